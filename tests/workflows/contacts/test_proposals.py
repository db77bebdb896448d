"""What documents propose as contacts, and what becomes of it when it is accepted."""

import pytest

from dhrcode.errors import NotFoundError, UsageError
from dhrcode.workflows.contacts.proposals import proposed_contacts
from dhrcode.workflows.documents.sources import SourceRequest, add_source

REPORT = """\
In October 2013 the victim rang the police, who told the general practice.
\f
Date          Agency    Event
04/05/2013    Police    Nobody went.
2013-11       Council   She asked to move.
"""


@pytest.fixture
def reported(dated, tmp_path):
    """DHR58 with a report of two pages."""
    file = tmp_path / "overview.txt"
    file.write_text(REPORT)
    add_source(dated, "DHR58", file, SourceRequest("report"))
    return dated


def found(project):
    return proposed_contacts(project, "DHR58").proposals


def contacts(project):
    return project.read("DHR58")[0].contacts


def test_each_passage_is_proposed_with_its_page_and_nothing_is_written(reported):
    first, *rows = found(reported)
    assert (first.where, first.note()) == ("DHR58 report, page 1", "named too: gp")
    assert dict(first.parts) == {
        "when": "2013-10",
        "agency": "police",
        "with": "victim",
        "opportunity": "",
        "themes": "",
        "summary": "",
        "quote": "In October 2013 the victim rang the police, who told the general practice.",
    }
    assert [(row.where, row.parts["when"], row.parts["agency"], row.note()) for row in rows] == [
        (
            "DHR58 report, page 2, chronology",
            "",
            "police",
            "'04/05/2013' is not one time: type which",
        ),
        ("DHR58 report, page 2, chronology", "2013-11", "", "no agency is named"),
    ]
    assert contacts(reported) == ()


def test_what_is_accepted_is_written_with_its_evidence_and_not_proposed_again(reported):
    first = found(reported)[0]
    said = first.take({**first.parts, "opportunity": "missed", "themes": "gps, police-response"})
    assert said == "DHR58/C1: written. Found on page 1."
    (one,) = contacts(reported)
    assert (one.when, one.agency, one.with_) == ("2013-10", "police", ("victim",))
    assert (one.opportunity, one.themes) == ("missed", ("gps", "police-response"))
    (piece,) = one.evidence
    assert (piece.source, piece.page, piece.quote) == ("report", "1", first.parts["quote"])
    assert found(reported)[0].there == "DHR58/C1 has these words already."


def test_what_lacks_a_time_or_an_agency_is_not_kept_until_a_person_says_it(reported):
    _, row, other = found(reported)
    for one in (row, other):
        with pytest.raises(UsageError, match="a contact needs a time and an agency"):
            one.take(one.parts)
    with pytest.raises(UsageError, match="council"):
        other.take({**other.parts, "agency": "council"})
    assert contacts(reported) == ()
    row.take({**row.parts, "when": "2013-05-04"})
    assert [one.when for one in contacts(reported)] == ["2013-05-04"]


def test_a_document_that_cannot_be_read_is_said(reported):
    for path in (reported.root / "sources").iterdir():
        path.unlink()
    result = proposed_contacts(reported, "DHR58")
    assert result.proposals == []
    assert result.unread[0].startswith("Not read: ")


def test_a_review_that_names_no_document_is_told_how_to_add_one(dated):
    with pytest.raises(NotFoundError, match="DHR58 names no document"):
        proposed_contacts(dated, "DHR58")
