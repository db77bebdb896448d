"""Types whose values are listed: one of the codebook's, several of them, yes or no."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from dhrcode.model.attribute_types.base import NOT_STATED, AttributeType, AttributeValue
from dhrcode.text import nearest

MAX_VALUES_SHOWN = 8


def some_of(values: Sequence[str]) -> str:
    """`one of a, b, c`, and that there are more where they are many."""
    more = ", ..." if len(values) > MAX_VALUES_SHOWN else ""
    return f"one of {', '.join(values[:MAX_VALUES_SHOWN])}{more}"


class ListedType(AttributeType):
    """Values that are ids of a list."""

    def one(self, text: str) -> str:
        """The id.

        Raises:
            ValueError: it is not listed; names the nearest, or some that are.
        """
        if text in self.attribute.allowed:
            return text
        hint = nearest(text, self.attribute.offered) or some_of(self.attribute.offered)
        if text.casefold() == "unknown" and NOT_STATED in self.attribute.offered:
            hint = f"'{NOT_STATED}' is what the document does not say"
        raise ValueError(f"'{text[:40]}' is not a value of '{self.attribute.id}': {hint}")

    def from_cell(self, text: str) -> str | None:  # noqa: ARG002 - the list of values says it
        """None: ids and labels are told by the list of values."""
        return None

    def schema(self) -> dict[str, Any]:
        """The ids."""
        return {"enum": list(self.attribute.allowed)}


class ChoiceType(ListedType):
    """One of the values that the codebook lists."""

    name = "choice"
    keys = frozenset({"values"})
    takes = "one of"
    publishable = True

    def allowed(self) -> tuple[str, ...]:
        """The listed ids."""
        listed = tuple(value.id for value in self.attribute.values)
        return listed if NOT_STATED in listed or not listed else (*listed, NOT_STATED)


class ChoicesType(ChoiceType):
    """One or several of the values that the codebook lists."""

    name = "choices"
    takes = "one or several of"
    form_note = "One value to a cell."
    several = True
    publishable = False

    def read(self, given: AttributeValue) -> AttributeValue:
        """The ids, or `not-stated` alone."""
        if given in (NOT_STATED, (NOT_STATED,)):
            return NOT_STATED
        values = given if isinstance(given, tuple) else (str(given),)
        if NOT_STATED in values:
            raise ValueError("'not-stated' cannot stand beside other values")
        if len(set(values)) < len(values):
            raise ValueError("a value is given twice")
        return tuple(self.one(value) for value in values)

    def read_typed(self, text: str) -> AttributeValue:
        """The ids, parted by commas."""
        return self.read(tuple(part.strip() for part in text.split(",") if part.strip()))

    def schema(self) -> dict[str, Any]:
        """A list of ids, or one."""
        one = super().schema()
        return {"anyOf": [{"type": "array", "items": one, "uniqueItems": True}, one]}


class YesNoType(ListedType):
    """Yes or no."""

    name = "yes-no"
    takes = "yes or no"
    publishable = True
    aliases: ClassVar[Mapping[str, str]] = {"true": "yes", "1": "yes", "false": "no", "0": "no"}
    ticks: ClassVar[Mapping[str, str]] = {"present": "yes", "absent": "no", NOT_STATED: NOT_STATED}

    def allowed(self) -> tuple[str, ...]:
        """The same three for every attribute."""
        return ("yes", "no", NOT_STATED)
