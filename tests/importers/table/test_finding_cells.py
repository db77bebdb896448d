"""What a cell says of a subtheme: marks, pages, summaries, and words that may deny."""

import pytest

from dhrcode.importers.table.cell_values import CellError, CellMeanings
from dhrcode.importers.table.finding_cells import (
    FindingCell,
    finding_reader,
    may_deny,
    page_named,
    without_page,
)
from dhrcode.model.import_map import ImportMap
from dhrcode.model.map_columns import IdRule

ID = IdRule(heading="Case")


def reader(values=None, **keys):
    return finding_reader(
        CellMeanings(values or {}, {"absent": "absent"}), ImportMap(id=ID, **keys)
    )


@pytest.mark.parametrize(
    ("text", "page", "rest"),
    [
        ("Yes, see p. 16", "16", "Yes"),
        ("x (p12)", "12", "x"),
        ("Yes - pp. 3-4", "3-4", "Yes"),
        ("Y, pages 3 and 4.", "3 and 4", "Y"),
        ("Yes see page 7", "7", "Yes"),
        ("Asked on p. 3, again on p. 9", "3, 9", "Asked"),
        ("No record of a flag (p3) was found", "3", "No record of a flag (p3) was found"),
        ("Group 14 met", None, "Group 14 met"),
        ("x", None, "x"),
        ("", None, ""),
    ],
)
def test_pages_that_a_cell_names(text, page, rest):
    assert (page_named(text), without_page(text)) == (page, rest)


@pytest.mark.parametrize(
    "text",
    ["-", "\u2013", "...", "N/A", "n/a", "NA", "none", "Nil", "No evidence of it", "Not referred"],
)
def test_words_that_may_deny(text):
    assert may_deny(text)


@pytest.mark.parametrize("text", ["Noted by the GP", "Nonetheless", "Naomi House", "MARAC held"])
def test_words_that_do_not(text):
    assert not may_deny(text)


def test_a_mark_with_a_page():
    read = reader({"Yes": "present", "q": "not-coded"})
    assert read("Yes") == "present"
    assert read("Yes, see p. 16") == FindingCell("present", "16")
    assert (read("q"), read("q, p. 2")) == (None, None)
    with pytest.raises(CellError, match=r"does not say what 'Perhaps, see p\. 16' means"):
        read("Perhaps, see p. 16")


def test_a_summary_leaves_its_finding_unclear():
    read = reader(cells="summary")
    assert read("Held, but\nno plan (p3)") == FindingCell(
        "unclear", "3", "Held, but\nno plan (p3)", read=False
    )
    assert read("-") == FindingCell("unclear", None, "-", read=False)


def test_what_is_written_is_present_if_the_map_says_so_and_what_may_deny_stops():
    values = {"N/A": "not-coded", "No evidence of it": "absent", "-": "not-stated"}
    read = reader(values, cells="summary", written="present")
    assert read("Yes, see p. 16") == FindingCell("present", "16", "Yes, see p. 16")
    assert read("N/A") is None
    assert read("-") == FindingCell("not-stated")
    assert read("absent") == FindingCell("absent")
    assert read("no evidence  of it") == FindingCell("absent", None, "no evidence  of it")
    with pytest.raises(CellError) as caught:
        read("Not referred although the score was 14")
    assert str(caught.value) == (
        "'Not referred although the score was 14' may not be present: the map does not say "
        "what it means"
    )
