"""Which subthemes go together."""

from collections.abc import Mapping

from dhrcode.analysis.ledger import Figure
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.pairs import Pair, found_together
from dhrcode.reports.blocks import Cell, Chart, Column, Line, Paragraph, Section, Table
from dhrcode.reports.pack.pooled import said_of

TITLE = "Which subthemes go together"
STRONGEST = 10
"""How many pairs a document has."""
SAID = 3
"""How many pairs the picture's description names."""


def pairs_section(pack: Pack) -> Section:
    """Reviews with both subthemes of a pair: those found together, then every pair."""
    found = found_together(pack.pairs)
    if not found:
        return Section(TITLE, (Paragraph("No two subthemes are present in the same review."),))
    matrix = said_of(pack, _matrix(pack))
    last = len(matrix.columns)
    return Section(
        TITLE,
        (
            Paragraph(
                "In how many reviews both subthemes of a pair are present. Jaccard is that "
                "number as a part of the reviews in which either is: 1 where they always go "
                "together, 0 where never."
            ),
            said_of(pack, _list(found)),
            matrix,
            Chart(
                "heat",
                "Subthemes found together",
                _alt(found),
                matrix,
                tuple(range(1, last)),
                "reviews with both",
                printed=False,
            ),
        ),
    )


def _list(found: list[Pair]) -> Table:
    columns = (
        Column("Subtheme", "label", 44, "label"),
        Column("And", "text", 44, "second"),
        Column("Both", "count", key="both"),
        Column("First", "count", key="first_present"),
        Column("Second", "count", key="second_present"),
        Column("Reviews", "count", key="reviews"),
        Column("Jaccard", "number", key="jaccard"),
    )
    lines = tuple(
        Line(
            (
                p.first.label,
                p.second.label,
                p.both,
                p.first_present,
                p.second_present,
                p.reviews,
                p.jaccard,
            ),
            key=f"{p.first.id}+{p.second.id}",
        )
        for p in found
    )
    note = (
        "The most frequent come first, and of these the closest by Jaccard. Pairs found in no "
        "review are left out of this list."
    )
    return Table(
        "Pairs found together", columns, lines, (), (note,), key="pairs", printed=STRONGEST
    )


def _matrix(pack: Pack) -> Table:
    subthemes = list(pack.codebook.subthemes.values())
    both: Mapping[tuple[str, str], Figure] = {
        names: pair.both
        for pair in pack.pairs
        for names in ((pair.first.id, pair.second.id), (pair.second.id, pair.first.id))
    }
    columns = [Column("Subtheme", "label", 44, "label")]
    columns += [Column(str(n), "count", 5, s.id) for n, s in enumerate(subthemes, start=1)]
    lines = []
    for number, one in enumerate(subthemes, start=1):
        cells: list[Cell] = [f"{number}  {one.label}"]
        cells += [both.get((one.id, other.id)) for other in subthemes]
        lines.append(Line(tuple(cells), key=one.id))
    notes = ("The numbers over the columns are those before the rows' names.",)
    return Table(
        "All pairs", columns, tuple(lines), (), notes, scaled=True, key="all_pairs", printed=0
    )


def _alt(found: list[Pair]) -> str:
    alt = "A square for each pair, the darker the more reviews have both."
    said = [
        f"{p.first.label} and {p.second.label}, {p.both} of {p.reviews} reviews"
        for p in found[:SAID]
    ]
    return f"{alt} Most often: {'; '.join(said)}."
