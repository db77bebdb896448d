"""Coded counts against published ones, as a report."""

from pathlib import Path

import pytest

from dhrcode.analysis.reconciliation import reconcile
from dhrcode.analysis.selection import Selection
from dhrcode.model.published import Published
from dhrcode.reports.reconciliation import reconciliation_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

SMALL = Path(__file__).parents[1] / "projects" / "small"


@pytest.fixture(scope="module")
def made():
    project = open_project(SMALL)
    return project, tabulate(project, Selection(include_drafts=True))


def test_the_remarks_of_a_reconciliation(made):
    _, tabulated = made
    result = reconcile(
        tabulated.table,
        Published(source="A\nstudy", reviews=4, counts={"use-of-maracs": 2, "gps": 1}),
        {},
    )
    report = reconciliation_report(result, tabulated.origin)
    assert report.subtitle == "A study"
    assert [line.cells for line in report.brief[0].lines if not line.band] == [
        ("Use of MARACs", 2, 2, 0, "agrees"),
        ("Police response", 0, None, None, "no published count"),
        ("Issues related to GPs", 2, 1, 1, "ERROR: above the published count"),
    ]
    below = reconcile(
        tabulated.table, Published(source="A study", reviews=4, counts={"use-of-maracs": 5}), {}
    )
    assert reconciliation_report(below, tabulated.origin).brief[0].lines[1].cells == (
        "Use of MARACs",
        2,
        5,
        -3,
        "3 not attributable to a review",
    )
