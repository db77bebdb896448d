"""Types whose values are numbers: a whole number, a year."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from dhrcode.model.attribute_types.base import NOT_STATED, AttributeType, AttributeValue

WHOLE = re.compile(r"(-?[0-9]+)\.0+")
"""A whole number as a spreadsheet may write it."""
_DATED = re.compile(
    r"([0-9]{4})-[0-9]{2}-[0-9]{2}(?:[ T].*)?|[0-9]{1,2}[/.][0-9]{1,2}[/.]([0-9]{4})"
)


class IntegerType(AttributeType):
    """A whole number of at most nine digits."""

    name = "integer"
    takes = "a whole number"
    form_note = "A number, or not-stated."
    ordered = True
    variable = "Integer"
    pattern: ClassVar[re.Pattern[str]] = re.compile(r"-?(0|[1-9][0-9]{0,8})")
    example: ClassVar[str] = "a whole number"

    def one(self, text: str) -> int:
        """The number.

        Raises:
            ValueError: it is none that the type takes.
        """
        if not self.pattern.fullmatch(text):
            raise ValueError(f"'{text[:40]}' is not {self.example} or 'not-stated'")
        return int(text)

    def from_cell(self, text: str) -> str | None:
        """The digits, also of 7.0."""
        whole = WHOLE.fullmatch(text)
        digits = whole[1] if whole else text
        return digits if re.fullmatch("-?[0-9]{1,9}", digits) else None

    @classmethod
    def fulfils(cls, value: AttributeValue, sign: str, wanted: Sequence[AttributeValue]) -> bool:
        """Whether it is one of the numbers, or is as large or as small as the bound."""
        if sign == "=":
            return super().fulfils(value, sign, wanted)
        bound = wanted[0]
        if not isinstance(value, int) or not isinstance(bound, int):
            return False
        return value >= bound if sign == ">=" else value <= bound

    def schema(self) -> dict[str, Any]:
        """A number, or `not-stated`."""
        return {"anyOf": [{"type": "integer"}, {"const": NOT_STATED}]}

    def sort_key(self, value: str) -> tuple[bool, int, str]:
        """By size."""
        return value == NOT_STATED, 0 if value == NOT_STATED else int(value), value


class YearType(IntegerType):
    """A year from 1900 to 2099."""

    name = "year"
    takes = "a year"
    form_note = "A year such as 2012, or not-stated."
    publishable = True
    gives_year = True
    dated = True
    pattern = re.compile(r"(19|20)[0-9]{2}")
    example = "a year such as 2012"

    def from_cell(self, text: str) -> str | None:
        """The year, also of a date."""
        dated = _DATED.fullmatch(text)
        return dated[1] or dated[2] if dated else super().from_cell(text)
