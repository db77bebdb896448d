"""A page's text divided into passages and sentences, and words of it prepared for quoting."""

import re
from collections.abc import Iterable, Iterator

from dhrcode.model.base import UNUSABLE
from dhrcode.text import words_of

Span = tuple[int, int]
"""From the first character to before the last."""

SHORT, ENOUGH, LONG, LONGEST = 120, 300, 500, 700
"""Characters: shorter blocks join the next one; groups of sentences hold from 300 to 500; a block
is cut only where it is longer than the last."""

HEADING = 60
"""Characters: a shorter line without a full stop may be a heading."""

_NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}(?:\.[0-9]{1,3})+\.?|[•▪●◦‣])\s+\S")
_COUNTED = re.compile(r"[0-9]{1,2}\.\s+[^\W\d_a-z]")
_OF_PARAGRAPH = re.compile(
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,3})+\.?|[0-9]{1,2}\.|[•▪●◦‣])\s+(?=[\"'“‘(\[]*[^\W\d_a-z])"
)
_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z]|[\"'“‘(\[]*[0-9])")
_ABBREVIATED = words_of(
    "dr mr mrs ms prof st rev sgt insp cllr no nos para paras p pp s ss fig cf approx "
    "eg ie e.g i.e vol ed eds jan feb mar apr jun jul aug sep sept oct nov dec"
)
_LAST_WORD = re.compile(r"(\S+)$")
_NUMBER_OF_LIST = re.compile(r"(?:^|\n)[ \t]*[0-9]{1,2}(?:\.[0-9]{1,3})*$")
_BROKEN = re.compile(r"(\S{0,40}[^\W\d_])[-\u2010\u2011][ \t]*\r?\n\s*(?=([^\W\d_]+))")
_HYPHENATED = words_of("all cross ex half high long low multi non self short well")
"""Beginnings of words whose hyphen is the word's own, more often than a broken line's."""
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "ft",
    0xFB06: "st",
}
_INVISIBLE = re.compile(r"\u00ad\s*|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]+")


def passages(text: str) -> list[Span]:
    """A page's passages, in order: all of its text except the white space between them.

    A passage is a paragraph, with the heading above it; a long paragraph is divided between
    sentences. PDFs seldom keep blank lines, so a numbered line begins a paragraph too; after a line
    that ends a sentence, so does what looks like a heading, or any line if the line before was
    short.
    """
    found: list[Span] = []
    for start, end in _joined(list(paragraphs(text))):
        found += [(start, end)] if end - start <= LONGEST else _groups(text, start, end)
    return found


def sentences(text: str) -> list[Span]:
    """The sentences of a passage, in order, without the white space between them.

    A heading is a sentence of its own, with or without a full stop.
    """
    return [span for start, end in paragraphs(text) for span in _sentences(text, start, end)]


def as_quote(text: str, whole: str = "") -> str:
    """Words of a document as one line: broken words joined, ligatures spelt out, the rest kept.

    Its comparable form is that of the words. A hyphen at the end of a line stays if the word has it
    elsewhere in `whole`, or begins as hyphenated words do.
    """
    text = _INVISIBLE.sub("", text).translate(_LIGATURES)

    def joined(found: re.Match[str]) -> str:
        before, after = found.groups()
        first = re.split(r"[^\w-]", before)[-1]
        own = "-" in first or first.lower() in _HYPHENATED
        return f"{before}-" if own or f"{first}-{after}".lower() in whole.lower() else before

    return UNUSABLE.sub("", " ".join(_BROKEN.sub(joined, text).split()))


def unnumbered(quote: str) -> str:
    """A quote without the number or bullet before its first word, which is none of its words."""
    number = _OF_PARAGRAPH.match(quote)
    return quote[number.end() :] if number else quote


def marked(text: str, spans: Iterable[Span], opening: str, closing: str) -> str:
    """A text with `opening` before and `closing` after each of the spans, which are in order."""
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], opening, text[start:end], closing]
        done = end
    return "".join([*parts, text[done:]])


def paragraphs(text: str) -> Iterator[Span]:
    """Headings and paragraphs, however long or short."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    widest = max((len(text[start:end].strip()) for start, end in lines), default=0)
    begun = last = 0
    for number, (start, end) in enumerate(lines):
        if number and _begins(text, lines[number - 1], (start, end), widest):
            yield _trimmed(text, begun, last)
            begun = start
        last = end
    if lines:
        yield _trimmed(text, begun, last)


def _begins(text: str, before: Span, line: Span, widest: int) -> bool:
    """Whether a line begins a paragraph."""
    if text.count("\n", before[1], line[0]) > 1 or _NUMBERED.match(text, line[0], line[1]):
        return True
    said, here = text[before[0] : before[1]].strip(), text[line[0] : line[1]].strip()
    heading = len(here) < HEADING and not _SENTENCE_ENDS.search(here[-6:])
    counted = _COUNTED.match(here) is not None
    if not _SENTENCE_ENDS.search(said[-6:]):
        return heading and counted
    return len(said) < 0.8 * widest or heading or counted


def _joined(blocks: list[Span]) -> list[Span]:
    """Blocks, with each short one joined to the next, and a short last one to the one before it."""
    found: list[Span] = []
    for start, end in blocks:
        before = found[-1] if found else None
        if before and before[1] - before[0] < SHORT and end - before[0] <= LONGEST:
            found[-1] = (before[0], end)
        else:
            found.append((start, end))
    return _last_joined(found)


def _last_joined(spans: list[Span]) -> list[Span]:
    if len(spans) > 1 and spans[-1][1] - spans[-1][0] < SHORT:
        start, end = spans[-2][0], spans[-1][1]
        if end - start <= LONGEST:
            return [*spans[:-2], (start, end)]
    return spans


def _groups(text: str, start: int, end: int) -> list[Span]:
    """A long block in groups of sentences."""
    found: list[Span] = []
    for first, last in sentences(text[start:end]):
        for one in _pieces(text, start + first, start + last):
            length = found[-1][1] - found[-1][0] if found else LONGEST
            if length < ENOUGH and one[1] - found[-1][0] <= LONG:
                found[-1] = (found[-1][0], one[1])
            else:
                found.append(one)
    return _last_joined(found)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, or text without ends of sentences (a table), divided between words."""
    while end - start > LONGEST:
        space = max(
            text.rfind(" ", start + ENOUGH, start + LONG),
            text.rfind("\n", start + ENOUGH, start + LONG),
        )
        cut = space if space > 0 else start + LONG
        yield _trimmed(text, start, cut)
        start = _trimmed(text, cut, end)[0]
    yield start, end


def _sentences(text: str, begun: int, end: int) -> Iterator[Span]:
    for found in _END.finditer(text, begun, end):
        if not _goes_on(text[begun : found.start()]):
            yield begun, _trimmed(text, begun, found.end())[1]
            begun = found.end()
    yield begun, end


def _goes_on(said: str) -> bool:
    """Whether what looks like the end of a sentence is an abbreviation or a list's number."""
    last = _LAST_WORD.search(said)
    if last is None or _NUMBER_OF_LIST.search(said):
        return True
    word = last[1].lstrip("([\"'“‘").casefold()
    return word in _ABBREVIATED or (len(word) == 1 and word.isalpha() and word != "i")


def _trimmed(text: str, start: int, end: int) -> Span:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), start + len(said.rstrip())
