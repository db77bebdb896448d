"""A plan's themes under the ids that they have now."""

import pytest

from dhrcode.analysis.plan.migration import plan_migrated
from dhrcode.model.codebook import Codebook
from dhrcode.model.plan import Plan


def revision(number, change, subthemes, becomes=()):
    return {
        "version": f"1.{number}",
        "after": f"1.{number - 1}",
        "on": "2025-04-01",
        "change": change,
        "subthemes": subthemes,
        "becomes": becomes,
        "why": "Invented.",
        "findings": {"rename": "kept", "merge": "joined", "split": "again"}[change],
    }


BOOK = Codebook.model_validate(
    {
        "id": "tiny",
        "version": "1.3",
        "title": "Tiny",
        "areas": [
            {
                "id": "a",
                "label": "A",
                "subthemes": [{"id": "doctors", "label": "D", "definition": "Invented."}],
            }
        ],
        "history": [
            revision(1, "rename", ["gps"], ["doctors"]),
            revision(2, "merge", ["doctors", "nurses"], ["doctors"]),
            revision(3, "split", ["courts"], ["civil", "criminal"]),
        ],
    }
)


def plan(version, *themes):
    one = {"id": "R1", "text": "Ask.", "themes": themes}
    given = {"plan": "DHR1", "codebook": {"id": "tiny", "version": version}}
    return Plan.model_validate(given | {"recommendations": [one]})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("1.0", "gps"), ("doctors",)),
        (("1.0", "nurses", "gps", "housing"), ("doctors", "housing")),
        (("1.0", "courts"), ("courts",)),
        (("1.1", "doctors", "nurses"), ("doctors",)),
        (("1.3", "doctors"), ("doctors",)),
    ],
)
def test_themes_are_carried_and_what_was_split_waits_for_a_person(before, after):
    assert plan_migrated(plan(*before), BOOK) == plan("1.3", *after)


def test_a_version_that_the_history_does_not_know_is_brought_nowhere():
    assert plan_migrated(plan("0.9", "gps"), BOOK) is None
