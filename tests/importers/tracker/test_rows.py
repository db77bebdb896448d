"""The rows of a tracker, and what they continue from those above."""

import pytest

from dhrcode.importers.table.grid import TableGrid
from dhrcode.importers.table.headings import headed
from dhrcode.importers.tracker.rows import tracker_rows
from dhrcode.model.tracker_map import TrackerMap

MAP = TrackerMap.model_validate(
    {
        "id": "DHR",
        "columns": {"No": "number", "Rec": "recommendation", "Do": "action", "By": "owner"},
    }
)


def rows(*lines, merged=()):
    grid = TableGrid("t", "t, cell ", [["DHR", "No", "Rec", "Do", "By"], *lines], merged=merged)
    parts = ("number", "recommendation", "action", "owner")
    return [
        (row.review.text, *map(row.text, parts), row.begins)
        for row in tracker_rows(headed(grid, 1), MAP)
    ]


def test_what_is_blank_below_is_continued_and_an_owner_is_not():
    assert rows(["1", "a", "Ask.", "Do.", "X"], ["", "", "", "Let.", ""]) == [
        ("1", "a", "Ask.", "Do.", "X", True),
        ("1", "a", "Ask.", "Let.", "", False),
    ]


def test_what_is_merged_is_each_row_s_own():
    made = rows(["1", "a", "Ask.", "Do.", "X"], ["", "", "", "Let.", ""], merged=[(2, 5, 3, 5)])
    assert [row[4] for row in made] == ["X", "X"]


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        (["1", "a", "Ask.", "Let.", ""], False),  # said again in each row
        (["1", "b", "Ask.", "Let.", ""], True),
        (["2", "a", "Ask.", "Let.", ""], True),
        (["", "", "Tell.", "", ""], True),
    ],
)
def test_what_begins_a_recommendation(line, begins):
    assert rows(["1", "a", "Ask.", "Do.", "X"], line)[1][-1] is begins
