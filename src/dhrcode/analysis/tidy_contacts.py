"""Contacts as tidy data: one row a contact, with days before the death in place of dates."""

from collections.abc import Iterator, Sequence

from dhrcode.analysis.contacts import ReviewContacts
from dhrcode.analysis.tidy_data import JOIN, TidyColumn, TidyRow, TidyTable
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import OPPORTUNITIES, PEOPLE
from dhrcode.model.when import PRECISIONS

NOT_JUDGED = "not-judged"
"""Of a contact of which nobody has said whether an opportunity was missed."""


def contacts_table(codebook: Codebook, kept: Sequence[ReviewContacts]) -> TidyTable:
    """One row a contact, each review's in the order of time."""
    return TidyTable(_columns(codebook), _rows(codebook, kept, dates=False))


def dated_contacts_table(codebook: Codebook, kept: Sequence[ReviewContacts]) -> TidyTable:
    """The same with each contact's time as it was coded."""
    when = TidyColumn("when", "text", "When it was, as coded: it tells who is meant", made=True)
    return TidyTable((*_columns(codebook), when), _rows(codebook, kept, dates=True))


def _columns(codebook: Codebook) -> tuple[TidyColumn, ...]:
    agencies, subthemes = codebook.agency_labels, codebook.subthemes.values()
    kinds = tuple(kind.label for kind in codebook.kinds)
    days = (
        "Days from the contact to the death, at {}: both columns are equal where the day is known"
    )
    return (
        TidyColumn("review", "text", "The review's id"),
        TidyColumn("kind", "text", "Kind of review", codebook.kind_ids, kinds),
        TidyColumn("coder", "text", "Who coded it"),
        TidyColumn("contact", "text", "The contact's id within the review"),
        TidyColumn("days_before", "integer", f"{days.format('least')}; empty where not known"),
        TidyColumn("days_before_most", "integer", f"{days.format('most')}; empty where not known"),
        TidyColumn(
            "precision",
            "text",
            "How exactly the time before the death is known; empty where not known",
            PRECISIONS,
            ("To the day", "Within two weeks", "Within three months", "Within years"),
        ),
        TidyColumn(
            "agency_id", "text", "Id of the agency", tuple(agencies), tuple(agencies.values())
        ),
        TidyColumn("agency", "text", "Its label"),
        TidyColumn("people", "text", f"Whom it met, joined with {JOIN}; of {', '.join(PEOPLE)}"),
        TidyColumn(
            "opportunity",
            "text",
            "What the review says of it; never empty",
            (*OPPORTUNITIES, NOT_JUDGED),
            ("Missed", "Taken", "None", "Unclear", "Not judged yet"),
        ),
        TidyColumn(
            "subthemes",
            "text",
            f"Ids of the subthemes that it is about, joined with {JOIN}",
            tuple(one.id for one in subthemes),
            tuple(one.label for one in subthemes),
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
                one.opportunity or NOT_JUDGED,
                JOIN.join(one.themes) or None,
                one.summary,
                len(one.evidence),
                *((one.when,) if dates else ()),
            )
