"""What an attribute's type decides, one class a type; nobody else asks which type it is.

To add a type: a module with its class, and its name in `_ALL`.
"""

from dhrcode.model.attribute_types.base import (
    NOT_STATED,
    AttributeType,
    AttributeValue,
    CellRule,
    Declared,
    ids,
)
from dhrcode.model.attribute_types.date import DateType
from dhrcode.model.attribute_types.listed import ChoicesType, ChoiceType, YesNoType
from dhrcode.model.attribute_types.number import IntegerType, YearType
from dhrcode.model.attribute_types.text import TextType

_ALL = (ChoiceType, ChoicesType, YesNoType, IntegerType, YearType, DateType, TextType)
TYPES: dict[str, type[AttributeType]] = {one.name: one for one in _ALL}
"""Every type by its name, in the order in which they are listed."""

__all__ = ["NOT_STATED", "TYPES", "AttributeType", "AttributeValue", "CellRule", "Declared", "ids"]
