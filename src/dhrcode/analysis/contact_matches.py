"""Which contacts of several codings of one review are the same contact."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.contacts import death_dates
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import Contact
from dhrcode.model.record import Record
from dhrcode.model.when import Dates, apart, can_be_one


class MatchedContact(NamedTuple):
    """One contact as each coder has it; a coder who has no such contact is not in it."""

    of: Mapping[str, Contact]

    @property
    def ids(self) -> dict[str, str]:
        """The id that the contact has in each coding."""
        return {coder: one.id for coder, one in self.of.items()}

    def agreed(self, coders: Iterable[str]) -> bool:
        """Whether all of some coders have it and judge it alike."""
        judged = {one.opportunity for one in self.of.values()}
        return set(coders) == set(self.of) and len(judged) == 1


def matched_contacts(codings: Mapping[str, Record], codebook: Codebook) -> list[MatchedContact]:
    """The contacts of some codings, each once.

    Two match if the agency is equal and the times can be the same. Of several, those on the same
    page go together, then those nearest in time, then those that come first. A third coder's are
    matched with what the first two have.

    Args:
        codings: coder to coding.
        codebook: says which attribute is the date of death.
    """
    death = next(filter(None, (death_dates(one, codebook) for one in codings.values())), None)
    groups: list[dict[str, Contact]] = []
    for coder, record in codings.items():
        first = [next(iter(group.values())) for group in groups]
        pairs = _pairs(first, record.contacts, death)
        taken = {there: group for group, there in pairs}
        for place, one in enumerate(record.contacts):
            if place in taken:
                groups[taken[place]][coder] = one
            else:
                groups.append({coder: one})
    return [MatchedContact(group) for group in groups]


def unsettled_contacts(
    codings: Mapping[str, Record], agreed: Record, codebook: Codebook
) -> list[MatchedContact]:
    """The contacts that only some coders have or judge otherwise, and that are not settled yet.

    Args:
        codings: coder to coding.
        agreed: the record that joins them.
        codebook: says which attribute is the date of death.
    """
    known = [ruling.of for ruling in agreed.contact_settlements()]
    return [
        one
        for one in matched_contacts(codings, codebook)
        if not one.agreed(codings) and one.ids not in known
    ]


def _pairs(
    ours: Sequence[Contact], theirs: Sequence[Contact], death: Dates | None
) -> list[tuple[int, int]]:
    """Which of ours is which of theirs, each at most once."""
    candidates = sorted(
        (not _same_page(one, other), apart(one.time, other.time, death), here, there)
        for here, one in enumerate(ours)
        for there, other in enumerate(theirs)
        if one.agency == other.agency and can_be_one(one.time, other.time, death)
    )
    pairs: list[tuple[int, int]] = []
    for _, _, here, there in candidates:
        if all(here != known and there != other for known, other in pairs):
            pairs.append((here, there))
    return pairs


def _same_page(one: Contact, other: Contact) -> bool:
    pages = {(piece.source, piece.page) for piece in one.evidence if piece.page}
    return any((piece.source, piece.page) in pages for piece in other.evidence)


class ContactAgreement(NamedTuple):
    """How far two coders agree on contacts.

    Attributes:
        coders: the two.
        reviews: how many reviews both have coded.
        matched: how many contacts both have.
        first: how many the first has; `second` likewise.
        alike: how many of those matched are judged alike.
        judged: the pairs of judgements of those that both have judged, for kappa.
    """

    coders: tuple[str, str]
    reviews: int
    matched: int
    first: int
    second: int
    alike: int
    judged: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float | None:
        """The share that is judged alike, of those that both have judged; None where none is."""
        return self.alike / len(self.judged) if self.judged else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa over the matched contacts; None where it is undefined (J. Cohen 1960)."""
        number = len(self.judged)
        if not number:
            return None
        observed = sum(one == other for one, other in self.judged) / number
        first, second = ([pair[n] for pair in self.judged] for n in (0, 1))
        expected = sum(first.count(v) * second.count(v) for v in set(first)) / number**2
        return None if expected == 1 else (observed - expected) / (1 - expected)


def contact_agreement(
    reviews: Iterable[Mapping[str, Record]], coders: tuple[str, str], codebook: Codebook
) -> ContactAgreement:
    """How far two coders agree on the contacts of the reviews that both have coded."""
    shared = list(reviews)
    groups = [one for codings in shared for one in matched_contacts(codings, codebook)]
    both = [
        tuple(one.of[coder] for coder in coders) for one in groups if len(one.of) == len(coders)
    ]
    judged = [
        (one.opportunity, other.opportunity)
        for one, other in both
        if one.opportunity is not None and other.opportunity is not None
    ]
    first, second = (sum(coder in one.of for one in groups) for coder in coders)
    alike = sum(one == other for one, other in judged)
    return ContactAgreement(coders, len(shared), len(both), first, second, alike, tuple(judged))
