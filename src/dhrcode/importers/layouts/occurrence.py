"""An occurrence table: one row a review with a column a theme, or the other way about."""

from collections.abc import Iterator

from dhrcode.checks.import_map import map_faults
from dhrcode.importers.layouts.layout import Layout, Likeness, SheetLook
from dhrcode.importers.sketch.layout import best_layout
from dhrcode.importers.sketch.review_map import ReviewTableMap
from dhrcode.importers.table.records import read_reviews
from dhrcode.model.import_map import ImportMap


def _likeness(sheet: SheetLook) -> Likeness | None:
    """By the names of the codebook in the likeliest row or column of headings."""
    return best_layout(sheet.grid, sheet.known)


def _lines(found: Likeness, sheet: SheetLook) -> Iterator[str]:
    return ReviewTableMap(found.table, sheet).lines()


LAYOUT = Layout(
    name="occurrence",
    title="an occurrence table, in which each row or column is a review",
    map=ImportMap,
    likeness=_likeness,
    lines=_lines,
    faults=map_faults,
    read=read_reviews,
)
"""The usual kind; it takes any table that has headings, if no other does."""
