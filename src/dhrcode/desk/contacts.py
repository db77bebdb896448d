"""Contacts of agencies: as the page shows them, and one written, changed or taken out."""

from typing import Any

from dhrcode.desk.given import Given, text_of, text_or_none, texts_or_none
from dhrcode.desk.selection import PageSelection
from dhrcode.desk.states import refuse_unseen, seen_of
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import Contact
from dhrcode.model.record import Record
from dhrcode.store.project import Project
from dhrcode.text import natural
from dhrcode.workflows.contacts.entry import (
    ContactEntry,
    WrittenContact,
    add_contact,
    edit_contact,
    remove_contact,
)


def contacts_view(record: Record) -> list[dict[str, Any]]:
    """The contacts of a record in the order of its documents, as their evidence gives pages."""
    sources = {source.id: at for at, source in enumerate(record.sources)}

    def place(one: Contact) -> tuple[Any, ...]:
        piece = next((piece for piece in one.evidence if piece.page), None)
        if piece is None:
            return (1,)
        return (0, sources.get(piece.source or "", 0), natural(str(piece.page)))

    return [
        one.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"settled"})
        | {"seen": seen_of(one)}
        for one in sorted(record.contacts, key=place)
    ]


def write_contact(selection: PageSelection, project: Project, record: Record, given: Given) -> str:
    """Writes one more contact, or changes one, as `contact add` and `contact edit` do.

    Raises:
        UsageError: it cannot be kept; says why.
        ChangedMeanwhileError: it is not what the page showed.
    """
    review, own = record.review, text_or_none(given, "contact")
    names = ("when", "agency", "opportunity", "summary")
    said = {name: text_of(given, name) for name in names if given.get(name) is not None}
    entry = ContactEntry(
        **said,
        people=texts_or_none(given, "with"),
        themes=texts_or_none(given, "themes"),
        piece=selection.piece(record, given),
    )
    if own is None:
        if not (entry.when and entry.agency):
            raise UsageError("a contact needs a time and an agency")
        return _said(add_contact(project, review, entry), "written", project.codebook)
    _refuse_unseen(record, own, given)
    return _said(edit_contact(project, review, own, entry), "changed", project.codebook)


def drop_contact(project: Project, record: Record, given: Given) -> str:
    """Takes a contact out, as `contact remove` does; the failures are those of `write_contact`."""
    own = text_of(given, "contact")
    _refuse_unseen(record, own, given)
    return _said(remove_contact(project, record.review, own), "taken out", project.codebook)


def _refuse_unseen(record: Record, own: str, given: Given) -> None:
    """Refuses to change a contact that is not as the page showed it."""
    held = next((one for one in record.contacts if one.id == own), None)
    refuse_unseen(seen_of(held), given, own)


def _said(done: WrittenContact, what: str, codebook: Codebook) -> str:
    one = done.contact
    reopened = " The record is a draft now." if done.reopened else ""
    judged = one.opportunity or "not judged yet"
    agency = codebook.agency_labels.get(one.agency, one.agency)
    return f"{one.id} {what}: {one.when}, {agency}, {judged}. Saved.{reopened}"
