"""What is known of a review as variables of its case."""

from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from dhrcode.exporters.refi.variables import ExportVariables, values_of
from dhrcode.importers.refi.records import _read
from dhrcode.model.read_pages import ReadPages
from dhrcode.model.record import Record
from dhrcode.model.refi import separated
from dhrcode.store.codebooks import read_codebook

CODEBOOK = read_codebook(Path(__file__).parents[2] / "projects" / "small" / "themes.yaml").codebook


def record(**more):
    least = {
        "review": "DHR2",
        "codebook": {"id": "small-study", "version": "1.0"},
        "coder": "LN",
    }
    return Record.model_validate({**least, **more})


FULL = record(
    coded=date(2025, 3, 10),
    attributes={"year": 2012, "method": "stabbing"},
    victims=[{"sex": "female", "known-to": ("police", "gp"), "children": 2}, {"children": 0}],
    findings={"gps": {"finding": "present"}},
    consensus_of=["EM", "LN"],
)


def variables(*records):
    return ExportVariables(CODEBOOK, [values_of(one) for one in records])


def test_each_thing_known_of_a_review_has_its_name():
    assert values_of(FULL) == {
        "record.kind": "dhr",
        "record.codebook": "small-study",
        "record.version": "1.0",
        "record.coder": "LN",
        "record.coded": date(2025, 3, 10),
        "record.status": "draft",
        "record.consensus-of": "EM; LN",
        "record.victims": 2,
        "record.perpetrators": 0,
        "record.holds": "finding: 1; value: 6",
        "review.year": 2012,
        "review.method": "stabbing",
        "victim.1.sex": "female",
        "victim.1.known-to": "police; gp",
        "victim.1.children": 2,
        "victim.2.children": 0,
        "finding.gps": "present",
    }


def test_what_is_not_filled_in_has_no_value():
    values = values_of(record())
    assert "record.coded" not in values
    assert "record.consensus-of" not in values
    assert values["record.victims"] == 0


def test_there_are_as_many_persons_as_the_review_with_the_most_has():
    names = variables(FULL, record(victims=[{}, {}, {}])).types
    assert [name for name in names if name.endswith(".sex")] == [
        "victim.1.sex",
        "victim.2.sex",
        "victim.3.sex",
    ]
    assert not any(name.startswith("perpetrator.") for name in names)
    assert not any(name.startswith("victim.") for name in variables().types)


@pytest.mark.parametrize(
    ("values", "type_"),
    [([2012, 2013], "Integer"), ([2012, "not-stated"], "Text"), ([], "Integer")],
)
def test_a_number_is_an_integer_until_one_is_not_stated(values, type_):
    records = [record(attributes={"year": value}) for value in values]
    assert variables(*records).types["review.year"] == type_


def test_one_person_s_number_may_be_text_and_another_s_an_integer():
    types = variables(record(victims=[{"children": 1}, {"children": "not-stated"}])).types
    assert (types["victim.1.children"], types["victim.2.children"]) == ("Integer", "Text")


def test_each_variable_says_what_it_is():
    described = variables(FULL).descriptions
    assert described["victim.2.sex"].splitlines() == [
        "Sex of the victim (victim 2)",
        "female",
        "male",
    ]
    assert described["review.year"] == "Year of the death"
    assert described["finding.gps"] == (
        "Issues related to GPs: present, absent, not-stated, unclear; empty where it is not coded"
    )


def test_values_stand_in_a_case_in_the_order_of_the_variables_and_by_type():
    made = variables(FULL)
    project, case = Element("Project"), Element("Case")
    made.add_to(project)
    made.add_values(case, values_of(FULL))
    guids = {one.attrib["guid"]: one.attrib["name"] for one in project[0]}
    assert list(guids.values()) == list(made.types)
    named = [guids[value[0].attrib["targetGUID"]] for value in case]
    assert named == [name for name in made.types if name in values_of(FULL)]
    told = {name: (value[1].tag, value[1].text) for name, value in zip(named, case, strict=True)}
    assert told["review.year"] == ("IntegerValue", "2012")
    assert told["record.coded"] == ("DateValue", "2025-03-10")
    assert told["victim.1.known-to"] == ("TextValue", "police; gp")


def test_the_pages_that_were_read_come_back():
    read = {"overview": ReadPages(sha256="1" * 64, pages="1-3, 5")}
    text = values_of(record(read=read))["record.read"]
    assert [_read(one) for one in separated(text)] == [
        ("overview", {"sha256": "1" * 64, "pages": "1-3, 5"})
    ]
    assert "record.read" not in values_of(record())
