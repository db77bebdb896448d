"""A map of somebody's table, proposed: what is guessed is marked, and left for a person to read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import UsageError
from dhrcode.importers.layouts import USUAL, every_layout
from dhrcode.importers.layouts.layout import Layout, Likeness, SheetLook
from dhrcode.importers.sketch.map_text import weak_guesses
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.sketch.sheets import no_headings, sheets_of
from dhrcode.importers.table.grid import plain
from dhrcode.model.base import UNUSABLE
from dhrcode.model.codebook import Codebook
from dhrcode.text import plural, shown


class SketchedMap(NamedTuple):
    """A proposed map, and what a person should know of it besides.

    Attributes:
        text: the map.
        weak: how many guesses are comments in it.
    """

    text: str
    weak: int


class _Recognised(NamedTuple):
    """A sheet, and the kind of table that it looks like most."""

    likeness: Likeness
    sheet: SheetLook
    layout: Layout


def sketch_map(
    files: Sequence[Path], codebook: Codebook, sheet: str | None = None, beside: Path | None = None
) -> SketchedMap:
    """A map, as far as it can be told from headings and cells.

    Args:
        files: the table; then those that are joined to it.
        codebook: what headings may name.
        sheet: the sheet of a workbook; if not given, that which names most of the codebook.
        beside: the folder that the map will lie in.

    Raises:
        DataProblemsError: a table cannot be read, or holds nothing.
        NotFoundError: there is no such file.
        UsageError: nothing can be joined to a table of this kind.
    """
    known = CodebookNames(codebook)
    grids = sheets_of(files[0], known, sheet)
    looks = [SheetLook(g, known, files[0], len(grids), files[1:], beside) for g in grids]
    found = [
        _Recognised(likeness, look, layout)
        for look in looks
        for layout in every_layout()
        if (likeness := layout.likeness(look))
    ]
    if not found:
        raise no_headings(files[0])
    best = max(found, key=lambda one: (one.likeness.strength, one.likeness.named))
    if files[1:] and not best.layout.joins:
        raise UsageError(f"{shown(files[0])} looks like {best.layout.title}: name it alone")
    lines = list(best.layout.lines(best.likeness, best.sheet))
    if best.layout.name != USUAL:
        lines.insert(0, f'layout: "{best.layout.name}"  # guessed')
    weak = weak_guesses("\n".join(lines))
    return SketchedMap("".join(f"{line}\n" for line in [*_head(best, weak), *lines]), weak)


def _head(found: _Recognised, weak: int) -> Iterator[str]:
    name = UNUSABLE.sub("?", plain(found.sheet.file.name))
    yield f"# A map of {name}, proposed from its headings and cells: look it through."
    yield f"# It is taken for {found.layout.title}:"
    yield f"# {found.likeness.why}."
    yield "# What is marked 'guessed' may be wrong. What is marked 'decide' is not taken, or not"
    yield "# understood, until you say what it is. Then see what would come in:"
    yield f"#   dhrcode import {name} --map THIS-FILE {found.layout.asks} --dry-run"
    if weak:
        yield f"# {plural(weak, 'weak guess is', 'weak guesses are')} not taken, but in lines that"
        yield "# begin with # and end in 'weak': take that # away where one is right, or list the"
        yield "# heading under 'ignore'. The import stops at each until then."
    yield from (f"# {UNUSABLE.sub('?', plain(note))}." for note in found.sheet.grid.notes)
