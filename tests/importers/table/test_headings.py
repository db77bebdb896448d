"""A table's headings: under a title, as reviews, twice."""

import runpy
from pathlib import Path

import pytest

from dhrcode.importers.table.grid import TableGrid
from dhrcode.importers.table.headings import headed, runs

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
records = _SHARED["records"]


def test_reviews_as_columns_under_a_title_with_areas_and_totals(bring, book):
    rows = [
        ["The table", None, None, None],
        [None, None, None, None],
        ["Theme", "DHR1", "DHR2", "Total"],
        ["Process", None, None, None],
        ["MARACs", "✓", "–", 1],
        ["Police", None, "✓\ufe0f", 1],
        ["✓ present", None, None, None],
    ]
    made = bring(
        {"table.xlsx": book(("Themes", rows))},
        (
            "reviews: columns\nheadings: A\nid: Theme\nignore_reviews: [Total]\n"
            "findings: {MARACs: use-of-maracs, Police: police-response}\n"
            "values: {✓: present, –: absent}\nignore: [The table, Process, ✓ present]\n"
        ),
    )
    found = records(made)
    assert {
        r: {s: c["finding"] for s, c in one["findings"].items()} for r, one in found.items()
    } == {
        "DHR1": {"use-of-maracs": "present"},
        "DHR2": {"use-of-maracs": "absent", "police-response": "present"},
    }
    assert found["DHR1"]["findings"]["use-of-maracs"]["evidence"] == (
        {"source": "table", "note": "table.xlsx, Themes!B5 (MARACs): ✓"},
    )


def over(merged=(), *, across=False):
    rows = [["Case", "Health", "", "Year"], ["", "GPs", "Communication", ""], ["7", "x", "x", "1"]]
    spans = tuple((at, top, to, bottom) for top, at, bottom, to in merged) if across else merged
    rows = [list(row) for row in zip(*rows, strict=True)] if across else rows
    table = TableGrid("t.csv", "t.csv, cell ", rows, merged=spans)
    return list(headed(table, 2, first=1, across=across).headings)


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("merged", [(), ((1, 2, 1, 3), (1, 1, 2, 1))])
def test_a_heading_over_several_columns_is_a_part_of_each(merged, across):
    assert over(merged, across=across) == ["Case", "Health: GPs", "Health: Communication", "Year"]


def test_merged_cells_say_how_far_it_reaches():
    assert over(((1, 1, 2, 1),)) == ["Case", "Health: GPs", "Communication", "Year"]


def test_what_stands_above_is_counted():
    rows = [["Title"], [""], ["By", "LN"], ["Case"], ["7"]]
    made = [headed(TableGrid("t.csv", "t", rows), head).passed_over() for head in (4, 2, 1)]
    assert made == ["2 rows above it are not read", "1 row above it is not read", ""]


def test_numbers_in_runs():
    assert runs([3, 7, 8, 9], str) == "3, 7 to 9"
