"""Reports: what they hold, before any format."""

from pathlib import Path

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.reports.blocks import Line
from dhrcode.reports.occurrence import TOGETHER, occurrence_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

SMALL = Path(__file__).parents[1] / "projects" / "small"


@pytest.fixture(scope="module")
def made():
    project = open_project(SMALL)
    return project, tabulate(project, Selection(include_drafts=True))


@pytest.fixture
def report(made):
    project, tabulated = made
    return occurrence_report(project.codebook, tabulated.table, tabulated.origin)


def test_that_kinds_of_death_stand_together_is_said(made, report):
    project, of = made
    pooled = occurrence_report(project.codebook, of.table, of.origin, pooled=True)
    assert pooled.tables[0].notes == (*report.tables[0].notes, TOGETHER)


def test_areas_are_bands_over_their_subthemes(report):
    lines = report.tables[0].lines
    assert [(line.cells[0], line.band) for line in lines] == [
        ("Process & policy", True),
        ("Use of MARACs", False),
        ("Police response", False),
        ("Health", True),
        ("Issues related to GPs", False),
    ]
    assert lines[2] == Line(
        ("Police response", "absent", None, "unclear", "not-stated", 0, 4, 0.0, 1, 1, 1, 1),
        key="police-response",
    )


def test_the_columns_are_reviews_in_natural_order_and_counts(report):
    assert [column.heading for column in report.tables[0].columns] == [
        "Thematic area and subtheme",
        "DHR2",
        "DHR7",
        "DHR10",
        "INT3",
        "Present",
        "Reviews",
        "% of reviews",
        "Absent",
        "Not stated",
        "Unclear",
        "Not coded",
    ]
    assert [column.heading for column in report.brief[0].columns] == [
        "Thematic area and subtheme",
        "DHR2",
        "DHR7",
        "DHR10",
        "INT3",
        "Present",
        "Not coded",
    ]
    assert report.brief[0].lines[2].cells[-2:] == ("0 of 4", 1)


def test_every_row_fits_its_columns(report):
    for table in (*report.tables, *report.brief):
        for line in table.lines:
            assert line.band or len(line.cells) == len(table.columns)


def test_the_findings_of_a_row_add_up_to_the_reviews(report):
    for row in report.data()["rows"]:
        parts = ("present", "absent", "unclear", "not_stated", "not_coded")
        assert sum(row[part] for part in parts) == row["reviews"] == 4


def test_no_review_gives_no_proportion(made):
    project, _ = made
    empty = tabulate(project, Selection(kinds=("interview",), conditions=()))
    nothing = occurrence_report(
        project.codebook,
        empty.table._replace(
            reviews=(),
            rows=tuple(
                row._replace(findings=(), counts=row.counts._replace(present=0, not_stated=0))
                for row in empty.table.rows
            ),
        ),
        empty.origin,
    )
    assert nothing.tables[0].lines[1].cells == ("Use of MARACs", 0, 0, None, 0, 0, 0, 0)
    assert nothing.tables[0].notes == ("No review is counted.",)


def test_different_versions_of_the_codebook_are_noted(made):
    project, tabulated = made
    first, *others = tabulated.table.reviews
    table = tabulated.table._replace(reviews=(first._replace(version="0.9"), *others))
    notes = occurrence_report(project.codebook, table, tabulated.origin).brief[0].notes
    assert notes[0] == (
        "Coded with different versions of the codebook: 0.9 (1 review), 1.0 (3 reviews)."
    )


def test_what_a_change_of_the_codebook_means_for_the_table_is_noted(made):
    project, tabulated = made
    first, second, third = tabulated.table.rows
    late = ((first.subtheme, 2), (second.subtheme, 1), (third.subtheme, 2))
    one, *others = tabulated.table.reviews
    queued = one._replace(again=("gps", "use-of-maracs", "retired-since"))
    table = tabulated.table._replace(newcomers=late, reviews=(queued, *others))
    notes = occurrence_report(project.codebook, table, tabulated.origin).brief[0].notes
    assert notes[:3] == (
        (
            "Not in the codebook when 2 reviews were coded, and not coded there: Use of MARACs; "
            "Issues related to GPs."
        ),
        "Not in the codebook when 1 review was coded, and not coded there: Police response.",
        "2 findings have to be coded, or coded again, since the codebook changed.",
    )
