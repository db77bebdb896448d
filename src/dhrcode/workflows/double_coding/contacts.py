"""Contacts on which coders differ: settled one by one, and how far coders agree on them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from dhrcode.analysis.contact_matches import (
    ContactAgreement,
    MatchedContact,
    contact_agreement,
    matched_contacts,
    unsettled_contacts,
)
from dhrcode.errors import NotFoundError
from dhrcode.model.base import today
from dhrcode.model.contact import Contact, ContactSettlement, next_id
from dhrcode.model.record import Record
from dhrcode.store.project import Project
from dhrcode.text import nearest_or_all
from dhrcode.workflows.double_coding.consensus import joined_codings, joined_contact
from dhrcode.workflows.double_coding.rulings import ContactRuling, checked_reason

if TYPE_CHECKING:
    from dhrcode.workflows.double_coding.comparison import CoderCases


def contact_agreements(project: Project, compared: "CoderCases") -> Iterator[ContactAgreement]:
    """For each two coders of whom one has contacts in a review that both have coded."""
    for first, second in combinations(compared.sharing(), 2):
        both = compared.cases[first].keys() & compared.cases[second].keys()
        shared = [review for review in compared.reviews if review in both]
        # Those without a contact are not read again: there is nothing in them to match.
        met = [r for r in shared if r in compared.with_contacts]
        codings = [{c: _coding(project, c, r) for c in (first, second)} for r in met]
        codings += [{}] * (len(shared) - len(met))
        found = contact_agreement(codings, (first, second), project.codebook)
        if found.first or found.second:
            yield found


def _coding(project: Project, coder: str, review: str) -> Record:
    """The coder's own coding; where there is none apart, that in `records/`."""
    own = project.of_coder(coder)
    return (own if own.path_of(review).exists() else project).read(review)[0]


def contacts_to_settle(project: Project, record: Record) -> list[str]:
    """What keeps an agreed record from being complete: contacts that are not settled, named.

    Raises:
        DataProblemsError: a coding that it joins has an error.
    """
    codings = joined_codings(project, record)
    left = unsettled_contacts(codings, record, project.codebook)
    named = ", ".join(" and ".join(names_of(one)) for one in left)
    return (
        [f"contacts to settle with 'dhrcode adjudicate {record.review}': {named}"] if left else []
    )


def names_of(one: MatchedContact) -> list[str]:
    """A contact as each coder who has it calls it: `EM/C2`, `LN/C3`."""
    return [f"{coder}/{own}" for coder, own in one.ids.items()]


def contact_named(named: str, among: Sequence[MatchedContact]) -> MatchedContact:
    """The contact that a coder calls so: `LN/C3`.

    Raises:
        NotFoundError: it is not among them.
    """
    for one in among:
        if named in names_of(one):
            return one
    left = [name for one in among for name in names_of(one)]
    hint = nearest_or_all(named, left) if left else "none is left"
    raise NotFoundError(f"there is no contact '{named[:40]}' to settle: {hint}")


def settled_before(
    codings: dict[str, Record], project: Project, record: Record
) -> list[MatchedContact]:
    """The contacts of some codings that were settled, kept or dropped."""
    known = [ruling.of for ruling in record.contact_settlements()]
    return [one for one in matched_contacts(codings, project.codebook) if one.ids in known]


def settling(one: MatchedContact, ruling: ContactRuling) -> Callable[[Record], Record]:
    """The change by which an agreed record keeps or drops a contact, and says why.

    What was settled of it before is replaced; a contact that was kept then keeps its id.

    Raises:
        UsageError: the reason cannot be kept.
    """
    judged = {c: contact.opportunity for c, contact in one.of.items() if contact.opportunity}
    reason = checked_reason(ruling.reason)
    settled = ContactSettlement(
        of=one.ids, found=judged, by=ruling.by, decided=today(), reason=reason
    )

    def change(record: Record) -> Record:
        dropped = tuple(each for each in record.dropped if each.of != one.ids)
        before = kept_contact(record, one)
        left = tuple(each for each in record.contacts if each != before)
        if ruling.opportunity is None:
            now = {"contacts": left, "dropped": (*dropped, settled)}
        else:
            kept = joined_contact(one, before.id if before else next_id(record.contacts), settled)
            kept = kept.model_copy(update={"opportunity": ruling.opportunity})
            held = {each.id: each for each in record.contacts} | {kept.id: kept}
            now = {"contacts": tuple(held.values()), "dropped": dropped}
        return record.model_copy(update={**now, "coded": today()})

    return change


def kept_contact(record: Record, one: MatchedContact) -> Contact | None:
    """A contact that was settled, as an agreed record keeps it; None if it does not."""
    held = (each for each in record.contacts if each.settled and each.settled.of == one.ids)
    return next(held, None)
