"""The tables of the index of passages."""

import contextlib
import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.errors import UsageError
from dhrcode.model.comparable import comparable
from dhrcode.model.document import Document, Page
from dhrcode.model.marks import term_marks
from dhrcode.model.query import query
from dhrcode.store.passage_tables import DamagedError, PassageTables

WORDS = st.sampled_from(
    [
        "risk",
        "Plans",
        "o\ufb03cer",
        "well-known",
        "neigh-\nbour",
        ".",
        "\n\n",
        "“no”",
        "MARAC",
        "1.2",
    ]
)
LOOKED_FOR = {
    "risk": "risk",
    "plan": "plans",
    "officers": "officer",
    "well-known": "wellknown",
    "neighbour": "neighbour",
    "no": "no",
    "MARACs": "marac",
}


@contextlib.contextmanager
def in_memory(text):
    """Tables that hold one document of one page."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        tables = PassageTables(connection, "test")
        tables.put("a.txt", "", Document("sources/a.txt", "0" * 64, (Page(1, "", text),)))
        yield tables


@given(st.lists(WORDS), st.sampled_from(sorted(LOOKED_FOR)))
def test_marks_lead_back_to_the_words_of_the_document(words, typed):
    text, term = " ".join(words), query(typed).terms[0]
    found = []
    with in_memory(text) as tables:
        for key in sorted(tables.matching(term)):
            page, start, *_ = tables.passage(key)
            spans = dict.fromkeys(term_marks(page.text, [term]))
            found += [text[start + a : start + b] for a, b in spans]
    there = [
        word for word in re.findall(r"\w+", comparable(text).text) if word == LOOKED_FOR[typed]
    ]
    assert [comparable(each).text for each in found] == there


ANYTHING = st.text(st.characters(), max_size=40)  # lone surrogates too


@given(ANYTHING, ANYTHING)
def test_no_text_is_an_error_and_every_mark_lies_in_its_passage(text, typed):
    try:
        terms = query(typed).terms
    except UsageError:
        return
    with in_memory(f"{text} {typed}") as tables:
        for term in terms:
            for key in tables.matching(term):
                said = tables.passage(key).page.text
                assert all(0 <= a < b <= len(said) for a, b in term_marks(said, [term]))


def test_tables_of_another_maker_are_refused():
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        PassageTables(connection, "one")
        PassageTables(connection, "one")
        with pytest.raises(DamagedError):
            PassageTables(connection, "another")
