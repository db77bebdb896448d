"""A document as rows of the index of passages: its passages, and where each word's stem stands."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
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


_NOWHERE = PlacedPassage(Page(0, "", ""), 0, 0, NARRATIVE, "")


class Holding(NamedTuple):
    """The passages that hold a stem.

    Attributes:
        numbers: their numbers among the passages of all documents.
        shares: how much of the most that a word can add each has for it, in parts of 255.
    """

    numbers: "array[int]"
    shares: bytes


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


def packed(rows: Iterable[PassageRow], first: int) -> dict[str, tuple[bytes, bytes]]:
    """For each stem the numbers of the passages that hold it, and what it adds to each.

    Args:
        rows: the passages of a document, in order.
        first: the number of the first.
    """
    numbers: dict[str, array[int]] = {}
    shares: dict[str, bytearray] = {}
    for number, row in enumerate(rows, start=first):
        norm = K1 * (1 - B + B * row.length / MEAN_LENGTH)
        for word, count in row.counts.items():
            if word not in numbers:
                numbers[word], shares[word] = array("I"), bytearray()
            numbers[word].append(number)
            shares[word].append(round(MOST * count / (count + norm)))
    return {word: (numbers[word].tobytes(), bytes(shares[word])) for word in numbers}


def unpacked(held: Collection[tuple[bytes, bytes]]) -> Holding:
    """The passages of several documents that hold a stem.

    Raises:
        IndexError: the bytes are no such list.
    """
    numbers = b"".join(packed for packed, _ in held)
    shares = b"".join(packed for _, packed in held)
    if len(numbers) != len(shares) * _SIZE:
        raise IndexError("what is in it makes no sense")
    return Holding(array("I", numbers), shares)
