"""Whole postcodes."""

import pytest


@pytest.mark.parametrize(
    "code",
    [
        "B15 2TT",
        "b15 2tt",
        "SE19SG",
        "EC1A 1BB",
        "M1 1AE",
        "DN55 1PT",
        "GIR 0AA",
        "CR2 6XH",
        "W1A 0AX",
    ],
)
def test_whole_postcodes(found, code):
    assert found("postcode", f"moved to {code} in May") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "the M1 motorway",
        "A12",
        "DA1",
        "B15",
        "the B15 area",
        "ZZ9 9ZZ",
        "XX1 1XX",
        "M25 9th",
        "E1 2nd",
        "section 47",
        "SW1P 4DF",
        "B15 2TC",
        "AB12 3CK",
        "p.20",
        "s47 3rd",
    ],
)
def test_what_is_no_whole_postcode(found, text):
    assert found("postcode", text) == []


def test_the_letter_o_for_a_nought_is_mended_where_a_postcode_is_spoken_of(found):
    assert found("postcode", "Postcode mis-keyed as B15 OTR") == ["B15 OTR"]
    assert found("postcode", "unit B15 OTR") == []
