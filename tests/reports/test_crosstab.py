"""One cross-tabulation as a report."""

import runpy
from pathlib import Path

import pytest

from dhrcode.analysis.crosstab import crosstab
from dhrcode.analysis.provenance import provenance
from dhrcode.analysis.statistics import Association
from dhrcode.analysis.variables import find_variables
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
        return crosstab_report(crosstab(*find_variables(CODEBOOK, cases, row, column)), origin)

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
        (Association(0.04, "Fisher's exact test"), "Fisher's exact test, p = 0.040. "),
        (Association(0.0001, "Pearson's"), "Pearson's, p <0.001. "),
    ],
)
def test_a_test_in_a_sentence(test, said):
    table = crosstab(*find_variables(CODEBOOK, FOUR, "maracs", "year"))
    assert said in module.tested(table._replace(test=test))


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (
            "maracs",
            "police",
            (
                "Of a subtheme it compares present with every other finding; what is not coded is "
                "left out. Reviews in more than one row or column are left out."
            ),
        ),
        (
            "victim.relationship",
            "victim.known-to",
            (
                "Of an attribute it leaves out not stated and not filled in. Victims in more than "
                "one row or column are left out."
            ),
        ),
    ],
)
def test_it_is_said_what_a_test_compares(row, column, said):
    table = crosstab(*find_variables(CODEBOOK, FOUR, row, column))
    words = module.tested(table._replace(test=Association(0.04, "chi-squared")))
    assert words == f"Test of independence: chi-squared, p = 0.040. {said}"


def test_a_table_of_people_says_so_everywhere(report):
    made = report("victim.relationship", "victim.known-to")
    assert made.subtitle == "4 victims of 4 reviews; numbers are victims"
    counts, shares = made.tables
    assert (counts.title, counts.columns[-1].heading) == ("Victims", "Victims")
    assert shares.title == "Percentage of each column's victims"
    assert counts.notes[0].startswith("Each victim is counted by itself")
    assert next(iter(made.flat()))[-1] == "victims"
    data = made.data()
    assert (data["numbers_are"], data["units"], data["reviews"]) == ("victims", 4, 4)
    assert set(data["rows"][0]) == {"id", "label", "counts", "shares", "victims"}
