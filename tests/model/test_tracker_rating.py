"""What a colour of a tracker is called, and how many there are of each."""

import pytest

from dhrcode.model.tracker_rating import TrackerRating, colour_word, colours_text


@pytest.mark.parametrize(
    ("fill", "word"),
    [
        ("FF0000", "red"),
        ("C00000", "red"),
        ("FF5050", "red"),
        ("FFC000", "amber"),
        ("FFFF00", "amber"),
        ("ED7D31", "amber"),
        ("00B050", "green"),
        ("92D050", "green"),
        ("C6EFCE", "green"),
        ("0070C0", "blue"),
        ("4472C4", "blue"),
        ("7030A0", ""),
        ("FFFFFF", ""),
        ("D9D9D9", ""),
        ("000000", ""),
    ],
)
def test_colours_as_spreadsheets_offer_them(fill, word):
    assert colour_word(fill) == word


def test_a_word_counts_before_a_colour():
    assert TrackerRating("Green", "FF0000").says == "green"
    assert TrackerRating("", "FF0000").says == "red"
    assert TrackerRating("", "").says == ""


def test_colours_without_a_word_are_counted():
    fills = ("FF0000", "00B050", "00B050", "7030A0", "")
    said = [TrackerRating("", fill) for fill in fills]
    assert colours_text(said) == "2 green, 1 red, 1 of another colour (7030A0)"
    assert colours_text([TrackerRating("Green", "00B050")]) == ""
