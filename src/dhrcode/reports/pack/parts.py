"""The parts of a pack by name, and the choice of some of them."""

from collections.abc import Iterable, Sequence

from dhrcode.errors import UsageError
from dhrcode.text import nearest

PARTS = {
    "occurrence": "which subtheme occurs in which review",
    "frequency": "how often each subtheme is present",
    "areas": "in how many reviews each thematic area is",
    "groups": "the groups of --grouping",
    "by": "every subtheme by the kind of death, or by each --by",
    "pairs": "which subthemes go together",
    "years": "reviews and subthemes by year",
    "candidates": "what coders noted outside the codebook",
    "gaps": "what is not coded, unclear or without evidence",
    "opportunities": "contacts of agencies: missed, taken and none",
    "plans": "recommendations and actions",
    "traits": "in a publication: what reviews have beside their findings",
    "evidence": "quotes and notes of each finding; only where it is asked for",
}
"""What each part says, in the order in which they stand. The front page is in every pack."""
PUBLIC = ("occurrence", "frequency", "areas", "by", "years", "traits")
"""The parts that a publication can have."""
WHERE_ASKED = ("evidence",)
"""The parts that a pack has only where they are asked for."""


def chosen_parts(
    only: Iterable[str] = (), without: Iterable[str] = (), *, evidence: bool = False
) -> tuple[str, ...]:
    """The parts that a pack is to have, in the order in which they were asked for.

    Args:
        only: names of parts, several of them with commas between; all if there are none.
        without: likewise, those that are left out.
        evidence: whether the evidence is asked for.

    Raises:
        UsageError: there is no part of that name.
    """
    named, left_out = _names(only, "--only"), _names(without, "--without")
    every = [part for part in PARTS if part not in WHERE_ASKED or evidence]
    asked = [*named, *(part for part in WHERE_ASKED if evidence)] if named else every
    return tuple(part for part in dict.fromkeys(asked) if part not in left_out)


def _names(typed: Iterable[str], option: str) -> Sequence[str]:
    names = [name.strip() for one in typed for name in one.split(",")]
    for name in names:
        if name not in PARTS:
            hint = nearest(name, PARTS)
            said = f"{option}: there is no part '{name[:40]}' of a pack: one of {', '.join(PARTS)}"
            raise UsageError(f"{said}; {hint}" if hint else said)
    return names
