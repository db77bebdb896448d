"""A table on a screen: which columns stand side by side, and how cells are aligned."""

import pytest

from dhrcode.cli.layout import MIN_LABEL, laid_out
from dhrcode.reports.blocks import Column, Line, Table


def table(*columns, lines=(), **more):
    first = Column("Theme", "label")
    return Table("T", (first, *columns), tuple(lines), **more)


def printed(made, room=None):
    """The lines as they are read, without the blanks at their ends."""
    return ["".join(text for text, _ in spans).rstrip() for spans in laid_out(made, room)]


THREE = table(
    Column("ABCD", "count"),
    Column("EFGH", "count"),
    Column("IJKL", "count"),
    lines=[Line(["x" * MIN_LABEL, 1, 22, 333])],
)
"""A label of 24 characters and three columns of 6."""


def headings(room):
    return [line.split() for line in printed(THREE, room) if line.strip().startswith("Theme")]


@pytest.mark.parametrize(
    ("room", "blocks"),
    [
        (None, [["ABCD", "EFGH", "IJKL"]]),
        (24 + 18, [["ABCD", "EFGH", "IJKL"]]),
        (24 + 17, [["ABCD", "EFGH"], ["IJKL"]]),
        (24 + 12, [["ABCD", "EFGH"], ["IJKL"]]),
        (24 + 11, [["ABCD"], ["EFGH"], ["IJKL"]]),
        (24 + 6, [["ABCD"], ["EFGH"], ["IJKL"]]),
        (24 + 5, [["ABCD"], ["EFGH"], ["IJKL"]]),
        (1, [["ABCD"], ["EFGH"], ["IJKL"]]),
    ],
)
def test_as_many_columns_as_just_fit_stand_side_by_side(room, blocks):
    assert headings(room) == [["Theme", *block] for block in blocks]


def test_no_line_is_wider_than_the_screen_and_no_column_is_left_out():
    assert max(map(len, printed(THREE, 36))) == 36
    assert printed(THREE, 36) == [
        "Theme                     ABCD  EFGH",
        "-" * 36,
        "xxxxxxxxxxxxxxxxxxxxxxxx     1    22",
        "",
        "Theme                     IJKL",
        "-" * 30,
        "xxxxxxxxxxxxxxxxxxxxxxxx   333",
    ]


def test_a_table_of_labels_alone():
    assert printed(table(lines=[Line(["a"])])) == ["Theme", "-----", "a"]


def test_a_label_keeps_two_fifths_of_a_wide_screen_and_is_wrapped_in_what_it_has():
    made = table(Column("n", "count"), lines=[Line(["word " * 10 + "end", 1])])
    assert printed(made, 75)[2:] == [
        "word word word word word word   1",
        "  word word word word end",
    ]
    assert printed(made)[2] == "word " * 10 + "end  1"


def test_numbers_stand_right_texts_left_and_marks_in_the_middle():
    made = table(
        Column("Reviews", "count"),
        Column("Share", "percent"),
        Column("Said by", "text"),
        Column("DHR10", "mark"),
        lines=[Line(["a", 3, 0.5, "LN", "present"]), Line(["b", None, None, None, None])],
    )
    assert printed(made) == [
        "Theme  Reviews  Share  Said by  DHR10",
        "-" * 37,
        "a            3    50%  LN        ✓",
        "b",
    ]


def test_a_found_mark_alone_is_styled_and_no_heading_is_taken_for_one():
    made = table(
        Column("present", "mark"), lines=[Line(["a", "present"]), Line(["b", "not-stated"])]
    )
    lines = list(laid_out(made, None))
    assert [style for _, style in lines[0]] == ["title", "title"]
    assert [style for _, style in lines[2]] == ["", "present"]
    assert [style for _, style in lines[3]] == ["", ""]


def test_a_band_widens_no_column_and_has_no_cells():
    lines = [Line(["Health", 1000000], band=True), Line(["a", 1])]
    made = table(Column("n", "count"), lines=lines)
    assert printed(made) == ["Theme   n", "---------", "Health", "a       1"]
    assert list(laid_out(made, None))[2] == [("Health", "band")]


def test_the_legend_and_the_notes_follow_with_a_line_between():
    made = table(lines=[Line(["a"])], legend=(("✓", "present"), ("", "of 3")), notes=("One. " * 3,))
    assert printed(made, 40)[3:] == ["", "✓  present", "of 3", "", "One. One. One."]
