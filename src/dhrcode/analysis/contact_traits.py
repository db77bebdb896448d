"""What of contacts a publication may tell: in how many reviews an agency missed or took something.

Nothing is told of all agencies together: who has an opportunity missed by some agency has one
missed by one of those listed, and such a sum is no relation of the ledger.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from dhrcode.analysis.contacts import ReviewContacts
from dhrcode.analysis.review_traits import ReviewTrait, TraitPart

_CONTACT = "a contact of"
_COUNTED = (
    "Counted are reviews with at least one contact of the agency. A review with contacts of two "
    "agencies is in both rows."
)
_JUDGED = (
    "Counted are reviews with at least one such contact of the agency. An opportunity is {} where "
    "the review says so, and a review judges with hindsight."
)


def contact_traits(every: Iterable[ReviewContacts], agencies: Mapping[str, str]) -> list[TraitPart]:
    """What reviews have by their contacts, each agency by itself.

    Args:
        every: the contacts of some reviews.
        agencies: the label of each agency by its id, in order; of others nothing is told.
    """
    reviews: dict[tuple[str, str | None], set[str]] = {}
    for of in every:
        for one in of.contacts:
            for judgement in {None, one.opportunity}:
                reviews.setdefault((one.agency, judgement), set()).add(of.review.id)
    names = {agency: name for agency, name in _names(agencies).items() if (agency, None) in reviews}

    def traits(label: str, judgement: str | None) -> tuple[ReviewTrait, ...]:
        return tuple(
            ReviewTrait(
                f"{label} {name}",
                frozenset(reviews.get((agency, judgement), ())),
                None if judgement is None else f"{_CONTACT} {name}",
            )
            for agency, name in names.items()
        )

    if not names:
        return []
    parts = [TraitPart("Contacts by agency", _COUNTED, traits(_CONTACT, None))]
    for what in ("missed", "taken"):
        told = traits(f"an opportunity {what} at", what)
        parts.append(TraitPart(f"Opportunities {what} by agency", _JUDGED.format(what), told))
    return parts


def _names(agencies: Mapping[str, str]) -> dict[str, str]:
    """What each agency is called; one whose label another has as well, with its id."""
    number = Counter(agencies.values())
    return {a: name if number[name] == 1 else f"{name} ({a})" for a, name in agencies.items()}
