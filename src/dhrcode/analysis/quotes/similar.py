"""Where a document has almost a quote's words, measured with RapidFuzz."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dhrcode.analysis.quotes.differences import WordDifference, differences, inserted, lacking
from dhrcode.analysis.quotes.exact import QuoteSpan, each_place
from dhrcode.analysis.quotes.parts import (
    ALIKE_CHARACTERS,
    ALIKE_WORDS,
    Quotation,
    QuotePart,
    bare,
    is_long,
    unmarked,
)
from dhrcode.analysis.quotes.searchable import SearchText, Word

LEAST_ALIKE = 85.0
"""Per cent of the characters of both texts that are the same, in order: about one word in eight may
differ. In trials on the two invented reviews, random words from them reached at most 71, and chains
of pairs of their words 79, in 400 tries each; halves of two sentences joined reached 85 in one try
of twenty, and are then reported as found with differences, which are shown."""
LEAST_WORDS_ALIKE = 0.75
"""Share of the quote's words that the document has, in order: letters may be alike by chance."""
LEAST_PARTLY_ALIKE = 65.0
"""As the first, for a stretch no longer than the quote: if the quote leaves out a third of the
document's words in its middle, such a stretch has two thirds of it."""
STRETCH = 50
"""The most words of a quote that are searched for in the whole document at once; the time grows
with the square, and a thousand words would take seconds."""
SLACK = 15
"""By how many words either end may be moved to make the two more alike."""


class SimilarPlace(NamedTuple):
    """Where almost the words of a quote, or of a part of it, are, and what differs."""

    span: QuoteSpan
    differences: tuple[WordDifference, ...] = ()


def similar(quotation: Quotation, text: SearchText) -> SimilarPlace | None:
    """The place most like the quote, if it is like enough: with every part, in order."""
    parts = quotation.parts
    longest = max(range(len(parts)), key=lambda number: len(parts[number].text))
    for near in _places(parts[longest], text, QuoteSpan(0, len(text.text))):
        chain = _chain(parts, longest, near, text)
        if chain is not None:
            different = tuple(one for part in chain for one in part.differences)
            return SimilarPlace(QuoteSpan(chain[0].span.start, chain[-1].span.end), different)
    return None


def _chain(
    parts: Sequence[QuotePart], anchor: int, near: SimilarPlace, text: SearchText
) -> list[SimilarPlace] | None:
    """All parts around the one that is found, each on the page of its neighbour or the next."""
    chain = [near]
    for part in parts[anchor + 1 :]:
        end = chain[-1].span.end
        following = _found(part, text, QuoteSpan(end, text.limit(end - 1)))
        if following is None:
            return None
        chain.append(following)
    for part in reversed(parts[:anchor]):
        start = chain[0].span.start
        before = _found(part, text, QuoteSpan(text.page_before(start), start), last=True)
        if before is None:
            return None
        chain.insert(0, before)
    return chain


def _found(
    part: QuotePart, text: SearchText, within: QuoteSpan, *, last: bool = False
) -> SimilarPlace | None:
    places = list(_places(part, text, within))
    return places[-1 if last else 0] if places else None


def _places(part: QuotePart, text: SearchText, within: QuoteSpan) -> Iterator[SimilarPlace]:
    """Where a part occurs exactly, or else where the text is most like it, if like enough."""
    exact = [SimilarPlace(QuoteSpan(hit.start, hit.end)) for hit in each_place(part, text, within)]
    if exact:
        yield from exact
    elif is_long(part.words, ALIKE_WORDS, ALIKE_CHARACTERS):
        near = _nearest(part, text, within)
        if near is not None:
            yield near


def _nearest(part: QuotePart, text: SearchText, within: QuoteSpan) -> SimilarPlace | None:
    found = _narrowed(part, text, within)
    if found is None or not _alike(part, _kept(part, found, text.form)):
        return None
    span = _as_long(part, text, found, within)
    starts, ends = text.words
    place = QuoteSpan(starts[span.start], ends[span.end - 1])
    return SimilarPlace(place, tuple(differences(part.words, _kept(part, span, text.word))))


def _kept(part: QuotePart, span: QuoteSpan, word: Callable[[int], Word]) -> list[Word]:
    """Words of the document without those that the quote has brackets for."""
    words = unmarked([word(number) for number in range(*span)])
    left_out = inserted(part.words, words, part.insertions)
    return [one for number, one in enumerate(words) if number not in left_out]


def _as_long(part: QuotePart, text: SearchText, span: QuoteSpan, within: QuoteSpan) -> QuoteSpan:
    """The words, and at either end those that the document has in place of the quote's."""
    first, last = text.word_range(*within)
    words = unmarked([text.form(number) for number in range(*span)])
    before, after = lacking(part.words, words)
    return QuoteSpan(max(first, span.start - before), min(last, span.end + after))


def _alike(part: QuotePart, words: Sequence[Word]) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - true quotes do without
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    own, other = ([bare(word.text) for word in some] for some in (part.words, words))
    if LCSseq.similarity(own, other) < LEAST_WORDS_ALIKE * len(own):
        return False
    return fuzz.ratio(part.text, " ".join(word.text for word in words)) >= LEAST_ALIKE


def _narrowed(part: QuotePart, text: SearchText, within: QuoteSpan) -> QuoteSpan | None:
    """The words, by number, that are most like the part; None if none are like it."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - true quotes do without

    located = _located([word.text for word in part.words], text, within)
    if located is None:
        return None
    starts, ends = text.words
    first, last = text.word_range(*within)
    best = QuoteSpan(max(first, located.start), min(last, max(located.end, located.start + 1)))
    slack = min(SLACK, 3 + len(part.words) // 3)

    def alike(span: QuoteSpan) -> float:
        return fuzz.ratio(part.text, text.text[starts[span.start] : ends[span.end - 1]])

    for _ in range(2):  # each end in turn, the second time with the other end in place
        near = range(max(best.start + 1, best.end - slack), min(last, best.end + slack) + 1)
        best = max((QuoteSpan(best.start, end) for end in near), key=alike)
        near = range(max(first, best.start - slack), min(best.end - 1, best.start + slack) + 1)
        best = max((QuoteSpan(start, best.end) for start in near), key=alike)
    return best


def _located(words: Sequence[str], text: SearchText, within: QuoteSpan) -> QuoteSpan | None:
    """Roughly where words are, as numbers of the document's words: a long quote by its two ends."""
    if len(words) <= STRETCH:
        return _aligned(words, text, within)
    first, last = (_aligned(end, text, within) for end in (words[:STRETCH], words[-STRETCH:]))
    if first and last and 0 < last.end - first.start < 2 * len(words):
        return QuoteSpan(first.start, last.end)
    if first:
        return QuoteSpan(first.start, first.start + len(words))
    return QuoteSpan(last.end - len(words), last.end) if last else None


def _aligned(words: Sequence[str], text: SearchText, within: QuoteSpan) -> QuoteSpan | None:
    from rapidfuzz import fuzz  # noqa: PLC0415 - true quotes do without

    window = text.text[within.start : within.end]
    found = fuzz.partial_ratio_alignment(" ".join(words), window, score_cutoff=LEAST_PARTLY_ALIKE)
    if found is None or not window:
        return None
    start, end = text.word_range(within.start + found.dest_start, within.start + found.dest_end)
    return QuoteSpan(start - 1, end)  # it may begin within a word
