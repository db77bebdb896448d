"""A document as rows of the index of passages: its passages, and where each word's stem stands."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dhrcode.model.document import Document, Page
from dhrcode.model.report_parts import NARRATIVE, PARTS
from dhrcode.model.report_passages import PlacedPassage, report_passages
from dhrcode.model.stem import stem
from dhrcode.model.words import words

_SIZE = array("I").itemsize
K1, B = 1.2, 0.75
"""BM25's own, as Robertson and Zaragoza give them: nothing was gained by others."""
MEAN_LENGTH = 60
"""Words: about the mean of a report's passages. It is the same for all, so that what a word adds to
a passage does not hang on what else is in the index."""
MOST = 255
HEADING_COUNTS = 1
"""How often a word of the heading above a passage counts as one of the passage."""


class Holding(NamedTuple):
    """The passages of a document that hold a stem.

    Attributes:
        places: their places in the document, from 0.
        shares: how much of the most that a word can add each has for it, in parts of 255.
    """

    places: "array[int]"
    shares: bytes


_NOWHERE = PlacedPassage(Page(0, "", ""), 0, 0, NARRATIVE, "")


class PassageRow(NamedTuple):
    """A passage as it is indexed.

    Attributes:
        placed: the passage.
        text: its words; SQLite accepts no lone surrogates.
        plain: its words in plain form, in order.
        beside: the other ways to read them.
        stems: the stems of the first.
        beside_stems: the stems of the second.
        counts: how often each stem stands in it and in the heading above.
    """

    placed: PlacedPassage
    text: str
    plain: str
    beside: str
    stems: str
    beside_stems: str
    counts: dict[str, int]

    @property
    def part(self) -> int:
        """The number of its part."""
        return PARTS.index(self.placed.part)

    @property
    def length(self) -> int:
        """Its number of words, its heading's and other readings included."""
        return sum(self.counts.values())


def passage_rows(document: Document) -> Iterator[PassageRow]:
    """The passages of a document, in order."""
    heads: dict[str, list[str]] = {}
    for placed in report_passages(document.pages):
        heading = placed.heading
        if heading not in heads:
            heads[heading] = sorted({stem(word.plain) for word in words(heading)})
        row = row_of(storable(placed.text), placed)
        for each in heads[heading]:
            row.counts[each] = row.counts.get(each, 0) + HEADING_COUNTS
        yield row


def row_of(text: str, placed: PlacedPassage = _NOWHERE) -> PassageRow:
    """The words of a passage, its heading's not counted yet."""
    in_order: list[str] = []
    beside: list[str] = []
    for word in words(text):
        (beside if word.beside else in_order).append(word.plain)
    stems, beside_stems = [stem(word) for word in in_order], [stem(word) for word in beside]
    joined = [" ".join(each) for each in (in_order, beside, stems, beside_stems)]
    counts = Counter([*stems, *beside_stems])
    return PassageRow(placed, text, joined[0], joined[1], joined[2], joined[3], counts)


def storable(text: str) -> str:
    """A text that SQLite accepts: without lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def packed(rows: Iterable[PassageRow]) -> dict[str, bytes]:
    """For each stem the passages of a document that hold it, and what it adds to each."""
    places: dict[str, array[int]] = {}
    shares: dict[str, bytearray] = {}
    for number, row in enumerate(rows):
        norm = K1 * (1 - B + B * row.length / MEAN_LENGTH)
        for word, count in row.counts.items():
            if word not in places:
                places[word], shares[word] = array("I"), bytearray()
            places[word].append(number)
            shares[word].append(round(MOST * count / (count + norm)))
    return {word: places[word].tobytes() + bytes(shares[word]) for word in places}


def unpacked(held: bytes) -> "Holding":
    """The passages of a document that hold a stem.

    Raises:
        IndexError: the bytes are no such list.
    """
    count, rest = divmod(len(held), _SIZE + 1)
    if rest:
        raise IndexError("what is in it makes no sense")
    return Holding(array("I", held[: count * _SIZE]), held[count * _SIZE :])
