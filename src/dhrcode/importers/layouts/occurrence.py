"""An occurrence table: one row a review with a column a theme, or the other way about."""

from collections.abc import Iterator

from dhrcode.checks.import_map import map_faults
from dhrcode.importers import Imported
from dhrcode.importers.layouts.layout import CERTAIN, LIKELY, POSSIBLE, Likeness, SheetLook
from dhrcode.importers.sketch.layout import best_layout
from dhrcode.importers.sketch.review_map import ReviewTableMap, file_beside
from dhrcode.importers.sketch.sheets import no_headings, sheets_of
from dhrcode.importers.table.open_table import TableInput
from dhrcode.importers.table.reviews import read_reviews
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import ImportMap, TableFile
from dhrcode.problems import Fault
from dhrcode.text import plural


class OccurrenceLayout:
    """The usual kind; it takes any table that has headings, if no other does."""

    name = "occurrence"
    title = "an occurrence table, in which each row or column is a review"
    map: type[TableFile] = ImportMap
    joins = True
    asks = "--coder INITIALS"

    def likeness(self, sheet: SheetLook) -> Likeness | None:
        """Counts the names of the codebook in the likeliest row or column of headings."""
        found = best_layout(sheet.grid, sheet.known)
        if found is None:
            return None
        strength = POSSIBLE if not found.named else LIKELY if found.named < 3 else CERTAIN
        names = plural(round(found.named + 0.1), "name of the codebook", "names of the codebook")
        why = f"its headings hold {names}" if found.named else "it has headings"
        return Likeness(strength, found.named, why, found.table)

    def lines(self, found: Likeness, sheet: SheetLook) -> Iterator[str]:
        """The map, with those of the tables joined to it."""
        main = ReviewTableMap(found.table, sheet)
        yield from main.lines()
        yield from joined_lines(main, sheet)

    def faults(self, table: ImportMap, codebook: Codebook) -> Iterator[Fault]:
        """What is wrong with a map of reviews."""
        return map_faults(table, codebook)

    def read(self, table: ImportMap, given: TableInput) -> Imported:
        """Each row or column as a draft."""
        return read_reviews(table, given)


def joined_lines(main: ReviewTableMap, sheet: SheetLook) -> Iterator[str]:
    """The maps of the tables that are joined to one of reviews."""
    if sheet.others:
        yield "join:"
    for file in sheet.others:
        tables = (
            best_layout(grid, sheet.known, across=False) for grid in sheets_of(file, sheet.known)
        )
        best = max(filter(None, tables), key=lambda one: one.named, default=None)
        if best is None:
            raise no_headings(file)
        look = SheetLook(best.table.grid, sheet.known, file)
        yield from ReviewTableMap(best.table, look, to=main).joined(file_beside(file, sheet.beside))


LAYOUT = OccurrenceLayout()
