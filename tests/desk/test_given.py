"""What the page sent, taken as what it has to be."""

import pytest

from dhrcode.desk.given import number_of, place_of, text_of, text_or_none
from dhrcode.errors import UsageError


def test_parts_are_given_as_they_are():
    given = {"review": "DHR1", "note": "", "piece": 2, "from": [5, 100]}
    assert text_of(given, "review") == "DHR1"
    assert text_of(given, "note") == ""
    assert text_or_none(given, "note") is None
    assert text_or_none(given, "none") is None
    assert number_of(given, "piece") == 2
    assert place_of(given, "from") == (5, 100)


@pytest.mark.parametrize(
    ("taken", "value"),
    [
        *[(text_of, value) for value in (None, 1, [], {})],
        *[(text_or_none, value) for value in (1, [])],
        *[(number_of, value) for value in (None, "1", True, 1.5)],
        *[(place_of, value) for value in (None, [1], [1, 2, 3], ["1", 2], [1, True], "12")],
    ],
)
def test_anything_else_is_said(taken, value):
    with pytest.raises(UsageError):
        taken({"x": value}, "x")
    if taken is not text_or_none:
        with pytest.raises(UsageError):
            taken({}, "x")
