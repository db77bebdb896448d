"""What is taken of a document's text and title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.base import UNUSABLE
from dhrcode.store.documents.extract import cleaned, title


@pytest.mark.parametrize(
    "given",
    [
        "untitled",
        "Untitled 2",
        "Document1",
        "Microsoft Word - Overview report",
        "DHR7 v3.docx",
        "report.pdf",
        "Slide 1",
        "(anonymous)",
        "unspecified",
        "",
        " \n",
        "—",
        "2014",
        "x" * 301,
        None,
    ],
)
def test_titles_that_programs_give_say_nothing(given):
    assert title(given) == ""


@pytest.mark.parametrize("given", ["Overview report", "DHR 7", "Document of the panel", "Café"])
def test_titles_that_people_give_are_taken(given):
    assert title(f" {given}\n\x00") == given


@given(st.text())
def test_cleaned_text_holds_nothing_that_a_record_refuses(text):
    held = cleaned(text)
    held.encode()
    assert UNUSABLE.search(held) is None
    assert cleaned(held) == held


def test_an_accent_that_is_a_character_of_its_own_becomes_one_with_its_letter():
    assert cleaned("Zoe\u0308 at the cafe\u0301") == "Zo\u00eb at the caf\u00e9"
