"""What a review's documents propose as contacts: dated sentences, and rows of a chronology."""

from collections.abc import Sequence

from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import STANDING_AGENCIES
from dhrcode.model.contact import Contact
from dhrcode.model.coverage import same_words
from dhrcode.model.document import Document
from dhrcode.model.plan_names import offered_agencies
from dhrcode.model.record import Source
from dhrcode.model.report_contacts import ReportContact, report_contacts
from dhrcode.store.project import Project
from dhrcode.text import all_of
from dhrcode.workflows.coding.entry import Piece
from dhrcode.workflows.contacts.entry import ContactEntry, add_contact
from dhrcode.workflows.documents.named import texts_of, without_document
from dhrcode.workflows.proposal_dialogue import Proposal, Proposed, ProposedParts

_UNNAMED = "other"
"""The agency whose label is no word of a report."""


def proposed_contacts(project: Project, review: str) -> Proposed:
    """What the documents of a review propose as its contacts, in their order.

    Raises:
        NotFoundError: there is no such review, or it names no document.
        DataProblemsError: its record has to be mended first.
    """
    record = project.read(review)[0]
    lacking = without_document(review, project.coder)
    unread: list[str] = []
    labels = _labels(project.codebook)
    found = [
        _proposal(project, review, source, document, one, record.contacts)
        for source, document in texts_of(project, record.sources, unread, lacking)
        for one in report_contacts(document.pages, labels)
    ]
    return Proposed(found, unread)


def _labels(codebook: Codebook) -> dict[str, str]:
    left_out = {*STANDING_AGENCIES, _UNNAMED}
    offered = (one for one in offered_agencies(codebook) if one not in left_out)
    return {one: codebook.agency_labels[one] for one in offered}


def _proposal(  # noqa: PLR0913, PLR0917 - where it stands, what it is, and what is there
    project: Project,
    review: str,
    source: Source,
    document: Document,
    told: ReportContact,
    known: Sequence[Contact],
) -> Proposal:
    page = told.page.name if document.paged else None
    on = f", page {page}" if page else ""
    row = ", chronology" if told.row else ""
    same = next((one.id for one in known if _quotes(one, told.words)), None)
    parts = {
        "when": told.when,
        "agency": next(iter(told.agencies), ""),
        "with": "; ".join(told.people),
        "opportunity": "",
        "themes": "",
        "summary": "",
        "quote": told.words,
    }
    return Proposal(
        f"{review} {source.id}{on}{row}",
        parts,
        lambda said: _add(project, review, Piece(page=page, source=source.id), said),
        f"{review}/{same} has these words already." if same else "",
        lambda: _said_beside(told),
    )


def _quotes(one: Contact, words: str) -> bool:
    return any(piece.quote and same_words(piece.quote, words) for piece in one.evidence)


def _said_beside(told: ReportContact) -> str:
    """What a person has to settle before it can be kept, or may want to."""
    said = [] if told.when else [f"'{told.said}' is not one time: type which"]
    if not told.agencies:
        said.append("no agency is named")
    elif others := told.agencies[1:]:
        said.append(f"named too: {all_of(others)}")
    return "; ".join(said)


def _add(project: Project, review: str, piece: Piece, said: ProposedParts) -> str:
    entry = ContactEntry(
        said.get("when") or None,
        said.get("agency") or None,
        _several(said.get("with", "")),
        said.get("opportunity") or None,
        _several(said.get("themes", "")),
        said.get("summary") or None,
        piece._replace(quote=said.get("quote") or None),
    )
    written = add_contact(project, review, entry)
    reopened = f" {review} was complete, and is a draft now." if written.reopened else ""
    return f"{review}/{written.contact.id}: written. {written.verified}".rstrip() + reopened


def _several(said: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in said.replace(",", ";").split(";") if one.strip())
