"""The proposed map of a table of reviews and of those that are joined to it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dhrcode.importers.layouts.layout import Likeness, SheetLook
from dhrcode.importers.sketch.id_column import IdColumn, ids_of
from dhrcode.importers.sketch.layout import best_layout
from dhrcode.importers.sketch.map_text import (
    GUESSED,
    INDENT,
    WEAK,
    indented,
    mapped,
    meanings,
    quoted,
    section,
    untaken,
    value_lines,
)
from dhrcode.importers.sketch.names import STRONG, Guess
from dhrcode.importers.sketch.roles import HeadingRoles, roles_of
from dhrcode.importers.sketch.sheets import no_headings, sheets_of
from dhrcode.importers.sketch.values import attribute_values, denials, marks, ticks
from dhrcode.importers.table.grid import WORD, WORKBOOKS, plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.model.codebook import Bearer
from dhrcode.model.map_columns import IdRule
from dhrcode.store.yaml.writer import scalar
from dhrcode.text import plural, shown


def table_lines(table: HeadedTable, sheet: SheetLook) -> Iterator[str]:
    """Which sheet a table is of and in which line its headings stand: for a map of any layout."""
    if sheet.file.suffix.lower() in (*WORKBOOKS, WORD):
        name = table.grid.shown.removeprefix(f"{shown(sheet.file)}:")
        others = f"{GUESSED}: the file has {plural(sheet.sheets - 1, 'other sheet')}"
        yield f"sheet: {quoted(name)}{others if sheet.sheets > 1 else ''}"
    lines = str(table.head) if table.first == table.head else f"{table.first}-{table.head}"
    many = "" if table.first == table.head else "s"
    what = f"the {'column' if table.across else 'row'}{many} they stand in"
    above = table.passed_over()
    yield f'headings: "{lines}"  # guessed: {what}{f"; {above}" if above else ""}'
    if table.grid.shifted:
        yield 'row_names: "yes"  # guessed: every row has one cell more than the headings'


class ReviewTableMap:
    """One table, and what it may be.

    Args:
        table: the table with its headings.
        sheet: where it stands, and what its headings may name.
        to: the table of reviews, for one that is joined to it.
        themes: headings of columns whose cells name themes.
        summaries: whether cells of subthemes are summaries.
    """

    def __init__(
        self,
        table: HeadedTable,
        sheet: SheetLook,
        to: "ReviewTableMap | None" = None,
        themes: Sequence[str] = (),
        *,
        summaries: bool = False,
    ) -> None:
        self._summaries = summaries
        self._table, self._sheet, self._known = table, sheet, sheet.known
        self._of = _bearer(sheet.file) if to else None
        self.ids: IdColumn = ids_of(table, self._known, to.ids.rule.heading if to else None, themes)
        if self.ids.headless and not table.grid.shifted:
            raise no_headings(sheet.file, "give it a row that says what each column is")
        taken = (self.ids.rule.heading, *themes)
        self._cells = {
            name: [plain(line[at]) for line in self.ids.lines]
            for name, at in table.headings.items()
            if name not in taken
        }
        self._roles = roles_of(self._cells, self._known, self._of)
        self._main = to is None
        if to is not None:
            self._roles.join(to._roles.targets())

    def lines(self, themes: Iterable[str] = ()) -> Iterator[str]:
        """The map of a table of reviews, and of those that are joined to it.

        Args:
            themes: the lines under `themes:`, for a table whose cells name themes.
        """
        yield f"# It holds {plural(len(self.ids.lines), 'review')}."
        yield from table_lines(self._table, self._sheet)
        yield f"reviews: {quoted('columns' if self._table.across else 'rows')}{GUESSED}"
        yield from _id(self.ids)
        if self.ids.passed:
            yield "ignore_reviews:  # they stand where an id would"
            yield from (f"{INDENT}- {quoted(text)}{GUESSED}" for text in self.ids.passed)
        yield from self._skipped()
        yield "# coder: INITIALS  # whose coding it is, if --coder does not say so"
        yield 'status: "draft"  # or complete, where every subtheme is coded; or partial'
        yield from section("themes", themes)
        yield from self._columns()
        if self._sheet.others:
            yield "join:"
        for name, look, best in joined_tables(self._sheet, _in_rows):
            yield from ReviewTableMap(best.table, look, to=self)._joined(name)

    def _joined(self, named: str) -> Iterator[str]:
        """An item of the list of joined tables."""
        roles, of = self._roles, self._of
        yield f"{INDENT}- file: {scalar(named)}"
        body = [f"of: {quoted(of or 'review')}{GUESSED}"]
        body += table_lines(self._table, self._sheet)
        body += _id(self.ids)
        if number := next((h for h in roles.unknown if of and _is_number(h, self._cells[h])), None):
            roles.unknown.remove(number)
            body.append(f"number: {quoted(number)}{GUESSED}")
        yield from indented(indented([*body, *self._columns()]))

    def _columns(self) -> Iterator[str]:
        """What each column is; in the table of reviews, what its cells mean as well."""
        roles = self._roles
        yield from section("findings", mapped(roles.findings))
        if self._main and roles.findings:
            yield from self._marks(roles)
        yield from section("evidence", mapped(roles.evidence))
        yield from section("attributes", self._attributes(roles.attributes))
        yield from self._one_hot(roles)
        if self._main and roles.one_hot:
            yield from self._ticks(roles)
        yield from section("record", mapped(roles.record))
        yield from section("ignore", untaken({name: self._cells[name] for name in roles.unknown}))

    def _skipped(self) -> Iterator[str]:
        """What becomes of rows without an id: weak where they hold what a review would."""
        without = self.ids.without
        if not without:
            return
        at = {self._table.headings[heading] for heading in self._roles.findings}
        coded = any(plain(line[position]) for line in without for position in at)
        rows = plural(len(without), "row has", "rows have")
        said = f'skip: "no-id"  # {{}}{rows} no id'
        yield f"# {said.format('')}{WEAK}" if coded else said.format("guessed: ")

    def _marks(self, roles: HeadingRoles) -> Iterator[str]:
        cells = [text for heading in roles.findings for text in self._cells[heading]]
        if self._summaries:
            yield 'cells: "summary"  # words are kept, and their findings unclear in drafts'
            yield '# written: "present"  # decide: if what has words is present, take the # away'
        found = ({}, denials(cells)) if self._summaries else marks(cells)
        yield from section("values", meanings(*found))
        blank = sum(1 for text in cells if not text)
        empty = plural(blank, "cell of a subtheme is", "cells of subthemes are")
        yield f'blank: "not-coded"  # {empty} empty'

    def _ticks(self, roles: HeadingRoles) -> Iterator[str]:
        headings = [heading for columns in roles.one_hot.values() for heading in columns]
        cells = (text for heading in headings for text in self._cells[heading])
        yield from section("ticks", meanings(*ticks(cells)))

    def _attributes(self, roles: Mapping[str, Guess]) -> Iterator[str]:
        for heading, role in roles.items():
            values = attribute_values(self._cells[heading], self._known.meant(role.target))
            inner = list(value_lines(values))
            mark = "# " if role.weak else ""
            note = "" if role.sure else WEAK if role.weak else GUESSED
            if not inner:
                yield f"{mark}{scalar(heading)}: {quoted(role.target)}{note}"
                continue
            yield f"{mark}{scalar(heading)}:"
            yield f"{mark}{INDENT}attribute: {quoted(role.target)}{note}"
            yield from (f"{mark}{INDENT}{line}" for line in inner)

    def _one_hot(self, roles: HeadingRoles) -> Iterator[str]:
        if roles.one_hot:
            yield "one_hot:"
        for target, columns in roles.one_hot.items():
            mark = "# " if all(role.weak for role in columns.values()) else ""
            yield f"{INDENT}{mark}{scalar(target)}:{WEAK if mark else GUESSED}"
            yield f"{INDENT}{mark}{INDENT}columns:"
            known = {h: r._replace(score=STRONG) if mark else r for h, r in columns.items()}
            yield from (f"{INDENT}{mark}{INDENT * 2}{line}" for line in mapped(known))


def joined_tables(
    sheet: SheetLook, likeness: Callable[[SheetLook], Likeness | None]
) -> Iterator[tuple[str, SheetLook, Likeness]]:
    """The files that are joined to a table: the name of each, and the sheet that is likeliest.

    Raises:
        DataProblemsError: one of them cannot be read, or has no sheet that looks so.
    """
    for file in sheet.others:
        looks = [SheetLook(grid, sheet.known, file) for grid in sheets_of(file, sheet.known)]
        found = [(look, like) for look in looks if (like := likeness(look))]
        if not found:
            raise no_headings(file)
        look, best = max(found, key=lambda one: one[1].named)
        yield file_beside(file, sheet.beside), look, best


def _in_rows(sheet: SheetLook) -> Likeness | None:
    """A joined table has its headings in a row."""
    return best_layout(sheet.grid, sheet.known, across=False)


def file_beside(file: Path, folder: Path | None) -> str:
    """The name of a file as a map in a folder gives it."""
    return Path(os.path.relpath(file, folder or Path())).as_posix()


def _bearer(file: Path) -> Bearer | None:
    """Whose the rows of a joined table are, by its name."""
    bearers: tuple[tuple[Bearer, str], ...] = (("victim", "vic"), ("perpetrator", "perp"))
    return next((bearer for bearer, word in bearers if word in file.stem.casefold()), None)


def _id(ids: IdColumn) -> Iterator[str]:
    rule: IdRule = ids.rule
    yield "id:"
    yield f"{INDENT}heading: {quoted(rule.heading)}{'' if ids.sure else GUESSED}"
    if rule.prefix:
        yield f"{INDENT}prefix: {quoted(rule.prefix)}{GUESSED}: put before a digit"
    if rule.clean == "yes":
        yield f'{INDENT}clean: "yes"{GUESSED}: blanks go, other signs become hyphens'
    yield from indented(
        section(
            "replace", (f"{scalar(t)}: {quoted(to)}{GUESSED}" for t, to in rule.replace.items())
        )
    )
    if ids.wordy:
        yield f"{INDENT}# decide: {plural(ids.wordy, 'id has', 'ids have')} no number. No id"
        yield f"{INDENT}# may name a person: say under 'replace' what each is, or ignore_reviews"


def _is_number(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column numbers the people of a case."""
    named = any(word in heading.casefold() for word in ("no", "number"))
    numbers = [text.removesuffix(".0") for text in cells]
    return named and bool(numbers) and all(text.isdigit() and len(text) < 3 for text in numbers)
