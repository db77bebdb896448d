"""Which names can be the id of a review, and which a coder's initials; names used twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dhrcode.problems import Fault, KeyPath

REVIEW_ID = r"[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*"
CODER_ID = r"[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*"
LONGEST_REVIEW_ID, LONGEST_CODER_ID = 40, 30


def is_review_id(name: str) -> bool:
    """Whether a name can be the id of a review."""
    return len(name) <= LONGEST_REVIEW_ID and re.fullmatch(REVIEW_ID, name) is not None


def is_coder_id(name: str) -> bool:
    """Whether a name can be a coder's initials."""
    return len(name) <= LONGEST_CODER_ID and re.fullmatch(CODER_ID, name) is not None


def respelt(name: str, known: Iterable[str]) -> str | None:
    """The known name from which this one differs only in capitals; None if none, or if it is known.

    To other computers the two would be one file or folder, and to a reader one person.
    """
    folded, same = name.casefold(), None
    for other in known:
        if other == name:
            return None
        same = same or (other if other.casefold() == folded else None)
    return same


def used_twice(named: Iterable[tuple[KeyPath, str]], part: str = "id") -> Iterator[Fault]:
    """A fault for each name that a second thing has; `part` says what kind of name it is."""
    seen: Counter[str] = Counter()
    for path, name in named:
        seen[name] += 1
        if seen[name] == 2:
            said = f"the {part} '{name}' is used twice"
            yield Fault(path, "duplicate-id", said, f"{part}s must differ")
