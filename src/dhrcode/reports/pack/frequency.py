"""How often each subtheme and each area is present."""

from dhrcode.analysis.frequency import AreaFrequency, Frequency
from dhrcode.analysis.pack import Pack
from dhrcode.reports.blocks import Cell, Chart, Column, Line, Section, Table
from dhrcode.reports.counts import (
    OF_REVIEWS,
    OTHER_FINDINGS,
    PRESENT,
    TOGETHER,
    banded,
    of_reviews,
    together_cells,
)
from dhrcode.reports.figures import figures_table
from dhrcode.reports.pack.pooled import said_of

SHOWN = 1
"""The column of `present`, which the bars show."""
_COLUMNS = (
    Column("Thematic area and subtheme", "label", 44, "label"),
    PRESENT,
    *OTHER_FINDINGS,
    *OF_REVIEWS,
    Column("Stated", "count", key="stated"),
    Column("% of stated", "percent", key="share_stated"),
    Column("95% from", "percent", key="share_stated_low"),
    Column("95% to", "percent", key="share_stated_high"),
    Column("Rank", "count", key="rank"),
)
_NOTES = (
    (
        "Reviews are all reviews of the table; stated are those in which the subtheme was found "
        "present or absent. Each percentage is present as a part of one of the two."
    ),
    (
        "95% from and to are Wilson's interval, as if the reviews were a random draw from many. "
        "Where they are all the reviews of a place and time, the percentage itself is exact."
    ),
    (
        "Rank is by present; subthemes of equal count share the better place. A blank percentage "
        "has no review to be a part of."
    ),
)


PARTIAL_NOTE = (
    "Partial records do not code everything. Where one does not code a subtheme, its count is at "
    "least what is given, and percentages, intervals and ranks are undefined."
)


def frequency(pack: Pack) -> Section:
    """Every subtheme's counts, percentages and rank."""
    table = frequency_table(pack)
    alt = "Horizontal bars, one for each subtheme, grouped by area; the table has the same counts."
    title = "Reviews in which each subtheme is present"
    bars = Chart("bars", title, alt, table, (SHOWN,), "reviews", printed=False)
    return Section(table.title, (table, bars))


def frequency_table(pack: Pack) -> Table:
    """The frequency table; subthemes never found stay in."""
    columns = list(_COLUMNS)
    if pack.published is not None:
        columns.insert(SHOWN + 1, Column("Published", "count", key="published", extra=True))
    lines = banded(
        pack.frequencies,
        lambda r: r.area.label,
        lambda r: _cells(r, _published(pack, r)),
        lambda r: r.subtheme.id,
    )
    known = _NOTES[:1] if all(row.open for row in pack.frequencies) else _NOTES
    notes = (*known, PARTIAL_NOTE) if pack.is_partial else known
    title = "Frequency of each subtheme"
    return said_of(pack, Table(title, columns, tuple(lines), (), notes, key="frequency"))


def _published(pack: Pack, row: Frequency) -> tuple[Cell, ...]:
    """The published count, where a published table stands beside the records."""
    return (pack.published.subthemes.get(row.subtheme.id),) if pack.published else ()


def _cells(r: Frequency, published: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return (
        r.subtheme.label,
        r.present,
        *published,
        r.absent,
        r.not_stated,
        r.unclear,
        r.not_coded,
        r.reviews,
        r.of_reviews,
        *r.reviews_interval,
        r.stated,
        r.of_stated,
        *r.stated_interval,
        r.rank,
    )


def figures(pack: Pack) -> Table:
    """The counts of each subtheme in rows that stay where they are."""
    return figures_table(
        pack.codebook,
        {
            r.subtheme.id: (
                r.present,
                r.reviews,
                r.of_reviews,
                r.absent,
                r.not_stated,
                r.unclear,
                r.not_coded,
            )
            for r in pack.frequencies
        },
    )


def frequency_brief(pack: Pack) -> Table:
    """The table that a terminal shows."""
    columns = (
        Column("Thematic area and subtheme", "label"),
        PRESENT,
        *([] if pack.published is None else [Column("Published", "count")]),
        Column("%", "percent"),
        Column("95% from", "percent"),
        Column("to", "percent"),
        *OTHER_FINDINGS,
    )
    lines = banded(
        pack.frequencies,
        lambda r: r.area.label,
        lambda r: (
            r.subtheme.label,
            f"{r.present} of {r.reviews}",
            *_published(pack, r),
            r.of_reviews,
            *r.reviews_interval,
            r.absent,
            r.not_stated,
            r.unclear,
            r.not_coded,
        ),
        lambda r: r.subtheme.id,
    )
    notes = (PARTIAL_NOTE,) if pack.is_partial else ()
    return Table("Frequency of each subtheme", columns, tuple(lines), (), notes)


def areas(pack: Pack) -> Section:
    """In how many reviews at least one subtheme of an area is present."""
    return Section("Areas", (areas_table(pack),))


BESIDE_PUBLISHED = (
    "These counts are of the records alone. The front page counts what is published too: an area "
    "is in at least as many reviews as its subtheme that is published in most."
)


def areas_table(pack: Pack) -> Table:
    """The areas, each with the reviews in which at least one of its subthemes is present."""
    columns = (
        Column("Thematic area", "label", 34, "label"),
        *TOGETHER[:-2],
        Column("Subthemes in the area", "count", key="subthemes"),
        *TOGETHER[-2:],
    )
    lines = tuple(Line(_area_cells(row), key=row.area.id) for row in pack.areas)
    note = (
        "A review counts once for an area, however many of its subthemes are present. The last "
        "column is present findings by reviews."
    )
    notes = [note]
    if pack.published and pack.is_partial:
        notes.append(BESIDE_PUBLISHED)
    return said_of(pack, Table("Areas", columns, lines, (), notes, key="areas"))


def _area_cells(r: AreaFrequency) -> tuple[Cell, ...]:
    cells = together_cells(r.together)
    return (r.area.label, *cells[:-2], len(r.area.subthemes), *cells[-2:])


def areas_brief(pack: Pack) -> Table:
    """The areas on a terminal."""
    columns = (
        Column("Thematic area", "label"),
        Column("One or more subthemes present", "text"),
        Column("Subthemes present a review", "number"),
    )
    lines = tuple(
        Line((r.area.label, of_reviews(*r.together[:3]), r.together.average)) for r in pack.areas
    )
    return Table("Areas", columns, lines)
