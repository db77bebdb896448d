"""What each kind of table can say of itself, and what it is shown for that."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dhrcode.importers import Imported
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.table.grid import TableGrid
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.reader import TableInput
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import TableFile
from dhrcode.problems import Fault

CERTAIN, LIKELY, POSSIBLE = 3, 2, 1
"""How much a sheet looks like a kind: its headings and its cells both do; one of them does; nothing
speaks against it."""


class SheetLook(NamedTuple):
    """A sheet, as a kind of table is asked about it.

    Attributes:
        grid: its cells.
        known: the names of the codebook's subthemes and attributes.
        file: the file that it is in.
        sheets: how many sheets of the file hold anything.
        others: files that are to be joined to it.
        beside: the folder that the map will lie in.
    """

    grid: TableGrid
    known: CodebookNames
    file: Path
    sheets: int = 1
    others: Sequence[Path] = ()
    beside: Path | None = None


class Likeness(NamedTuple):
    """How much a sheet looks like a kind of table.

    Attributes:
        strength: `CERTAIN`, `LIKELY` or `POSSIBLE`; the strongest kind is proposed.
        named: how many headings or cells it recognises; the most, of two equally strong ones.
        why: why it looks so, for the top of the map: `its headings name 12 subthemes`.
        table: the sheet with the headings that it was recognised by.
        seen: what the kind found besides, for its own `lines`.
    """

    strength: int
    named: float
    why: str
    table: HeadedTable
    seen: Any = None


class Layout(NamedTuple):
    """A kind of table.

    Attributes:
        name: the word after `layout:` in its map.
        title: what it is, for the top of the map: `one row a review, a column a theme`.
        map: the model of its map.
        likeness: how much a sheet looks like this kind; None if it does not.
        lines: the lines of the map of a sheet that looks so, without a comment on top.
        faults: what a map of this kind names and the codebook does not have.
        read: reads a table with a map of this kind.
        joins: whether further files can be joined to it.
        asks: what the command that imports it has to say besides.
    """

    name: str
    title: str
    map: type[TableFile]
    likeness: Callable[[SheetLook], Likeness | None]
    lines: Callable[[Likeness, SheetLook], Iterator[str]]
    faults: Callable[[Any, Codebook], Iterator[Fault]]
    read: Callable[[Any, TableInput], Imported]
    joins: bool = True
    asks: str = "--coder INITIALS"
