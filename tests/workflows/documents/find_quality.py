"""How many of the passages that coders want `find --theme` lists first, in `reports/`.

    make find-quality                                        prints the table of docs/finding.md
    python tests/workflows/documents/find_quality.py FOLDER  the same of reports in another folder
    ... --codebook FILE                                      with another codebook
    ... --missed                                             and each wanted one after the tenth

A report is a text, `NAME.txt`, its pages parted by form feeds; `NAME.gold.json` holds its coding,
each piece of evidence with its page and quote. A wanted passage is found if a passage that is
listed has half of its quote, or lies for its better half within the quote.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dhrcode.model.codebook import Codebook
from dhrcode.model.coverage import covers
from dhrcode.progress import no_progress
from dhrcode.store.codebooks import read_codebook
from dhrcode.store.passage_tables import PassageTables, key_of
from dhrcode.store.passages import refresh, with_index
from dhrcode.store.shipped import shipped_path
from dhrcode.workflows.documents.named import DocumentPlace
from dhrcode.workflows.documents.search import SearchExtent, search
from dhrcode.workflows.documents.theme_search import theme_search

REPORTS = Path(__file__).with_name("reports")
ALL, SHUFFLES = 10**6, 200


class Order(NamedTuple):
    """Passages of a report in some order: for each the numbers of the wanted that it holds."""

    held: tuple[frozenset[int], ...]

    def found(self, first: int) -> int:
        """How many of the wanted are among the first."""
        return len(frozenset[int]().union(*self.held[:first]))


class Case(NamedTuple):
    """A subtheme that is present in a report: the quotes wanted, and orders of its passages."""

    report: str
    subtheme: str
    quotes: tuple[str, ...]
    listed: Order
    reading: Order


class Tally(NamedTuple):
    """What orders hold, as shares."""

    in_five: float
    in_ten: float
    hit_in_ten: float


def cases(folder: Path, codebook: Codebook) -> Iterator[Case]:
    """Every subtheme that is present in a report of a folder."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        (root / "sources").mkdir()
        for text in sorted(folder.glob("*.txt")):
            (root / "sources" / text.name).write_bytes(text.read_bytes())
            gold = json.loads(text.with_suffix(".gold.json").read_text(encoding="utf-8"))
            wanted = {
                subtheme: tuple(piece["quote"] for piece in coded["evidence"])
                for subtheme, coded in gold["subthemes"].items()
                if coded["finding"] == "present" and coded["evidence"]
            }
            yield from with_index(root, lambda i: _cases(i, root, text.name, codebook, wanted))  # noqa: B023


def _cases(
    index: PassageTables,
    root: Path,
    file: str,
    codebook: Codebook,
    wanted: dict[str, tuple[str, ...]],
) -> list[Case]:
    assert not refresh(index, root, [file], no_progress)
    document = index.documents()[file].id
    parts = index.parts([document])[document].parts
    keys = [key_of(document, place) for place in range(len(parts))]
    everything = [index.passage(key).page.text for key in keys]
    place = [DocumentPlace("DHR1", "overview", file)]
    found = []
    for subtheme, quotes in wanted.items():
        sought = theme_search(codebook, codebook.subthemes[subtheme])
        hits = search(index, sought, place, SearchExtent(ALL), {}).hits
        listed, reading = _order([h.page.text for h in hits], quotes), _order(everything, quotes)
        found.append(Case(Path(file).stem, subtheme, quotes, listed, reading))
    return found


def _order(texts: Sequence[str], quotes: Sequence[str]) -> Order:
    return Order(
        tuple(frozenset(n for n, q in enumerate(quotes) if covers(text, q)) for text in texts)
    )


def tally(orders: Sequence[tuple[Order, int]]) -> Tally:
    """What the first passages of orders hold of so many wanted each."""
    wanted = sum(count for _, count in orders)
    return Tally(
        sum(order.found(5) for order, _ in orders) / wanted,
        sum(order.found(10) for order, _ in orders) / wanted,
        sum(order.found(10) > 0 for order, _ in orders) / len(orders),
    )


def tallies(found: Sequence[Case]) -> dict[str, Tally]:
    """The order of `find`, of reading, and at random."""
    chance = random.Random(1)
    shuffled = [
        (Order(tuple(chance.sample(case.reading.held, len(case.reading.held)))), len(case.quotes))
        for case in found
        for _ in range(SHUFFLES)
    ]
    return {
        "`find --theme`": tally([(case.listed, len(case.quotes)) for case in found]),
        "reading order": tally([(case.reading, len(case.quotes)) for case in found]),
        "random order": tally(shuffled),
    }


def missed(found: Sequence[Case]) -> Iterator[str]:
    """Every wanted passage that is not among the first ten, with the place that it has."""
    for case in found:
        for number, quote in enumerate(case.quotes):
            at = next((n for n, held in enumerate(case.listed.held, 1) if number in held), 0)
            if not 0 < at <= 10:
                yield f"{case.report} {case.subtheme}: {at or 'not listed'}: {quote[:100]}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=REPORTS)
    parser.add_argument("--codebook", type=Path, default=shipped_path())
    parser.add_argument("--missed", action="store_true")
    asked = parser.parse_args()
    codebook = read_codebook(asked.codebook).codebook
    found = list(cases(asked.folder, codebook))
    print("| order | of wanted passages in five | in ten | subthemes with one in ten |")
    print("| --- | --: | --: | --: |")
    for name, of in tallies(found).items():
        print(f"| {name} | {of.in_five:.0%} | {of.in_ten:.0%} | {of.hit_in_ten:.0%} |")
    print(f"\n{len(found)} subthemes, {sum(len(case.quotes) for case in found)} wanted passages")
    if asked.missed:
        print(*missed(found), sep="\n")


if __name__ == "__main__":
    main()
