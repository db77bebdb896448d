"""One contact written, mended or taken out, each from one valid record to the next."""

from collections.abc import Callable
from typing import Any, NamedTuple

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import Contact, next_id
from dhrcode.model.record import Record
from dhrcode.model.vocabulary import contact_faults
from dhrcode.store.project import Project
from dhrcode.text import nearest
from dhrcode.workflows.coding.change import ChangedRecord, change_record, refuse_joined
from dhrcode.workflows.coding.entry import Piece
from dhrcode.workflows.documents.verification import look_up
from dhrcode.workflows.edits import subtheme_id, with_piece, with_source
from dhrcode.workflows.plan.parts import agency_named, made


class ContactEntry(NamedTuple):
    """A contact as it was typed; None leaves a part as it is, an empty text takes it out.

    Attributes:
        when: the time.
        agency: its id or label.
        people: whom it met.
        opportunity: missed, taken, none or unclear.
        themes: subthemes, by id or label.
        summary: what happened.
        piece: one more piece of evidence.
        own: the id; the next free one for a new contact.
    """

    when: str | None = None
    agency: str | None = None
    people: tuple[str, ...] | None = None
    opportunity: str | None = None
    themes: tuple[str, ...] | None = None
    summary: str | None = None
    piece: Piece = Piece()
    own: str | None = None


class WrittenContact(NamedTuple):
    """A contact as it is now, and whether its quote is in the document, in a sentence."""

    record: Record
    contact: Contact
    verified: str = ""
    reopened: bool = False


def add_contact(project: Project, review: str, entry: ContactEntry) -> WrittenContact:
    """Writes one more contact at the end of the record's.

    Raises:
        UsageError: what was typed cannot be kept, or names what the codebook does not have.
        NotFoundError: the review has no record.
        RefusedError: the id is taken, or the record is behind the codebook or joins codings.
    """
    if entry.when is None or entry.agency is None:
        raise UsageError("a contact needs a time and an agency: --when 2013-10 --agency police")

    def change(record: Record) -> Record:
        own = entry.own or next_id(record.contacts)
        if any(one.id == own for one in record.contacts):
            raise RefusedError(f"{record.review} has a contact {own} already; nothing was written")
        record = with_source(record, entry.piece.source)
        contact = _with(None, entry._replace(own=own), record, project.codebook)
        return record.model_copy(update={"contacts": (*record.contacts, contact)})

    done = _changed(project, review, change)
    return _written(project, done, done.after.contacts[-1], entry)


def edit_contact(project: Project, review: str, own: str, entry: ContactEntry) -> WrittenContact:
    """Changes one contact; what is not given stays, and evidence is added.

    Raises:
        UsageError: nothing is given, or what is cannot be kept.
        NotFoundError: there is no such contact.
        RefusedError: the record is behind the codebook, or joins codings.
    """
    if entry == ContactEntry():
        raise UsageError("say what is to be otherwise: --when, --agency, --opportunity, ...")

    def change(record: Record) -> Record:
        at = _place(record, own)
        record = with_source(record, entry.piece.source)
        contacts = [*record.contacts]
        contacts[at] = _with(contacts[at], entry, record, project.codebook)
        return record.model_copy(update={"contacts": tuple(contacts)})

    done = _changed(project, review, change)
    return _written(project, done, done.after.contacts[_place(done.after, own)], entry)


def remove_contact(project: Project, review: str, own: str) -> WrittenContact:
    """Takes a contact out of the record.

    Raises:
        NotFoundError: there is no such contact.
        RefusedError: the record is behind the codebook, or joins codings.
    """

    def change(record: Record) -> Record:
        at = _place(record, own)
        left = record.contacts[:at] + record.contacts[at + 1 :]
        return record.model_copy(update={"contacts": left})

    done = _changed(project, review, change)
    return WrittenContact(
        done.after, done.before.contacts[_place(done.before, own)], reopened=done.reopened
    )


def _changed(project: Project, review: str, change: Callable[[Record], Record]) -> ChangedRecord:
    def changed(record: Record) -> Record:
        refuse_joined(record)
        return change(record)

    return change_record(project, review, changed)


def _written(
    project: Project, done: ChangedRecord, contact: Contact, entry: ContactEntry
) -> WrittenContact:
    verified = look_up(project, done.after, entry.piece.of(done.after))
    return WrittenContact(done.after, contact, verified, done.reopened)


def _place(record: Record, own: str) -> int:
    ids = [one.id for one in record.contacts]
    if own not in ids:
        known = nearest(own, ids) or f"'dhrcode contact list {record.review}' lists them"
        raise NotFoundError(f"{record.review} has no contact '{own[:20]}': {known}")
    return ids.index(own)


def _with(
    before: Contact | None, entry: ContactEntry, record: Record, codebook: Codebook
) -> Contact:
    """The contact with what was typed, checked against record and codebook.

    Raises:
        UsageError: it cannot be kept.
    """
    held: dict[str, Any] = before.model_dump(by_alias=True) if before is not None else {}
    given: dict[str, Any] = {
        "id": entry.own,
        "when": entry.when,
        "agency": None if entry.agency is None else agency_named(entry.agency, codebook),
        "with": entry.people,
        "opportunity": entry.opportunity,
        "themes": _themes(entry.themes, codebook),
        "summary": entry.summary,
    }
    said = held | {key: value for key, value in given.items() if value is not None}
    said = {key: value for key, value in said.items() if value not in ("", None)}
    said["evidence"] = with_piece(
        before.evidence if before is not None else (), entry.piece.of(record)
    )
    if entry.opportunity is not None and before and before.opportunity != entry.opportunity:
        said.pop("settled", None)
    contact = made(Contact, said)
    for fault in contact_faults(record.model_copy(update={"contacts": (contact,)}), codebook):
        raise UsageError(f"{fault.sentence}; nothing was written")
    return contact


def _themes(typed: tuple[str, ...] | None, codebook: Codebook) -> tuple[str, ...] | None:
    if typed is None:
        return None
    return tuple(dict.fromkeys(subtheme_id(codebook, one) for one in typed if one))
