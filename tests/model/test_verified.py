"""What is kept about quotes that were checked against their documents; none of their words."""

import pytest
from pydantic import ValidationError

from dhrcode.model.verified import Verified

GIVEN = {
    "review": "DHR2",
    "documents": {"overview.pdf": "0a" * 32},
    "quotes": {"0a" * 8: "found"},
}


@pytest.mark.parametrize("outcome", ["found", "elsewhere", "differs", "not-found", "too-short"])
def test_each_outcome_of_a_quote_is_read(outcome):
    made = Verified.model_validate({**GIVEN, "quotes": {"0a" * 8: outcome}})
    assert made.quotes == {"0a" * 8: outcome}


def test_a_review_without_quotes_has_none():
    made = Verified.model_validate({"review": "DHR2"})
    assert (made.documents, made.quotes) == ({}, {})


@pytest.mark.parametrize(
    "wrong",
    [
        {"documents": {"overview.pdf": "0a"}},
        {"documents": {"overview.pdf": "0A" * 32}},
        {"quotes": {"nobody asked her": "found"}},
        {"quotes": {"0a" * 8: "perhaps"}},
        {"quote": "nobody asked her"},
    ],
    ids=str,
)
def test_no_word_of_a_document_and_no_other_outcome_is_kept(wrong):
    with pytest.raises(ValidationError):
        Verified.model_validate({**GIVEN, **wrong})
