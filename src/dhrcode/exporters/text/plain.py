"""Text from people, without what no format can hold."""

import re

from dhrcode.model.base import UNUSABLE

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text with each control, lone surrogate and non-character replaced; its length stays."""
    return UNUSABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def in_one_line(text: str) -> str:
    """The same with every run of blanks and newlines made one blank.

    Overrides of the direction of writing are left out: in a footer or a caption they would turn
    what stands behind them as well. Right-to-left scripts need none.
    """
    return " ".join(_DIRECTION.sub("", plain(text)).split())
