"""The text of a proposed map: what is likely is marked, and what is weak is a comment."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dhrcode.importers.sketch.names import Guess
from dhrcode.importers.sketch.values import ValueMeanings
from dhrcode.store.yaml.writer import scalar
from dhrcode.text import plural

MAX_LISTED = 12
"""Words without a meaning that are named of one column."""
GUESSED = "  # guessed"
WEAK = "  # weak: take the first # away if it is right"
INDENT = "  "
_SHORT = 60  # letters of such a word
_LONGEST = 300  # letters of a cell that a map may name


def quoted(text: str) -> str:
    """Text in double quotes, so that a comment after it cannot be taken for a part of it."""
    plainly = scalar(text)
    if plainly.startswith('"'):
        return plainly
    escaped = plainly.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def section(name: str, inner: Iterable[str]) -> Iterator[str]:
    """A key with what is under it; nothing where that is nothing."""
    lines = list(inner)
    if lines:
        yield f"{name}:"
        yield from indented(lines)


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Lines one step further in."""
    yield from (f"{INDENT}{line}" for line in lines)


def mapped(roles: Mapping[str, Guess]) -> Iterator[str]:
    """Each heading or word with what it means: known, guessed, or in a comment where weak."""
    for heading, role in roles.items():
        if role.sure:
            yield f"{scalar(heading)}: {scalar(role.target)}"
        elif role.weak:
            yield f"# {quoted(heading)}: {quoted(role.target)}{WEAK}"
        else:
            yield f"{scalar(heading)}: {quoted(role.target)}{GUESSED}"


def meanings(found: Mapping[str, Guess], words: "Counter[str]") -> Iterator[str]:
    """Words of cells with what they mean, and a comment for each that the import will ask for.

    Args:
        found: what some of them mean.
        words: how often each occurs; those that are found may be left out.
    """
    yield from mapped({text: role for text, role in found.items() if len(text) <= _LONGEST})
    others = {text: often for text, often in words.items() if text not in found}
    short = [text for text in others if len(text) <= _SHORT][:MAX_LISTED]
    for text in short:
        yield f"# {quoted(text)}:  # decide: {plural(others[text], 'cell')}"
    if len(others) > len(short):
        yield f"# and {len(others) - len(short):,} more to decide"


def untaken(cells: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Headings of which nothing is taken, with how many of the cells under each are filled."""
    for heading, texts in cells.items():
        filled = sum(1 for text in texts if text.strip())
        said = f"decide: {plural(filled, 'cell')} filled" if filled else "empty"
        yield f"- {quoted(heading)}  # {said}"


def value_lines(values: ValueMeanings) -> Iterator[str]:
    """What the cells of an attribute mean: how they are split, their words, their ranges."""
    if values.split:
        yield f"split: {quoted(values.split)}{GUESSED}"
    yield from section("values", meanings(values.values, values.others))
    yield from section(
        "ranges", (f"{scalar(t)}: {quoted(value)}{GUESSED}" for t, value in values.ranges.items())
    )


def weak_guesses(text: str) -> int:
    """How many guesses of a map are comments until somebody takes them."""
    lines = (line.lstrip() for line in text.splitlines())
    return sum(line.startswith("#") and line.endswith(WEAK) for line in lines)
