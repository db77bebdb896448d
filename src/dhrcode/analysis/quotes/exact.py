"""Where a document has exactly a quote's words, with its parts in order."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dhrcode.analysis.quotes.differences import DENYING
from dhrcode.analysis.quotes.parts import Joint, Quotation, QuotePart
from dhrcode.analysis.quotes.searchable import SearchText

INSERTED_CHARACTERS = 60
"""The most characters that a bracketed insertion may stand for: about ten words."""
MOST_PLACES = 1000
"""The most places of one quote before the search ends: more than a document has pages."""
MOST_TRIES = 2000
"""The most beginnings that are tried; a first part such as "the" is in every line."""

_ENDING = re.compile(r"\w{0,8} ?")
_WITHIN = re.compile(
    r"(?<=\d)(?=[.,:/-]\d)|(?<=\d[.,:/-])(?=\d)"  # 1,000 is not 1, and 13.5 is not 5
    r"|(?<=n)(?='t\b)"  # can't is not can
)
_NOTED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\.\d{1,3} ")
"""A year at the end of a sentence, followed by a footnote's number."""
_BEFORE = re.compile(r"[^\W\d_]*\Z")


class QuoteSpan(NamedTuple):
    """From one position of a text to before another."""

    start: int
    end: int


class QuotePlace(NamedTuple):
    """One place where a quote is found.

    Attributes:
        start: its first character.
        end: the position after its last.
        gaps: what the document has between, where the quote has an ellipsis.
        replaced: the same, where it has an insertion.
    """

    start: int
    end: int
    gaps: tuple[QuoteSpan, ...] = ()
    replaced: tuple[QuoteSpan, ...] = ()


def hits(quotation: Quotation, text: SearchText) -> list[QuotePlace]:
    """The places where the parts occur in order, each on the page of the one before or the next."""
    parts = quotation.parts
    found: list[QuotePlace] = []
    if any(
        next(each_place(part, text, QuoteSpan(0, len(text.text))), None) is None for part in parts
    ):
        return found
    for tried, first in enumerate(each_place(parts[0], text, QuoteSpan(0, len(text.text)))):
        if len(found) == MOST_PLACES or tried == MOST_TRIES // len(parts):
            break
        hit = _followed(parts, first, text)
        if hit is not None and not (found and found[-1].end >= hit.end):
            found.append(hit)
    return found


def stands_at_all(quotation: Quotation, text: SearchText) -> bool:
    """Whether all its pieces occur somewhere, in any order."""
    return all(piece.text in text.text for part in quotation.parts for piece in part.pieces)


def _followed(
    parts: tuple[QuotePart, ...], first: QuotePlace, text: SearchText
) -> QuotePlace | None:
    chain = [first]
    for part in parts[1:]:
        end = chain[-1].end
        following = next(each_place(part, text, QuoteSpan(end, text.limit(end - 1))), None)
        if following is None:
            return None
        chain.append(following)
    for number in range(len(chain) - 2, -1, -1):  # nearer to what follows, if it occurs there too
        chain[number] = _last(parts[number], text, chain[number], chain[number + 1].start)
    gaps = tuple(QuoteSpan(one.end, following.start) for one, following in pairwise(chain))
    replaced = tuple(span for hit in chain for span in hit.replaced)
    return QuotePlace(chain[0].start, chain[-1].end, gaps, replaced)


def _last(part: QuotePart, text: SearchText, hit: QuotePlace, before: int) -> QuotePlace:
    if part.joints:
        return hit
    at = text.text.rfind(part.pieces[0].text, hit.start, before)
    end = at + len(part.pieces[0].text)
    return (
        QuotePlace(at, end) if at > hit.start and not (_cuts(text, at) or _cuts(text, end)) else hit
    )


def each_place(part: QuotePart, text: SearchText, within: QuoteSpan) -> Iterator[QuotePlace]:
    """Each place between two positions where a part occurs as whole words, in order."""
    if part.joints:
        return iter(_joined(part, text, within))
    return _each(part.pieces[0].text, text, within)


def _each(
    words: str, text: SearchText, within: QuoteSpan, *, left: bool = True, right: bool = True
) -> Iterator[QuotePlace]:
    """Each place of words; no word may continue beyond the left or right end, unless allowed."""
    at = text.text.find(words, *within)
    while at >= 0:
        hit = QuotePlace(at, at + len(words))
        if not (left and _cuts(text, hit.start)) and not (right and _cuts(text, hit.end)):
            yield hit
        at = text.text.find(words, at + 1, within.end)


def _cuts(text: SearchText, at: int) -> bool:
    """Whether a position is inside a word or a number; a word with a hyphen is two."""
    whole = text.text
    if _WITHIN.match(whole, at):
        return not _NOTED_YEAR.match(whole, max(0, at - 4))
    inside = 0 < at < len(whole) and whole[at - 1].isalnum() and whole[at].isalnum()
    return inside and not (text.hyphen_at(at) and not _denied(whole, at))


def _denied(whole: str, at: int) -> bool:
    """Whether the words after a hyphen are negated by what is before it: `non-urgent`."""
    before = _BEFORE.search(whole, max(0, at - 12), at)
    return before is not None and before[0] in DENYING


def _joined(part: QuotePart, text: SearchText, within: QuoteSpan) -> list[QuotePlace]:
    """The places of a part with insertions: each piece nearest after the one before."""
    joints: tuple[Joint | None, ...] = (None, *part.joints, None)
    chains: list[QuotePlace] = []
    for before, piece, after in zip(joints, part.pieces, joints[1:], strict=False):
        found = _each(piece.text, text, within, left=before != "ending", right=after != "ending")
        chains = [*found] if before is None else list(_onward(chains, found, before, text))
        if not chains:
            break
        reach = chains[-1].end + INSERTED_CHARACTERS
        within = QuoteSpan(chains[0].end, min(within.end, reach + len(part.text)))
    return chains


def _onward(
    chains: list[QuotePlace], found: Iterator[QuotePlace], joint: Joint, text: SearchText
) -> Iterator[QuotePlace]:
    ends = [chain.end for chain in chains]
    for hit in found:
        at = bisect_right(ends, hit.start) - 1
        if at < 0:
            continue
        gap = QuoteSpan(ends[at], hit.start)
        if joint == "insertion" and gap.end - gap.start <= INSERTED_CHARACTERS:
            yield QuotePlace(chains[at].start, hit.end, replaced=(*chains[at].replaced, gap))
        elif joint == "ending" and _ENDING.fullmatch(text.text, *gap):
            yield QuotePlace(chains[at].start, hit.end, replaced=chains[at].replaced)
