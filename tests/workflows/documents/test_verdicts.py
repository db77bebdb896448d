"""What became of quotes, in words."""

import runpy
from pathlib import Path

from dhrcode.analysis.quotes.differences import WordDifference
from dhrcode.analysis.quotes.match import Match
from dhrcode.analysis.quotes.quoted import Quoted
from dhrcode.model.record import Source
from dhrcode.workflows.documents.verdicts import CheckedQuote, fault_of, in_words, sentence

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
OVERVIEW, record = (_SHARED[n] for n in ("OVERVIEW", "record"))


def test_weighty_differences_come_first_and_are_all_shown():
    plain = [WordDifference(f"d{n}", f"q{n}", weighty=False) for n in range(6)]
    weighty = [WordDifference(f"D{n}", f"Q{n}", weighty=True) for n in range(7)]
    assert in_words(plain[:2]) == (
        'the document: "d0"; the quote: "q0"; the document: "d1"; the quote: "q1"'
    )
    assert in_words(plain).endswith('"q4"; and 1 more difference')
    said = in_words([*plain, *weighty])
    assert all(f'"Q{n}"' in said for n in range(7))
    assert said.endswith("; and 6 more differences")


def test_a_quote_that_has_no_match_to_tell_of():
    held = CheckedQuote(Quoted((), "x", None, None), "no-document")
    fault = fault_of(held, record("DHR2", "LN", source=Source(id="overview")), "EM")
    assert fault is not None
    assert fault.hint == "'dhrcode source add DHR2 FILE --as EM' adds one"
    assert (
        fault_of(CheckedQuote(Quoted((), "x", None, None), "missing"), record("DHR2", "LN"), None)
        is None
    )


def test_differences_on_another_page_say_so():
    there = Match(
        "differs", "page 2", "", (WordDifference("a", "b", weighty=False),), page_fits=False
    )
    held = CheckedQuote(Quoted((), "x", "1", OVERVIEW), "differs", there)
    fault = fault_of(held, record("DHR2", "LN"), None)
    assert fault is not None
    assert fault.message == (
        "the quote is found on page 2 with small differences, and the page is given as '1'; "
        'the document: "a"; the quote: "b"'
    )
    assert sentence(held) == (
        'Found on page 2, not 1 with small differences: the document: "a"; the quote: "b".'
    )
