"""A plan in its one canonical form; every key of it is in the example of docs/formats.md."""

import random
from pathlib import Path

import pytest

from dhrcode.errors import FormatError
from dhrcode.model.plan import Plan, Recurring
from dhrcode.store.plans import load_plan
from dhrcode.store.project import open_project
from dhrcode.store.yaml.plan_writer import plan_data, plan_yaml, recurring_yaml

CASE = Path(__file__).parents[2] / "cases" / "good" / "plans"
BOOK = open_project(CASE).codebook


def load(text: str, name: str = "DHR1") -> Plan:
    loaded = load_plan(text.encode(), "x", name, BOOK, 3)
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


def text_of(name: str) -> str:
    return (CASE / "actions" / f"{name}.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", ["DHR1", "a-study"])
def test_what_is_written_is_read_back_and_written_the_same(name):
    plan = load(text_of(name), name)
    assert load(plan_yaml(plan), name) == plan
    assert plan_yaml(plan, text_of(name), 3) == plan_yaml(
        load(plan_yaml(plan), name), text_of(name)
    )


def test_a_log_is_written_in_order_of_day_and_of_one_day_as_it_stands():
    plan = load(text_of("DHR1"))
    action = plan.recommendations[0].actions[0]
    entries = [
        action.log[0].model_copy(update={"on": day, "says": said})
        for day, said in [(action.log[1].on, "x"), (action.log[0].on, "b"), (action.log[0].on, "a")]
    ]
    action = action.model_copy(update={"log": tuple(entries)})
    one = plan.recommendations[0].model_copy(update={"actions": (action,)})
    data = plan_data(plan.model_copy(update={"recommendations": (one,)}))
    log = data["recommendations"][0]["actions"][0]["log"]
    assert [entry["says"] for entry in log] == ["b", "a", "x"]
    assert list(log[0]) == ["on", "by", "what", "says", "evidence"]


def test_comments_follow_what_they_stand_above():
    before = text_of("DHR1").replace("        log:\n", "        log:\n          # as agreed\n")
    before = before.replace("      - id: a\n", "      # this one\n      - id: a\n")
    plan = load(before)
    one = plan.recommendations[0]
    first = one.model_copy(update={"id": "R0", "actions": (), "recurring": None})
    text = plan_yaml(plan.model_copy(update={"recommendations": (first, one)}), before)
    lines = text.splitlines()
    assert lines[lines.index("  # The one that everybody knows") + 1] == "  - id: R1"
    assert lines[lines.index("      # this one") + 1] == "      - id: a"
    assert lines[lines.index("          # as agreed") + 1].startswith(
        '          - {"on": 2024-12-01'
    )


def test_a_comment_above_a_key_with_nothing_after_it_stays():
    before = text_of("DHR1").replace("recommendations:", "# not yet\nagreed:\nrecommendations:")
    assert "# not yet\n" in plan_yaml(load(before), before)


def test_a_project_in_format_2_has_no_plans():
    with pytest.raises(
        FormatError, match=r"^actions/DHR1\.yaml would hold 'plan', which needs format"
    ):
        plan_yaml(load(text_of("DHR1")), "", 2)


def test_requests_that_recur_keep_their_comments():
    recurring = Recurring.model_validate({"recurring": [{"id": "ask", "label": "Ask"}]})
    assert recurring_yaml(recurring) == "recurring:\n  - {id: ask, label: Ask}\n"
    assert recurring_yaml(recurring, "# ours\nrecurring:\n  - {id: a, label: A}\n") == (
        "# ours\nrecurring:\n  - {id: ask, label: Ask}\n"
    )


@pytest.mark.parametrize("seed", range(20))
def test_any_texts_come_back_as_they_were(seed):
    chance = random.Random(seed)
    words = ["no", "12:30", "a: b", "# x", "[", "{", "'", '"', "é", "on", "2014-02", "- x", "&a"]

    def text():
        return " ".join(chance.choices(words, k=chance.randint(1, 30)))

    plan = load(text_of("DHR1"))
    one = plan.recommendations[0]
    action = one.actions[0]
    log = (action.log[0].model_copy(update={"says": text()}),)
    action = action.model_copy(update={"text": text(), "measure": text(), "log": log})
    one = one.model_copy(update={"text": text(), "actions": (action,)})
    plan = plan.model_copy(update={"recommendations": (one,)})
    assert load(plan_yaml(plan)) == plan
