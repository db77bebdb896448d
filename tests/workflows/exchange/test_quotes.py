"""Quotes that come in are checked against documents, where drafts ask for it."""

import pytest

from dhrcode.importers import Draft, FilePlace
from dhrcode.model.record import Record
from dhrcode.workflows.exchange.quotes import ImportedQuotes

PLACE = FilePlace("t.csv", 2, 3)


def draft(title, *quotes, verify=True):
    evidence = [{"source": "overview", "quote": quote} for quote in quotes]
    record = Record.model_validate(
        {
            "review": "DHR2",
            "codebook": {"id": "small-study", "version": "1.0"},
            "coder": "EM",
            "sources": [{"id": "overview", "title": title}],
            "findings": {"gps": {"finding": "present", "evidence": evidence}},
        },
        strict=False,
    )
    return Draft(record, PLACE, verify=verify)


@pytest.fixture
def project(small):
    folder = small.root / "sources"
    folder.mkdir(exist_ok=True)
    (folder / "DHR2 Overview.txt").write_text("The surgery did not ask her about it at all.\n")
    return small


def held(project, one):
    quotes = ImportedQuotes(project)
    named = quotes.named(one)
    quotes.hold(named, named.record)
    return named.record, quotes


@pytest.mark.parametrize("title", ["DHR2 overview", "DHR2-Overview.pdf", "Files\\dhr2 overview"])
def test_a_document_is_known_by_its_name_and_its_quotes_are_found(project, title):
    record, quotes = held(project, draft(title, "did not ask her about it"))
    assert record.sources[0].file == "DHR2 Overview.txt"
    assert record.sources[0].sha256
    assert quotes.warnings == []
    assert list(quotes.notes()) == [
        "1 document is in sources/ by the name in the file, and noted in the records",
        (
            "checked against the documents in sources/: 1 quote: 1 found "
            "(the page of 1 cannot be told)"
        ),
    ]


def test_a_quote_that_is_not_there_is_a_warning_at_its_row(project):
    _, quotes = held(project, draft("DHR2 overview", "these words stand nowhere in it at all"))
    (problem,) = quotes.warnings
    assert (problem.code, problem.severity) == ("quote-not-found", "warning")
    assert str(problem).startswith("t.csv:2:3: warning: ")


def test_without_a_document_it_is_said_that_nothing_was_verified(project):
    record, quotes = held(project, draft("Another", "did not ask her", "about it"))
    assert record.sources[0].file is None
    assert list(quotes.notes()) == [
        "2 quotes are not verified: no document in sources/ has the name in the file"
    ]


def test_of_two_files_of_one_name_neither_is_taken(project):
    (project.root / "sources" / "dhr2_overview.txt").write_text("Other words.\n")
    record, _ = held(project, draft("DHR2 overview", "did not ask her"))
    assert record.sources[0].file is None


def test_other_drafts_are_left_alone(project):
    one = draft("DHR2 overview", "these words stand nowhere in it at all", verify=False)
    record, quotes = held(project, one)
    assert (record, list(quotes.notes()), quotes.warnings) == (one.record, [], [])
