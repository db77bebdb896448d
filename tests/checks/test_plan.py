"""Plans checked against the records that they are about; the lines of `check` are a case."""

import pytest

from dhrcode.checks.plan import RecordFacts, check_plan
from dhrcode.model.codebook import Codebook
from dhrcode.model.plan import Plan

AREAS = [
    {
        "id": "services",
        "label": "Services",
        "subthemes": [
            {"id": name, "label": name, "definition": "Invented."} for name in ("gps", "housing")
        ],
    }
]
BOOK = Codebook.model_validate({"id": "tiny", "version": "1.0", "title": "Tiny", "areas": AREAS})
WHOLE = {
    "id": "a",
    "text": "Do.",
    "owner": {"as_written": "All"},
    "measure": "Forms.",
    "due": {"date": "2024-12"},
}


def facts(*present, draft=False, sources=("overview",)):
    return RecordFacts(frozenset(present), draft, tuple(sources))


def told(records, requests=(), *, action=None, **recommendation):
    one = {"id": "R1", "text": "Ask.", "to": ["board"], "actions": [WHOLE | (action or {})]}
    plan = Plan.model_validate(
        {
            "plan": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "recommendations": [one | recommendation],
        }
    )
    return [f.code for f in check_plan(plan, BOOK, records, frozenset(requests))]


def test_a_plan_that_lacks_nothing_has_no_fault():
    evidence = [{"source": "overview", "page": "5"}]
    known = {"DHR1": facts("gps")}
    assert told(known, ["ask"], themes=["gps"], evidence=evidence, recurring="ask") == []


@pytest.mark.parametrize(
    ("records", "codes"),
    [
        ({}, ["plan-without-record"]),
        ({"DHR1": facts("gps")}, ["theme-not-present", "nothing-recommended"]),
        ({"DHR1": facts("gps", "housing")}, ["nothing-recommended"]),
        ({"DHR1": facts("gps", draft=True)}, []),
    ],
    ids=["no record", "not present", "present and more", "draft"],
)
def test_themes_are_held_against_the_record_unless_it_is_a_draft(records, codes):
    assert told(records, themes=["housing"]) == codes


@pytest.mark.parametrize(
    ("action", "codes"),
    [
        ({"owner": None}, ["no-owner"]),
        ({"due": None}, ["no-due-date"]),
        ({"due": {"as_written": "soon"}}, ["no-due-date"]),
        ({"measure": None}, ["no-measure"]),
    ],
)
def test_what_an_action_lacks_is_said(action, codes):
    assert told({"DHR1": facts()}, action=action) == codes


def entry(what, **more):
    return {"on": "2024-05-01", "by": "board", "what": what} | more


@pytest.mark.parametrize(
    ("log", "codes"),
    [
        ([entry("due-moved", to="2025-01")], []),
        ([entry("due-moved", to="2025-01", withdrawn="By mistake.")], ["no-due-date"]),
        ([entry("done")], ["no-due-date", "done-without-evidence"]),
        ([entry("done", evidence=[{"note": "The form"}])], ["no-due-date"]),
        ([entry("done", withdrawn="By mistake.")], ["no-due-date"]),
    ],
)
def test_an_undated_action_may_get_a_date_and_what_is_done_is_shown(log, codes):
    assert told({"DHR1": facts()}, action={"due": None, "log": log}) == codes


def test_evidence_is_of_the_record_s_documents():
    evidence = [{"page": "5"}, {"source": "letter", "page": "5"}]
    assert told({"DHR1": facts()}, evidence=evidence) == ["unknown-source"]


def test_a_request_that_recurs_is_listed():
    assert told({"DHR1": facts()}, ["ask"], recurring="asks") == ["unknown-request"]


def test_a_study_has_documents_of_its_own_and_is_about_what_it_covers():
    plan = Plan.model_validate(
        {
            "plan": "study",
            "of": "study",
            "covers": ["DHR1", "DHR2"],
            "codebook": {"id": "tiny", "version": "1.0"},
            "sources": [{"id": "report"}],
            "recommendations": [
                {
                    "id": "1",
                    "text": "Ask.",
                    "themes": ["gps"],
                    "evidence": [{"source": "report"}, {"source": "overview"}],
                }
            ],
        }
    )
    known = {"DHR1": facts("gps", "housing")}
    assert [(f.code, f.path) for f in check_plan(plan, BOOK, known, frozenset())] == [
        ("plan-without-record", ("covers", 1)),
        ("unknown-source", ("recommendations", 0, "evidence", 1, "source")),
        ("no-addressee", ("recommendations", 0)),
        ("nothing-recommended", ("recommendations",)),
    ]


@pytest.mark.parametrize(
    ("death", "codes"),
    [
        ("2025", ["before-the-death"]),
        ("2024", []),
        ("2024-06", ["before-the-death"]),
        ("2024-05", []),
        ("2024-05-02", ["before-the-death"]),
        ("2024-05-01", []),
        (None, []),
    ],
)
def test_a_day_before_the_death_is_said_as_far_as_the_death_is_known(death, codes):
    known = {"DHR1": facts()._replace(death=death)}
    assert told(known, action={"log": [entry("started")]}) == codes
