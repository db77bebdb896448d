"""From one review's record to its timeline."""

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.workflows.contacts.entry import ContactEntry, add_contact
from dhrcode.workflows.contacts.timeline import timeline


def test_a_review_has_a_timeline_once_it_has_a_contact(dated):
    with pytest.raises(NotFoundError, match="DHR58 has no contacts"):
        timeline(dated, "DHR58")
    add_contact(dated, "DHR58", ContactEntry("2014-01-10", "gp", opportunity="missed"))
    made = timeline(dated, "DHR58")
    assert [mark.when for mark in made.marks] == ["less than a week before"]
    assert "2014" not in repr(made._replace(origin=()))
