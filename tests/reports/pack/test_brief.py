"""A briefing on one theme: the pack's numbers, the quotes that were given, what came of plans."""

from datetime import date

import pytest

from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.analysis.plan.facts import facts_of
from dhrcode.analysis.plan.overview import overview
from dhrcode.model.plan import Plan
from dhrcode.reports.blocks import Paragraph, Table
from dhrcode.reports.pack.brief import SHOWN, BriefQuote, BriefRequest, brief_report
from dhrcode.reports.plan_tables import PlanReportRequest

ON = date(2025, 3, 1)


@pytest.fixture
def parts(pack, origin):
    """The sentences of a briefing by the headings above them."""

    def read(theme, of=pack, **wishes):
        found, heading = {}, ""
        for block in brief_report(of, theme, origin, BriefRequest(**wishes)).sections[0].blocks:
            if isinstance(block, Paragraph):
                heading = block.heading or heading
                found.setdefault(heading, []).append(block.text)
        return found

    return read


def quote(review, number=1, outcome="verified"):
    return BriefQuote(review, number, "Nobody asked.", "Overview report", "20", outcome)


def test_how_often_is_what_the_pack_counts(pack, origin, parts):
    row = next(one for one in pack.frequencies if one.subtheme.id == "maracs")
    assert (row.present, row.reviews) == (3, 4)
    first, second = parts("maracs")["How often"]
    assert first == "Present in 3 of 4 reviews (75%); 95% interval 30% to 95%."
    assert second.startswith("Of the others: absent in 0, not stated in 1, unclear in 0")
    assert second.endswith("Of 3 subthemes it is number 1 by present.")
    report = brief_report(pack, "maracs", origin, BriefRequest())
    assert (report.title, report.subtitle.split(". ")[0]) == ("MARACS", "Process")
    (table,) = (one for one in report.sections[0].blocks if isinstance(one, Table))
    (by,) = pack.by
    crossed = next(one for one in by.rows if one.subtheme.id == "maracs")
    assert [line.cells[1:] for line in table.lines] == list(
        zip(crossed.present, by.reviews, crossed.shares, strict=True)
    )
    assert report.data()["tables"].keys() == {table.key}


def test_quotes_are_shown_with_their_place_and_what_became_of_them(parts):
    heading = "In the words of the reviews"
    assert parts("maracs")[heading] == [
        "Of 3 reviews in which it is present, none has a verified quote."
    ]
    chosen = [quote("DHR3", 2), quote("DHR5", outcome="not found")]
    assert parts("maracs", quotes=chosen, chosen=True)[heading] == [
        '"Nobody asked." (DHR3, Overview report, page 20)',
        '"Nobody asked." (DHR5, Overview report, page 20; not found in its document)',
    ]
    many = [quote(f"DHR{n}") for n in range(SHOWN + 2)]
    assert len(parts("maracs", quotes=many, chosen=True)[heading]) == SHOWN + 2
    assert parts("maracs", quotes=many)[heading][-1] == (
        "These are 5 of 7 reviews with a verified quote; --quotes chooses."
    )


def test_contacts_are_those_about_the_theme(pack, pack_of, parts):
    heading = "Missed and taken"
    assert parts("maracs")[heading] == ["No record has a contact of an agency."]

    def held(case, *about):
        contacts = tuple(
            CodedContact(f"c{n}", "", None, "police", (), judged, themes, None, ())
            for n, (judged, themes) in enumerate(about)
        )
        return case._replace(contacts=ReviewContacts(case.review, contacts, None))

    first, second, *others = pack.cases
    cases = [
        held(first, ("missed", ("maracs",)), ("missed", ("maracs", "gps"))),
        held(second, ("taken", ("maracs",)), ("missed", ("gps",))),
        *others,
    ]
    agencies = pack.codebook.model_copy(update={"agencies": ()})
    of = pack_of(cases, of=agencies)
    assert parts("maracs", of)[heading][0] == (
        "3 contacts in 2 of 4 reviews are about it: 2 missed (in 1) and 1 taken (in 1), counted in "
        "reviews in the brackets."
    )
    assert parts("police", of)[heading] == ["No contact of an agency is coded as being about it."]


def test_recommendations_stand_with_what_came_of_them(parts):
    heading = "Recommended, and what came of it"
    assert parts("gps")[heading] == ["The project has no plan."]
    assert parts("gps", unread="Nothing is said.")[heading] == ["Nothing is said."]
    actions = [
        {
            "id": "a",
            "text": "Train.",
            "owner": {"agency": "gp", "post": "Practice Manager"},
            "due": {"date": "2025-01"},
            "log": [],
        }
    ]
    plan = Plan.model_validate(
        {
            "plan": "DHR3",
            "of": "review",
            "codebook": {"id": "tiny", "version": "1.0"},
            "recommendations": [
                {"id": "R1", "text": "Ask.", "themes": ("gps",), "actions": actions},
                {"id": "R2", "text": "Write.", "themes": ("gps",)},
                {"id": "R3", "text": "Meet.", "themes": ("maracs",)},
            ],
        },
        strict=False,
    )
    found = overview([facts_of(plan, ON, None)], {"gp": "GP"}, ["maracs", "police", "gps"])
    plans = (found, PlanReportRequest(ON, None, {"gp": "GP"}, {}, {}, ()))
    assert parts("gps", plans=plans)[heading] == [
        (
            "As at 2025-03-01: 2 recommendations, 0 answered. 1 action: 0 done, 0 of these checked "
            "since; 1 overdue."
        ),
        "DHR3/R1: Ask. Action a, GP, Practice Manager: open, red (R), due: 2025-01, overdue.",
        "DHR3/R2: Write. No action is planned on it.",
    ]
    assert parts("police", plans=plans)[heading] == ["None of 3 recommendations names it."]
