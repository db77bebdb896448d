"""Finding what may be the same thing under another id: by its label or its definition."""

from collections.abc import Mapping
from typing import TypeVar

from dhrcode.model.codebook import Attribute, Subtheme

ALIKE = 85.0
"""The least likeness, from 0 to 100, of two labels or two definitions at which one may be the other
renamed: our choice, above that of any two things in the codebook that dhrcode carries (59 for
subthemes, 82 for attributes of one bearer and type)."""
_APART = ("of", "type")
"""What a rename never changes: whose an attribute is, and what it takes."""


Item = TypeVar("Item", Subtheme, Attribute)


def likeness(one: Item, other: Item) -> float:
    """How alike two items are, from 0 to 100: by label or by definition, whichever is more."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only what cannot be told by ids needs it

    if any(getattr(one, key, None) != getattr(other, key, None) for key in _APART):
        return 0.0
    labels = float(fuzz.ratio(one.label.casefold(), other.label.casefold()))
    if not one.definition or not other.definition:
        return labels
    return max(labels, float(fuzz.ratio(one.definition, other.definition)))


def alike(gone: Mapping[str, Item], added: Mapping[str, Item]) -> dict[str, str]:
    """Names of what is gone, each with what may be the same now: one pair each, best first."""
    scored = sorted(
        (-likeness(one, other), n, m)
        for n, one in enumerate(gone.values())
        for m, other in enumerate(added.values())
    )
    pairs: dict[int, int] = {}
    for score, n, m in scored:
        if -score >= ALIKE and n not in pairs and m not in pairs.values():
            pairs[n] = m
    names = list(gone), list(added)
    return {names[0][n]: names[1][m] for n, m in sorted(pairs.items())}
