"""A plan's file read: the plan, or problems with their places."""

from pathlib import Path

import pytest

from dhrcode.store.plan_file import load_plan
from dhrcode.store.project import open_project

CASE = Path(__file__).parents[1] / "cases" / "good" / "plans"
BOOK = open_project(CASE).codebook
TEXT = (CASE / "actions" / "DHR1.yaml").read_bytes().replace(b"\r\n", b"\n")


def load(data, name="DHR1", number=3):
    return load_plan(data, f"actions/{name}.yaml", name, BOOK, number)


def test_a_plan_is_read():
    loaded = load(TEXT)
    assert loaded.problems == []
    assert [one.name for one in loaded.plan.actions()] == ["R1.a"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (b"gp, post", b"gq, post", "actions/DHR1.yaml:18:25: error: the codebook has no agency"),
        (b"measure:", b"mesure:", "actions/DHR1.yaml:19:9: error: unknown key 'mesure': did you"),
        (b"from: gp", b"form: gp", "actions/DHR1.yaml:14:9: error: 'from' is missing: every"),
        (b"2024-12-31}", b"2024-12-32}", "actions/DHR1.yaml:20:53: error: 'date' is no date: 2"),
        (b"plan: DHR1", b"plan: DHR2", "actions/DHR1.yaml:1:7: error: the plan is of 'DHR2' and"),
        (b"plan: DHR1", b"plan: [", "actions/DHR1.yaml:3:9: error: a bracket is not closed, or a"),
    ],
)
def test_what_is_wrong_has_its_place(old, new, line):
    loaded = load(TEXT.replace(old, new))
    assert loaded.plan is None
    assert str(loaded.problems[0]).startswith(line)


def test_a_mistyped_key_of_a_response_is_named_as_it_is_written():
    (_, unknown) = load(TEXT.replace(b"from: gp", b"form: gp")).problems
    assert unknown.hint == "did you mean 'from'?"


def test_an_earlier_format_has_no_plans():
    loaded = load(TEXT, number=2)
    assert loaded.plan is None
    (problem,) = loaded.problems
    assert str(problem) == (
        "actions/DHR1.yaml:1:1: error: 'plan' needs format 3, and this project is in format 2: "
        "'dhrcode init --update' raises it [needs-format]"
    )
