"""The type whose values are a person's words."""

from typing import Any

from dhrcode.model.attribute_types.base import AttributeType


class TextType(AttributeType):
    """One line of text."""

    name = "text"
    takes = "a line of text"
    form_note = "A line of text, or not-stated."
    words = True

    def one(self, text: str) -> str:
        """The text as it is."""
        return text

    def from_cell(self, text: str) -> str:
        """The text as it is."""
        return text

    def schema(self) -> dict[str, Any]:
        """Text; an editor takes a plain 20 for a number."""
        return {"type": ["string", "number"]}
