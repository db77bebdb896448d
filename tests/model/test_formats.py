"""Which keys and values need which format, on plain data of whatever shape."""

import pytest

from dhrcode import __version__
from dhrcode.errors import FormatError
from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import FORMAT, NEW_KEYS, format_faults, refuse_newer, refuse_unknown
from dhrcode.model.record import Record
from dhrcode.problems import Fault

HINT = "'dhrcode init --update' raises it"


def fault(path, name, at_key=True, number=2):
    said = f"'{name}' needs format {number}, and this project is in format 1"
    return Fault(path, "needs-format", said, HINT, at_key=at_key)


RECORDS = [
    ({"status": "partial"}, [fault(("status",), "status: partial", at_key=False)]),
    ({"status": "complete"}, []),
    (
        {"sources": [{"id": "a"}, {"pages-by": "label", "shared": "true"}]},
        [
            fault(("sources", 1, "pages-by"), "pages-by"),
            fault(("sources", 1, "shared"), "shared"),
        ],
    ),
    ({"sources": ({"shared": True},)}, [fault(("sources", 0, "shared"), "shared")]),
    ({"memo": "pages-by", "pages-by": "file"}, []),
]
CODEBOOKS = [
    ({"candidates": []}, [fault(("candidates",), "candidates")]),
    ({"groupings": "x"}, [fault(("groupings",), "groupings")]),
    (
        {"attributes": [{"type": "year"}, {"type": "date", "days": "true", "ask": "later"}]},
        [
            fault(("attributes", 1, "type"), "type: date", at_key=False),
            fault(("attributes", 1, "ask"), "ask"),
            fault(("attributes", 1, "days"), "days"),
        ],
    ),
    ({"status": "partial"}, []),
]
MISSHAPEN = [
    None,
    "status: partial",
    [],
    {"sources": "pages-by"},
    {"sources": {"pages-by": "x"}},
    {"sources": ["pages-by", None, ["shared"]]},
    {"status": {"partial": "partial"}},
]


@pytest.mark.parametrize(
    ("kind", "data", "faults"),
    [*((Record, *case) for case in RECORDS), *((Codebook, *case) for case in CODEBOOKS)],
)
def test_what_came_with_format_2_is_a_fault_in_format_1_alone(kind, data, faults):
    assert format_faults(kind, data, 1) == faults
    assert format_faults(kind, data, 2) == []


def test_a_key_in_each_item_of_a_mapping_is_found():
    data = {"findings": {"gps": {"finding": "present", "summary": "x"}, "gp": None}}
    wanted = [fault(("findings", "gps", "summary"), "summary", number=3)]
    assert format_faults(Record, data, 1) == wanted
    assert format_faults(Record, data, 3) == []


@pytest.mark.parametrize("data", MISSHAPEN)
def test_data_of_any_shape_is_looked_through(data):
    assert format_faults(Record, data, 1) == []


def test_every_key_of_the_table_is_found_where_it_stands():
    for new in NEW_KEYS:
        data = new.value or "x"
        for key in reversed(new.path.split(".")):
            data = [data] if key == "*" else {key: data}
        assert [f.path for f in format_faults(new.kind, data, new.format - 1)] == [
            tuple(0 if key == "*" else key for key in new.path.split("."))
        ]


def test_no_key_needs_a_format_that_there_is_not():
    assert {new.format for new in NEW_KEYS} == set(range(2, FORMAT + 1))


def test_to_write_what_the_format_lacks_is_refused():
    refuse_newer(Record, {"status": "complete"}, 1, "DHR7")
    refuse_newer(Record, {"status": "partial"}, 2, "DHR7")
    with pytest.raises(FormatError) as caught:
        refuse_newer(Record, {"status": "partial"}, 1, "DHR7")
    assert str(caught.value) == (
        "DHR7 would hold 'status: partial', which needs format 2, and this project is in format 1: "
        "'dhrcode init --update' raises it; nothing was written"
    )
    assert caught.value.exit_status == 4


def test_a_format_that_nobody_knows_yet_is_refused():
    refuse_unknown(FORMAT, "themes.yaml")
    with pytest.raises(FormatError) as caught:
        refuse_unknown(FORMAT + 1, "themes.yaml")
    assert str(caught.value) == (
        f"the project is in format {FORMAT + 1} (themes.yaml), which this dhrcode ({__version__}) "
        "does not know: it needs a later dhrcode"
    )
