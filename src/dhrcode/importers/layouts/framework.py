"""A framework matrix: reviews by themes, and each cell a summary in somebody's words."""

from collections.abc import Iterator

from dhrcode.importers.layouts.layout import CERTAIN, Likeness, SheetLook
from dhrcode.importers.layouts.occurrence import OccurrenceLayout, joined_lines
from dhrcode.importers.sketch.layout import is_summary
from dhrcode.importers.sketch.review_map import ReviewTableMap
from dhrcode.importers.table.grid import plain
from dhrcode.text import plural


class FrameworkLayout(OccurrenceLayout):
    """Headings as in an occurrence table, over words instead of marks."""

    name = "framework"
    title = "a framework matrix, in which cells are summaries"

    def likeness(self, sheet: SheetLook) -> Likeness | None:
        """Looks whether half of the cells under names of themes, or more, are summaries."""
        usual = super().likeness(sheet)
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

    def lines(self, found: Likeness, sheet: SheetLook) -> Iterator[str]:
        """The map of such a table, with `cells: summary`."""
        main = ReviewTableMap(found.table, sheet, summaries=True)
        yield from main.lines()
        yield from joined_lines(main, sheet)


LAYOUT = FrameworkLayout()
