"""Two sets of reviews side by side, as a report."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from dhrcode.analysis.comparison import ComparedRow, SideBySide
from dhrcode.analysis.ledger import Undefined
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.statistics import Proportion
from dhrcode.reports.blocks import Cell, Column, Paragraph, Report, Section, Table, percent
from dhrcode.reports.counts import banded
from dhrcode.reports.pack.crosstabs import caution
from dhrcode.text import all_of, plural, verb

POOLED = (
    "Deaths of every kind are counted together on each side: --where with the kind of death "
    "compares those of one kind alone."
)
_MOST_NAMED = 12


def comparison_report(
    result: SideBySide,
    origin: Provenance,
    other: Sequence[tuple[str, str]],
    undated: Sequence[str] = (),
    *,
    pooled: bool = False,
) -> Report:
    """The comparison, theme by theme.

    Args:
        result: both sides.
        origin: where the first side came from, or both.
        other: where the second came from, as labels and values.
        undated: ids of reviews that are on neither side, since they give no date of death.
        pooled: whether deaths of several kinds may be counted together.
    """
    tables, brief = (
        [_table(result, rows, whole=whole) for rows in (result.rows, result.groups) if rows]
        for whole in (True, False)
    )
    together = (POOLED,) if pooled else ()
    said = tuple(Paragraph(sentence) for sentence in (*_said(result, undated), *together))
    first, second = result.sides
    return Report(
        title="Two sets of reviews compared",
        subtitle=f"{_named(first.label, first.reviews)}; {_named(second.label, second.reviews)}",
        sections=(
            Section("How to read it", said),
            *(Section(table.title, (table,)) for table in tables),
        ),
        brief=(*brief, *said),
        flat=lambda: _flat(result),
        data=lambda: _data(result, origin, other, undated),
        origin=(*origin.lines(), *other),
    )


def _named(label: str, reviews: int) -> str:
    return f"{label[0].upper()}{label[1:]}: {plural(reviews, 'review')}"


def _table(result: SideBySide, rows: Iterable[ComparedRow], *, whole: bool) -> Table:
    """Both sides; `whole` with the interval of each percentage, and what tested the difference."""
    ends = (Column("95% from", "percent"), Column("to", "percent")) if whole else ()
    columns = [Column("Theme", "label", 44 if whole else 0)]
    for side in result.sides:
        heading = f"{side.label[0].upper()}{side.label[1:]}"
        columns += [Column(heading, "count"), Column("%", "percent"), *ends]
    columns += [Column("Difference", "count"), Column("95% from", "count"), Column("to", "count")]
    columns += [Column("p", "p"), *([Column("Test", "text", 16)] if whole else [])]
    lines = banded(
        rows, lambda r: r.theme.under, partial(_cells, whole=whole), lambda r: r.theme.subthemes[0]
    )
    shown = tuple(line for line in lines if line.cells != ("",))  # groups are under no area
    title = "Subthemes" if any(line.band for line in shown) else "Groups"
    return Table(title, columns, shown, key=title.lower())


def _cells(row: ComparedRow, *, whole: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = [row.theme.label]
    for side in row.sides:
        cells += [f"{side.present} of {side.reviews}", side.share]
        cells += side.interval if whole else ()
    cells += [_points(row.difference), *map(_points, row.interval), row.test.p]
    return (*cells, *([row.test.test] if whole else []))


def _points(difference: Proportion) -> Cell:
    """A difference of two percentages, with its sign."""
    if not isinstance(difference, float):
        return difference
    said = percent(abs(difference)).removesuffix("%")
    zero = not said.strip("0.")
    return said if zero else f"{'+' if difference > 0 else '-'}{said}"


def _said(result: SideBySide, undated: Sequence[str]) -> Iterator[str]:
    yield (
        "Difference is the second percentage less the first, in percentage points, with "
        "Newcombe's 95 % interval. Percentages are of all reviews of a side, with Wilson's."
    )
    yield from _overlap(result)
    if undated:
        said = plural(len(undated), "review gives", "reviews give")
        are = verb(len(undated), "is", "are")
        yield f"{said} no date of death and {are} on neither side: {_few(undated)}."
    if result.tests:
        yield caution(result.tests)
    if result.left_out:
        named = "; ".join(f"{label} ({reason})" for label, reason in result.left_out)
        yield f"Not compared: {named}."
    yield (
        "A difference may come from other deaths, other reviewers or other coders: it does not say "
        "that anything was done better or worse."
    )


def _overlap(result: SideBySide) -> Iterator[str]:
    overlap = result.overlap
    if overlap is None:
        yield (
            "Whether reviews of the published table are among those coded here is not known: the "
            "sides are taken for different reviews."
        )
        return
    if overlap.same:
        said = plural(len(overlap.same), "review is", "reviews are")
        yield (
            f"{said} on both sides, the same to the letter: {_few(overlap.same)}. So no test is "
            "made; --only-new compares those of one side alone."
        )
    if overlap.other:
        said = plural(len(overlap.other), "id is", "ids are")
        yield (
            f"{said} on both sides with different records, which count as different reviews: "
            f"{_few(overlap.other)}."
        )


def _few(ids: Sequence[str]) -> str:
    """Ids in words; of many the first few."""
    if len(ids) <= _MOST_NAMED:
        return all_of(ids)
    return f"{', '.join(ids[:_MOST_NAMED])} and {len(ids) - _MOST_NAMED} more"


_FIELDS = ("present", "reviews", "share", "low", "high")


def _flat(result: SideBySide) -> Iterator[Sequence[Cell]]:
    sides = [f"{side}_{field}" for side in ("first", "second") for field in _FIELDS]
    yield ("under", "theme", *sides, "difference", "low", "high", "p", "test")
    for row in (*result.rows, *result.groups):
        figures = [cell for side in row.sides for cell in (*side[:3], *side.interval)]
        yield (row.theme.under, row.theme.label, *figures, row.difference, *row.interval, *row.test)


def _data(
    result: SideBySide,
    origin: Provenance,
    other: Sequence[tuple[str, str]],
    undated: Sequence[str],
) -> dict[str, Any]:
    header, *rows = _flat(result)
    overlap = result.overlap
    return {
        "provenance": origin.data(),
        "other": dict(other),
        "sides": [{"label": side.label, "reviews": side.reviews} for side in result.sides],
        "on_both_sides": None if overlap is None else list(overlap.same),
        "undated": list(undated),
        "not_compared": dict(result.left_out),
        "rows": [dict(zip(map(str, header), map(_plain, row), strict=True)) for row in rows],
    }


def _plain(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, Undefined) else cell
