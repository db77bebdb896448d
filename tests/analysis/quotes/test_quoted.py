"""A record's quotes, their documents, and what is remembered of them."""

import pytest

from dhrcode.analysis.quotes.quoted import Quoted, last_time, quotes_of
from dhrcode.model.record import Record, Source
from dhrcode.model.verified import Verified

LEAST = {"review": "DHR1", "codebook": {"id": "tiny", "version": "1.0"}, "coder": "LN"}
OVERVIEW = {"id": "overview", "file": "a.pdf"}
DIGEST, OTHER = "a" * 64, "b" * 64


def record(sources, *pieces):
    return Record.model_validate(
        {
            **LEAST,
            "sources": sources,
            "findings": {"gps": {"finding": "absent", "evidence": list(pieces)}},
            "emerging": [{"label": "Housing", "evidence": [{"quote": "a third", "page": "7"}]}],
        }
    )


def test_quotes_in_order_with_their_places():
    made = record([OVERVIEW], {"quote": "a first"}, {"note": "none"}, {"quote": "a second"})
    assert [(quoted.path, quoted.quote, quoted.page) for quoted in quotes_of(made)] == [
        (("findings", "gps", "evidence", 0), "a first", None),
        (("findings", "gps", "evidence", 2), "a second", None),
        (("emerging", 0, "evidence", 0), "a third", "7"),
    ]


@pytest.mark.parametrize(
    ("sources", "named", "file"),
    [
        ([OVERVIEW], None, "a.pdf"),
        ([OVERVIEW], "overview", "a.pdf"),
        ([OVERVIEW], "minutes", None),
        ([OVERVIEW, {"id": "minutes", "file": "b.pdf"}], "minutes", "b.pdf"),
        ([OVERVIEW, {"id": "minutes", "file": "b.pdf"}], None, None),
        ([OVERVIEW, {"id": "minutes"}], "minutes", None),
        ([], None, None),
    ],
)
def test_the_document_need_not_be_named_where_there_is_one_alone(sources, named, file):
    piece = {"quote": "a first"} | ({"source": named} if named else {})
    assert next(quotes_of(record(sources, piece))).file == file


def quoted(quote="no agency", page=None, sha256=None):
    return Quoted((), quote, page, Source(id="overview", file="a.pdf", sha256=sha256))


def test_a_key_tells_quotes_pages_and_documents_apart():
    others = (quoted(quote="an agency"), quoted(page="1"), quoted(page="2"))
    keys = {quoted().key(DIGEST), quoted().key(OTHER), *(one.key(DIGEST) for one in others)}
    assert len(keys) == 5
    assert quoted(page="").key(DIGEST) == quoted().key(DIGEST)


def test_what_became_of_a_quote_the_last_time():
    known = Verified(
        review="DHR1", documents={"a.pdf": DIGEST}, quotes={quoted().key(DIGEST): "differs"}
    )
    assert last_time(quoted(), known) == "differs"
    assert last_time(quoted(sha256=DIGEST), known) == "differs"
    for other in (quoted(page="2"), quoted(quote="an agency"), quoted(sha256=OTHER)):
        assert last_time(other, known) is None
    assert last_time(Quoted((), "no agency", None, None), known) is None
    assert last_time(quoted(), Verified(review="DHR1")) is None
