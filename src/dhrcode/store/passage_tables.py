"""The tables of the index of passages, and the queries on them."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from dhrcode.model.document import Document, Page
from dhrcode.model.query import Term
from dhrcode.model.report_parts import PARTS
from dhrcode.model.stem import stem
from dhrcode.store.passage_rows import (
    Holding,
    PassageRow,
    packed,
    passage_rows,
    row_of,
    storable,
    unpacked,
)
from dhrcode.store.passage_schema import (
    ADD,
    FORGET,
    FREE,
    HOLDING,
    INDEXES,
    MATCHING,
    PASSAGE,
    POSTINGS,
    REMOVE,
    SCHEMA,
)
from dhrcode.store.passage_terms import (
    AS_TYPED,
    OTHER_FORM,
    OTHER_SPELLING,
    TermMatch,
    as_spelt,
    expression,
)

_EACH = 1 << 24
"""A passage's id is its document's id times this, plus its place in the document."""
_LAST_CHARACTER = chr(0x10FFFF)


class IndexedDocument(NamedTuple):
    """A document in the index.

    Attributes:
        id: its number there.
        file: its name under `sources/`.
        state: the file's size and times when it was read; empty if it has to be read again.
        sha256: the digest of the file's content.
        pages: its number of pages.
        pictured: how many of them are pictures without text.
    """

    id: int
    file: str
    state: str
    sha256: str
    pages: int
    pictured: int


class Passage(NamedTuple):
    """A passage of a page.

    Attributes:
        page: its page, with only the passage's text.
        start: its first character's place in the page's text.
        paged: whether its document has page information.
        part: the part of the report that it belongs to.
        heading: the heading above it.
    """

    page: Page
    start: int
    paged: bool
    part: str
    heading: str


class PassageParts(NamedTuple):
    """The parts of a report that a document's passages belong to.

    Attributes:
        first: the number of the first passage among those of all documents.
        parts: for each passage in order the place of its part in `PARTS`.
    """

    first: int
    parts: bytes


class DamagedError(sqlite3.DatabaseError):
    """The tables are another version's, or are inconsistent."""


class PassageTables:
    """The tables on an open connection, created if the file is new.

    Raises:
        DamagedError: they were made by another version than `maker`.
        sqlite3.Error: they cannot be read.
    """

    def __init__(self, connection: sqlite3.Connection, maker: str) -> None:
        self._connection, self._run = connection, connection.execute
        self._run("PRAGMA secure_delete = ON")
        self._run("PRAGMA synchronous = NORMAL")
        self._run("PRAGMA temp_store = MEMORY")  # no words of a review in a temporary file
        if self._is_new():
            with self._writing():
                if self._is_new():  # still so, now that no other process writes
                    for statement in SCHEMA.split(";"):
                        self._run(statement)
                    self._run("INSERT INTO made VALUES (?)", (maker,))
        if self._run("SELECT what FROM made").fetchall() != [(maker,)]:
            raise DamagedError("made by another version")

    def _is_new(self) -> bool:
        return self._run("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Keeps the tables unchanged: other processes may read, and wait before they write."""
        self._run("BEGIN")
        try:
            yield
        finally:
            with contextlib.suppress(sqlite3.Error):
                self._run("ROLLBACK")

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction; other processes wait."""
        self._run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._run("ROLLBACK")
            raise
        self._run("COMMIT")

    def documents(self) -> dict[str, IndexedDocument]:
        """The documents in the index, by file."""
        rows = self._run(
            "SELECT id, file, state, sha256, pages, pictured FROM documents ORDER BY file"
        )
        return {row[1]: IndexedDocument(*row) for row in rows}

    def settle(self, file: str, state: str) -> None:
        """Notes the size and times of a file whose content has not changed."""
        self._run("UPDATE documents SET state = ? WHERE file = ?", (state, file))

    def put(self, file: str, state: str, document: Document) -> None:
        """Adds a document, in place of its earlier content."""
        with self._writing():
            before = self._remove(file)
            (number,) = self._run("SELECT coalesce(max(id), 0) + 1 FROM documents").fetchone()
            rows = list(passage_rows(document))
            self._insert(number, file, state, document, rows)
            if before:
                self._forget()

    def _insert(
        self, number: int, file: str, state: str, document: Document, rows: list[PassageRow]
    ) -> None:
        about = (len(document.pages), document.paged, len(document.pictured))
        parts, (free,) = bytes(row.part for row in rows), self._run(FREE).fetchone()
        kept = (number, file, state, document.sha256, *about, free, parts)
        self._run("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", kept)
        many = self._connection.executemany
        first = number * _EACH
        many(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_passage_values(key, row) for key, row in enumerate(rows, start=first)),
        )
        many(
            "INSERT INTO postings VALUES (?, ?, ?, ?)",
            ((word, number, *held) for word, held in sorted(packed(rows, free).items())),
        )
        for index in INDEXES:
            many(ADD.format(index), self._searched(index, enumerate(rows, start=first)))

    @staticmethod
    def _searched(
        index: str, rows: Iterable[tuple[int, PassageRow]]
    ) -> Iterator[tuple[int, str, str]]:
        for key, row in rows:
            of_words = (row.plain, row.beside)
            yield (key, *((row.stems, row.beside_stems) if index == "forms" else of_words))

    def drop(self, files: Iterable[str]) -> None:
        """Removes documents, so that none of their words stays in the file."""
        if wanted := sorted(files):
            with self._writing():
                removed = [self._remove(file) for file in wanted]
                if any(removed):
                    self._forget()

    def _remove(self, file: str) -> bool:
        found = self._run("SELECT id FROM documents WHERE file = ?", (file,)).fetchone()
        if found is not None:
            texts = self._run(
                "SELECT id, original FROM passages WHERE id BETWEEN ? AND ?", _ids(*found)
            ).fetchall()
            rows = [(key, row_of(text)) for key, text in texts]
            for index in INDEXES:
                self._connection.executemany(REMOVE.format(index), self._searched(index, rows))
            self._run("DELETE FROM passages WHERE id BETWEEN ? AND ?", _ids(*found))
            self._run("DELETE FROM postings WHERE document = ?", found)
            self._run("DELETE FROM documents WHERE id = ?", found)
        return found is not None

    def _forget(self) -> None:
        """Rewrites the indexes, which would otherwise keep what was removed for a while."""
        for index in INDEXES:
            self._run(FORGET.format(index))

    def matching(self, term: Term) -> dict[int, TermMatch]:
        """The ids of the passages that hold a term, with how it is written there."""
        typed = dict(self._matching("words", term))
        forms = {} if term.begins else dict(self._matching("forms", term))
        alike = self._as_spelt(term) if forms.keys() - typed.keys() else set()
        found = {
            key: TermMatch(OTHER_FORM if key in alike else OTHER_SPELLING, rank)
            for key, rank in forms.items()
            if key not in typed
        }
        for key, rank in typed.items():  # what is written as it was typed counts for both
            found[key] = TermMatch(AS_TYPED, rank + forms.get(key, 0.0))
        return found

    def _matching(self, index: str, term: Term) -> Iterable[tuple[int, float]]:
        return self._run(MATCHING.format(index), (expression(term, index),))

    def _as_spelt(self, term: Term) -> set[int]:
        """The passages that hold words that begin as the forms of a term in its own spelling do."""
        return {key for (key,) in self._run(HOLDING.format("words"), (as_spelt(term),))}

    def occurs(self, term: Term, documents: Collection[int]) -> bool:
        """Whether a term is in one of some documents, in any form."""
        index = "words" if term.begins else "forms"
        rows = self._run(HOLDING.format(index), (expression(term, index),))
        return any(document_of(key) in documents for (key,) in rows)

    def passage(self, key: int) -> Passage:
        """The passage with an id."""
        row = self._run(PASSAGE, (document_of(key), key)).fetchone()
        if row is None:
            raise DamagedError("a passage is missing")
        number, label, start, part, heading, size, text, paged = row
        if len(text) != size:
            raise DamagedError("a passage is not what was indexed")
        return Passage(Page(number, label, text), start, bool(paged), PARTS[part], heading)

    def stems(self, keys: Sequence[int]) -> dict[int, str]:
        """For some passages the stems of their words, in order."""
        marks = ", ".join("?" * len(keys))
        rows = self._run(f"SELECT id, stems FROM passages WHERE id IN ({marks})", keys)  # noqa: S608
        found = dict(rows.fetchall())
        if len(found) != len(set(keys)):
            raise DamagedError("a passage is missing")
        return found

    def parts(self, documents: Collection[int]) -> dict[int, PassageParts]:
        """The parts of reports that the passages of some documents belong to."""
        rows = self._run("SELECT id, first, parts FROM documents")
        return {key: PassageParts(*row) for key, *row in rows if key in documents}

    def holding(self, word: str, documents: Collection[int]) -> Holding:
        """The passages of some documents that hold a stem."""
        if len(documents) == 1:
            rows = self._run(f"{POSTINGS} AND document = ?", (word, *documents))
        else:
            rows = self._run(POSTINGS, (word,))
        return unpacked([row[:2] for row in rows if row[2] in documents])

    def stems_beginning(self, beginning: str) -> set[str]:
        """The stems of those words of all documents that begin so."""
        span = (beginning, beginning + _LAST_CHARACTER)
        found = self._run("SELECT term FROM vocabulary WHERE term BETWEEN ? AND ?", span)
        return {stem(word) for (word,) in found}

    def vocabulary(self) -> Iterator[tuple[str, int]]:
        """Every word of the documents in plain form, and in how many passages it is."""
        return iter(self._run("SELECT term, doc FROM vocabulary").fetchall())


def key_of(document: int, place: int) -> int:
    """The id of a passage: that of its document, and its place in it."""
    return document * _EACH + place


def document_of(key: int) -> int:
    """The id of the document that a passage is in."""
    return key // _EACH


def place_of(key: int) -> int:
    """A passage's place in its document, from 0."""
    return key % _EACH


def _ids(document: int) -> tuple[int, int]:
    return document * _EACH, (document + 1) * _EACH - 1


def _passage_values(key: int, row: PassageRow) -> tuple[int | str, ...]:
    page, heading = row.placed.page, storable(row.placed.heading)
    at = (key, page.number, page.label, row.placed.start)
    return (*at, row.part, heading, len(row.text), row.text, row.stems)
