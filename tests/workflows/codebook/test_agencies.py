"""The list of agencies changed, with every plan."""

import re

import pytest

from dhrcode.errors import DataProblemsError, FormatError, RefusedError, UsageError
from dhrcode.store.plans import Plans
from dhrcode.store.project import open_project
from dhrcode.store.shipped import earlier_paths
from dhrcode.workflows.codebook.agencies import (
    add,
    add_from,
    change_agencies,
    merge,
    rename,
    retire,
)
from dhrcode.workflows.plan.making import agency_named


def listed(project):
    agencies = open_project(project.root).codebook.agencies
    return [(one.id, one.label, one.retired, one.became) for one in agencies]


def test_an_agency_is_added_with_a_label(planned):
    change_agencies(planned, add("school-nurse", None))
    change_agencies(planned, add("ambulance", "Ambulance trust"))
    assert listed(planned)[2:] == [
        ("school-nurse", "School nurse", None, None),
        ("ambulance", "Ambulance trust", None, None),
    ]
    for taken in ("gp", "board"):
        with pytest.raises(RefusedError, match=f"^there is an agency '{taken}' already"):
            change_agencies(planned, add(taken, None))
    with pytest.raises(UsageError):
        change_agencies(planned, add("A B", None))


def test_a_list_is_made_of_an_attribute_s_values(project_dir):
    themes = project_dir / "themes.yaml"
    listed = re.compile(r"^# The organisations.*\n# .*\nagencies:\n(?:  - .*\n)+", re.MULTILINE)
    before = earlier_paths()["west-midlands-dhr", "1.1"].read_text("utf-8")
    themes.write_text(listed.sub("", before), "utf-8")
    project = open_project(project_dir)
    done = change_agencies(project, add_from("known-to"))
    assert [one.id for one in done.agencies][:3] == ["police", "gp", "hospital"]
    assert {"none", "not-stated"}.isdisjoint(one.id for one in done.agencies)
    assert done.agencies[0].label == "Police"
    with pytest.raises(RefusedError, match=r"^every value of 'known-to' is an agency already$"):
        change_agencies(open_project(project_dir), add_from("known-to"))
    with pytest.raises(UsageError, match=r"^no attribute 'known-too' lists values: did you mean"):
        change_agencies(project, add_from("known-too"))


def test_a_renamed_agency_is_so_in_every_plan_and_one_step_takes_it_back(planned):
    before = (planned.root / "actions" / "DHR1.yaml").read_bytes()
    done = change_agencies(planned, rename("gp", "practice", None), {"gp": "practice"})
    assert done.plans == ("DHR1",)
    assert listed(planned)[1:] == [
        ("practice", "GP", None, None),
        ("gp", "GP", "1.0", "practice"),
    ]
    plan, _ = Plans(open_project(planned.root)).read("DHR1")
    (one,) = plan.recommendations
    assert one.to[0].agency == one.responses[0].from_ == one.actions[0].owner.agency == "practice"
    assert {entry.by for entry in one.actions[0].log} == {"practice", "board"}
    text = (planned.root / "actions" / "DHR1.yaml").read_text("utf-8")
    assert "  # The one that everybody knows\n" in text
    ((number, step),) = list(planned.journal.done())
    assert step.files == 2
    with planned.writing():
        planned.journal.take_back(number, "undo")
    assert (planned.root / "actions" / "DHR1.yaml").read_bytes() == before


def test_merged_agencies_became_another(planned):
    done = change_agencies(planned, merge(["gp"], "police"), {"gp": "police"})
    assert done.plans == ("DHR1",)
    assert listed(planned)[1] == ("gp", "GP", "1.0", "police")
    for gone, into in ((["police"], "police"), ([], "police"), (["army"], "police")):
        with pytest.raises(UsageError):
            change_agencies(planned, merge(gone, into))


def test_a_retired_agency_stays_in_plans_and_is_offered_no_more(planned):
    assert change_agencies(planned, retire("gp")).plans == ()
    project = open_project(planned.root)
    assert Plans(project).read("DHR1")[0].recommendations[0].to[0].agency == "gp"
    with pytest.raises(UsageError, match=r"^'gp' is retired since version 1\.0$"):
        agency_named("gp", project.codebook)
    for name, said in (("gp", "offers no agency 'gp'"), ("board", "is there in every codebook")):
        with pytest.raises(UsageError, match=said):
            change_agencies(project, retire(name))


def test_a_plan_with_errors_is_mended_first(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR1\n")
    themes = (planned.root / "themes.yaml").read_bytes()
    with pytest.raises(DataProblemsError):
        change_agencies(planned, rename("gp", "practice", None), {"gp": "practice"})
    assert (planned.root / "themes.yaml").read_bytes() == themes


def test_an_earlier_format_has_no_agencies(small):
    with pytest.raises(FormatError, match="'agencies', which needs format 3"):
        change_agencies(small, add("police", None))
