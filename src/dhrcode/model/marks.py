"""Where in a text what is looked for stands, and whether the text may say that it was not so."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dhrcode.model.passage import Span
from dhrcode.model.query import Term
from dhrcode.model.stem import stem
from dhrcode.model.words import TextWord, words

_NEED = (
    r"(?:needed|need|necessary|required|warranted|indicated|called for|criticisms?|applicable"
    r"|justified|fault|failings?|shortcomings?|concerns?)"
)
_DENIES = re.compile(
    rf"\b(?:no|not|never|nothing|none|nor|neither|without)\b[^.;:!?]{{0,60}}\b{_NEED}\b"
    rf"|\b{_NEED}\s+(?:was|were|is|are|did|does|had)\s+(?:not|never)\b"
    r"|\bno (?:indication|suggestion|sign|issue|question)s? (?:of|that)\b"
    r"|\b(?:does|did|do) not (?:arise|apply)\b|\bplayed no part\b|\bnot persuaded\b"
    r"|\bcould not have been (?:bettered|expected)\b|\bnothing to suggest\b",
    re.IGNORECASE,
)


def term_marks(text: str, terms: Iterable[Term]) -> Iterator[Span]:
    """The places of terms in a text, those of each term in order."""
    there = list(words(text))
    for term in terms:
        yield from marks_among(there, term)


def marks_among(there: Sequence[TextWord], term: Term) -> Iterator[Span]:
    """The places of a term among the words of a text."""
    in_order = [word for word in there if not word.beside]
    for variant in term.variants:
        wanted = [_wanted(said, term) for said in variant.split()]
        if term.begins:
            wanted[-1] = _beginning(variant.split()[-1])
        if len(wanted) == 1:
            yield from ((word.start, word.end) for word in there if wanted[0](word.plain))
            continue
        for at in range(len(in_order) - len(wanted) + 1):
            run = in_order[at : at + len(wanted)]
            if all(is_it(word.plain) for is_it, word in zip(wanted, run, strict=True)):
                yield run[0].start, run[-1].end


def _wanted(said: str, term: Term) -> Callable[[str], bool]:
    """As written before a beginning of a word, otherwise in any form."""
    if term.begins:
        return lambda word: word == said
    form = stem(said)
    return lambda word: stem(word) == form


def _beginning(said: str) -> Callable[[str], bool]:
    return lambda word: word.startswith(said)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap or touch joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def denies(text: str) -> bool:
    """Whether a text may say that something was not needed, or was not so: a hint and no more."""
    return _DENIES.search(" ".join(text.split())) is not None
