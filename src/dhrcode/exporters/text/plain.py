"""Text from people, without characters that no format can hold."""

import re

from dhrcode.model.base import UNUSABLE

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text with each control, lone surrogate and non-character replaced; its length stays."""
    return UNUSABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def in_one_line(text: str) -> str:
    """The plain text with every run of blanks and newlines reduced to one space.

    Overrides of the direction of writing are left out: in a footer or a caption they would also
    affect the text after them. Right-to-left scripts do not need them.
    """
    return " ".join(_DIRECTION.sub("", plain(text)).split())
