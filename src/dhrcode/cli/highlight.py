"""Text with what was looked for marked in it: underlined, or between » and « where nothing is."""

import sys
from collections.abc import Iterable, Iterator, Sequence

from dhrcode.cli.terminal import StyledText, styled, styled_in_pager, wrapped
from dhrcode.model.passage import as_quote, marked, paragraphs

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # not characters: no text means anything by them
_SIGNS = str.maketrans({_OPEN: "»", _CLOSE: "«"})
_NO_SIGNS = str.maketrans({_OPEN: "\ufffd", _CLOSE: "\ufffd"})

MarkedSpans = Iterable[tuple[int, int]]


def running(
    text: str, places: MarkedSpans, room: int, indent: str = ""
) -> Iterator[list[StyledText]]:
    """A passage as running text in lines of at most `room` characters, its hits marked.

    Each heading and paragraph has lines of its own.
    """
    signed = _signed(text, places)
    parts = [as_quote(signed[start:end]) for start, end in paragraphs(signed)]
    lines = (line for part in parts for line in wrapped(part, room, indent))
    return _styled(lines, with_style=styled(sys.stdout))


def as_it_stands(
    text: str, places: MarkedSpans, room: int | None, beside: Sequence[str] = ()
) -> Iterator[list[StyledText]]:
    """A page's own lines with their hits marked; a line longer than `room` goes on below.

    Args:
        text: the page.
        places: its hits, in order.
        room: characters to a line; None for as many as it takes.
        beside: what to write after each hit; nothing if it is empty.
    """
    signed = _signed(text, places)
    if beside:
        first, *others = signed.split(_CLOSE)
        after = (f"{_CLOSE} {said}{part}" for said, part in zip(beside, others, strict=True))
        signed = "".join([first, *after])
    lines = [line.rstrip() for line in signed.split("\n")]
    pieces = (
        piece
        for line in lines
        for piece in (wrapped(line, room) if room and len(line) > room else [line])
    )
    return _styled(pieces, with_style=styled_in_pager())


def _signed(text: str, places: MarkedSpans) -> str:
    return marked(text.translate(_NO_SIGNS), places, _OPEN, _CLOSE)


def _styled(lines: Iterable[str], *, with_style: bool) -> Iterator[list[StyledText]]:
    """Lines as spans; a hit may go on from one line to the next."""
    style = ""
    for line in lines:
        if not with_style:
            yield [(line.translate(_SIGNS), "")]
            continue
        first, *others = line.replace(_CLOSE, _OPEN).split(_OPEN)
        spans = [(first, style)]
        for part in others:
            style = "" if style else "hit"
            spans.append((part, style))
        yield spans
