"""A map of somebody's table, proposed: what is guessed is marked, and left for a person to read."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dhrcode.errors import DataProblemsError
from dhrcode.importers.sketch.layout import IdColumn, best_layout, ids_of
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.sketch.roles import HeadingRole, HeadingRoles, cells_of, roles_of
from dhrcode.importers.sketch.values import ValueMeanings, attribute_values, marks, ticks
from dhrcode.importers.table.grid import (
    WORKBOOKS,
    TableGrid,
    TableOptions,
    control_characters,
    plain,
    read_grids,
)
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.model.base import UNUSABLE
from dhrcode.model.codebook import Bearer, Codebook
from dhrcode.model.import_map import IdRule
from dhrcode.problems import has_errors
from dhrcode.store.yaml.writer import scalar
from dhrcode.text import plural, shown

MAX_LISTED = 12
"""Words without a meaning that are named of one column."""
_SHORT = 60  # letters of such a word
_LONGEST = 300  # letters of a cell that a map may name
_GUESSED = "  # guessed"
_INDENT = "  "


def sketch_map(
    files: Sequence[Path], codebook: Codebook, sheet: str | None = None, beside: Path | None = None
) -> str:
    """The text of a map, as far as it can be told from headings and cells.

    Args:
        files: the table of reviews; then those that are joined to it.
        codebook: what headings may name.
        sheet: the sheet of a workbook; if not given, that which names most of the codebook.
        beside: the folder that the map will lie in.

    Raises:
        DataProblemsError: a table cannot be read, or holds nothing.
        NotFoundError: there is no such file.
    """
    known = CodebookNames(codebook)
    main = _TableSketch(files[0], known, sheet)
    lines = [*_head(files, main), *main.lines()]
    if len(files) > 1:
        lines.append("join:")
    for file in files[1:]:
        named = Path(os.path.relpath(file, beside or Path())).as_posix()
        lines += _TableSketch(file, known, None, joined_to=main).joined(named)
    return "".join(f"{line}\n" for line in lines)


def _head(files: Sequence[Path], main: "_TableSketch") -> Iterator[str]:
    name = UNUSABLE.sub("?", plain(files[0].name))
    yield f"# A map of {name}, proposed from its headings and cells: look it through."
    yield "# What is marked 'guessed' may be wrong. What is marked 'decide' is not taken, or not"
    yield "# understood, until you say what it is. Then see what would come in:"
    yield f"#   dhrcode import {name} --map THIS-FILE --coder INITIALS --dry-run"
    yield from (f"# {UNUSABLE.sub('?', plain(note))}." for note in main.table.grid.notes)
    yield f"# It holds {plural(len(main.ids.lines), 'review')}."


class _TableSketch:
    """One table, and what it may be."""

    def __init__(
        self,
        file: Path,
        known: CodebookNames,
        sheet: str | None,
        joined_to: "_TableSketch | None" = None,
    ) -> None:
        grids, result = _table(file, known, sheet, across=joined_to is None)
        self.table = result
        self._file, self._known, self._of = file, known, _bearer(file) if joined_to else None
        self._sheets = [grid.shown.removeprefix(f"{shown(file)}:") for grid in grids]
        self.ids: IdColumn = ids_of(
            result, known, joined_to.ids.rule.heading if joined_to else None
        )
        headings = {
            name: at for name, at in result.headings.items() if name != self.ids.rule.heading
        }
        self._cells = cells_of(self.ids.lines, headings)
        self._roles = roles_of(self._cells, known, self._of)
        if joined_to is not None:
            self._roles.leave(joined_to.targets())

    def targets(self) -> set[str]:
        """What is given by this table."""
        return self._roles.targets()

    def lines(self) -> Iterator[str]:
        """The map of a table of reviews."""
        roles = self._roles
        yield from self._whole()
        yield from _id(self.ids)
        if self.ids.passed:
            yield "ignore_reviews:  # they stand where an id would"
            yield from (f"{_INDENT}- {quoted(text)}{_GUESSED}" for text in self.ids.passed)
        yield "# coder: INITIALS  # whose coding it is, if --coder does not say so"
        yield 'status: "draft"  # or complete, where every subtheme is coded; or partial'
        yield from _section("findings", _mapped(roles.findings))
        if roles.findings:
            yield from self._marks(roles)
        yield from _section("evidence", _mapped(roles.evidence))
        yield from _section("attributes", self._attributes(roles.attributes))
        yield from self._one_hot(roles)
        if roles.one_hot:
            yield from self._ticks(roles)
        yield from _section("record", _mapped(roles.record))
        yield from _section("ignore", self._ignored(roles.unknown))

    def joined(self, named: str) -> Iterator[str]:
        """An item of the list of joined tables."""
        roles, of = self._roles, self._of
        yield f"{_INDENT}- file: {scalar(named)}"
        body = [f"of: {quoted(of or 'review')}{_GUESSED}", *self._whole(main=False), *_id(self.ids)]
        if number := next((h for h in roles.unknown if of and _is_number(h, self._cells[h])), None):
            roles.unknown.remove(number)
            body.append(f"number: {quoted(number)}{_GUESSED}")
        body += _section("findings", _mapped(roles.findings))
        body += _section("evidence", _mapped(roles.evidence))
        body += _section("attributes", self._attributes(roles.attributes))
        body += self._one_hot(roles)
        body += _section("ignore", self._ignored([*roles.unknown, *roles.record]))
        yield from (f"{_INDENT * 2}{line}" for line in body)

    def _whole(self, *, main: bool = True) -> Iterator[str]:
        if self._file.suffix.lower() in WORKBOOKS:
            sheet = self.table.grid.shown.removeprefix(f"{shown(self._file)}:")
            others = len(self._sheets) - 1
            note = f"{_GUESSED}: the file has {plural(others, 'other sheet')}" if others else ""
            yield f"sheet: {quoted(sheet)}{note}"
        if main:
            yield f"reviews: {quoted('columns' if self.table.across else 'rows')}{_GUESSED}"
        what = "column" if self.table.across else "row"
        yield f'headings: "{self.table.head}"  # guessed: the {what} they stand in'

    def _marks(self, roles: HeadingRoles) -> Iterator[str]:
        cells = [text for heading in roles.findings for text in self._cells[heading]]
        found, others = marks(cells)
        yield from _section("values", [*_meanings(found), *_undecided(others)])
        blank = sum(1 for text in cells if not text)
        empty = plural(blank, "cell of a subtheme is", "cells of subthemes are")
        yield f'blank: "not-coded"  # {empty} empty'

    def _ticks(self, roles: HeadingRoles) -> Iterator[str]:
        headings = [heading for columns in roles.one_hot.values() for heading in columns]
        found, others = ticks(text for heading in headings for text in self._cells[heading])
        yield from _section("ticks", [*_meanings(found), *_undecided(others)])

    def _attributes(self, roles: Mapping[str, HeadingRole]) -> Iterator[str]:
        for heading, role in roles.items():
            values = attribute_values(self._cells[heading], self._known.meant(role.target))
            inner = list(_values(values))
            note = "" if role.sure else _GUESSED
            if not inner:
                yield f"{scalar(heading)}: {quoted(role.target)}{note}"
                continue
            yield f"{scalar(heading)}:"
            yield f"{_INDENT}attribute: {quoted(role.target)}{note}"
            yield from (f"{_INDENT}{line}" for line in inner)

    def _one_hot(self, roles: HeadingRoles) -> Iterator[str]:
        if roles.one_hot:
            yield "one_hot:"
        for target, columns in roles.one_hot.items():
            yield f"{_INDENT}{scalar(target)}:{_GUESSED}"
            yield f"{_INDENT * 2}columns:"
            yield from (f"{_INDENT * 3}{line}" for line in _mapped(columns))

    def _ignored(self, headings: Iterable[str]) -> Iterator[str]:
        for heading in headings:
            filled = sum(1 for text in self._cells[heading] if text)
            said = f"decide: {plural(filled, 'cell')} filled" if filled else "empty"
            yield f"- {quoted(heading)}  # {said}"


def _table(
    file: Path, known: CodebookNames, sheet: str | None, *, across: bool
) -> tuple[list[TableGrid], HeadedTable]:
    """The sheets of a file, and that which names most of the codebook, with its headings."""
    grids, problems = read_grids(file, shown(file), TableOptions(sheet=sheet))
    result = best_layout(grids, known, across=across)
    if result is not None:
        problems.extend(control_characters(result.grid))
    elif grids:
        said, hint = "the table has no headings", "is it the right file?"
        problems.append(grids[0].place().problem("no-headings", said, hint))
    if result is None or has_errors(problems):
        raise DataProblemsError(problems, "no map can be proposed")
    return grids, result


def _bearer(file: Path) -> Bearer | None:
    """Whose the rows of a joined table are, by its name."""
    bearers: tuple[tuple[Bearer, str], ...] = (("victim", "vic"), ("perpetrator", "perp"))
    return next((bearer for bearer, word in bearers if word in file.stem.casefold()), None)


def quoted(text: str) -> str:
    """Text in double quotes, so that a comment after it cannot be taken for a part of it."""
    plainly = scalar(text)
    if plainly.startswith('"'):
        return plainly
    escaped = plainly.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _section(name: str, inner: Iterable[str]) -> Iterator[str]:
    """A key with what is under it; nothing where that is nothing."""
    lines = list(inner)
    if lines:
        yield f"{name}:"
        yield from (f"{_INDENT}{line}" for line in lines)


def _mapped(roles: Mapping[str, HeadingRole]) -> Iterator[str]:
    for heading, role in roles.items():
        if role.sure:
            yield f"{scalar(heading)}: {scalar(role.target)}"
        else:
            yield f"{scalar(heading)}: {quoted(role.target)}{_GUESSED}"


def _meanings(found: Mapping[str, HeadingRole]) -> Iterator[str]:
    return _mapped({text: role for text, role in found.items() if len(text) <= _LONGEST})


def _undecided(others: "Counter[str]") -> Iterator[str]:
    """A comment for each word that may mean anything: the import will ask for it."""
    short = [text for text in others if len(text) <= _SHORT][:MAX_LISTED]
    for text in short:
        yield f"# {quoted(text)}:  # decide: {plural(others[text], 'cell')}"
    if len(others) > len(short):
        yield f"# and {len(others) - len(short):,} more to decide"


def _values(values: ValueMeanings) -> Iterator[str]:
    if values.split:
        yield f"split: {quoted(values.split)}{_GUESSED}"
    yield from _section("values", [*_meanings(values.values), *_undecided(values.others)])
    if values.ranges:
        yield "ranges:"
        yield from (
            f"{_INDENT}{scalar(text)}: {quoted(value)}{_GUESSED}"
            for text, value in values.ranges.items()
        )


def _id(ids: IdColumn) -> Iterator[str]:
    rule: IdRule = ids.rule
    yield "id:"
    yield f"{_INDENT}heading: {quoted(rule.heading)}{'' if ids.sure else _GUESSED}"
    if rule.prefix:
        yield f"{_INDENT}prefix: {quoted(rule.prefix)}{_GUESSED}: put before a digit"
    if rule.clean == "yes":
        yield f'{_INDENT}clean: "yes"{_GUESSED}: blanks go, other signs become hyphens'
    if ids.wordy:
        yield f"{_INDENT}# decide: {plural(ids.wordy, 'id has', 'ids have')} no number. No id"
        yield f"{_INDENT}# may name a person: say under 'replace' what each is, or ignore_reviews"


def _is_number(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column numbers the people of a case."""
    named = any(word in heading.casefold() for word in ("no", "number"))
    numbers = [text.removesuffix(".0") for text in cells]
    return named and bool(numbers) and all(text.isdigit() and len(text) < 3 for text in numbers)
