import pytest


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
