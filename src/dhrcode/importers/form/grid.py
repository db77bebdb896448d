"""A sheet of a form: its columns are found by their headings, its cells read as they were meant."""

from collections.abc import Collection, Iterable, Iterator

from dhrcode.importers import FilePlace, RecordData
from dhrcode.importers.workbook.cell_faults import error_value, merged_cells, struck_out
from dhrcode.importers.workbook.reader import Sheet, SheetCell
from dhrcode.importers.workbook.sheet_scan import SheetError, position
from dhrcode.model.form import FRESH, FormColumn, FormSheet
from dhrcode.problems import Fault, KeyPath, Problem, column_letters

_LOOKED_AT = 20
"""The rows in which the headings are looked for."""
_MOST_REPEATED = 999
"""Columns called `Value`, `Value 2`, ... that are looked for."""
_AS_TEXT = "type it again as text, with ' before it:"
_REMADE = {
    "date": ("made-a-date", "a date of it ({})", "3-4"),
    "number": ("made-a-number", "a number of it ({})", "007"),
    "truth": ("made-a-truth", "{} of it, which is not text", "true"),
}
"""What Excel makes of text, by the kind of cell: the code, in words, an example of such text."""
_NOT_READ = "move it into a column of the form"
FormPlaces = dict[KeyPath, FilePlace]
"""Where each part of a record stands."""


class FormGrid:
    """The rows of a sheet below its headings.

    Args:
        sheet: the sheet.
        layout: what it should be.

    Attributes:
        sheet: the sheet.
        layout: its columns.
        whole: whether every column is there.
        values: the keys of a repeated column, as many as there are.
        problems: the problems found so far; `text` and similar methods add to them.
    """

    def __init__(self, sheet: Sheet, layout: FormSheet) -> None:
        self.sheet, self.layout = sheet, layout
        self.problems: list[Problem] = []
        self._said: set[Problem] = set()
        columns = layout.columns_of(_MOST_REPEATED)
        self._heading, self._at = _headings(sheet, {column.heading for column in columns})
        found = [column for column in columns if column.heading in self._at]
        self._keys = {column.key: self._at[column.heading] for column in found}
        self._names = {column.key for column in found if column.name}
        self.values = [column.key for column in found if column.repeated]
        missing = [
            c.heading for c in layout.columns_of(1) if c.heading not in self._at and not c.late
        ]
        for heading in missing:
            self.gone("missing-heading", f"there is no column '{heading}'")
        self.whole = not missing
        self._look()

    def rows(self) -> Iterator[int]:
        """The numbers of the rows below the headings that are not empty."""
        last = max(self._heading, len(self.sheet.values))
        yield from range(self._heading + 1, last + 1)
        # A formula that no program has calculated yet has no value, and may be below the last one.
        yield from sorted({row for row, _ in self.sheet.scan.formulas if row > last})

    def has(self, key: str) -> bool:
        """Whether there is such a column; forms of before lack some."""
        return key in self._keys

    def place(self, row: int, key: str) -> FilePlace:
        """Where a cell is."""
        return self.sheet.place(row, self._keys[key])

    def gone(self, code: str, message: str) -> None:
        """Notes that a part of the form itself is not there."""
        self.problems.append(self.sheet.place().problem(code, message, FRESH))

    def problem(self, row: int, key: str, code: str, message: str, hint: str = "") -> None:
        """Notes what is wrong with a cell."""
        self.fault(row, key, Fault.here(code, message, hint))

    def fault(self, row: int, key: str, fault: Fault) -> None:
        """Notes a fault of a cell."""
        problem = self.place(row, key).located(fault)
        if problem not in self._said:  # a cell may be read twice
            self._said.add(problem)
            self.problems.append(problem)

    def part(
        self, row: int, columns: Iterable[FormColumn], path: KeyPath, places: FormPlaces
    ) -> RecordData:
        """What a row says of a part of the record; notes where it and each field of it stand."""
        given: RecordData = {}
        for column in columns:
            if self.has(column.key) and (text := self.text(row, column.key)):
                given[column.named] = text
                places.setdefault(path, self.place(row, column.key))
                places[*path, column.named] = self.place(row, column.key)
        return given

    def filled(self, row: int) -> bool:
        """Whether a person has typed anything into a row."""
        typed = (self._keys[column.key] for column in self.layout.typed)
        return any(not self.sheet.cell(row, at).blank for at in typed)

    def gathered(
        self,
        rows: Iterable[int],
        path: KeyPath,
        places: FormPlaces,
        thing: str,
        stripped: Collection[str] = (),
    ) -> RecordData:
        """What several rows say of one part of the record, which must not differ, and its evidence.

        Args:
            rows: its rows.
            path: where it is in the record.
            places: where each field of it stands; added to.
            thing: what it is, in words.
            stripped: the columns in which blanks around a text mean nothing.
        """
        result: RecordData = {}
        evidence: list[RecordData] = []
        for row in rows:
            for key in (column.key for column in self.layout.own):
                text = self.text(row, key, day=key == "when")
                text = text.strip() if key in stripped else text
                if text and result.setdefault(key, text) != text:
                    said = f"the {thing} has another {key} in another row"
                    self.problem(row, key, "two-values", said, "keep one")
                elif text:
                    places[*path, key] = self.place(row, key)
            own: KeyPath = (*path, "evidence", len(evidence))
            piece = self.part(row, self.layout.evidence, own, places)
            evidence += [piece] if piece else []
        return result | ({"evidence": evidence} if evidence else {})

    def text(self, row: int, key: str, *, day: bool = False) -> str:
        """The text of a cell; empty if there is none, or if it cannot be what was meant.

        A name has no blanks around it, and is never a number.

        Args:
            row: its row.
            key: its column.
            day: whether a date is expected.
        """
        cell = self.sheet.cell(row, self._keys[key])
        if (row, self._keys[key]) in self.sheet.scan.formulas:
            self.problem(
                row, key, "formula", "there is a formula here", "type what it shows instead"
            )
            return ""
        if cell.blank:
            return ""
        if cell.kind == "text" or (day and cell.kind == "date"):
            return cell.text.strip() if key in self._names else cell.text
        if cell.kind == "number" and cell.text.lstrip("-").isdigit() and key not in self._names:
            return cell.text
        self.fault(row, key, _remade(cell))
        return ""

    def _look(self) -> None:
        """Notes merged cells, and text in columns that the form does not have."""
        for merged in self.sheet.scan.merged:
            self._merged(merged)
        for cell in sorted(self.sheet.scan.struck):
            if cell[1] in self._at.values() and not self.sheet.cell(*cell).blank:
                self.problems.append(self.sheet.place(*cell).located(struck_out()))
        known = set(self._at.values())
        for column in range(1, max(map(len, self.sheet.values), default=0) + 1):
            if column in known:
                continue
            filled = (r for r in self.rows() if not self.sheet.cell(r, column).blank)
            if row := next(filled, None):
                said = (
                    f"column {column_letters(column)} does not belong to the form and was not read"
                )
                place = self.sheet.place(row, column)
                self.problems.append(place.problem("text-not-read", said, _NOT_READ))

    def _merged(self, merged: str) -> None:
        first, _, last = merged.partition(":")
        try:
            (top, left), (bottom, right) = position(first), position(last or first)
        except SheetError:
            top, left, bottom, right = self._heading, 0, self._heading, self._heading
        if bottom >= self._heading and any(left <= at <= right for at in self._at.values()):
            self.problems.append(self.sheet.place(top, left).located(merged_cells(merged)))


def _headings(sheet: Sheet, wanted: Collection[str]) -> tuple[int, dict[str, int]]:
    """The row of the headings, and the column of each; the first one if there are two."""
    best: tuple[int, dict[str, int]] = (1, {})
    for row in range(1, min(len(sheet.values), _LOOKED_AT) + 1):
        found: dict[str, int] = {}
        for column in range(1, len(sheet.values[row - 1]) + 1):
            text = sheet.cell(row, column).text.strip()
            if text in wanted:
                found.setdefault(text, column)
        if len(found) > len(best[1]):
            best = row, found
    return best


def _remade(cell: SheetCell) -> Fault:
    """The fault of a cell in which a spreadsheet program has changed what was typed."""
    if cell.kind not in _REMADE:
        return error_value()
    code, made, example = _REMADE[cell.kind]
    said = f"Excel has made {made.format(cell.text)}"
    return Fault.here(code, said, f"{_AS_TEXT} '{example}")
