"""The tables of the index of passages, and the queries on them."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dhrcode.model.comparable import comparable
from dhrcode.model.document import Document, Page
from dhrcode.model.layout import layouts
from dhrcode.model.passage import passages
from dhrcode.model.query import Term

_EACH = 1 << 24
"""A passage's id is its document's id times this, plus its place in the document."""
_OPEN, _CLOSE = "\x02", "\x03"  # a comparable text holds no controls
_SCHEMA = """
CREATE TABLE made (what TEXT NOT NULL);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, state TEXT NOT NULL, sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL, paged INTEGER NOT NULL, pictured INTEGER NOT NULL);
CREATE TABLE passages (
  id INTEGER PRIMARY KEY, page INTEGER NOT NULL, label TEXT NOT NULL, start INTEGER NOT NULL,
  original TEXT NOT NULL, comparable TEXT NOT NULL);
CREATE VIRTUAL TABLE forms USING fts5(
  comparable, content=passages, content_rowid=id,
  tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE words USING fts5(
  comparable, content=passages, content_rowid=id,
  tokenize='unicode61 remove_diacritics 2')
"""
"""`forms` finds a word in all of its forms; beginnings of words are looked up in `words`, which has
them as written. Both index the text that `passages` holds in comparable form."""
_INDEXES = ("forms", "words")
_ADD = (
    "INSERT INTO {0} (rowid, comparable) SELECT id, comparable FROM passages "
    "WHERE id BETWEEN ? AND ?"
)
_REMOVE = (
    "INSERT INTO {0} ({0}, rowid, comparable) SELECT 'delete', id, comparable FROM passages "
    "WHERE id BETWEEN ? AND ?"
)
_FORGET = "INSERT INTO {0} ({0}) VALUES ('optimize')"
_MATCHING = "SELECT rowid, bm25({0}) FROM {0} WHERE {0} MATCH ?"
_MARKED = "SELECT highlight({0}, 0, ?, ?) FROM {0} WHERE {0} MATCH ? AND rowid = ?"
_PASSAGE = (
    "SELECT page, label, start, original, paged FROM passages JOIN documents ON documents.id = ? "
    "WHERE passages.id = ?"
)


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
    """

    page: Page
    start: int
    paged: bool


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
        if self._is_new():
            with self._writing():
                if self._is_new():  # still so, now that no other process writes
                    for statement in _SCHEMA.split(";"):
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
            row = (
                number,
                file,
                state,
                document.sha256,
                len(document.pages),
                document.paged,
                len(document.pictured),
            )
            self._run("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._connection.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", _rows(number * _EACH, document)
            )
            for index in _INDEXES:
                self._run(_ADD.format(index), _ids(number))
            if before:
                self._forget()

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
            for index in _INDEXES:
                self._run(_REMOVE.format(index), _ids(*found))
            self._run("DELETE FROM passages WHERE id BETWEEN ? AND ?", _ids(*found))
            self._run("DELETE FROM documents WHERE id = ?", found)
        return found is not None

    def _forget(self) -> None:
        """Rewrites the indexes, which would otherwise keep what was removed for a while."""
        for index in _INDEXES:
            self._run(_FORGET.format(index))

    def matching(self, term: Term) -> dict[int, float]:
        """The ids of the passages that hold a term, with BM25: the lower, the more relevant.

        A word written as it was typed counts twice, since another form may be another word (`even`
        for `evening`).
        """
        found = dict(self._matching(_index(term), term))
        if not term.begins:
            for key, rank in self._matching("words", term):
                found[key] = found.get(key, 0.0) + rank
        return found

    def _matching(self, index: str, term: Term) -> Iterable[tuple[int, float]]:
        return self._run(_MATCHING.format(index), (_expression(term),))

    def passage(self, key: int) -> Passage:
        """The passage with an id."""
        row = self._run(_PASSAGE, (document_of(key), key)).fetchone()
        if row is None:
            raise DamagedError("a passage is missing")
        number, label, start, text, paged = row
        return Passage(Page(number, label, text), start, bool(paged))

    def marks(self, key: int, text: str, term: Term) -> Iterator[tuple[int, int]]:
        """Where in a passage's text a term stands."""
        way = comparable(text)
        wanted = (_OPEN, _CLOSE, _expression(term), key)
        row = self._run(_MARKED.format(_index(term)), wanted).fetchone()
        before, *pieces = (row[0] if row else "").split(_OPEN)
        at = len(before)
        for piece in pieces:
            marked, _, after = piece.partition(_CLOSE)
            yield way.original(at, at + len(marked))
            at += len(marked) + len(after)
        if row and at != len(way.text):
            raise DamagedError("a passage is not what was indexed")


def document_of(key: int) -> int:
    """The id of the document that a passage is in."""
    return key // _EACH


def _ids(document: int) -> tuple[int, int]:
    return document * _EACH, (document + 1) * _EACH - 1


def _rows(key: int, document: Document) -> Iterator[tuple[int, int, str, int, str, str]]:
    for page, layout in zip(document.pages, layouts(document.pages), strict=True):
        text = page.text.encode("utf-8", "replace").decode()  # SQLite accepts no lone surrogates
        first, last = layout.body[0], layout.notes[1]  # without what stands on every page
        if not text[first:last].strip():  # nothing else is on it
            first, last = 0, len(text)
        for start, end in ((first + a, first + b) for a, b in passages(text[first:last])):
            said = text[start:end]
            yield key, page.number, page.label, start, said, comparable(said).text
            key += 1


def _index(term: Term) -> str:
    return "words" if term.begins else "forms"


def _expression(term: Term) -> str:
    """A term in FTS5's syntax; inside quotation marks nothing is syntax except another one."""
    star = " *" if term.begins else ""
    return " OR ".join(f'"{variant}"{star}' for variant in term.variants)
