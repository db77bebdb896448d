import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("seen as BD51 SMR again", "BD51 SMR"),
        ("BD51SMR", "BD51SMR"),
        ("a blue van, M123 ABC,", "M123 ABC"),
        ("his car (ABC 123M)", "ABC 123M"),
        ("registration AZ 1234", "AZ 1234"),
        ("reg: bd51smr", "bd51smr"),
        ("the car BD 51 SMR", "BD 51 SMR"),
        ("index number P302 LEW", "P302 LEW"),
    ],
)
def test_registrations(found, text, words):
    assert found("vehicle-registration", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "M123 ABC",
        "form AB12 AND more",
        "DHR9",
        "A12",
        "ward B4",
        "S17 CHA",
        "BMW 320D",
        "BD51",
        "DA12 THE",
        "a car in 12 min",
        "Section 47 car",
        "MG11 statements of the driver",
    ],
)
def test_no_registrations(found, text):
    assert found("vehicle-registration", text) == []
