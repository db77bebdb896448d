"""The map of a chronology: what it has to say, and what contradicts itself."""

import pytest
from pydantic import ValidationError

from dhrcode.model.chronology_map import ChronologyMap

COLUMNS = {"Date": "when", "Agency": "agency", "Event": "event", "Comment": "comment"}


def test_the_headings_that_it_names():
    given = ChronologyMap(columns=COLUMNS | {"Notes": "comment"}, id="DHR")
    assert given.headings_of("comment") == ["Comment", "Notes"]
    named = dict(given.named_headings())
    assert named["DHR"] == ("id", "heading")
    assert named["Notes"] == ("columns", "Notes")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"columns": COLUMNS | {"When": "when"}}, "two columns for 'when'"),
        ({"columns": {"Date": "when", "Agency": "agency"}}, "one for 'event' or 'summary'"),
        ({"columns": {"Date": "when", "Event": "event"}}, "'agency' for every row"),
        ({"agency": "police"}, "and not both"),
        ({"down": ("Time",)}, "names 'Time' under 'down'"),
        ({"headings": "A"}, "a chronology's contacts are rows"),
        ({"people": {"Mrs A": "wife"}}, "takes victim, perpetrator, child, family"),
    ],
)
def test_what_cannot_be_read_by_it(more, said):
    with pytest.raises(ValidationError, match=said):
        ChronologyMap(**{"columns": COLUMNS, **more})
