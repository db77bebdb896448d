"""What the page is shown: the list of reviews, a record, a document's pages and marks."""

from typing import Any

from dhrcode.desk.attributes import attributes_declared
from dhrcode.desk.candidates import candidates_offered
from dhrcode.desk.current_project import CurrentProject, source_of_id
from dhrcode.desk.documents import DeskDocuments
from dhrcode.desk.given import Given, number_of, text_of
from dhrcode.desk.plans import plan_version
from dhrcode.desk.states import version_of
from dhrcode.desk.views import codebook_view, marks_view, page_view, record_view
from dhrcode.model.contact import OPPORTUNITIES
from dhrcode.model.plan import LEVELS
from dhrcode.model.plan_names import offered_agencies
from dhrcode.workflows.documents.coded_pieces import placed_pieces
from dhrcode.workflows.outputs.progress import progress_of

MOST_CHARACTERS = 500_000
"""Of the pages in one answer, after the first."""


class DeskReader:
    """Answers without changing anything.

    Args:
        current: the project.
        documents: its documents.
    """

    def __init__(self, current: CurrentProject, documents: DeskDocuments) -> None:
        self._current, self._documents = current, documents

    def reviews(self, _: Given) -> dict[str, Any]:
        """Every review, with how far it is coded; of independent codings the coder's own alone."""
        project = self._current.project()
        found = progress_of(project)
        return {
            "subthemes": found.subthemes,
            "reviews": [one._asdict() for one in found.codings if project.coder or not one.apart],
            "problems": [f"{one.file}: {one.message}" for one in found.problems],
        }

    def codebook(self, _: Given) -> dict[str, Any]:
        """Areas and subthemes, and what else may be chosen."""
        codebook = self._current.project().codebook
        agencies = [[one, codebook.agency_labels[one]] for one in offered_agencies(codebook)]
        return {
            "areas": codebook_view(codebook),
            "version": codebook.version,
            "attributes": attributes_declared(codebook),
            "agencies": agencies,
            "candidates": candidates_offered(codebook),
            "opportunities": list(OPPORTUNITIES),
            "levels": list(LEVELS),
        }

    def record(self, given: Given) -> dict[str, Any]:
        """A review's record as it is now."""
        project, record, data = self._current.asked(given)
        shown = record_view(record, data, project.codebook)
        if project.coder is None:
            shown["plan"] = plan_version(project, record.review)
        return shown

    def changes(self, given: Given) -> dict[str, Any]:
        """The record, if it is another than the page has; the page asks every few seconds."""
        shown = self.record(given)
        same = shown["version"] == given.get("version")
        same = same and shown.get("plan") == given.get("plan", shown.get("plan"))
        return {"record": None if same else shown}

    def pages(self, given: Given) -> dict[str, Any]:
        """Pages of a document from one on, as many as one answer holds."""
        _, record, _ = self._current.asked(given)
        _, _, text = self._documents.asked(record, given)
        document, first = text.document, number_of(given, "from")
        wanted: list[dict[str, Any]] = []
        length = 0
        for page, layout in zip(document.pages, text.layouts, strict=True):
            if page.number < first or len(wanted) >= number_of(given, "count"):
                continue
            length += len(page.text)
            if wanted and length > MOST_CHARACTERS:
                break
            pictured = page.number in document.pictured
            wanted.append(page_view(page, layout, pictured=pictured))
        return {
            "sha256": document.sha256,
            "paged": document.paged,
            "total": len(document.pages),
            "pages": wanted,
        }

    def picture(self, given: Given) -> bytes:
        """A page of a document as it is printed."""
        _, record, _ = self._current.asked(given)
        _, file = source_of_id(record, text_of(given, "source"))
        return self._documents.picture(file, number_of(given, "page"))

    def marks(self, given: Given) -> dict[str, Any]:
        """Where the evidence of a record stands in one of its documents."""
        project, record, data = self._current.asked(given)
        _, file, text = self._documents.asked(record, given)
        pieces = placed_pieces(project.codebook, record, file, text.placed)
        return {"version": version_of(data), "marks": marks_view(pieces)}
