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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lived at 14 Oak Road with", "14 Oak Road"),
        ("at 14a Oak Rd,", "14a Oak Rd"),
        ("Flat 3, 22 High Street was", "Flat 3, 22 High Street"),
        ("to Flat 2B, Kestrel House", "Flat 2B, Kestrel House"),
        ("at 100-104 Fishergate in", "at 100-104 Fishergate"),
        ("61B COOPERS HILL", "61B COOPERS HILL"),
        ("she lived at 12 St Mary's\nWalk", "12 St Mary's\nWalk"),
        ("fourteen Oak Road", "fourteen Oak Road"),
        ("at 3 Elm close", "3 Elm close"),
        ("at 9 Heol Fawr", "9 Heol Fawr"),
        ("at 4 The Paddocks, ", "at 4 The Paddocks"),
        ("7 Old Turnpike, Orme, GL93 2PW", "7 Old Turnpike"),
    ],
)
def test_street_addresses(found, levels, text, words):
    assert found("street-address", text) == [words]
    assert levels("street-address", text) == ["error"]


def test_a_street_without_a_number_is_a_warning(found, levels):
    assert found("street-address", "She moved to Laburnum Avenue.") == ["Laburnum Avenue"]
    assert levels("street-address", "She moved to Laburnum Avenue.") == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "2 Marsham Street",
        "10 Downing Street",
        "Street outreach",
        "Road Traffic Act",
        "the high street",
        "2012 Crown Court",
        "in 2 lane closures",
        "3 Crown Court judges",
        "24 Hour Lane closures",
        "Google Drive",
        "Place of Safety",
        "a close call",
        "Close working",
        "16 Days of Action",
    ],
)
def test_no_addresses(found, text):
    assert found("street-address", text) == []
