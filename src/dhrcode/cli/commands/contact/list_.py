"""The command that lists contacts in the order of time: contact list."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dhrcode.cli.options import ListFormat, RecordsOptions
from dhrcode.cli.terminal import say, warn, write_json
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.workflows.contacts.listing import ListedContact


def list_(
    *,
    review: Annotated[
        str | None, typer.Argument(metavar="[REVIEW]", help="Of this review alone.")
    ] = None,
    form: Annotated[ListFormat, typer.Option("--format", help="How to print them.")] = (
        ListFormat.TEXT
    ),
    at: RecordsOptions,
) -> None:
    """List contacts in the order of time, with dates as coded."""
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.contacts.listing import DATES_SHOWN, list_contacts

    listed = list_contacts(at.open(), review, tracked)
    if listed:
        warn(DATES_SHOWN)
    if form is ListFormat.JSON:
        write_json([_data(one) for one in listed])
        return
    if listed:
        _print(listed)
    reviews = len({one.review for one in listed})
    say(f"{plural(len(listed), 'contact')} in {plural(reviews, 'review')}.")


def _data(listed: "ListedContact") -> dict[str, Any]:
    one = listed.contact
    return {
        "review": listed.review,
        "id": one.id,
        "when": one.when,
        "agency": one.agency,
        "with": list(one.people),
        "opportunity": one.opportunity,
        "themes": list(one.themes),
        "page": next((piece.page for piece in one.evidence if piece.page), None),
    }


def _print(listed: "list[ListedContact]") -> None:
    from dhrcode.cli.layout import print_listing

    headings = ("Contact", "When", "Agency", "With", "Opportunity", "Page")
    rows = [
        (
            f"{one.review} {one.contact.id}",
            one.contact.when,
            one.contact.agency,
            ", ".join(one.contact.people),
            one.contact.opportunity or "not judged",
            _data(one)["page"],
        )
        for one in listed
    ]
    print_listing(headings, rows)
    say()
