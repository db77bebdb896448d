"""What a publication may tell of plans: numbers of reviews."""

from datetime import date

from dhrcode.analysis.plan.facts import facts_of
from dhrcode.analysis.plan.traits import plan_traits
from dhrcode.model.plan import Plan

ON = date(2015, 2, 1)
LATE = {"as_written": "soon", "date": "2014-12-31"}
DONE = {"on": "2014-12-01", "by": "police", "what": "done", "says": "Done."}
CHECKED = {"on": "2015-01-02", "by": "board", "what": "checked", "result": "not-shown"}


def plan(name, *recommendations, of="review"):
    given = {"plan": name, "of": of, "codebook": {"id": "tiny", "version": "1.0"}}
    given |= {"covers": ["DHR1"]} if of == "study" else {}
    return facts_of(Plan.model_validate(given | {"recommendations": recommendations}), ON, None)


def asked(number, *actions, themes=()):
    return {"id": f"R{number}", "text": "Ask.", "themes": themes, "actions": actions}


def action(name, **given):
    return {"id": name, "text": "Do.", **given}


OWNED = {"owner": {"agency": "police", "post": "Head"}}
PLANS = [
    plan("DHR1", asked(1, action("a", due=LATE, **OWNED), themes=("gps",))),
    plan("DHR2", asked(1, action("a", log=[DONE], **OWNED)), asked(2, themes=("gps", "dash"))),
    plan("DHR3", asked(1, action("a", due=LATE), action("b", log=[DONE, CHECKED], **OWNED))),
    plan("DHR4"),
    plan("study", asked(1, action("a", due=LATE), themes=("gps",)), of="study"),
]


def told(plans):
    return {
        trait.label: (sorted(trait.reviews), trait.within)
        for part in plan_traits(plans, {"gps": "GPs", "dash": "DASH", "none": "None"})
        for trait in part.traits
    }


def test_reviews_are_counted_by_what_their_own_plans_say():
    assert told(PLANS) == {
        "a plan": (["DHR1", "DHR2", "DHR3", "DHR4"], None),
        "a recommendation": (["DHR1", "DHR2", "DHR3"], "a plan"),
        "an action": (["DHR1", "DHR2", "DHR3"], "a recommendation"),
        "an action that nobody owns": (["DHR3"], "an action"),
        "an action overdue": (["DHR1", "DHR3"], "an action"),
        "an action done": (["DHR2", "DHR3"], "an action"),
        "an action done and checked": (["DHR3"], "an action done"),
        "a recommendation on GPs": (["DHR1", "DHR2"], "a recommendation"),
        "a recommendation on DASH": (["DHR2"], "a recommendation"),
    }


def test_of_a_study_s_plan_nothing_is_told():
    assert plan_traits([PLANS[-1]], {"gps": "GPs"}) == []
    assert plan_traits([], {}) == []
