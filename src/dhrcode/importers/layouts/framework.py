"""A framework matrix: reviews by themes, and each cell a summary in somebody's words."""

from collections.abc import Iterator

from dhrcode.importers.layouts.layout import CERTAIN, Likeness, SheetLook
from dhrcode.importers.layouts.occurrence import LAYOUT as OCCURRENCE
from dhrcode.importers.sketch.layout import best_layout, is_summary
from dhrcode.importers.sketch.review_map import ReviewTableMap
from dhrcode.importers.table.grid import plain
from dhrcode.text import plural


def _likeness(sheet: SheetLook) -> Likeness | None:
    """By whether half of the cells under names of themes, or more, are summaries."""
    usual = best_layout(sheet.grid, sheet.known)
    if usual is None or not usual.named:
        return None
    at = [place for name, place in usual.table.headings.items() if sheet.known.names(name)]
    lines = usual.table.reviews()
    cells = [text for _, line in lines for place in at if (text := plain(line[place]))]
    summaries = sum(1 for text in cells if is_summary(text))
    if not summaries or summaries * 2 < len(cells):
        return None
    cells_of = plural(len(cells), "filled cell of a theme", "filled cells of themes")
    why = f"{summaries} of {cells_of} are summaries"
    return Likeness(CERTAIN, usual.named + 1, why, usual.table)


def _lines(found: Likeness, sheet: SheetLook) -> Iterator[str]:
    """The map of such a table, with `cells: summary`."""
    return ReviewTableMap(found.table, sheet, summaries=True).lines()


LAYOUT = OCCURRENCE._replace(
    name="framework",
    title="a framework matrix, in which cells are summaries",
    likeness=_likeness,
    lines=_lines,
)
"""Headings as in an occurrence table, over words instead of marks."""
