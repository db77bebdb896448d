"""One cross-tabulation as a report."""

import runpy
from pathlib import Path

import pytest

from dhrcode.analysis.crosstab import crosstab
from dhrcode.analysis.provenance import provenance
from dhrcode.analysis.statistics import Association
from dhrcode.analysis.variables import find_variable
from dhrcode.reports import crosstab as module
from dhrcode.reports.crosstab import crosstab_report

_SHARED = runpy.run_path(str(Path(__file__).parents[1] / "analysis" / "conftest.py"))
CODEBOOK = _SHARED["make_codebook"]()
FOUR = _SHARED["four"].__wrapped__(_SHARED["make_case"])


@pytest.fixture
def report():
    """The report of two variables of the four invented reviews."""

    def make(row, column, cases=FOUR):
        origin = provenance(CODEBOOK, "0" * 64, [case.review for case in cases], "all")
        variables = [find_variable(CODEBOOK, cases, name) for name in (row, column)]
        return crosstab_report(crosstab(*variables), origin)

    return make


def cells(table):
    return [line.cells for line in table.lines]


def test_counts_and_percentages_of_each_column(report):
    made = report("maracs", "year")
    counts, shares = made.tables
    assert made.title == "MARACS by Year"
    assert made.subtitle == "4 reviews; numbers are reviews"
    assert [column.heading for column in counts.columns] == [
        "MARACS",
        "2012",
        "2014",
        "not filled in",
        "Reviews",
    ]
    assert cells(counts) == [
        ("present", 2, 1, 0, 3),
        ("not stated", 0, 0, 1, 1),
        ("Reviews", 2, 1, 1, None),
    ]
    assert cells(shares) == [("present", 1.0, 1.0, 0.0), ("not stated", 0.0, 0.0, 1.0)]


def test_categories_that_no_review_has_are_named_and_left_out(report):
    notes = report("maracs", "victim.relationship").tables[0].notes
    assert notes[0] == "MARACS: no review has absent, unclear, not coded."
    assert notes[1].startswith("Relationship: no review has child")
    assert notes[2].startswith("1 review is in more than one row or column, having more than one")


def test_the_rows_of_a_file_have_every_category(report):
    heading, *rows, total = report("subtheme.gps", "year").flat()
    assert heading == ("row", "row_label", "2012", "2014", "not_filled_in", "reviews")
    assert [row[0] for row in rows] == ["present", "absent", "not_stated", "unclear", "not_coded"]
    assert total == ("reviews", "Reviews", 2, 1, 1, None)


def test_the_data_say_what_was_counted(report):
    data = report("maracs", "year").data()
    assert (data["row"], data["column"], data["reviews"], data["overlapping"]) == (
        "maracs",
        "year",
        4,
        0,
    )
    assert data["column_reviews"] == {"2012": 2, "2014": 1, "not_filled_in": 1}
    assert data["rows"][0]["counts"] == {"2012": 2, "2014": 1, "not_filled_in": 0}
    assert data["rows"][0]["shares"]["2012"] == 1.0
    assert data["test"]["p"] is None


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (Association(None, "undefined: no variation"), "Test: undefined: no variation."),
        (Association(0.04, "Fisher's exact test"), "Fisher's exact test, p = 0.040; "),
        (Association(0.0001, "Pearson's"), "Pearson's, p <0.001; "),
    ],
)
def test_a_test_in_a_sentence(test, said):
    assert said in module.tested(test)
