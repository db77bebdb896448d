"""Themes in the cells: one row a review, and columns such as `Code 1` whose cells name themes."""

from collections.abc import Iterator

from dhrcode.importers.layouts.layout import CERTAIN, LIKELY, Likeness, SheetLook
from dhrcode.importers.layouts.occurrence import LAYOUT as OCCURRENCE
from dhrcode.importers.sketch.layout import best_layout
from dhrcode.importers.sketch.map_text import GUESSED, meanings, quoted, section
from dhrcode.importers.sketch.review_map import ReviewTableMap
from dhrcode.importers.sketch.theme_cells import ThemeCells, are_code_columns, theme_cells
from dhrcode.importers.table.headings import headed
from dhrcode.text import plural


def _likeness(sheet: SheetLook) -> Likeness | None:
    """By columns of which most cells name themes, under headings that do not."""
    usual = best_layout(sheet.grid, sheet.known)
    if usual is None or usual.table.across:
        return None
    table = usual.table
    if are_code_columns(line[0] for _, line in table.reviews()):
        table = headed(sheet.grid, 1, across=True)
    found = theme_cells(table, sheet.known)
    if found is None:
        return None
    columns = ", ".join(f"'{heading[:40]}'" for heading in found.columns[:3])
    why = f"{plural(found.named, 'theme')} of the codebook in cells under {columns}"
    strength = CERTAIN if found.named > 1 else LIKELY
    return Likeness(strength, found.named, why, table, found)


def _lines(found: Likeness, sheet: SheetLook) -> Iterator[str]:
    """The map, with the columns that name themes under `themes`."""
    cells: ThemeCells = found.seen
    main = ReviewTableMap(found.table, sheet, themes=cells.columns)
    return main.lines(_theme_lines(cells))


def _theme_lines(cells: ThemeCells) -> Iterator[str]:
    yield "columns:"
    yield from (f"  - {quoted(heading)}{GUESSED}" for heading in cells.columns)
    if cells.split:
        yield f"split: {quoted(cells.split)}{GUESSED}"
    yield from section("values", meanings(cells.values, cells.others))


LAYOUT = OCCURRENCE._replace(
    name="in-cells",
    title="a table with one row a review, in which cells name themes",
    likeness=_likeness,
    lines=_lines,
)
"""Reviews are rows, as in an occurrence table, but what is present is named in cells."""
