"""Words that are selected on the page, as the evidence that commands write of them."""

from typing import Any

from dhrcode.desk.current_project import CurrentProject
from dhrcode.desk.documents import DeskDocuments
from dhrcode.desk.given import Given, place_of, text_of, text_or_none
from dhrcode.model.record import Record
from dhrcode.workflows.coding.entry import Piece
from dhrcode.workflows.coding.selected_words import SelectedWords


class PageSelection:
    """Reads what is selected or typed on the page.

    Args:
        current: the project.
        documents: its documents.
    """

    def __init__(self, current: CurrentProject, documents: DeskDocuments) -> None:
        self._current, self._documents = current, documents

    def evidence(self, record: Record, given: Given) -> dict[str, str]:
        """The evidence that is selected or typed, in the parts that `code` takes."""
        said = given.get("evidence")
        if not isinstance(said, dict):
            return {}
        parts = {name: text_or_none(said, name) for name in ("source", "page", "quote", "note")}
        if "from" in said:
            parts |= self._words(record, said)._asdict()
        return {name: text for name, text in parts.items() if text}

    def piece(self, record: Record, given: Given) -> Piece:
        """The same as a piece of evidence."""
        return Piece(**self.evidence(record, given))

    def words(self, given: Given) -> dict[str, Any]:
        """The words that are selected, and their page, as evidence would have them."""
        _, record, _ = self._current.asked(given)
        return self._words(record, given)._asdict()

    def places(self, given: Given) -> dict[str, Any]:
        """Where a piece of evidence stands: the places of its quote on the page that it gives."""
        _, record, _ = self._current.asked(given)
        _, _, text = self._documents.asked(record, given)
        found = text.placed.places(text_of(given, "quote"), text_or_none(given, "page"))
        return {"places": [[[s.page + 1, s.start, s.end] for s in place] for place in found]}

    def _words(self, record: Record, said: Given) -> SelectedWords:
        source, _, text = self._documents.asked(record, said)
        return text.words(place_of(said, "from"), place_of(said, "to"), source)
