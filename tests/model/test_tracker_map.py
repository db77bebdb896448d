"""The map of an action plan: what it names, and what it cannot be."""

import pytest
from pydantic import ValidationError

from dhrcode.model.tracker_map import TrackerMap

COLUMNS = {"Rec": "recommendation", "Do": "action", "A": "progress", "B": "progress"}


def test_what_it_names():
    made = TrackerMap.model_validate({"columns": COLUMNS, "id": "DHR"})
    assert [name for name, _ in made.named_headings()] == ["DHR", "Rec", "Do", "A", "B"]
    assert made.layout == "action-plan"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"columns": COLUMNS | {"C": "action"}}, "has two columns for 'action'"),
        ({"columns": {"Do": "action"}}, "has no column for 'recommendation'"),
        ({"columns": COLUMNS, "headings": "C"}, "a tracker's actions are rows"),
        ({"columns": {}}, "at least 1 item"),
    ],
)
def test_what_it_cannot_be(given, said):
    with pytest.raises(ValidationError, match=said):
        TrackerMap.model_validate(given)
