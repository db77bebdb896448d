"""Text with what was looked for marked in it: underlined, or between signs."""

import pytest

from dhrcode.cli import highlight as module
from dhrcode.cli.highlight import as_it_stands, running

TEXT = "No referral\nwas made to\nthe conference."


@pytest.fixture(params=[False, True], ids=["plain", "styled"])
def hits(request, monkeypatch):
    """Where the screen has styles and where it has none: the lines, with each hit's style."""
    monkeypatch.setattr(module, "styled", lambda _: request.param)
    monkeypatch.setattr(module, "styled_in_pager", lambda: request.param)

    def lines(made):
        """Each line with the hits between » and «, whichever way they are marked."""
        return [
            "".join(f"»{text}«" if style == "hit" else text for text, style in spans)
            for spans in made
        ]

    return lines


def test_a_passage_is_running_text_with_its_hits_marked(hits):
    made = hits(running(TEXT, [(3, 11), (24, 38)], 100))
    assert made == ["No »referral« was made to »the conference«."]


def test_lines_are_as_long_as_there_is_room_and_indented(hits):
    made = hits(running(TEXT, [], 26, indent="  "))
    assert made == ["  No referral was made to", "  the conference."]


def test_a_page_stands_in_its_own_lines(hits):
    assert hits(as_it_stands("A  b \n\n   c\n", [(0, 1)], 80)) == ["»A«  b", "", "   c", ""]


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        (None, ["No referral was made to the conference."]),
        (39, ["No referral was made to the conference."]),
        (38, ["No referral was made to the", "conference."]),
    ],
)
def test_a_line_that_has_no_room_goes_on_below(hits, room, lines):
    assert hits(as_it_stands("No referral was made to the conference.", [], room)) == lines


def test_beside_a_hit_stands_what_it_is(hits):
    made = hits(as_it_stands("one two\nthree four", [(0, 3), (4, 13)], 80, ["[1]", "[2,3]"]))
    assert [line.count("«") for line in made] in ([1, 1], [2, 1])
    assert (made[0].startswith("»one« [1] »two"), made[1]) in (
        (True, "three« [2,3] four"),
        (True, "»three« [2,3] four"),
    )


def test_what_a_document_has_of_our_signs_marks_nothing(hits):
    assert hits(as_it_stands("a\ufdd0b\ufdd1c", [(4, 5)], None)) == ["a\ufffdb\ufffd»c«"]


def test_a_hit_goes_on_from_one_line_to_the_next(monkeypatch):
    monkeypatch.setattr(module, "styled_in_pager", lambda: True)
    made = list(as_it_stands("one two\nthree four", [(4, 13)], 80))
    assert made == [[("one ", ""), ("two", "hit")], [("three", "hit"), (" four", "")]]
    monkeypatch.setattr(module, "styled_in_pager", lambda: False)
    made = list(as_it_stands("one two\nthree four", [(4, 13)], 80))
    assert made == [[("one »two", "")], [("three« four", "")]]
