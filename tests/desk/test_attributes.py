"""Attributes as the page shows them, and set as `set` sets them."""

import shutil
from pathlib import Path

import pytest

from dhrcode.desk.attributes import attributes_declared, attributes_said, set_attribute
from dhrcode.errors import UsageError
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.session import ChangedMeanwhileError

SMALL = Path(__file__).parents[1] / "projects" / "small"


def given(attribute, value, seen="", people=None):
    return {
        "review": "DHR58",
        "attribute": attribute,
        "value": value,
        "seen": seen,
        "people": people,
    }


def set_it(project, asked):
    return set_attribute(project, project.read(asked["review"])[0], asked)


def test_each_type_tells_what_is_chosen_or_typed():
    declared = {one["id"]: one for one in attributes_declared(open_project(SMALL).codebook)}
    chosen = {name: [value for value, _ in one["values"]] for name, one in declared.items()}
    assert chosen["sex"] == ["female", "male", "not-stated"]
    assert chosen["alcohol"] == ["yes", "no", "not-stated"]
    assert chosen["year"] == chosen["children"] == chosen["place"] == []
    assert [name for name, one in declared.items() if one["several"]] == ["known-to"]
    assert declared["children"]["takes"] == "A number, or not-stated."
    assert declared["sex"]["takes"] == ""


def test_a_record_tells_what_is_said_of_whom(project):
    said = attributes_said(project.read("DHR58")[0])
    assert said["review"][0]["year"] == 2023
    assert [person["sex"] for person in said["victim"]] == ["female"]
    assert said["perpetrator"][0]["earlier-violence"] == ("family",)


KNOWN_TO = "police,gp,mental-health-service,adult-social-care,housing"
SET = [
    ("case-type", "other", "adult-family-homicide", None),
    ("year", "not-stated", "2023", None),
    ("local-area", "a town in the north", "", None),
    ("victim.1.date-of-death", "2023-11", "", 1),
    ("victim.1.known-to", "police,gp", KNOWN_TO, 1),
    ("victim.1.sex", "", "female", 1),
    ("victim.2.sex", "male", "", 1),
    ("perpetrator.1.carer-of-victim", "no", "", 1),
]


def test_what_is_set_is_what_the_command_writes(project, by_command):
    for attribute, value, seen, people in SET:
        set_it(project, given(attribute, value, seen, people))
        by_command("set", "DHR58", f"{attribute}={value}")


def test_a_whole_number_is_read_by_its_type(tmp_path):
    small = open_project(Path(shutil.copytree(SMALL, tmp_path / "small")), "desk")
    asked = {"review": "DHR7", "attribute": "victim.1.children", "value": "2", "seen": ""}
    assert set_it(small, asked) == "Children of the victim: 2. Saved."
    assert small.read("DHR7")[0].victims[0]["children"] == 2
    with pytest.raises(UsageError, match="'two' is not a whole number or 'not-stated'"):
        set_it(small, asked | {"value": "two", "seen": "2"})


def test_what_is_saved_is_said_with_its_labels(project):
    said = set_it(project, given("victim.1.known-to", "gp,housing", KNOWN_TO))
    assert said == "Services the victim was known to: GP, Housing. Saved."
    assert set_it(project, given("year", "", "2023")) == "Year of the death: taken out."


@pytest.mark.parametrize(
    ("attribute", "value", "why"),
    [
        ("year", "20x3", "'20x3' is not a year such as 2012 or 'not-stated'"),
        ("victim.1.date-of-death", "2023-13", "a month is 01 to 12"),
        ("victim.1.sex", "woman", "'woman' is not a value of 'sex'"),
        ("case-type", "homicide-then-suicide", "no value of 'case-type' any more"),
        ("victim.3.sex", "male", "the record has 1 victim: set victim.2 first"),
        ("shoe", "42", "the codebook has no attribute 'shoe'"),
    ],
)
def test_what_no_type_takes_is_refused_with_the_reason_of_the_type(project, attribute, value, why):
    kept = project.path_of("DHR58").read_bytes()
    seen = {"year": "2023", "victim.1.sex": "female", "case-type": "adult-family-homicide"}
    with pytest.raises(UsageError, match=why):
        set_it(project, given(attribute, value, seen.get(attribute, "")))
    assert project.path_of("DHR58").read_bytes() == kept


def test_what_was_changed_elsewhere_is_not_overwritten(project):
    kept = project.path_of("DHR58").read_bytes()
    with pytest.raises(ChangedMeanwhileError, match=r"victim\.1\.sex was changed elsewhere"):
        set_it(project, given("victim.1.sex", "male", ""))
    with pytest.raises(ChangedMeanwhileError, match="somebody was added elsewhere"):
        set_it(project, given("victim.2.sex", "male", "", people=0))
    assert project.path_of("DHR58").read_bytes() == kept
