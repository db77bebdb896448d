"""Recommendations, responses and actions written."""

from datetime import date

import pytest

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.model.plan import Due, Owner, Plan, Recommendation
from dhrcode.store.plans import Plans
from dhrcode.workflows.documents.sources import SourceRequest, add_source
from dhrcode.workflows.plan.recommendations import (
    Answered,
    Asked,
    ToDo,
    act,
    due_of,
    next_action_id,
    next_id,
    recommend,
    respond,
)

DAY = date(2024, 5, 1)
WORDS = "Remind all services that any professional may refer to a conference."


@pytest.fixture
def with_document(planned, tmp_path):
    """DHR2 has a document of two pages."""
    file = tmp_path / "overview.txt"
    file.write_text(f"Nothing on this page.\nPage 1 of 2\n\f{WORDS}\nPage 2 of 2\n")
    add_source(planned, "DHR2", file, SourceRequest("overview"))
    return planned


def read(project, name="DHR2"):
    return Plans(project).read(name)[0]


def test_the_first_recommendation_begins_the_plan(planned):
    asked = Asked(WORDS, page="5", to=("Police",), themes=("GPs", "gps"), level="local")
    assert recommend(planned, "DHR2", asked).name == "DHR2/R1"
    plan = read(planned)
    assert plan.codebook.version == "1.0"
    (one,) = plan.recommendations
    assert one.model_dump(exclude_none=True, exclude_defaults=True) == {
        "id": "R1",
        "text": WORDS,
        "evidence": ({"source": "overview", "page": "5"},),
        "level": "local",
        "to": ({"agency": "police"},),
        "themes": ("gps",),
    }


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(WORDS, page="2"), "Page 2 has these words. Found on page 2."),
        (
            Asked(WORDS, page="1"),
            (
                "Page 1 does not have these words. Found on page 2, not 1. "
                "'dhrcode undo' takes it back."
            ),
        ),
        (
            Asked("Ask every neighbour of the family at once.", page="2"),
            (
                "Page 2 does not have these words. Not found in DHR2-overview.txt. "
                "'dhrcode undo' takes it back."
            ),
        ),
        (
            Asked("Ours.", page="2", quote="any professional may refer to a conference"),
            "Page 2 has these words. Found on page 2.",
        ),
        (Asked(WORDS), ""),
    ],
)
def test_it_says_whether_the_page_has_the_words(with_document, asked, said):
    assert recommend(with_document, "DHR2", asked).said == said


def test_without_the_document_it_cannot_be_told(planned):
    assert recommend(planned, "DHR2", Asked(WORDS, page="5")).said == (
        "Whether page 5 has these words cannot be told: the document is not here."
    )


def test_a_study_s_plan_covers_reviews_that_there_are(planned):
    asked = Asked("Ask.", to_as_written=("All practices",), covers=("DHR1", "DHR2"), id="6.1")
    assert recommend(planned, "b-study", asked).name == "b-study/6.1"
    plan = read(planned, "b-study")
    assert (plan.of, plan.covers) == ("study", ("DHR1", "DHR2"))
    assert recommend(planned, "b-study", Asked("Ask again.")).name == "b-study/R1"
    with pytest.raises(NotFoundError):
        recommend(planned, "c-study", Asked("Ask.", covers=("DHR1", "DHR7")))
    with pytest.raises(UsageError, match=r"^there is no source 'report': it names none$"):
        recommend(planned, "b-study", Asked("Ask.", page="1", source="report"))


def test_a_review_that_there_is_not_gets_no_plan(planned):
    with pytest.raises(NotFoundError, match=r"^there is no review 'DHR9'"):
        recommend(planned, "DHR9", Asked("Ask."))
    assert not (planned.root / "actions" / "DHR9.yaml").exists()


@pytest.mark.parametrize(
    ("asked", "failure", "said"),
    [
        (Asked("Ask.", to=("polise",)), UsageError, "the codebook has no agency 'polise'"),
        (Asked("Ask.", themes=("gp",)), UsageError, "the codebook has no subtheme 'gp'"),
        (Asked("Ask.", level="lokal"), UsageError, "'level' does not take this value"),
        (Asked(""), UsageError, "'text' is empty"),
        (Asked("Ask.", id="R 1"), UsageError, "'id' may have only"),
        (Asked("Ask.", page="1", source="letter"), UsageError, "there is no source 'letter'"),
        (Asked("Ask.", id="R1"), RefusedError, "DHR1 has a recommendation R1 already"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(planned, asked, failure, said):
    before = (planned.root / "actions" / "DHR1.yaml").read_bytes()
    with pytest.raises(failure) as caught:
        recommend(planned, "DHR1", asked)
    assert str(caught.value).startswith(said)
    assert (planned.root / "actions" / "DHR1.yaml").read_bytes() == before


def test_an_id_that_was_dropped_is_given_to_no_other(planned):
    plan = Plan.model_validate(
        {
            "plan": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "dropped": ["R7"],
            "recommendations": [{"id": name, "text": "Ask."} for name in ("R2", "6.1", "Rx")],
        }
    )
    assert next_id(plan) == "R8"
    Plans(planned).change("DHR1", lambda held: held.model_copy(update={"dropped": ("R7",)}))
    with pytest.raises(RefusedError, match=r"^DHR1 had a recommendation R7 that was dropped"):
        recommend(planned, "DHR1", Asked("Ask.", id="R7"))


def test_actions_are_lettered():
    one = Recommendation.model_validate({"id": "R1", "text": "Ask."})
    for letters in ("a", "b"):
        assert next_action_id(one) == letters
        action = {"id": letters, "text": "Do."}
        one = Recommendation.model_validate(
            one.model_dump() | {"actions": (*one.model_dump()["actions"], action)}
        )
    many = [{"id": chr(97 + n), "text": "Do."} for n in range(26)]
    many += [{"id": "aa", "text": "Do."}]
    whole = Recommendation.model_validate({"id": "R1", "text": "Ask.", "actions": many})
    assert next_action_id(whole) == "ab"


def test_a_response_stands_in_order_of_day(planned):
    answered = Answered("gp", "in-part", date(2024, 4, 1), "At first.")
    written = respond(planned, "DHR1/R1", answered)
    assert written == ("DHR1/R1", "in-part by GP on 2024-04-01")
    responses = read(planned, "DHR1").recommendations[0].responses
    assert [(r.on, r.answer, r.words) for r in responses] == [
        (date(2024, 4, 1), "in-part", "At first."),
        (DAY, "accepted", None),
    ]
    with pytest.raises(UsageError, match=r"^'answer' does not take this value"):
        respond(planned, "DHR1/R1", Answered("gp", "yes", DAY))


def test_an_action_is_written_and_what_it_lacks_is_said(planned):
    todo = ToDo("Do.", "gp", "Practice Manager", due="end of 2014", measure="Forms.")
    assert act(planned, "DHR1/R1", todo) == ("DHR1/R1.b", "due 2014-12-31")
    assert act(planned, "DHR1/R1", ToDo("Do.", due="soon")) == (
        "DHR1/R1.c",
        "nobody owns it; no date can be read from 'soon': it is kept as it is written; no measure",
    )
    written = [action for action in read(planned, "DHR1").recommendations[0].actions if action.due]
    assert written[1].owner == Owner(agency="gp", post="Practice Manager")
    assert written[1].due == Due(as_written="end of 2014", date="2014-12-31")
    assert written[2].due == Due(as_written="soon")
    assert act(planned, "DHR1/R1", ToDo("Do.", as_written="All GPs")).said == "no date; no measure"


@pytest.mark.parametrize("given", [{"post": "Dr Dunmere"}, {"as_written": "PC Hale"}])
def test_an_owner_is_no_person(planned, given):
    with pytest.raises(UsageError, match=r"^an owner is a post and no person"):
        act(planned, "DHR1/R1", ToDo("Do.", owner="gp", **given))


def test_a_date_stands_alone_where_nothing_else_was_said():
    assert due_of("2014-12") == Due(date="2014-12")
    assert due_of("by June 2015") == Due(as_written="by June 2015", date="2015-06")
