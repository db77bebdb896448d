"""A table's headings: under a title, as reviews, twice."""

import runpy
from pathlib import Path

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
