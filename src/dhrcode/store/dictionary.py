"""The English words that dhrcode carries: what is in the list is a word, and may be a name too."""

from functools import cache
from pathlib import Path

_LIST = Path(__file__).resolve().parent.parent / "assets" / "words.txt"


@cache
def english_words() -> frozenset[str]:
    """Words in lower case, British and American, without names; from SCOWL's lists.

    Reading them takes some ten milliseconds, so that only what asks for them pays for it.
    """
    return frozenset(_LIST.read_text(encoding="ascii").split())
