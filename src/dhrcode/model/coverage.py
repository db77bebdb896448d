"""Whether a passage holds a quote."""

import re

_NOT_SAID = re.compile(r"[\W_]+")


def covers(passage: str, quote: str) -> bool:
    """Whether a passage has half of a quote, or lies for its better half within it.

    Letters and digits alone are compared, since a quote may stand otherwise on its page.
    """
    one, other = _letters(passage), _letters(quote)
    if not one or not other:
        return False
    if one in other or other in one:
        return True
    shorter = min(len(one), len(other))
    ends = range(shorter - 1, max(1, shorter // 2) - 1, -1)
    return any(one[:n] == other[-n:] or other[:n] == one[-n:] for n in ends)


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits in the same order."""
    return _letters(one) == _letters(other) != ""


def _letters(text: str) -> str:
    return _NOT_SAID.sub("", text).lower()
