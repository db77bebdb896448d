"""Contacts as tidy data: one row a contact, with days before the death in place of dates."""

from collections.abc import Iterator, Sequence

from dhrcode.analysis.contacts import ReviewContacts
from dhrcode.analysis.opportunities import NOT_JUDGED, judged
from dhrcode.analysis.tidy_data import (
    JOIN,
    TidyColumn,
    TidyRow,
    TidyTable,
    chosen,
    review_columns,
)
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import OPPORTUNITIES, PEOPLE

_JUDGED = {one: one.capitalize() for one in OPPORTUNITIES} | {NOT_JUDGED: "Not judged yet"}
_EXACT = {
    "day": "To the day",
    "week": "Within two weeks",
    "month": "Within three months",
    "year": "Within years",
}


def contacts_table(codebook: Codebook, kept: Sequence[ReviewContacts]) -> TidyTable:
    """One row a contact, each review's in the order of time."""
    return TidyTable(_columns(codebook), _rows(codebook, kept, dates=False))


def dated_contacts_table(codebook: Codebook, kept: Sequence[ReviewContacts]) -> TidyTable:
    """The same with each contact's time as it was coded."""
    when = TidyColumn("when", "text", "When it was, as coded: it tells who is meant", made=True)
    return TidyTable((*_columns(codebook), when), _rows(codebook, kept, dates=True))


def _columns(codebook: Codebook) -> tuple[TidyColumn, ...]:
    subthemes = {one.id: one.label for one in codebook.subthemes.values()}
    days = (
        "Days from the contact to the death, at {}: both columns are equal where the day is known"
    )
    return (
        *review_columns(codebook),
        TidyColumn("contact", "text", "The contact's id within the review"),
        TidyColumn("days_before", "integer", f"{days.format('least')}; empty where not known"),
        TidyColumn("days_before_most", "integer", f"{days.format('most')}; empty where not known"),
        chosen(
            "precision",
            "How exactly the time before the death is known; empty where not known",
            _EXACT,
        ),
        chosen("agency_id", "Id of the agency", codebook.agency_labels),
        TidyColumn("agency", "text", "Its label"),
        TidyColumn("people", "text", f"Whom it met, joined with {JOIN}; of {', '.join(PEOPLE)}"),
        chosen("opportunity", "What the review says of it; never empty", _JUDGED),
        chosen(
            "subthemes",
            f"Ids of the subthemes that it is about, joined with {JOIN}",
            subthemes,
            several=True,
        ),
        TidyColumn("summary", "text", "What happened, in the coder's words"),
        TidyColumn("evidence", "integer", "Number of pieces of evidence"),
    )


def _rows(codebook: Codebook, kept: Sequence[ReviewContacts], *, dates: bool) -> Iterator[TidyRow]:
    for of in kept:
        head = (of.review.id, of.review.kind, of.review.coder)
        for one in of.contacts:
            before = one.before
            yield (
                *head,
                one.id,
                before and before.least,
                before and before.most,
                before and before.precision,
                one.agency,
                codebook.agency_labels.get(one.agency, one.agency),
                JOIN.join(one.people) or None,
                judged(one),
                JOIN.join(one.themes) or None,
                one.summary,
                len(one.evidence),
                *((one.when,) if dates else ()),
            )
