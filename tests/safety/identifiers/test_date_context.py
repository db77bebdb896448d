"""What a date is of: of what happened to people, or of a law, a paper or a meeting."""

import pytest

from dhrcode.safety.identifiers.date_context import belongs_to_a_paper, is_grave
from dhrcode.safety.identifiers.prose import Prose

DAY = "4 May 2012"


def asked(question, text):
    prose = Prose(text.replace("DAY", DAY))
    start = prose.text.index(DAY)
    return question(prose, start, start + len(DAY))


@pytest.mark.parametrize(
    "text",
    [
        "The guidance was published on DAY.",
        "The Care Act came into force on DAY.",
        "The panel met on DAY.",
        "Accessed DAY.",
        "The policy issued on DAY was revised.",
        "World Mental Health Day fell on DAY.",
        "The scheme was launched on DAY.",
    ],
)
def test_of_a_law_a_paper_or_a_meeting(text):
    assert asked(belongs_to_a_paper, text)


@pytest.mark.parametrize(
    "text",
    [
        "She was seen on DAY.",
        "He was arrested on DAY.",
        "On DAY it rained.",
        "The panel heard that she was assaulted on DAY.",
        "She rang on DAY, and the guidance was not followed.",
        "The Murder Act of old: he acted on DAY.",
        "An act of kindness on DAY.",
    ],
)
def test_of_what_happened_to_people_or_of_nothing_said(text):
    assert not asked(belongs_to_a_paper, text)


def test_what_stands_nearer_decides():
    near = "The guidance of DAY was not known when she was seen."
    far = f"The guidance was published, {'and so it was ' * 6}on DAY she was seen."
    assert asked(belongs_to_a_paper, near)
    assert not asked(belongs_to_a_paper, far)


def test_a_word_in_another_clause_weighs_less():
    assert not asked(belongs_to_a_paper, "The protocol changed, she was seen on DAY.")
    assert asked(belongs_to_a_paper, "She was seen, the protocol changed on DAY.")


def test_a_date_of_which_its_sentence_says_nothing_goes_by_the_one_before():
    assert asked(belongs_to_a_paper, "The panel was set up. This was on DAY.")
    assert not asked(belongs_to_a_paper, "She was seen by the panel. This was on DAY.")
    assert not asked(belongs_to_a_paper, "It rained. This was on DAY.")


@pytest.mark.parametrize(
    ("text", "grave"),
    [
        ("She died on DAY.", True),
        ("Born DAY.", True),
        ("On DAY he was convicted.", True),
        ("She was seen on DAY.", False),
        ("The homicide review of DAY.", False),
        (f"She died. {'It rained. ' * 10}On DAY.", False),
        (f"On DAY it rained{' and rained' * 12}; he died.", False),
    ],
)
def test_birth_death_an_offence_or_a_conviction_beside_it_is_grave(text, grave):
    prose = Prose(text.replace("DAY", DAY))
    assert is_grave(prose, prose.text.index(DAY)) is grave
