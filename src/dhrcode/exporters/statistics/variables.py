"""The columns of tidy data as variables: codes with labels, numbers, days and texts."""
# ruff: noqa: PLC0415 - NumPy and pandas take half a second to load

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from math import isnan, nan
from typing import Any, Literal, NamedTuple

from dhrcode.analysis.tidy_data import JOIN, TidyColumn, TidyRow
from dhrcode.analysis.variables import NOT_CODED
from dhrcode.exporters.statistics.limits import Limits, stem, variable_name, within
from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.text import plural

NOT_STATED_CODE = -9_999_999_999.0
"""What stands for not stated in `cells`, of codes and of numbers; each program has its own."""
SYSTEM_MISSING = "."
"""How both programs show a number that is not there."""
_CODES = {"present": 1, "absent": 0, "unclear": 2, "yes": 1, "no": 0}
_YES_NO = TidyColumn("", "text", "", ("yes", "no", NOT_STATED), ("yes", "no", "not stated"))


class StatisticsVariable(NamedTuple):
    """One variable.

    Attributes:
        column: its name, and what it holds; what of `values` has a code, in `codes`.
        label: its label.
        kind: what its cells are.
        cells: of numbers an array with `NOT_STATED_CODE`, and NaN where a number is missing; of
            texts those, `""` where there is none; of days those, None where there is none.
        labels: of codes, the value's label for each code; not stated has `NOT_STATED_CODE`.
        coded: whether its numbers are codes.
        cut: how many texts were too long for the program.
    """

    column: TidyColumn
    label: str
    kind: Literal["number", "text", "date"]
    cells: Any
    labels: dict[float, str]
    coded: bool = False
    cut: int = 0

    @property
    def name(self) -> str:
        """The variable's name."""
        return self.column.name


def variables(
    columns: Sequence[TidyColumn], rows: Iterable[TidyRow], limits: Limits
) -> list[StatisticsVariable]:
    """The columns and rows as variables of a program, each name valid there and given once.

    A column with a list of values is one variable of codes, or one of yes and no for each value
    where a cell may hold several. Numbers of which a cell may hold several are numbered variables.
    """
    taken = set[str]()
    names = [
        variable_name(stem(column.name, [""], limits), "", taken, limits) for column in columns
    ]
    columns_of = list(zip(*rows, strict=True)) or [()] * len(columns)
    return [
        variable
        for column, name, cells in zip(columns, names, columns_of, strict=True)
        for variable in _ColumnVariables(column, name, cells, taken, limits).variables()
    ]


def cut_texts(variable: StatisticsVariable, limits: Limits) -> str:
    """A sentence on texts of a variable that were too long for the program."""
    return (
        f"{plural(variable.cut, 'text')} of {variable.name} cut to the {limits.text:,} bytes that "
        f"{limits.program} takes; a .csv has them whole."
    )


class _ColumnVariables:
    """One column of tidy data on its way to variables."""

    def __init__(
        self, column: TidyColumn, name: str, cells: Sequence[Any], taken: set[str], limits: Limits
    ) -> None:
        self.column, self.name, self.cells = column, name, cells
        self.taken, self.limits = taken, limits
        self.label = column.label or column.meaning

    def variables(self) -> Iterator[StatisticsVariable]:
        """The variables that tell what the column tells."""
        column, cell_type = self.column, self.column.type
        if cell_type == "date":
            yield self._variable("", self.label, "date", list(self.cells))
        elif cell_type == "integer":
            yield self._numbers("", self.label, float)
        elif column.values and column.several:
            yield from self._one_a_value()
        elif column.values:
            codes = dict(zip(column.values, _codes(column.values), strict=True))
            yield self._coded("", self.label, codes.__getitem__, column)
        elif column.numbers:
            yield from self._numbered()
        else:
            yield self._texts()

    def _parts(self) -> Sequence[str]:
        """The values that the column has a variable for each, or the longest number."""
        return [value for value in self.column.values if value != NOT_STATED] or ["99"]

    def _one_a_value(self) -> Iterator[StatisticsVariable]:
        for value, label in zip(self.column.values, self.column.labels, strict=True):
            if value != NOT_STATED:
                words = f"{self.column.label}: {label}"
                described = _YES_NO._replace(meaning=f"{words} ({self.column.name}, {value})")
                yield self._coded(value, words, partial(_has, value), described)

    def _numbered(self) -> Iterator[StatisticsVariable]:
        if not self.column.several:
            yield self._numbers("", self.column.label, _number)
            return
        most = max((cell.count(JOIN) for cell in self.cells if cell), default=0) + 1
        for number in range(1, most + 1):
            label = f"{self.column.label}: value {number} of those given"
            yield self._numbers(str(number), label, partial(_number_at, number - 1))

    def _numbers(self, part: str, label: str, read: Callable[[Any], float]) -> StatisticsVariable:
        described = self.column
        if described.numbers:
            code = self.limits.not_stated[1]
            described = described._replace(
                meaning=f"{label} ({described.name})" if part else described.meaning,
                values=(NOT_STATED,),
                labels=("not stated",),
                type="integer",
                codes=(code,),
            )
        return self._variable(part, label, "number", _mapped(self.cells, read), described)

    def _coded(
        self, part: str, label: str, read: Callable[[Any], float], described: TidyColumn
    ) -> StatisticsVariable:
        cells = _mapped(self.cells, read)
        codes = tuple(map(self._shown, _codes(described.values)))
        described = described._replace(codes=codes, type="integer")
        return self._variable(part, label, "number", cells, described)._replace(coded=True)

    def _shown(self, code: float) -> str:
        if code == NOT_STATED_CODE:
            return self.limits.not_stated[0]
        return SYSTEM_MISSING if isnan(code) else str(int(code))

    def _texts(self) -> StatisticsVariable:
        longest = self.limits.text
        texts = [within(cell or "", longest, in_bytes=True) for cell in self.cells]
        cut = sum(text != (cell or "") for text, cell in zip(texts, self.cells, strict=True))
        return self._variable("", self.label, "text", texts)._replace(cut=cut)

    def _variable(
        self,
        part: str,
        label: str,
        kind: Literal["number", "text", "date"],
        cells: Any,
        described: TidyColumn | None = None,
    ) -> StatisticsVariable:
        described, limits, name = described or self.column, self.limits, self.name
        if part:
            begins = stem(self.column.name, self._parts(), limits)
            name = variable_name(begins, part, self.taken, limits)
        labelled = zip(_codes(described.values), described.labels or described.values, strict=True)
        labels = {
            code: within(words, limits.value_label, in_bytes=limits.in_bytes)
            for code, words in labelled
            if not isnan(code)
        }
        label = within(label, limits.label, in_bytes=limits.in_bytes)
        return StatisticsVariable(described._replace(name=name), label, kind, cells, labels)


def _codes(values: Sequence[str]) -> list[float]:
    """The number of each value: 1 and 0 for yes and no, and otherwise by its place in the list."""
    known = set(values) - {NOT_STATED, NOT_CODED} <= set(_CODES)
    missing = {NOT_STATED: NOT_STATED_CODE, NOT_CODED: nan}
    listed = [value for value in values if value not in missing]
    codes = {value: _CODES[value] if known else n for n, value in enumerate(listed, start=1)}
    return [missing.get(value, codes.get(value, 0)) for value in values]


def _has(value: str, cell: str) -> float:
    """1 where the value is among those given, and 0 where it is not and something else is."""
    given = cell.split(JOIN)
    if value in given:
        return 1
    return NOT_STATED_CODE if NOT_STATED in given else 0


def _number(text: str) -> float:
    return NOT_STATED_CODE if text == NOT_STATED else float(text)


def _number_at(place: int, cell: str) -> float:
    given = cell.split(JOIN)
    return _number(given[place]) if place < len(given) else nan


def _mapped(cells: Sequence[Any], read: Callable[[Any], float]) -> Any:
    """An array of what `read` makes of each cell; NaN where there is nothing."""
    import numpy as np
    import pandas as pd

    places, different = pd.factorize(np.fromiter(cells, dtype=object, count=len(cells)))
    # The last stands for what is missing, whose place is -1.
    return np.array([*map(read, different), nan])[places]
