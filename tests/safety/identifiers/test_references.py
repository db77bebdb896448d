import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("crime number 45670123/14", "45670123/14"),
        ("45670123/14 was filed", "45670123/14"),
        ("URN 12/34567/15", "12/34567/15"),
        ("CRN: A123456", "A123456"),
        ("ref: ABC/123/2014", "ABC/123/2014"),
        ("case no. 2014/1234", "2014/1234"),
        ("PNC ID 12/345678X", "12/345678X"),
        ("log 482 of 3 May", "482"),
        ("CAD 4471", "4471"),
        ("custody reference PN/CU/5521/10", "PN/CU/5521/10"),
        ("HMP number A1234BC", "A1234BC"),
        ("trial T20147123", "T20147123"),
        ("passport number 123456789", "123456789"),
        ("incident 123456 was closed", "123456"),
    ],
)
def test_references(found, text, words):
    assert found("reference", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Case Review",
        "DHR9",
        "DHR/001",
        "case 4",
        "case study 12",
        "section 47",
        "para 3.4",
        "p.20",
        "ref. 12",
        "recorded crime 2013/14",
        "Crime Survey 2014/15",
        "the Crime Act 2004",
        "Circular 018/2012",
        "Directive 2012/29/EU",
        "SI 2011/817",
        "form 124",
        "incident 3",
        "case number 2014",
        "log on 12/03/2014",
        "and/or 3",
        "HC 1234",
    ],
)
def test_no_references(found, text):
    assert found("reference", text) == []
