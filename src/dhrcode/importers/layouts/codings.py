"""Long tables: one row a coding, as programs for qualitative data and `export` write them."""

from collections.abc import Iterator

from dhrcode.checks.import_map import coding_faults
from dhrcode.importers import Imported
from dhrcode.importers.layouts.layout import CERTAIN, Likeness, SheetLook
from dhrcode.importers.sketch.coding_columns import CodingColumns, coding_columns
from dhrcode.importers.sketch.map_text import GUESSED, indented, meanings, quoted, section
from dhrcode.importers.sketch.review_map import file_beside, table_lines
from dhrcode.importers.sketch.sheets import no_headings, sheets_of
from dhrcode.importers.table.long_tables import read_codings
from dhrcode.importers.table.open_table import TableInput
from dhrcode.model.codebook import Codebook
from dhrcode.model.coding_map import CodingMap
from dhrcode.model.import_map import TableFile
from dhrcode.problems import Fault
from dhrcode.store.yaml.writer import scalar
from dhrcode.text import plural


class CodingsLayout:
    """Each row says that a review, or a passage of its document, is coded with a theme."""

    name = "codings"
    title = "a long table, in which each row is a coding"
    map: type[TableFile] = CodingMap
    joins = True
    asks = "--coder INITIALS"

    def likeness(self, sheet: SheetLook) -> Likeness | None:
        """Looks for columns of codes and of reviews or documents, by what they are called."""
        found = coding_columns(sheet.grid, sheet.known)
        if found is None:
            return None
        cells = plural(found.named, "cell names a theme", "cells name themes")
        why = f"{cells} of the codebook under '{found.code}'"
        return Likeness(CERTAIN, found.named + 0.5, why, found.table, found)

    def lines(self, found: Likeness, sheet: SheetLook) -> Iterator[str]:
        """The map, with the names of codes that are not known under `codes`."""
        columns: CodingColumns = found.seen
        yield from table_lines(found.table, sheet)
        yield from _columns(columns)
        if "coder" not in columns.columns.values():
            yield "# coder: INITIALS  # whose coding it is, if --coder does not say so"
        if "status" not in columns.columns.values():
            yield 'status: "draft"  # or complete, where every subtheme is coded; or partial'
        if sheet.others:
            yield "join:"
        for file in sheet.others:
            seen = (coding_columns(grid, sheet.known) for grid in sheets_of(file, sheet.known))
            best = max(filter(None, seen), key=lambda one: one.named, default=None)
            if best is None:
                raise no_headings(file)
            yield f"  - file: {scalar(file_beside(file, sheet.beside))}"
            look = SheetLook(best.table.grid, sheet.known, file)
            yield from indented(indented([*table_lines(best.table, look), *_columns(best)]))

    def faults(self, table: CodingMap, codebook: Codebook) -> Iterator[Fault]:
        """What the map names and the codebook does not have."""
        return coding_faults(table, codebook)

    def read(self, table: CodingMap, given: TableInput) -> Imported:
        """The rows of each review as a draft."""
        return read_codings(table, given)


def _columns(found: CodingColumns) -> Iterator[str]:
    yield "id:"
    yield f"  heading: {quoted(found.review)}{GUESSED}"
    if found.begins:
        yield f'  begins: "yes"{GUESSED}: a document is of the review with whose id its name begins'
    codes = [f"columns: [{quoted(found.code)}]{GUESSED}"]
    if found.split:
        codes.append(f"split: {quoted(found.split)}{GUESSED}")
    codes += section("values", meanings(found.values, found.others))
    yield from section("codes", codes)
    said = (f"{scalar(h)}: {quoted(field)}{GUESSED}" for h, field in found.columns.items())
    yield from section("columns", said)
    yield from section("attributes", _attributes(found))
    yield from section("ignore", _ignored(found))


def _attributes(found: CodingColumns) -> Iterator[str]:
    for heading, attribute in found.attributes.items():
        if attribute.data_type.several:
            yield f'{scalar(heading)}: {{attribute: {attribute.id}, split: "|"}}'
        else:
            yield f"{scalar(heading)}: {attribute.id}"


def _ignored(found: CodingColumns) -> Iterator[str]:
    for heading in found.ignored():
        at = found.table.headings[heading]
        filled = sum(1 for _, line in found.table.reviews() if line[at].strip())
        said = f"decide: {plural(filled, 'cell')} filled" if filled else "empty"
        yield f"- {quoted(heading)}  # {said}"


LAYOUT = CodingsLayout()
