"""The look of a form, and how its text is kept as it is."""

import pytest

from dhrcode.exporters.form.styles import STYLES, finished, height, held_text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("_x0041_", "_x005F_x0041_"),
        ("a_x00e9_b", "a_x005F_x00e9_b"),
        ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
        ("_x41_", "_x41_"),
        ("_X0041_", "_X0041_"),
        ("snake_case", "snake_case"),
    ],
)
def test_what_excel_takes_for_an_escape_stays_as_it_was_typed(text, kept):
    assert finished(held_text(text).encode()).decode() == kept


def test_a_row_grows_as_somebody_types():
    assert finished(b'<row ht="33" customHeight="1">') == b'<row ht="33">'


@pytest.mark.parametrize(
    ("cells", "lines"),
    [([], 1), ([("", 10)], 1), ([("x" * 12, 10)], 2), ([("x", 10), ("a\nb\nc", 10)], 3)],
    ids=range(4),
)
def test_a_row_is_as_high_as_its_longest_text(cells, lines):
    assert height(cells) == lines * 15 + 3


def test_only_what_is_typed_is_unlocked_and_stays_text():
    assert [name for name, style in STYLES.items() if style.get("locked") is False] == ["typed"]
    assert STYLES["typed"]["num_format"] == "@"
