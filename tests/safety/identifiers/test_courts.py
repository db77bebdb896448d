"""Courts with a sentence."""

import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He was sentenced at Elmbury Crown Court to life imprisonment.", "Elmbury Crown Court"),
        ("At Elmbury Magistrates' Court he was fined.", "Elmbury Magistrates' Court"),
        (
            "The trial was at Elmbury Crown Court. He was given 17 years in prison.",
            "Elmbury Crown Court",
        ),
        ("jailed by the Crown Court at Elmbury", "Crown Court at Elmbury"),
        ("convicted at the Old Bailey", "Old Bailey"),
        ("Elmbury Crown Court: sixteen years.", "Elmbury Crown Court"),
    ],
)
def test_courts_with_a_sentence(found, text, words):
    assert found("court-with-sentence", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The Crown Court sentenced him to life.",
        "He was convicted at [town] Crown Court.",
        "A licence was renewed at Elmbury Magistrates' Court. It was spring.",
        "He pleaded not guilty at Elmbury Crown Court.",
        "Elmbury County Court heard a money claim. She was sentenced to nothing.",
        "He was convicted. That was in spring. Elmbury Crown Court has moved.",
    ],
)
def test_no_courts_with_a_sentence(found, text):
    assert found("court-with-sentence", text) == []
