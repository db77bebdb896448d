"""One cross-tabulation as a report."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Any, TypeVar

from dhrcode.analysis.crosstab import Crosstab, names
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.variables import NOT_CODED, NOT_FILLED_IN, Category, ReviewVariable
from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.reports.blocks import Cell, Column, ColumnKind, Line, Report, Table, tables_alone
from dhrcode.reports.cell_text import cell_text
from dhrcode.reports.plain_data import plain_cell
from dhrcode.text import plural

_Value = TypeVar("_Value")
_IDS = {NOT_FILLED_IN: "not_filled_in", NOT_STATED: "not_stated", NOT_CODED: "not_coded"}


def crosstab_report(
    result: Crosstab, origin: Provenance, published: tuple[str, ...] | None = None
) -> Report:
    """The counts, the percentages of each column, and the test.

    Args:
        result: the table.
        origin: where it came from.
        published: for a publication, what was hidden and rounded, in sentences; otherwise None.
    """
    counts, shares = _counts(result), _shares(result)
    counts = counts._replace(notes=(*(published or ()), *counts.notes))
    profile = [] if published is None else [("Profile", "publication")]
    return Report(
        title=f"{result.row.label} by {result.column.label}",
        subtitle=_units(result, origin),
        sections=tables_alone(counts, shares),
        brief=(counts, shares._replace(notes=())),
        flat=lambda: _flat(result),
        data=lambda: _data(result, origin) | _said(published),
        origin=[*origin.lines(), *profile],
    )


def _unit(result: Crosstab) -> str:
    return f"{result.row.unit}s"


def _units(result: Crosstab, origin: Provenance) -> str:
    """What the numbers are, and of how many reviews."""
    of = result.row.unit
    reviews = plural(origin.records, "review")
    people = "" if of == "review" else f"{plural(result.units, of)} of "
    return f"{people}{reviews}; numbers are {of}s"


def category_id(category: Category) -> str:
    """The id of a category, or of its standing for no value, as a key of data."""
    return _IDS.get(category.id, category.id)


def _used(variable: ReviewVariable, values: Iterable[_Value]) -> list[_Value]:
    """Those of values, one a category, whose category a review has."""
    return list(compress(values, (category.reviews for category in variable.categories)))


def _cross(
    result: Crosstab, title: str, kind: ColumnKind, cells: Sequence[Sequence[Cell]]
) -> Table:
    """A row and a column for each category that a review has."""
    columns = [Column(result.row.label, "label", 40, "label")]
    for category in result.column.had:
        wide = 12 if kind == "percent" else min(max(len(category.label) + 2, 10), 18)
        columns.append(Column(category.label, kind, wide, category_id(category)))
    lines = [
        Line((row.label, *_used(result.column, line)), key=category_id(row))
        for row, line in zip(result.row.had, _used(result.row, cells), strict=True)
    ]
    return Table(title, columns, lines)


def _counts(result: Crosstab) -> Table:
    unit = _unit(result)
    table = _cross(result, unit.capitalize(), "count", result.counts)
    column = Column(unit.capitalize(), "count", 12 if len(unit) > 8 else 10, unit)
    totals = _used(result.row, result.row_totals)
    lines = [
        line._replace(cells=(*line.cells, total))
        for line, total in zip(table.lines, totals, strict=True)
    ]
    below = _used(result.column, result.column_totals)
    lines.append(Line((unit.capitalize(), *below, None), key=unit))
    return table._replace(
        columns=(*table.columns, column), lines=lines, notes=tuple(_notes(result)), key="counts"
    )


def _shares(result: Crosstab) -> Table:
    title = f"Percentage of each column's {_unit(result)}"
    return _cross(result, title, "percent", result.shares)._replace(key="shares")


def _notes(result: Crosstab) -> Iterator[str]:
    of = result.row.unit
    if of != "review":
        yield (
            f"Each {of} is counted by itself, with the values of that one person; a review with "
            f"several {of}s counts several times, and one that lists none does not count."
        )
    for variable in (result.row, result.column):
        empty = [c for c in variable.categories if not c.reviews]
        if empty:
            yield f"{variable.label}: no {of} has {names(empty)}."
    if result.overlapping:
        many = plural(result.overlapping, f"{of} is", f"{of}s are")
        why = "more than one person or value" if of == "review" else "more than one value"
        yield (
            f"{many} in more than one row or column, having {why}, and "
            f"count once in each: rows and columns add up to more than the {of}s."
        )
    yield tested(result)


def tested(result: Crosstab) -> str:
    """The test and its p, and what it compares, in a sentence or two."""
    test = result.test
    if not isinstance(test.p, float):
        return f"Test: {test.test}."
    return f"Test of independence: {test.test}, p {_p(test.p)}. {' '.join(_compared(result))}"


def _compared(result: Crosstab) -> Iterator[str]:
    variables = (result.row, result.column)
    if any(variable.findings for variable in variables):
        yield (
            "Of a subtheme it compares present with every other finding; what is not coded is "
            "left out."
        )
    if not all(variable.findings for variable in variables):
        yield "Of an attribute it leaves out not stated and not filled in."
    yield f"{result.row.unit.capitalize()}s in more than one row or column are left out."


def _p(p: float) -> str:
    said = cell_text("p", p)
    return said if said.startswith("<") else f"= {said}"


def _flat(result: Crosstab) -> Iterable[Sequence[Cell]]:
    unit = _unit(result)
    yield ("row", "row_label", *(category_id(c) for c in result.column.categories), unit)
    for c, row, total in zip(result.row.categories, result.counts, result.row_totals, strict=True):
        yield (category_id(c), c.label, *row, total)
    yield (unit, unit.capitalize(), *result.column_totals, None)


def _said(published: tuple[str, ...] | None) -> dict[str, Any]:
    return {} if published is None else {"profile": "publication", "text": list(published)}


def _data(result: Crosstab, origin: Provenance) -> dict[str, Any]:
    columns = [category_id(c) for c in result.column.categories]
    unit = _unit(result)
    return {
        "provenance": origin.data(),
        "row": result.row.name,
        "column": result.column.name,
        "reviews": origin.records,
        "overlapping": result.overlapping,
        "numbers_are": unit,
        "units": result.units,
        f"column_{unit}": _plain(columns, result.column_totals),
        "rows": [
            {
                "id": category_id(c),
                "label": c.label,
                "counts": _plain(columns, counts),
                "shares": _plain(columns, shares),
                unit: plain_cell(total),
            }
            for c, counts, shares, total in zip(
                result.row.categories, result.counts, result.shares, result.row_totals, strict=True
            )
        ],
        "test": {"p": plain_cell(result.test.p), "test": result.test.test},
    }


def _plain(columns: Sequence[str], cells: Sequence[Cell]) -> dict[str, Any]:
    return dict(zip(columns, map(plain_cell, cells), strict=True))
