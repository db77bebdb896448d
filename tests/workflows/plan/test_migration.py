"""Plans brought forward with the records."""

from dhrcode.store.plans import Plans
from dhrcode.store.project import open_project
from dhrcode.workflows.codebook.changes import rename
from dhrcode.workflows.codebook.migration import carry_out, planned, take_back
from dhrcode.workflows.codebook.revision import revise
from dhrcode.workflows.plan.migration import planned_plans


def renamed(project):
    revise(project, lambda book, _: rename(book, "gps", "doctors"), "Invented.")
    return open_project(project.root)


def test_themes_follow_a_rename_and_one_command_takes_it_back(request):
    project = renamed(request.getfixturevalue("planned"))
    before = (project.root / "actions" / "DHR1.yaml").read_bytes()
    plan = planned(project)
    assert [change.file for change in plan.plans] == ["actions/a-study.yaml", "actions/DHR1.yaml"]
    assert plan.counted() == "2 records: 2 brought from 1.0 to 1.1; 2 plans brought along."
    carry_out(project, plan)
    read, _ = Plans(project).read("DHR1")
    assert read.codebook.version == "1.1"
    assert [one.themes for one in read.recommendations] == [("doctors",)]
    text = (project.root / "actions" / "DHR1.yaml").read_text("utf-8")
    assert "  # The one that everybody knows\n" in text
    assert planned_plans(project) == ([], [])
    assert take_back(project) == 4
    assert (project.root / "actions" / "DHR1.yaml").read_bytes() == before


def test_a_plan_of_a_version_that_nobody_knows_is_a_warning(request):
    project = renamed(request.getfixturevalue("planned"))
    path = project.root / "actions" / "DHR1.yaml"
    path.write_text(path.read_text("utf-8").replace('"1.0"', '"0.7"'), "utf-8")
    changes, problems = planned_plans(project)
    assert [change.file for change in changes] == ["actions/a-study.yaml"]
    assert [(p.line, p.code, p.severity) for p in problems] == [
        (3, "version-not-in-history", "warning")
    ]
