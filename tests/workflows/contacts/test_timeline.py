"""From one review's record to its timeline."""

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.store.project import open_project
from dhrcode.workflows.contacts.entry import ContactEntry, add_contact
from dhrcode.workflows.contacts.timeline import how_to_date, timeline


def test_a_review_has_a_timeline_once_it_has_a_contact(dated):
    with pytest.raises(NotFoundError, match="DHR58 has no contacts"):
        timeline(dated, "DHR58")
    add_contact(dated, "DHR58", ContactEntry("2014-01-10", "gp", opportunity="missed"))
    made = timeline(dated, "DHR58")
    assert [mark.when for mark in made.marks] == ["less than a week before"]
    assert "2014" not in repr(made._replace(origin=()))


def test_it_says_how_a_date_of_death_that_is_missing_is_written(dated):
    assert how_to_date(dated, "DHR58") == ""
    path = dated.path_of("DHR58")
    path.write_text(
        path.read_text().replace('date-of-death: "2014-01-12"', "date-of-death: not-stated")
    )
    assert how_to_date(dated, "DHR58") == (
        "No date of the death is recorded: "
        "'dhrcode set DHR58 victim.date-of-death=2019-11' writes it"
    )
    themes = dated.root / "themes.yaml"
    themes.write_text(themes.read_text().replace("    role: date-of-death\n", ""))
    assert how_to_date(open_project(dated.root), "DHR58") == ""
