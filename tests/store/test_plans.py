"""The plans of a project: listed, read, changed in one step."""

import shutil
from pathlib import Path

import pytest

from dhrcode.errors import DataProblemsError, FormatError, NotFoundError, RefusedError
from dhrcode.model.plan import Plan, Recommendation
from dhrcode.model.record import CodebookVersion
from dhrcode.store import pool
from dhrcode.store.loaded import LoadedPlan
from dhrcode.store.plans import Plans, load_plan
from dhrcode.store.project import Project, open_project

CASE = Path(__file__).parents[1] / "cases" / "good" / "plans"


@pytest.fixture
def project(tmp_path) -> Project:
    return open_project(Path(shutil.copytree(CASE, tmp_path / "plans")))


def fresh(name: str) -> Plan:
    return Plan(plan=name, codebook=CodebookVersion(id="tiny", version="1.0"))


def with_one(plan: Plan) -> Plan:
    one = Recommendation(id=f"R{len(plan.recommendations) + 1}", text="Ask again.")
    return plan.model_copy(update={"recommendations": (*plan.recommendations, one)})


def name_of(loaded: LoadedPlan) -> str:
    return loaded.plan.plan if loaded.plan else "none"


def test_what_recurs_is_no_plan_and_a_project_may_have_none(project):
    assert [path.name for path in Plans(project).listing[0]] == ["a-study.yaml", "DHR1.yaml"]
    shutil.rmtree(project.root / "actions")
    assert Plans(project).listing == ([], [])
    assert Plans(project).recurring() == (None, None, [])


def test_what_recurs_is_read_with_its_problems(project):
    recurring, data, problems = Plans(project).recurring()
    assert [one.id for one in recurring.recurring] == ["ask"]
    assert data == (project.root / "actions" / "recurring.yaml").read_bytes()
    assert problems == []
    (project.root / "actions" / "recurring.yaml").write_text("recurring: []\n")
    assert [problem.code for problem in Plans(project).recurring()[2]] == ["bad-value"]


def test_plans_read_at_once_are_those_read_one_by_one(project, monkeypatch):
    one_by_one = list(Plans(project).map(name_of))
    assert one_by_one == ["a-study", "DHR1"]
    monkeypatch.setattr(pool, "WORTH_IT", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert list(Plans(project).map(name_of)) == one_by_one


def test_a_plan_that_is_not_there_is_named_with_the_nearest(project):
    with pytest.raises(NotFoundError) as caught:
        Plans(project).read("DHR2")
    assert str(caught.value) == "there is no plan 'DHR2': did you mean 'DHR1'?"
    with pytest.raises(NotFoundError) as caught:
        Plans(project).read("INT50")
    assert str(caught.value) == (
        "there is no plan 'INT50': 'dhrcode plan recommend INT50' begins one"
    )


def test_a_plan_with_errors_is_not_read(project):
    path = project.root / "actions" / "DHR1.yaml"
    path.write_text(path.read_text("utf-8").replace("to: [gp]", "to: [gq]"), "utf-8")
    with pytest.raises(DataProblemsError) as caught:
        Plans(project).read("DHR1")
    assert [problem.code for problem in caught.value.problems] == ["unknown-agency"]
    assert Plans(project).load("gone.yaml").problems[0].code == "unreadable"


def test_a_change_keeps_comments_and_is_one_step(project):
    before = (project.root / "actions" / "DHR1.yaml").read_text("utf-8")
    changed = Plans(project).change("DHR1", with_one)
    text = (project.root / "actions" / "DHR1.yaml").read_text("utf-8")
    assert text == before + "  - id: R2\n    text: Ask again.\n"
    assert Plans(project).read("DHR1")[0] == changed
    ((_, step),) = list(project.journal.done())
    assert step.files == 1


def test_a_change_that_changes_nothing_writes_nothing(project):
    Plans(project).change("DHR1", lambda plan: plan)
    assert list(project.journal.done()) == []


def test_the_first_recommendation_begins_the_plan_and_its_folder(project):
    shutil.rmtree(project.root / "actions")
    plans = Plans(project)
    with pytest.raises(NotFoundError):
        plans.change("DHR2", with_one)
    plans.change("DHR2", with_one, lambda: fresh("DHR2"))
    assert plans.path_of("DHR2").read_text("utf-8") == (
        'plan: DHR2\nof: review\ncodebook: {id: tiny, version: "1.0"}\n'
        "recommendations:\n  - id: R1\n    text: Ask again.\n"
    )
    plans.change("DHR2", with_one, lambda: fresh("DHR2"))
    assert len(Plans(project).read("DHR2")[0].recommendations) == 2


def test_a_project_in_an_earlier_format_gets_no_plan(project):
    themes = project.root / "themes.yaml"
    text = themes.read_text("utf-8").partition("agencies:")[0].replace("format: 3", "format: 2")
    themes.write_text(text, "utf-8")
    with pytest.raises(FormatError) as caught:
        Plans(open_project(project.root)).change("DHR2", with_one, lambda: fresh("DHR2"))
    assert str(caught.value) == (
        "actions/DHR2.yaml would hold 'plan', which needs format 3, and this project is in format "
        "2: 'dhrcode init --update' raises it; nothing was written"
    )
    assert not Plans(project).path_of("DHR2").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("A-Study", "a-study.yaml exists already; nothing was written"),
        ("recurring", "actions/recurring.yaml is no plan: name it otherwise"),
        ("Recurring", "actions/recurring.yaml is no plan: name it otherwise"),
    ],
)
def test_a_name_that_other_computers_take_for_another_is_refused(project, name, said):
    before = {path.name: path.read_bytes() for path in (project.root / "actions").iterdir()}
    with pytest.raises(RefusedError) as caught:
        Plans(project).change(name, with_one, lambda: fresh(name))
    assert str(caught.value).endswith(said)
    assert {path.name: path.read_bytes() for path in (project.root / "actions").iterdir()} == before


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
