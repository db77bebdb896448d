"""A table's headings: under a title, as reviews, twice."""

from dhrcode.store.yaml.writer import plain_data

LEAST = "id: {heading: Case, prefix: DHR}\n"
MARACS = f"{LEAST}findings: {{MARAC: use-of-maracs}}\nvalues: {{x: present, o: absent}}\n"


def records(imported):
    assert [str(problem) for problem in imported.problems] == []
    return {draft.record.review: plain_data(draft.record) for draft in imported.drafts}


def problems(imported):
    return [str(problem) for problem in imported.problems]


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
