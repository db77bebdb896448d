"""A marked document, cut where a mark begins or ends."""

from dhrcode.reports.marked import (
    MarkedDocument,
    MarkedPage,
    MarkedSource,
    PassageMark,
    Stretch,
    stretches,
)

FIRST = PassageMark(1, 12, "Managing care", "not-stated", "EM", "A note.", "3")
SECOND = PassageMark(2, 4, "Police", "present", "LN", "", "4")


def test_what_stands_in_the_margin():
    assert FIRST.short == "12 not stated"
    assert FIRST.said == "12 Managing care: not stated. A note."
    assert SECOND.said == "4 Police: present"


def test_text_is_cut_where_marks_begin_and_end():
    page = MarkedPage("3", "one two three", (((0, 7), 1), ((4, 13), 2)))
    assert list(stretches(page)) == [
        [
            Stretch("one ", (1,), (1,), ()),
            Stretch("two", (1, 2), (2,), (1,)),
            Stretch(" three", (2,), (), (2,)),
        ]
    ]


def test_paragraphs_across_whose_border_a_passage_runs_are_one():
    text = "First paragraph.\n\nSecond paragraph.\n\nThird paragraph."
    plain = list(stretches(MarkedPage("1", text, ())))
    assert [[one.text for one in paragraph] for paragraph in plain] == [
        ["First paragraph."],
        ["Second paragraph."],
        ["Third paragraph."],
    ]
    crossing = list(stretches(MarkedPage("1", text, (((6, 24), 1),))))
    assert ["".join(one.text for one in paragraph) for paragraph in crossing] == [
        "First paragraph.\n\nSecond paragraph.",
        "Third paragraph.",
    ]


def test_themes_in_the_codebook_s_order_and_passages_in_pieces():
    page = MarkedPage("3", "one two", (((0, 3), 1), ((4, 7), 1)))
    document = MarkedDocument("T", "S", (MarkedSource("A", (page,)),), (FIRST, SECOND), ())
    assert [(theme, [mark.number for mark in marks]) for theme, marks in document.by_theme()] == [
        ("4 Police", [2]),
        ("12 Managing care", [1]),
    ]
    assert document.pieces() == {1: 2}
