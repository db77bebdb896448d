"""Services under their names."""

import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the boy went to St Anne's Primary School.", "St Anne's Primary School"),
        ("seen at Rowan Tree Surgery", "Rowan Tree Surgery"),
        ("the Queen Elizabeth Hospital", "Queen Elizabeth Hospital"),
        ("Oakfield school told us", "Oakfield school"),
        ("held in HMP Elmwood", "HMP Elmwood"),
        ("at HMYOI Greystoke Ridge", "HMYOI Greystoke Ridge"),
        ("Elm Park Medical Centre", "Elm Park Medical Centre"),
        ("to Elmwood Prison", "Elmwood Prison"),
        ("Ysgol Gyfun Cwm Derwyn", "Ysgol Gyfun Cwm Derwyn"),
    ],
)
def test_named_services(found, text, words):
    assert found("named-service", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "the hospital",
        "Practice B",
        "[town] General Hospital",
        "primary school",
        "The School Nurse",
        "Good Practice",
        "Best practice",
        "the GP Practice",
        "Royal College of Nursing",
        "School A",
        "Primary Care",
        "HM Prison and Probation Service",
        "HMP [town]",
        "High Risk",
        "A Hospital Order was made",
        "His school",
        "In March school staff met",
        "Attending hospital",
        "a Community Hospital",
        "The Mental Health Hospital",
        "X Primary School",
    ],
)
def test_services_without_a_name(found, text):
    assert found("named-service", text) == []
