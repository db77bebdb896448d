"""Passages that are worth a look for the chosen subtheme: shown, and dismissed if one says so."""

import re
from typing import Any

from dhrcode.desk.current_project import CurrentProject, source_of_id
from dhrcode.desk.documents import DeskDocuments
from dhrcode.desk.given import Given, number_of, text_of
from dhrcode.errors import DocumentError, RefusedError, UsageError
from dhrcode.model.passage import as_quote
from dhrcode.model.record import Record
from dhrcode.store.dismissed import keep_dismissed
from dhrcode.workflows.coding.offered_passages import OfferedPassage, offered
from dhrcode.workflows.coding.selected_words import TextPlace
from dhrcode.workflows.edits import subtheme_id


class Passages:
    """Offers passages; they become evidence only as any selected words do.

    Args:
        current: the project.
        documents: its documents.
    """

    def __init__(self, current: CurrentProject, documents: DeskDocuments) -> None:
        self._current, self._documents = current, documents

    def offer(self, given: Given) -> dict[str, Any]:
        """The passages; their index may have to be written first."""
        project, record, _ = self._current.asked(given)
        subtheme = subtheme_id(project.codebook, text_of(given, "subtheme"))
        found = offered(project, record, subtheme, max(1, number_of(given, "count")))
        return {
            "passages": [self._view(record, one) for one in found.passages],
            "total": found.result.total,
            "said": found.said,
        }

    def _view(self, record: Record, one: OfferedPassage) -> dict[str, Any]:
        """A passage with the words that one takes; `quotable` if they would be found again."""
        page, (start, end) = one.hit.page.number, one.sentence
        source, file = source_of_id(record, one.hit.place.source)
        try:
            words = self._documents.text(file).words(
                TextPlace(page, start), TextPlace(page, end), source
            )
            quote, cited, quotable = words.quote, words.page, True
        except (DocumentError, RefusedError, UsageError):
            within = slice(start - one.hit.start, end - one.hit.start)
            quote, cited, quotable = as_quote(one.hit.page.text[within]), None, False
        return {
            "id": one.digest,
            "source": source.id,
            "where": f"p. {one.hit.page.both}" if one.hit.paged else "",
            "page": cited,
            "quote": quote,
            "why": one.hit.why("words"),
            "from": [page, start],
            "to": [page, end],
            "quotable": quotable,
            "dismissed": one.dismissed,
        }

    def dismiss(self, given: Given) -> dict[str, Any]:
        """Dismisses a passage, or offers it again."""
        digest, gone = text_of(given, "passage"), given.get("gone") is not False
        if not re.fullmatch("[0-9a-f]{64}", digest):
            raise UsageError("the page did not say which passage is meant")
        keep_dismissed(self._current.project().root, digest, gone=gone)
        return {}
