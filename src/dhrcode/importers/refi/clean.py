"""Names and texts of other programs, converted to what a record and a codebook can hold."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from dhrcode.model.base import MAX_TEXT, UNUSABLE
from dhrcode.text import plural

T = TypeVar("T")
UNNAMED = "(no name)"
"""Stands for the name of what has none."""
MAX_LINE = 300
MAX_SLUG = 60
MAX_NAMED = 8
"""The most things that a note names one by one."""


def one_line(text: str) -> str:
    """The text on one line, without characters that are not text; it may be empty or too long."""
    return " ".join(UNUSABLE.sub(" ", text).split())


def cut_line(text: str) -> str:
    """The text on one line, cut if it is longer than a line may be."""
    line = one_line(text)
    return line if len(line) <= MAX_LINE else f"{line[: MAX_LINE - 1]}…"


def whole_text(text: str) -> str:
    """A text of several lines for a record: with uniform line ends, without controls."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return UNUSABLE.sub("", lines)


def fits(text: str) -> bool:
    """Whether a text is as short as one in a record or codebook may be."""
    return len(text) <= MAX_TEXT


def folded(name: str) -> str:
    """A name as names are compared: composed, with single spaces, in lower case."""
    return one_line(unicodedata.normalize("NFC", name)).casefold()


def spelt(name: str) -> str:
    """A name as ids are spelt: words in lower case, whatever stands between them."""
    return re.sub(r"[\W_]+", "-", folded(name)).strip("-")


def slug(name: str) -> str:
    """An id made from a name; empty if the name has no letter or digit that an id may have."""
    plain = unicodedata.normalize("NFKD", name).casefold().encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)[:MAX_SLUG].strip("-")


def unused(wanted: str, taken: Iterable[str]) -> str:
    """An id that is not taken: the wanted one, or the first of `wanted-2`, `wanted-3` that is."""
    there, number = set(taken), 1
    free = wanted
    while free in there:
        number += 1
        end = f"-{number}"
        free = f"{wanted[: MAX_SLUG - len(end)].strip('-')}{end}"
    return free


def unambiguous(named: Iterable[tuple[str, T]]) -> dict[str, T]:
    """What each name means, without those that mean several things, or are none."""
    found: dict[str, T] = {}
    ambiguous: set[str] = set()
    for name, of in named:
        if name and found.setdefault(name, of) != of:
            ambiguous.add(name)
    return {name: of for name, of in found.items() if name not in ambiguous}


def named(counts: Counter[str]) -> str:
    """Names with how often each occurs, the most frequent first."""
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    said = [f"'{cut_line(name)[:80]}' ({count})" for name, count in most[:MAX_NAMED]]
    more = [f"and {len(most) - MAX_NAMED:,} more"] if len(most) > MAX_NAMED else []
    return ", ".join(said + more)


_SEVERAL = {
    "bare '&'": "bare '&'",
    "bare '<'": "bare '<'",
    "category without codes": "categories without codes",
    "coding that repeats another": "codings that repeat others",
    "code in several sets": "codes in several sets",
    "document has its": "documents have their",
    "description of a category": "descriptions of categories",
    "reference that leads nowhere": "references that lead nowhere",
    "description of a document": "descriptions of documents",
    "description of the project": "descriptions of the project",
    "end of a long name": "ends of long names",
    "document of no review": "documents of no review",
    "piece of evidence": "pieces of evidence",
    "selection without a code": "selections without a code",
    "text of more than 20,000 characters": "texts of more than 20,000 characters",
}
"""Plurals that are not formed with an s at the end."""


def things(count: int, thing: str) -> str:
    """A thing with its number: `3 sets`."""
    return plural(count, thing, _SEVERAL.get(thing, ""))


def listed(counts: Counter[str]) -> str:
    """Things with their numbers: `3 sets, 1 graph`."""
    return ", ".join(things(count, thing) for thing, count in counts.items() if count)
