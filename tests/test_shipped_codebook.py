"""The shipped codebook, version after version: what changed, and what its history says of it."""

import shutil
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.model.codebook import Role
from dhrcode.model.formats import FORMAT
from dhrcode.model.history import revisions_since
from dhrcode.model.record import Record
from dhrcode.store.codebooks import carried_codebook, shipped_codebook
from dhrcode.store.project import open_project
from dhrcode.store.shipped import earlier_paths
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.codebook import changes, update
from dhrcode.workflows.codebook.brought_in import BROUGHT
from dhrcode.workflows.codebook.migration import carry_out, planned
from dhrcode.workflows.codebook.revision import revise
from dhrcode.workflows.codebook.wording import Wording
from dhrcode.workflows.outputs.table import tabulate
from dhrcode.workflows.queue import queue

NEWEST = shipped_codebook()
EARLIER = [carried_codebook(*known)[0] for known in earlier_paths()]
STUDY = Path(__file__).parent / "projects" / "west-midlands-complete"
RULES = ("definition", "when_to_use", "when_not_to_use")
ANEW = {
    subtheme: revision.findings
    for revision in revisions_since(NEWEST, "1.0")
    for subtheme in revision.subthemes
}
"""What the history says of each subtheme since 1.0."""


@pytest.mark.parametrize("before", EARLIER, ids=lambda codebook: codebook.version)
def test_the_newest_goes_on_from_each_that_was_shipped(before):
    assert revisions_since(NEWEST, before.version)
    assert NEWEST.history[: len(before.history)] == before.history


@pytest.mark.parametrize("before", EARLIER, ids=lambda codebook: codebook.version)
def test_what_is_new_can_be_brought_into_a_codebook_that_was_changed(before):
    assert {r.change for r in revisions_since(NEWEST, before.version)} <= set(BROUGHT)


def test_the_subthemes_of_the_study_stay_as_they_are_called():
    named = [
        [(area.id, area.label, one.id, one.label, one.example) for area, one in codebook.rows()]
        for codebook in (EARLIER[0], NEWEST)
    ]
    assert named[0] == named[1]


def test_each_changed_rule_is_in_the_history_and_no_other_is():
    for name, now in NEWEST.subthemes.items():
        then = EARLIER[0].subthemes[name]
        changed = {rule for rule in RULES if getattr(then, rule) != getattr(now, rule)}
        assert bool(changed) == (name in ANEW), name
        if ANEW.get(name) == "kept":
            assert changed == {"when_not_to_use"}, name
    assert Counter(ANEW.values()) == {"again": 19, "kept": 2}


def test_boundaries_say_when_both_are_coded():
    for one in NEWEST.subthemes.values():
        said = " ".join(f"{one.when_not_to_use}".split()).lower()
        assert "code both" in said or "as well" in said, one.id


def test_no_attribute_and_no_value_is_gone():
    now = {(one.of, one.id): one for one in NEWEST.attributes}
    for then in EARLIER[0].attributes:
        assert set(then.allowed) <= set(now[then.of, then.id].allowed)
        assert then.type == now[then.of, then.id].type
    assert len(NEWEST.attributes) == len(EARLIER[0].attributes) + 19


def test_a_new_coding_is_asked_for_a_dozen():
    first = [f"{one.of}.{one.id}" for one in NEWEST.attributes if one.ask == "first"]
    assert first == [
        *("review.case-type", "review.year", "review.children-in-household"),
        *("victim.sex", "victim.age-band", "victim.ethnic-group", "victim.relationship"),
        *("perpetrator.sex", "perpetrator.age-band", "perpetrator.mental-health"),
        *("perpetrator.alcohol", "perpetrator.drugs"),
    ]


def test_outcomes_and_places_warn_that_they_can_tell_which_case_it_is():
    of = NEWEST.attributes_of
    for one in (of["perpetrator"]["proceedings"], of["review"]["local-area"]):
        assert "can tell which case" in " ".join(str(one.definition).split())


def test_the_reviews_have_two_names_and_are_one_kind():
    assert NEWEST.kind_named("Domestic Homicide Review") == "dhr"
    assert NEWEST.kind_named("Domestic Abuse Related Death Review") == "dhr"


@pytest.fixture
def of_before(tmp_path):
    """The study as it was complete, with a codebook of its own: the first that was shipped."""
    folder = Path(shutil.copytree(STUDY, tmp_path / "study"))
    themes = earlier_paths()["west-midlands-dhr", "1.0"].read_text("utf-8")
    raised = themes.replace("\nformat: 2\n", f"\nformat: {FORMAT}\n")  # init --update did so
    (folder / "themes.yaml").write_text(raised, "utf-8")
    return open_project(folder)


def record(**more):
    given = {"review": "DHR14", "coder": "LN", "codebook": {"id": NEWEST.id, "version": "1.0"}}
    return Record.model_validate(given | more)


def test_of_a_retired_value_the_suicide_is_set_and_nothing_else(of_before):
    both = {"case-type": "homicide-then-suicide"}
    before = record(attributes=both, perpetrators=[{"sex": "male"}])
    of_before.path_of("DHR14").write_text(record_yaml(before), "utf-8")
    update.carry_out(of_before, update.planned_update(of_before))
    after = open_project(of_before.root)
    carry_out(after, planned(after))
    made, _ = after.read("DHR14")
    assert made.codebook.version == NEWEST.version
    assert made == before.model_copy(
        update={
            "codebook": made.codebook,
            "perpetrators": ({"sex": "male", "perpetrator-suicide": "yes"},),
        }
    )


def test_a_project_with_a_rule_of_its_own_keeps_it_and_gets_the_rest(of_before):
    own = Wording(definition="What a surgery did.", cues=("surgery", "our word"))
    revise(of_before, lambda c, _: changes.redefine(c, "gps", own), "Ours.")
    project = open_project(of_before.root)
    table = tabulate(project, Selection()).table
    made = update.planned_update(project)
    update.carry_out(project, made)
    after = open_project(project.root)
    assert after.codebook.version == "1.2"
    assert made.kept == ("gps: definition",)
    assert after.codebook.subthemes["gps"].definition == "What a surgery did."
    assert "our word" in after.codebook.subthemes["gps"].cues
    assert "locum" in after.codebook.subthemes["gps"].cues
    assert after.codebook.groupings == NEWEST.groupings
    carry_out(after, planned(after))
    waiting = {one.subtheme for one in queue(after).waiting}
    assert waiting == {name for name, findings in ANEW.items() if findings == "again"}
    counted = tabulate(open_project(project.root), Selection()).table
    assert [row.counts for row in counted.rows] == [row.counts for row in table.rows]


def test_version_1_2_queues_nothing_and_keeps_what_is_ones_own(tmp_path):
    folder = Path(shutil.copytree(STUDY, tmp_path / "study"))
    themes = earlier_paths()["west-midlands-dhr", "1.1"].read_text("utf-8")
    ours = "      - {id: other, label: Other service}\n      - {id: charity, label: Charity}\n"
    own = "      - {id: other, label: Other service}\n"
    at = themes.index("Services the victim was known to")
    themes = themes[:at] + themes[at:].replace(own, ours, 1)
    (folder / "themes.yaml").write_text(themes, "utf-8")
    for path in sorted((folder / "records").iterdir()):
        text = path.read_text("utf-8").replace('version: "1.0"', 'version: "1.1"', 1)
        path.write_text(text, "utf-8")
    project = open_project(folder)
    table = tabulate(project, Selection()).table
    made = update.planned_update(project)
    assert (made.after.version, made.kept) == ("1.2", ())
    update.carry_out(project, made)
    after = open_project(folder)
    known = after.codebook.attributes_of["victim"]["known-to"]
    assert known.listed_in == "agencies"
    assert [one.id for one in known.besides] == ["none", "not-stated", "charity"]
    carry_out(after, planned(after))
    assert queue(after).waiting == ()
    counted = tabulate(open_project(folder), Selection()).table
    assert [row.counts for row in counted.rows] == [row.counts for row in table.rows]


def test_the_services_people_were_known_to_are_the_agencies_and_nobody():
    for of in ("victim", "perpetrator"):
        known = NEWEST.attributes_of[of]["known-to"]
        assert known.allowed == (*(one.id for one in NEWEST.agencies), "none", "not-stated")


def test_the_roles_are_the_program_s_way_to_the_death():
    names = [[f"{one.of}.{one.id}" for one in NEWEST.with_role(r)] for r in get_args(Role)]
    assert names == [["victim.date-of-death", "review.year"], ["review.case-type"]]
