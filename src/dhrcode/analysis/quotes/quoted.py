"""The quotes of a record, each with the document that it is said to come from."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple, Protocol

from dhrcode.model.record import Evidence, Record, Source
from dhrcode.model.verified import Outcome, Verified
from dhrcode.problems import KeyPath

KEY_DIGITS = 16
"""Digits of the SHA-256 in a key: with a thousand quotes of a review, two alike in 10^13 cases."""


class Quoted(NamedTuple):
    """A quote in a record.

    Attributes:
        path: where the piece of evidence is in the record.
        quote: the words.
        page: the page that the evidence gives, if it does.
        source: the document according to the record; None if that is not known.
    """

    path: KeyPath
    quote: str
    page: str | None
    source: Source | None

    @property
    def file(self) -> str | None:
        """The document's name under `sources/`, if the record has it."""
        return self.source.file if self.source else None

    def key(self, digest: str) -> str:
        """A key from which the quote cannot be read, given the SHA-256 of the document."""
        return sha256("\n".join((digest, self.page or "", self.quote)).encode()).hexdigest()[
            :KEY_DIGITS
        ]


def quotes_of(record: Record) -> Iterator[Quoted]:
    """The quotes of a record, in its order."""
    for path, piece in pieces_of(record):
        if piece.quote is not None:
            yield Quoted(path, piece.quote, piece.page, source_of(record, piece))


def pieces_of(record: Record) -> Iterator[tuple[KeyPath, Evidence]]:
    """Every piece of evidence, of findings, candidate themes and contacts, with its path."""
    for subtheme, coded in record.findings.items():
        for number, piece in enumerate(coded.evidence):
            yield ("findings", subtheme, "evidence", number), piece
    listed = [("emerging", n, one.evidence) for n, one in enumerate(record.emerging)]
    listed += [("contacts", n, one.evidence) for n, one in enumerate(record.contacts)]
    for key, position, evidence in listed:
        for number, piece in enumerate(evidence):
            yield (key, position, "evidence", number), piece


class NamesSources(Protocol):
    """A record, or a study's plan: what names the documents that its evidence is from."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents."""


def source_of(record: NamesSources, piece: Evidence) -> Source | None:
    """The document of a piece of evidence; it need not be named if the record has only one."""
    if piece.source is None:
        return record.sources[0] if len(record.sources) == 1 else None
    return next((source for source in record.sources if source.id == piece.source), None)


def last_time(quoted: Quoted, verified: Verified) -> Outcome | None:
    """The outcome for a quote when it was last verified; None if it never was.

    That includes a document whose SHA-256 in the record is not the one that was read.
    """
    digest = verified.documents.get(quoted.file or "")
    if quoted.source is None or digest is None or quoted.source.sha256 not in (None, digest):
        return None
    return verified.quotes.get(quoted.key(digest))


_FOUND: tuple[Outcome, ...] = ("found", "elsewhere", "differs")
_UNTOLD: tuple[Outcome | None, ...] = (None, "too-short")


class QuoteCounts(NamedTuple):
    """What became of quotes when they were verified last.

    Attributes:
        quotes: how many there are.
        found: those found in their document, on any page and with differences of no weight.
        unverified: those never verified, or too short to tell; the others were not found, or say
            something else.
    """

    quotes: int = 0
    found: int = 0
    unverified: int = 0

    @property
    def lost(self) -> int:
        """Those that are not in their document, or say something else there."""
        return self.quotes - self.found - self.unverified

    @classmethod
    def of(cls, quotes: Iterable[Quoted], verified: Verified) -> "QuoteCounts":
        """Those of a record, by what is remembered of it."""
        became = [last_time(quoted, verified) for quoted in quotes]
        found = sum(one in _FOUND for one in became)
        return cls(len(became), found, sum(one in _UNTOLD for one in became))

    @classmethod
    def together(cls, counts: Iterable["QuoteCounts"]) -> "QuoteCounts":
        """Those of several records."""
        return cls(*map(sum, zip(*counts, strict=True)))
