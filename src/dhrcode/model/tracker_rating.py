"""What a tracker itself says of how an action stands: a word, or the colour of a cell."""

from collections import Counter
from collections.abc import Iterable
from colorsys import rgb_to_hsv
from typing import NamedTuple

from dhrcode.text import name_key

_PALE, _DARK = 0.15, 0.2
"""Of a colour: saturation, and value, from 0 to 1. What has less is white, grey or black."""
_HUES = ((15, "red"), (68, "amber"), (170, "green"), (265, "blue"), (330, ""), (361, "red"))
"""The degree up to which a hue is called so; yellow and orange are both amber."""


class TrackerRating(NamedTuple):
    """What a tracker says of an action, which stands in no plan.

    Attributes:
        word: the text of the cell; empty where there is none.
        fill: the colour of the cell, such as `00B050`; empty where it has none.
    """

    word: str
    fill: str

    @property
    def colour(self) -> str:
        """What the colour is called: red, amber, green or blue; empty for any other."""
        return colour_word(self.fill) if self.fill else ""

    @property
    def says(self) -> str:
        """What it says: the word; where there is none, the colour."""
        return name_key(self.word) or self.colour


def colour_word(fill: str) -> str:
    """What a colour is called among red, amber, green and blue; empty for any other."""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = rgb_to_hsv(red, green, blue)
    if saturation < _PALE or value < _DARK:
        return ""
    return next(word for most, word in _HUES if hue * 360 < most)


def colours_text(ratings: Iterable[TrackerRating]) -> str:
    """Which colours cells without a word have: `2 green, 1 red, 1 of another colour (7030A0)`."""
    alone = [one for one in ratings if one.fill and not one.word]
    known = Counter(one.colour for one in alone if one.colour)
    said = [f"{number} {colour}" for colour, number in known.most_common()]
    others = [one.fill for one in alone if not one.colour]
    if others:
        fills = ", ".join(sorted(set(others))[:3])
        said.append(f"{len(others)} of another colour ({fills})")
    return ", ".join(said)
