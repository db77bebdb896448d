"""Kinds of tables, by the word after `layout:` in a map: how each is recognised, mapped and read.

To add a kind: one module here with an object `LAYOUT` (see `layout.Layout`), and one line in
`LAYOUTS`. `import --sketch` asks each kind whether a sheet looks like its own, and the best answer
writes the map; `import --map` reads a table by the kind that its map names. The module holds:

1.  the model of its map, with `layout: Literal["its-word"]`: a `TableFile` (sheet, headings,
    ignore), or a `TableMap` where it has a review's id, and `headings_at` if it names more;
2.  `likeness(sheet)`: None, or how much the sheet looks like this kind and why, in half a sentence;
3.  `lines(found, sheet)`: the map, with `sketch/map_text.py`; what is likely is marked
    `# guessed`, what is weak is a comment that somebody has to uncomment (`mapped` does both);
4.  `faults(table, codebook)`: what the map names and the codebook does not have;
5.  `read(table, given)`: drafts and problems. `table/open_table.py` opens a table with its
    headings and says which of them the map leaves out; `table/cell_values.py` reads cells, among
    them those that name themes.

Its tests are in `tests/importers/layouts`, its keys in docs/import.md.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dhrcode.importers.layouts.layout import Layout

USUAL = "occurrence"
"""The layout of a map that names none."""
LAYOUTS = {
    USUAL: "dhrcode.importers.layouts.occurrence",
    "codings": "dhrcode.importers.layouts.codings",
    "in-cells": "dhrcode.importers.layouts.in_cells",
    "action-plan": "dhrcode.importers.layouts.action_plan",
    "chronology": "dhrcode.importers.layouts.chronology",
    "framework": "dhrcode.importers.layouts.framework",
}
"""The word in a map: the module of that kind. Of two that fit equally, the first is proposed."""


def layout_named(name: str) -> "Layout":
    """The kind of table that a map names with one of the words of `LAYOUTS`."""
    found: Layout = import_module(LAYOUTS[name]).LAYOUT
    return found


def every_layout() -> "Iterator[Layout]":
    """All kinds of tables, in their order."""
    return map(layout_named, LAYOUTS)
