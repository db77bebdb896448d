"""How well the scan finds identifiers in the invented pages of `corpus/`, a row for each kind.

    make scan-quality                                             prints the table of docs/scan.md
    python tests/safety/identifiers/quality.py --held-out         the same of the pages held back
    python tests/safety/identifiers/quality.py --blind            the same of the newest pages
    python tests/safety/identifiers/quality.py --mistakes         every miss and false alarm as well

An identifier is found if what the scan reports of its kind overlaps it. What it reports is right if
it overlaps a mark of its kind, and a false alarm otherwise, on a look-alike or on any other words.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dhrcode.safety.identifiers import KINDS, NameList, find_identifiers

CORPUS = Path(__file__).with_name("corpus")
HELD_OUT = Path(__file__).with_name("held_out")
"""Pages that no rule is ever mended by."""
BLIND = Path(__file__).with_name("blind")
"""Pages that were written before the rules of titles and dates were mended last."""
MARK = re.compile(r"\{\{([a-z0-9-]+|!)\|([^{}]*)\}\}")
LOOK_ALIKE = "!"


class Mark(NamedTuple):
    """A place in a page: of a kind of identifier, or a look-alike."""

    kind: str
    start: int
    end: int


class Tally(NamedTuple):
    """What became of one kind; `recall` and `precision` are None where there is nothing to tell."""

    kind: str
    marked: int
    found: int
    reported: int
    right: int

    @property
    def recall(self) -> float | None:
        """The share of the marked that were found."""
        return self.found / self.marked if self.marked else None

    @property
    def precision(self) -> float | None:
        """The share of the reported that were right."""
        return self.right / self.reported if self.reported else None


class Mistake(NamedTuple):
    """One miss or false alarm, with the words around it."""

    page: str
    what: str
    kind: str
    words: str


def read_page(path: Path) -> tuple[str, list[Mark]]:
    """A page without its marks, and the marks in its order."""
    text, marks, length, done = [], [], 0, 0
    written = path.read_text(encoding="utf-8")
    for found in MARK.finditer(written):
        before = written[done : found.start()]
        start = length + len(before)
        text += [before, found[2]]
        length = start + len(found[2])
        marks.append(Mark(found[1], start, length))
        done = found.end()
    plain = "".join((*text, written[done:]))
    assert "{{" not in plain, f"{path.name}: a mark that is not closed"
    return plain, marks


def pages() -> Iterator[tuple[Path, NameList]]:
    """The pages, each with the list of names that goes with it."""
    for path in sorted(CORPUS.glob("page-*.txt")):
        listed = "names-a.txt" if int(path.stem[-2:]) <= 15 else "names-b.txt"
        yield path, _names(CORPUS / listed)


def held_out() -> Iterator[tuple[Path, NameList]]:
    """The pages that were held back, with their list of names."""
    yield from _folder(HELD_OUT)


def blind() -> Iterator[tuple[Path, NameList]]:
    """The newest pages, with their list of names."""
    yield from _folder(BLIND)


def _folder(folder: Path) -> Iterator[tuple[Path, NameList]]:
    names = _names(folder / "names.txt")
    yield from ((path, names) for path in sorted(folder.glob("page-*.txt")))


def _names(path: Path) -> NameList:
    lines = path.read_text(encoding="utf-8").splitlines()
    return NameList.of(line for line in lines if not line.startswith("#"))


def overlaps(one: Mark, others: list[Mark]) -> bool:
    """Whether a place overlaps another of the same kind."""
    return any(one.kind == o.kind and one.start < o.end and o.start < one.end for o in others)


def measure(
    among: Callable[[], Iterable[tuple[Path, NameList]]] = pages,
) -> tuple[list[Tally], list[Mistake]]:
    """The tally of each kind over some pages, and every mistake."""
    counts = {kind: [0, 0, 0, 0] for kind in KINDS}
    mistakes = []
    for path, names in among():
        text, marks = read_page(path)
        reported = [Mark(i.kind, i.start, i.end) for i in find_identifiers(text, names)]
        for mark in marks:
            if mark.kind != LOOK_ALIKE:
                counts[mark.kind][0] += 1
                counts[mark.kind][1] += overlaps(mark, reported)
        for one in reported:
            counts[one.kind][2] += 1
            counts[one.kind][3] += overlaps(one, marks)
        mistakes += _mistakes(path.stem, text, marks, reported)
    return [Tally(kind, *counts[kind]) for kind in KINDS], mistakes


def _mistakes(page: str, text: str, marks: list[Mark], reported: list[Mark]) -> Iterator[Mistake]:
    for what, places, others in (("missed", marks, reported), ("false alarm", reported, marks)):
        for one in places:
            if one.kind != LOOK_ALIKE and not overlaps(one, others):
                before, after = text[max(0, one.start - 70) : one.start], text[one.end :][:50]
                words = f"{before}>>{text[one.start : one.end]}<<{after}"
                yield Mistake(page, what, one.kind, " ".join(words.split()))


def total(tallies: list[Tally]) -> Tally:
    """What became of all kinds together."""
    return Tally("all", *(sum(column) for column in zip(*(t[1:] for t in tallies), strict=True)))


def table(tallies: list[Tally]) -> str:
    """The tallies as Markdown."""
    rows = (
        (t.kind, t.marked, t.found, _share(t.recall), t.reported, t.right, _share(t.precision))
        for t in (*tallies, total(tallies))
    )
    return "\n".join(
        (
            "| kind | marked | found | recall | reported | right | precision |",
            "| --- | --: | --: | --: | --: | --: | --: |",
            *(f"| {' | '.join(map(str, row))} |" for row in rows),
        )
    )


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    asked = {"--held-out": held_out, "--blind": blind}
    among = next((asked[one] for one in sys.argv[1:] if one in asked), pages)
    tallies, mistakes = measure(among)
    print(table(tallies))
    if "--mistakes" in sys.argv[1:]:
        print()
        for mistake in mistakes:
            print(": ".join(mistake))
