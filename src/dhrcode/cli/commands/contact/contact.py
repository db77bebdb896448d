"""The group of commands of contacts: contact."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.commands.coding.code import EvidenceOptions
from dhrcode.cli.options import RecordsOptions, ReviewArgument
from dhrcode.cli.proposals import ALONE, propose
from dhrcode.cli.registration import group
from dhrcode.cli.terminal import say

if TYPE_CHECKING:
    from dhrcode.workflows.contacts.entry import ContactEntry, WrittenContact

ContactArgument = Annotated[
    str, typer.Argument(metavar="CONTACT", help="Its id, as 'contact list' shows it: C3.")
]


class ContactOptions(NamedTuple):
    """A contact, as it was typed."""

    when: Annotated[
        str | None,
        typer.Option(
            "--when",
            metavar="TIME",
            help="2013-10-14, 2013-10, 2013; '-14 weeks' before the death; 'about 2013-10'; "
            "'2013-10 to 2014-01'.",
        ),
    ] = None
    agency: Annotated[
        str | None, typer.Option("--agency", help="One of the codebook's agencies.")
    ] = None
    people: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="WHOM",
            help="victim, perpetrator, child or family, 'victim 2'; again for more.",
        ),
    ] = None
    opportunity: Annotated[
        str | None, typer.Option("--opportunity", help="missed, taken, none or unclear.")
    ] = None
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="SUBTHEME", help="What it is about; again for more."),
    ] = None
    summary: Annotated[
        str | None, typer.Option("--summary", help="What happened, in your words.")
    ] = None

    def entry(self, piece: EvidenceOptions, own: str | None = None) -> "ContactEntry":
        """The contact that was typed, with a piece of its evidence."""
        from dhrcode.workflows.coding.entry import Piece
        from dhrcode.workflows.contacts.entry import ContactEntry

        return ContactEntry(
            self.when,
            self.agency,
            None if self.people is None else tuple(filter(None, self.people)),
            self.opportunity,
            None if self.theme is None else tuple(filter(None, self.theme)),
            self.summary,
            Piece(**piece._asdict()),
            own,
        )


def add(
    review: ReviewArgument,
    said: ContactOptions,
    evidence: EvidenceOptions,
    *,
    name: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id; the next free one.")
    ] = None,
    from_document: Annotated[
        bool,
        typer.Option(
            "--from-document",
            help="Propose dated sentences and rows of a chronology, one by one.",
        ),
    ] = False,
    at: RecordsOptions,
) -> None:
    """Write one contact of an agency with its evidence."""
    from dhrcode.errors import UsageError
    from dhrcode.workflows.contacts.entry import add_contact
    from dhrcode.workflows.contacts.proposals import proposed_contacts

    found = at.open()
    if from_document:
        if any(one is not None for one in (*said, *evidence, name)):
            raise UsageError(ALONE)
        own = f" --as {at.own}" if at.own else ""
        command = f"dhrcode contact add {review} --from-document{own}"
        propose(review, command, proposed_contacts(found, review))
        return
    _say(add_contact(found, review, said.entry(evidence, name)), "written")


def edit(
    review: ReviewArgument,
    contact: ContactArgument,
    said: ContactOptions,
    evidence: EvidenceOptions,
    at: RecordsOptions,
) -> None:
    """Change a contact, or add a piece of its evidence; "" takes a part out."""
    from dhrcode.workflows.contacts.entry import edit_contact

    found = at.open()
    _say(edit_contact(found, review, contact, said.entry(evidence)), "changed")


def remove(review: ReviewArgument, contact: ContactArgument, at: RecordsOptions) -> None:
    """Take a contact out; 'dhrcode undo' brings it back."""
    from dhrcode.workflows.contacts.entry import remove_contact

    done = remove_contact(at.open(), review, contact)
    _say(done, "taken out")


def _say(done: "WrittenContact", what: str) -> None:
    from dhrcode.text import plural

    one = done.contact
    judged = one.opportunity or "not judged yet"
    pieces = f", with {plural(len(one.evidence), 'piece')} of evidence" if one.evidence else ""
    review = done.record.review
    say(f"{review}: {one.id} {what}: {one.when}, {one.agency}, {judged}{pieces}")
    if done.verified:
        say(done.verified)
    if done.reopened:
        say(f"{review} was complete, and is a draft now.", "warning")


contact = group(
    "contact",
    "Note contacts of agencies, and opportunities missed or taken.",
    (add, edit, remove, "contact.list_"),
)
