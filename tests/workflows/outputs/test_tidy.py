"""From a project to a table of tidy data, by its name."""

from pathlib import Path

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.analysis.tidy import TABLES
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.tidy import TidyRequest, select_tidy

SMALL = Path(__file__).parents[2] / "projects" / "small"


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_made_by_its_name_of_the_reviews_selected(name):
    project = open_project(SMALL)
    made = select_tidy(project, TidyRequest(name, Selection()), what="test")
    assert len(made.selected.kept) == 3
    assert made.table.columns[0].name == "review"
    assert {row[0] for row in made.table.rows} <= {"DHR2", "DHR10", "INT3"}


def test_contacts_have_dates_where_they_are_asked_for():
    project = open_project(SMALL)
    for dated in (False, True):
        request = TidyRequest("contacts", Selection(), with_dates=dated)
        columns = [c.name for c in select_tidy(project, request, what="test").table.columns]
        assert ("when" in columns) is dated
