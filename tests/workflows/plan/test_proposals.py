"""What documents propose for a plan, and what becomes of it when it is accepted."""

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.model.plan import Due, Owner
from dhrcode.safety.identifiers.listed import NO_NAMES
from dhrcode.store.plans import Plans
from dhrcode.workflows.documents.sources import SourceRequest, add_source
from dhrcode.workflows.plan.check import check_plans
from dhrcode.workflows.plan.proposals import proposed
from dhrcode.workflows.plan.recommendations import Asked, recommend

REPORT = """\
The story

The call of May was not looked at again, and nobody knew of it a year later.
\f
Recommendations

1. The police should link all calls to one address.

2. The community trust should train its staff in this.

Action plan

No   Action               Owner           Target date
1    Change the system    Police          end of 2024
2    Write a course       Head of nursing as soon as it can be
3    Print a leaflet      Council         June 2024
"""


@pytest.fixture
def with_report(planned, tmp_path):
    """DHR2 has a report with two recommendations and three rows."""
    file = tmp_path / "overview.txt"
    file.write_text(REPORT)
    add_source(planned, "DHR2", file, SourceRequest("overview"))
    return planned


def read(project):
    return Plans(project).read("DHR2")[0].recommendations


def found(project):
    return proposed(project, "DHR2").proposals


def accept(one, **changed):
    return one.take({**one.parts, **changed})


def test_each_recommendation_and_row_is_proposed_with_its_page(with_report):
    result = proposed(with_report, "DHR2")
    assert result.unread == []
    assert [(one.where, dict(one.parts)) for one in result.proposals[1:4]] == [
        (
            "DHR2 overview, page 2, recommendations",
            {
                "id": "R2",
                "text": "The community trust should train its staff in this.",
                "to": "community trust",
                "themes": "",
                "level": "",
            },
        ),
        (
            "DHR2 overview, page 2, action plan",
            {
                "recommendation": "R1",
                "action": "Change the system",
                "owner": "police",
                "due": "end of 2024",
            },
        ),
        (
            "DHR2 overview, page 2, action plan",
            {
                "recommendation": "R2",
                "action": "Write a course",
                "owner": "Head of nursing",
                "due": "as soon as it can be",
            },
        ),
    ]
    assert not (with_report.root / "actions" / "DHR2.yaml").exists()


def test_what_is_accepted_has_the_documents_words_as_its_quote(with_report):
    first, second = found(with_report)[:2]
    said = accept(first)
    assert said == "DHR2/R1: recommended. Page 2 has these words. Found on page 2."
    accept(second, themes="gps", level="local", text="Train them.")
    one, other = read(with_report)
    assert [(e.source, e.page, e.quote) for e in one.evidence] == [("overview", "2", one.text)]
    assert [to.name for to in one.to] == ["police"]
    assert (other.text, other.themes, other.level) == ("Train them.", ("gps",), "local")
    assert other.evidence[0].quote == "The community trust should train its staff in this."
    assert other.to[0].as_written == "community trust"
    severities = {problem.severity for problem in check_plans(with_report, NO_NAMES)}
    assert "error" not in severities


def test_a_row_becomes_an_action_of_its_recommendation(with_report):
    every = found(with_report)
    accept(every[0], id="7.1")  # by its words it is still the first
    assert every[2].note() == ""
    assert accept(every[2]) == "DHR2/7.1.a: due 2024-12-31; no measure"
    (action,) = read(with_report)[0].actions
    assert action.owner == Owner(agency="police")
    assert action.due == Due(as_written="end of 2024", date="2024-12-31")


def test_without_its_recommendation_a_row_is_written_with_it_in_one_step(with_report):
    row, leaflet = found(with_report)[3:5]
    assert row.note() == (
        "with it the recommendation: The community trust should train its staff in this."
    )
    accept(row)
    accept(leaflet)
    training, printing = read(with_report)
    assert (training.id, training.actions[0].owner) == ("R2", Owner(as_written="Head of nursing"))
    assert training.actions[0].due == Due(as_written="as soon as it can be")
    assert (printing.id, printing.text) == ("R3", "Print a leaflet")
    assert [action.text for action in printing.actions] == ["Print a leaflet"]


def test_what_is_there_is_said_and_a_number_that_is_taken_is_free_again(with_report):
    for one in found(with_report)[:3]:
        accept(one)
    there = [one.there for one in found(with_report)]
    assert there == [
        "DHR2/R1 has these words already.",
        "DHR2/R2 has these words already.",
        "DHR2/R1.a has these words already.",
        "",
        "",
    ]


def test_another_recommendation_of_that_number_is_left_as_it_is(with_report):
    recommend(with_report, "DHR2", Asked("Something else."))
    first = found(with_report)[0]
    assert first.there == ""
    assert first.note() == "R1 is taken: it gets the next free id"
    accept(first)
    assert [one.id for one in read(with_report)] == ["R1", "R2"]


def test_documents_that_propose_nothing_are_sentences(with_report):
    path = with_report.root / "sources" / "DHR2-overview.txt"
    path.write_text("Recommendations\n\n1. The police should ask.\n\nAction plan\n\nThey will see.")
    result = proposed(with_report, "DHR2")
    assert [one.parts["id"] for one in result.proposals] == ["R1"]
    (sentence,) = result.unread
    assert sentence == (
        "DHR2 overview, action plan: no row can be told apart; "
        "'dhrcode plan act' writes what you read."
    )
    path.unlink()
    assert proposed(with_report, "DHR2").unread == [
        "Not read: there is no file sources/DHR2-overview.txt."
    ]


def test_a_review_that_is_not_there_or_names_no_document_is_one_sentence(planned):
    with pytest.raises(NotFoundError, match="DHR9"):
        proposed(planned, "DHR9")
    with pytest.raises(NotFoundError, match="'dhrcode source add DHR2 FILE' adds one"):
        proposed(planned, "DHR2")
    recommend(planned, "b-study", Asked("Ask.", covers=("DHR1",)))
    with pytest.raises(NotFoundError, match="the plan b-study names no file"):
        proposed(planned, "b-study")
