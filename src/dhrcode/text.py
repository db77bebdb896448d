"""Words for people: natural order, lists, plurals, the nearest name, a path as it is printed."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""Their names, in order, without capitals."""
_DIGITS = re.compile(r"([0-9]+)")


def name_key(text: str) -> str:
    """A name in the form in which neither capitals nor spaces make a difference."""
    return " ".join(text.casefold().split())


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which DHR2 comes before DHR10."""
    parts = _DIGITS.split(name.casefold())
    return tuple(
        (0, int(part), "") if part[0] in "0123456789" else (1, 0, part) for part in parts if part
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint `did you mean 'x'?` for the known word nearest to `word`, or the empty string."""
    found = nearest_of(word, known)
    return f"did you mean '{found}'?" if found else ""


def nearest_or_all(word: str, known: Iterable[str]) -> str:
    """The hint `did you mean 'x'?`, or `one of a, b` where none is near; `one of none` for none."""
    known = list(known)
    return nearest(word, known) or f"one of {', '.join(known) or 'none'}"


def with_nearest(said: str, word: str, known: Iterable[str]) -> str:
    """What is said of a word that is not known, with the nearest that is, if there is one."""
    hint = nearest(word, known)
    return f"{said}: {hint}" if hint else said


def nearest_of(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest to `word`, or the empty string."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    spelt = {name.casefold(): name for name in sorted(known)}
    close = get_close_matches(word.casefold(), spelt, n=1, cutoff=0.6)
    return spelt[close[0]] if close else ""


def words_of(listed: str) -> frozenset[str]:
    """Words that are separated by white space."""
    return frozenset(listed.split())


def any_of(names: Iterable[str]) -> str:
    """`a, b or c`; empty where there are no names."""
    return _in_a_row(names, " or ")


def all_of(names: Iterable[str]) -> str:
    """`a, b and c`; empty where there are no names."""
    return _in_a_row(names, " and ")


def _in_a_row(names: Iterable[str], between: str) -> str:
    *others, last = [*names] or [""]
    return f"{', '.join(others)}{between}{last}" if others else last


def first_of(names: Sequence[str], most: int) -> str:
    """`a, b, c`; of more than `most`, how many more there are: `a, b and 4 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def plural(count: int, noun: str, several: str = "") -> str:
    """`1 review`, `2 reviews`; `several` is the plural where an s is not enough."""
    return f"{count} {noun}" if count == 1 else f"{count} {several or noun + 's'}"


def verb(count: int, one: str, several: str) -> str:
    """The form of a verb, or of another word, that goes with a count: `has`, `have`."""
    return one if count == 1 else several


def shown(path: Path) -> str:
    """A path as problems print it: relative to the current folder if below it, forward slashes."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):  # elsewhere, or the current folder is gone
        return path.as_posix()
