"""The tables of the index of passages, and the statements on them, in SQLite's language."""

SCHEMA = """
CREATE TABLE made (what TEXT NOT NULL);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, state TEXT NOT NULL, sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL, paged INTEGER NOT NULL, pictured INTEGER NOT NULL,
  first INTEGER NOT NULL, parts BLOB NOT NULL);
CREATE TABLE passages (
  id INTEGER PRIMARY KEY, page INTEGER NOT NULL, label TEXT NOT NULL, start INTEGER NOT NULL,
  part INTEGER NOT NULL, heading TEXT NOT NULL, size INTEGER NOT NULL,
  original TEXT NOT NULL, stems TEXT NOT NULL);
CREATE TABLE postings (
  stem TEXT NOT NULL, document INTEGER NOT NULL, numbers BLOB NOT NULL, shares BLOB NOT NULL,
  PRIMARY KEY (stem, document)) WITHOUT ROWID;
CREATE VIRTUAL TABLE forms USING fts5(
  in_order, beside, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE words USING fts5(
  in_order, beside, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)
"""
"""`words` has the words of a passage in plain form, `forms` their stems; `postings` says for each
stem in which passages of a document it is, which is what themes are looked for by. The passages of
all documents are numbered through for that, from `first` in each document."""
INDEXES = ("forms", "words")
ADD = "INSERT INTO {0} (rowid, in_order, beside) VALUES (?, ?, ?)"
REMOVE = "INSERT INTO {0} ({0}, rowid, in_order, beside) VALUES ('delete', ?, ?, ?)"
FORGET = "INSERT INTO {0} ({0}) VALUES ('optimize')"
FREE = "SELECT coalesce(max(first + length(parts)), 0) FROM documents"
HOLDING = "SELECT rowid FROM {0} WHERE {0} MATCH ?"
MATCHING = "SELECT rowid, bm25({0}) FROM {0} WHERE {0} MATCH ?"
POSTINGS = "SELECT numbers, shares, document FROM postings WHERE stem = ?"
PASSAGE = (
    "SELECT page, label, start, part, heading, size, original, paged FROM passages "
    "JOIN documents ON documents.id = ? WHERE passages.id = ?"
)
