"""Subthemes by an attribute, and by year."""

from collections.abc import Iterator

from dhrcode.analysis.crosstab import CrossRow, SubthemesBy, names
from dhrcode.analysis.ledger import Hidden
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.statistics import share
from dhrcode.reports.blocks import Cell, Chart, Column, Line, Paragraph, Section, Table
from dhrcode.reports.counts import banded
from dhrcode.reports.crosstab import category_id
from dhrcode.reports.pack.pooled import said_of
from dhrcode.text import plural


def crosstab_section(result: SubthemesBy) -> Section:
    """Every subtheme by one attribute."""
    table = _crosstab(result)
    return Section(table.title, (table,))


def by_title(result: SubthemesBy) -> str:
    """What tables by one variable are called."""
    return f"By {result.variable.label[:1].lower()}{result.variable.label[1:]}"


def _crosstab(result: SubthemesBy) -> Table:
    columns = [Column("Thematic area and subtheme", "label", 44, "label")]
    for category in result.categories:
        key = category_id(category)
        wide = min(max(len(category.label) + 2, 10), 18)
        columns += [
            Column(category.label, "count", wide, key),
            Column("%", "percent", 7, f"{key}_share"),
        ]
    columns += [Column("p", "p", 8, "p"), Column("Test", "text", 26, "test")]
    lines = (
        _reviews_line(result),
        *banded(
            result.rows,
            lambda r: r.area.label,
            _cells,
            lambda r: r.subtheme.id,
        ),
    )
    title, key = by_title(result), f"by_{result.variable.name}"
    return Table(title, columns, tuple(lines), (), tuple(_notes(result)), key=key)


def _reviews_line(result: SubthemesBy) -> Line:
    cells: list[Cell] = ["Reviews"]
    for number in result.reviews:
        cells += [number, None]
    return Line((*cells, None, None), key="reviews")


def _cells(row: CrossRow) -> tuple[Cell, ...]:
    cells: list[Cell] = [row.subtheme.label]
    for count, proportion in zip(row.present, row.shares, strict=True):
        cells += [count, proportion]
    return (*cells, row.test.p, row.test.test)


def _notes(result: SubthemesBy) -> Iterator[str]:
    yield (
        "Each count is the reviews of the column in which the subtheme is present; each "
        "percentage is of the column's reviews, which the first row has."
    )
    yield from _overlap(result)
    if result.empty:
        yield f"No review has: {names(result.empty)}."
    if result.tests:
        yield (
            "Tests compare present with every other finding, in reviews of one stated column "
            "alone; not stated, not filled in and not coded are left out."
        )
        yield caution(result.tests)


def _overlap(result: SubthemesBy) -> Iterator[str]:
    if result.several == 0:
        return
    many = (
        "Some reviews are"
        if isinstance(result.several, Hidden)
        else plural(result.several, "review is", "reviews are")
    )
    yield (
        f"{many} in more than one column, having more than one person or value, and count once "
        "in each: the columns add up to more than the reviews."
    )


def caution(tests: int) -> str:
    """A sentence on what many tests mean."""
    if tests == 1:
        return (
            "A p says how often chance alone would give a table as uneven as this one or more so."
        )
    return (
        f"{tests} tests were made here. Where nothing differs at all, about one in twenty still "
        "gives a p under 0.05: a small p is a question to look into, and no proof."
    )


def years_section(pack: Pack) -> Section:
    """Reviews and subthemes by year, where the year is known."""
    if pack.years is None:
        said = "The codebook has no attribute of the review that gives a year."
        return Section("By year", (Paragraph(said),))
    result = pack.years
    if not result.variable.stated:
        said = f"No record gives a value of the attribute '{result.variable.name}'."
        return Section("By year", (Paragraph(said),))
    table = said_of(pack, _years(result))
    return Section(
        "By year",
        (
            table,
            Chart(
                "columns",
                f"Reviews by {result.variable.label.lower()}",
                _alt(result),
                table,
                (1,),
                "reviews",
            ),
            said_of(pack, _by_year(result)),
        ),
    )


def _years(result: SubthemesBy) -> Table:
    columns = (
        Column(result.variable.label, "label", 30, "label"),
        Column("Reviews", "count", key="reviews"),
        Column("Present findings", "count", key="ticks"),
        Column("Subthemes present a review", "number", key="average"),
    )
    lines = tuple(
        Line((c.label, n, ticks, share(ticks, n)), key=category_id(c))
        for c, n, ticks in zip(result.categories, result.reviews, result.ticks, strict=True)
    )
    note = (
        "Years without a review are not listed. A review may appear years after the death, so "
        "that the last years may be incomplete."
    )
    return Table("Reviews by year", columns, lines, (), (note,), key="years")


def _by_year(result: SubthemesBy) -> Table:
    columns = [Column("Thematic area and subtheme", "label", 44, "label")]
    columns += [Column(c.label, "count", 8, category_id(c)) for c in result.categories]
    lines = (
        Line(("Reviews", *result.reviews), key="reviews"),
        *banded(
            result.rows,
            lambda r: r.area.label,
            lambda r: (r.subtheme.label, *r.present),
            lambda r: r.subtheme.id,
        ),
    )
    notes = ("Reviews of the year in which the subtheme is present.",)
    return Table(
        "Subthemes by year", columns, lines, (), notes, scaled=True, key="subthemes_by_year"
    )


def _alt(result: SubthemesBy) -> str:
    said = (f"{c.label}: {n}" for c, n in zip(result.categories, result.reviews, strict=True))
    return f"Upright columns, one a year. {'; '.join(said)}."


def asked_for(pack: Pack) -> Section:
    """The cross-tabulations, or how to ask for them."""
    known = [attribute.full_name for attribute in pack.codebook.attributes]
    such = (
        f"such as {known[-1]}; 'dhrcode themes' lists them"
        if known
        else "and the codebook has none"
    )
    said = f"No attribute was asked for. --by makes a table of every subtheme by one, {such}."
    return Section("By attribute", (Paragraph(said),))
