"""Long tables: one row a coding, as programs for qualitative data and `export` write them."""

from collections.abc import Iterator

from dhrcode.checks.import_map import coding_faults
from dhrcode.importers.layouts.layout import CERTAIN, Layout, Likeness, SheetLook
from dhrcode.importers.sketch.coding_columns import CodingColumns, coding_columns
from dhrcode.importers.sketch.map_text import (
    GUESSED,
    indented,
    meanings,
    quoted,
    section,
    untaken,
)
from dhrcode.importers.sketch.review_map import joined_tables, table_lines
from dhrcode.importers.table.coding_records import read_codings
from dhrcode.model.coding_map import CodingMap
from dhrcode.store.yaml.writer import scalar
from dhrcode.text import plural


def _likeness(sheet: SheetLook) -> Likeness | None:
    """By columns of codes and of reviews or documents, which are known by what they are called."""
    found = coding_columns(sheet.grid, sheet.known)
    if found is None:
        return None
    cells = plural(found.named, "cell names a theme", "cells name themes")
    why = f"{cells} of the codebook under '{found.code}'"
    return Likeness(CERTAIN, found.named + 0.5, why, found.table, found)


def _lines(found: Likeness, sheet: SheetLook) -> Iterator[str]:
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
    for name, look, joined in joined_tables(sheet, _likeness):
        yield f"  - file: {scalar(name)}"
        yield from indented(indented([*table_lines(joined.table, look), *_columns(joined.seen)]))


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
    yield from section("ignore", untaken(found.ignored()))


def _attributes(found: CodingColumns) -> Iterator[str]:
    for heading, attribute in found.attributes.items():
        if attribute.data_type.several:
            yield f'{scalar(heading)}: {{attribute: {attribute.id}, split: "|"}}'
        else:
            yield f"{scalar(heading)}: {attribute.id}"


LAYOUT = Layout(
    name="codings",
    title="a long table, in which each row is a coding",
    map=CodingMap,
    likeness=_likeness,
    lines=_lines,
    faults=coding_faults,
    read=read_codings,
)
"""Each row says that a review, or a passage of its document, is coded with a theme."""
