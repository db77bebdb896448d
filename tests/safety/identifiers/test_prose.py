import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.safety.identifiers.prose import Prose, flat

TEXT = st.text("aB1. \n\t\u00a0\u2019-|\r", max_size=80)


@given(TEXT)
def test_every_character_of_the_text_leads_back_to_the_original(original):
    prose = Prose(original)
    for at, character in enumerate(prose.text):
        start, end = prose.place(at, at + 1)
        assert end == start + 1
        if character.isalnum():
            assert original[start] == character


@given(TEXT)
def test_only_blanks_are_left_out(original):
    kept = [c for c in Prose(original).text if c.isalnum()]
    assert kept == [c for c in original if c.isalnum()]
    assert [c for c in flat(original) if c.isalnum()] == kept


@given(TEXT, st.integers(0, 90))
def test_a_sentence_holds_its_position(original, at):
    prose = Prose(original)
    start, end = prose.sentence(min(at, len(prose.text)))
    assert start <= min(at, len(prose.text)) <= end


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("one line\nand the next of it", "one line and the next of it"),
        ("Heading\nThe first line of it", "Heading\nThe first line of it"),
        ("a paragraph\n\nanother", "a paragraph\n\nanother"),
        ("it was seen by\nMrs Okafor", "it was seen by Mrs Okafor"),
        ("some words\n- a point", "some words\n- a point"),
        ("some words\n3.2 A paragraph", "some words\n3.2 A paragraph"),
        ("died on 3\nMarch", "died on 3 March"),
        ("a  b\u00a0c", "a b c"),
        ("Dr D\tLetter", "Dr D|Letter"),
        ("O\u2019Brien \u2013 x", "O'Brien - x"),
    ],
)
def test_lines_of_a_paragraph_are_joined_and_headings_are_not(original, text):
    assert Prose(original).text == text


def test_a_full_stop_of_an_abbreviation_ends_no_sentence():
    prose = Prose("He saw Dr. Hale. She left.")
    assert prose.text[slice(*prose.sentence(0))] == "He saw Dr. Hale. "
    assert prose.text[slice(*prose.sentence(20))] == "She left."


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Mrs\u200b Okafor", "Mrs Okafor"),
        ("Mrs \u200b Okafor", "Mrs Okafor"),
        ("Dun\u00admere", "Dunmere"),
        ("Dun\u200d\u2060mere", "Dunmere"),
        ("3\u00ad3", "3-3"),
        ("Mrs\u3000Okafor", "Mrs Okafor"),
        ("07700\u2007900", "07700 900"),
    ],
)
def test_characters_that_nobody_sees_hide_nothing(text, plain):
    assert Prose(text).text == flat(text) == plain
    assert Prose(text).place(0, len(plain)) == (0, len(text))
