"""The sentence of a document that shares most with a quote that is not in it."""

import re
from collections import Counter
from collections.abc import Iterator

from dhrcode.analysis.quotes.exact import QuoteSpan
from dhrcode.analysis.quotes.parts import Quotation
from dhrcode.analysis.quotes.searchable import SearchText

LEAST_SHARED = 2
"""The fewest words of four letters or more that a sentence has to share."""
LONGEST = 250
"""The most characters that are shown."""
_STEM = 5
"""Letters by which a word is known in any of its forms."""
_SENTENCE = re.compile(r"\S.*?(?:[.!?]+['\")]*(?= |\Z)|\Z)")
_WORD = re.compile(r"[^\W\d_]{4,}")


def most_like(quotation: Quotation, text: SearchText) -> QuoteSpan | None:
    """The sentence that shares most words with the quote; rare words weigh most."""
    sentences = list(_sentences(text))
    stems = [_stems(text.text[span.start : span.end]) for span in sentences]
    often = Counter(stem for found in stems for stem in found)
    wanted = _stems(" ".join(part.text for part in quotation.parts))
    best: tuple[float, int] | None = None
    for number, found in enumerate(stems):
        shared = wanted & found
        if len(shared) >= LEAST_SHARED:
            score = sum(1 / often[stem] for stem in shared)
            best = max(best or (score, -number), (score, -number))
    return sentences[-best[1]] if best is not None else None


def _sentences(text: SearchText) -> Iterator[QuoteSpan]:
    for found in _SENTENCE.finditer(text.text):
        yield QuoteSpan(found.start(), min(found.end(), found.start() + LONGEST))


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(words)}
