"""The type whose values are months and years; days only where the codebook allows them."""

import re
from collections.abc import Sequence
from typing import Any

from dhrcode.model.attribute_types.base import (
    NOT_STATED,
    AttributeType,
    AttributeValue,
    CellRule,
    Declared,
)
from dhrcode.model.attribute_types.number import WHOLE
from dhrcode.model.when import CALENDAR, FIRST_YEAR, LAST_YEAR, dates_of

_YEAR, _MONTH = len("2013"), len("2013-08")
_DAY_IN_CELL = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T].*)?")
_FIGURES = re.compile(r"[0-9]{1,4}(?:[./-][0-9]{1,4}){0,2}")
_SCHEMA = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])"
_MONTH_OR_YEAR = "a month such as 2013-08, a year such as 2013"


class DateType(AttributeType):
    """A month or a year; a day only where the attribute says `days: true`.

    A value is the text that was written: `2013`, `2013-08`, `2013-08-14`. A day stays in the
    record: outputs show its month, tidy data under `--allow-identifiers` alone the day, and
    cross-tabulations, and so publications, count by years.
    """

    name = "date"
    keys = frozenset({"days"})
    takes = "a month or a year"
    form_note = "A month such as 2013-08, a year such as 2013, or not-stated."
    ordered = True
    publishable = True
    gives_year = True
    dated = True

    def __init__(self, attribute: Declared) -> None:
        super().__init__(attribute)
        if attribute.days:
            self.takes = "a day, a month or a year; outputs leave the day out"
            self.form_note = (
                "A day such as 2013-08-14, a month such as 2013-08, a year such as 2013, or "
                "not-stated. Of a day that the record has already, the month stands here."
            )

    @property
    def guarded(self) -> bool:
        """Whether a record may hold a day."""
        return self.attribute.days

    def one(self, text: str) -> str:
        """The month, year or day as it was written.

        Raises:
            ValueError: it is none of these, or there is no such date, or no day is allowed.
        """
        if not CALENDAR.fullmatch(text):
            example = f"a day such as 2013-08-14, {_MONTH_OR_YEAR}"
            example = example if self.attribute.days else _MONTH_OR_YEAR
            raise ValueError(f"'{text[:40]}' is not {example}, or 'not-stated'")
        dates_of(text if self.attribute.days else text[:_MONTH], "2013-08", text)
        if len(text) > _MONTH and not self.attribute.days:
            raise ValueError(
                f"'{text}' is a day, and '{self.attribute.id}' takes months and years: "
                f"{text[:_MONTH]}, say; the codebook does not allow days (`days: true`)"
            )
        return text

    def from_cell(self, text: str) -> str | None:
        """A year, a month, or a date with the year first: its day, or its month.

        Of 14/08/2013 nobody can tell in every case which is the month: such a text is given back,
        and no value.
        """
        if whole := WHOLE.fullmatch(text):
            return whole[1]
        if day := _DAY_IN_CELL.fullmatch(text):
            return day[1] if self.attribute.days else day[1][:_MONTH]
        return text if _FIGURES.fullmatch(text) else None

    def asked_for(self, text: str) -> tuple[AttributeValue, ...]:
        """The month or year.

        Raises:
            ValueError: there is no such one, or it is a day.
        """
        value = self.one(text) if text != NOT_STATED else text
        if value != NOT_STATED and len(value) > _MONTH:
            raise ValueError(
                f"'{text}' is a day, which every output leaves out: ask for a month such as "
                f"{text[:_MONTH]}"
            )
        return (value,)

    @classmethod
    def fulfils(cls, value: AttributeValue, sign: str, wanted: Sequence[AttributeValue]) -> bool:
        """Whether a date is surely within one of those wanted, or not before or after the bound.

        2013-08 is within 2013, and 2013 may be outside 2013-08.
        """
        said, bound = str(value), str(wanted[0])
        if sign == "=":
            return any(said == one or said.startswith(f"{one}-") for one in wanted)
        if NOT_STATED in (said, bound):
            return False
        return said >= bound if sign == ">=" else f"{said}-12"[: len(bound)] <= bound

    def schema(self) -> dict[str, Any]:
        """Texts of that form; an editor takes a plain 2013 for a number."""
        day = "(-(0[1-9]|[12][0-9]|3[01]))?" if self.attribute.days else ""
        return {
            "anyOf": [
                {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
                {"type": "string", "pattern": f"^((19|20)[0-9]{{2}}|{_SCHEMA}{day})$"},
                {"const": NOT_STATED},
            ]
        }

    def cell_rule(self, cell: str) -> CellRule:
        """A text of that form. Excel fills it up to a whole day, and says whether there is one."""
        longest = ",LEN({0})=10" if self.attribute.days else ""
        within = 'ABS(DATEVALUE(LEFT({0}&"-01-01",10))-36525.5)<36525'  # 1900 to 2099
        shape = f"OR(LEN({{0}})=4,LEN({{0}})=7{longest}),{within}"
        formula = f'=IF({{0}}="{NOT_STATED}",TRUE,IFERROR(AND(ISTEXT({{0}}),{shape}),FALSE))'
        return CellRule(formula.format(cell), self.form_note)

    def shown(self, value: AttributeValue) -> AttributeValue:
        """The month, or the year where no more is known."""
        return value[:_MONTH] if isinstance(value, str) and value != NOT_STATED else value

    def category(self, value: str) -> str:
        """The year."""
        return value if value == NOT_STATED else value[:_YEAR]

    def unpublishable(self, wanted: Sequence[AttributeValue]) -> str:
        """A sentence where a month is asked for: a publication tells years alone."""
        finer = next((str(v) for v in wanted if v != NOT_STATED and len(str(v)) > _YEAR), None)
        if finer is None:
            return ""
        return (
            f"a publication tells no month: of '{self.attribute.id}' it takes a year such as "
            f"{finer[:_YEAR]}"
        )
