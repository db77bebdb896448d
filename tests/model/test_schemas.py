"""The JSON Schemas, checked against files as an editor reads them: YAML with numbers and dates."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import FORMAT
from dhrcode.model.schemas import codebook_schema, record_schema
from dhrcode.store.project import open_project, shipped_codebook
from dhrcode.store.shipped import shipped_path

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "examples").glob("*/records/*.yaml"))
CASES = sorted((ROOT / "tests" / "cases" / "good").glob("*/records/[A-Za-z]*.yaml"))


class Editor(yaml.SafeLoader):
    """A language server's YAML 1.2: numbers and true are themselves; dates, yes and no are text."""


Editor.yaml_implicit_resolvers = {
    letter: [(tag, regexp) for tag, regexp in resolvers if tag[18:] not in ("timestamp", "bool")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def as_an_editor(text: str) -> Any:
    return yaml.load(text, Editor)


def faults(schema: bytes, data: Any) -> list[tuple[str, str]]:
    found = Draft7Validator(json.loads(schema)).iter_errors(data)
    return [("/".join(map(str, error.absolute_path)), error.message) for error in found]


@pytest.fixture(scope="module")
def shipped() -> Codebook:
    return shipped_codebook()


def test_the_schemas_are_valid_draft_seven(shipped):
    for schema in (codebook_schema(), record_schema(shipped)):
        assert json.loads(schema)["$schema"] == "http://json-schema.org/draft-07/schema#"
        Draft7Validator.check_schema(json.loads(schema))
        assert schema.endswith(b"}\n")


def test_no_reference_in_a_schema_leads_nowhere(shipped):
    for schema in (codebook_schema(), record_schema(shipped)):
        text = json.loads(schema)
        referred = {part.partition('"')[0] for part in schema.decode().split('"#/definitions/')[1:]}
        assert referred <= set(text["definitions"])


def test_the_same_codebook_gives_the_same_bytes(shipped):
    assert record_schema(shipped) == record_schema(shipped_codebook())


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: "/".join(path.parts[-3::2]))
def test_every_example_fits_the_schema(path, shipped):
    assert faults(record_schema(shipped), as_an_editor(path.read_text("utf-8"))) == []


def test_the_shipped_codebook_fits_its_schema():
    assert faults(codebook_schema(), as_an_editor(shipped_path().read_text("utf-8"))) == []


def test_a_codebook_with_a_history_fits_its_schema():
    path = ROOT / "tests" / "cases" / "good" / "codebook-with-history" / "themes.yaml"
    data = as_an_editor(path.read_text("utf-8"))
    assert len(data["history"]) == 10
    assert faults(codebook_schema(), data) == []
    data["history"][0]["change"] = "remove"
    assert [where for where, _ in faults(codebook_schema(), data)] == ["history/0/change"]


@pytest.mark.parametrize(
    ("number", "places"), [(1, []), (FORMAT, []), (FORMAT + 1, ["format"]), (0, ["format"])]
)
def test_the_schema_of_a_codebook_takes_the_formats_that_there_are(number, places):
    data = as_an_editor(shipped_path().read_text("utf-8"))
    assert [where for where, _ in faults(codebook_schema(), data | {"format": number})] == places


def test_a_codebook_with_dates_fits_its_schema():
    path = ROOT / "tests" / "cases" / "good" / "dates" / "themes.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    assert data["attributes"][1]["days"] is True
    assert faults(codebook_schema(), data) == []
    data["attributes"][0]["type"] = "day"
    data["attributes"][1]["days"] = "often"
    assert [where for where, _ in faults(codebook_schema(), data)] == [
        "attributes/0/type",
        "attributes/1/days",
    ]


RECORD = """\
review: DHR1
kind: dhr
codebook: {id: west-midlands-dhr, version: 1.0}
coder: 7
coded: 2014-06-03
status: complete
sources: [{id: overview, pages: 62}]
attributes: {year: 2012}
victims: [{known-to: [police, gp]}, {known-to: police}, {sex: not-stated}]
findings:
  gps: {finding: present, evidence: [{source: overview, page: 20, note: Invented.}]}
contacts: [{id: C1, when: 2013, agency: police, themes: [gps]}]
"""


def test_plain_numbers_and_dates_stand_for_text(shipped):
    assert faults(record_schema(shipped), as_an_editor(RECORD)) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("  gps:", "  gp:", "findings"),
        ("finding: present", "finding: presnt", "findings/gps/finding"),
        ("page: 20", "pages: 20", "findings/gps/evidence/0"),
        ("kind: dhr", "kind: inquest", "kind"),
        ("year: 2012", "yaer: 2012", "attributes"),
        ("year: 2012", "year: [2012]", "attributes/year"),
        ("sex: not-stated", "sex: man", "victims/2/sex"),
        ("[police, gp]", "[police, police]", "victims/0/known-to"),
        ("[police, gp]", "[police, doctor]", "victims/0/known-to"),
        ("agency: police", "agency: polise", "contacts/0/agency"),
        ("themes: [gps]", "themes: [gp]", "contacts/0/themes/0"),
        ("status: complete", "status: done", "status"),
        ("review: DHR1\n", "", ""),
        ("coder: 7\n", "coder: 7\nnotes: x\n", ""),
    ],
)
def test_a_slip_is_found_where_it_stands(shipped, old, new, place):
    assert RECORD.count(old) == 1
    found = faults(record_schema(shipped), as_an_editor(RECORD.replace(old, new)))
    assert [where for where, _ in found] == [place]


@pytest.mark.parametrize("path", CASES, ids=lambda path: "/".join(path.parts[-3::2]))
def test_what_check_finds_nothing_wrong_with_fits_the_schema_made_for_its_codebook(path):
    codebook = open_project(path.parents[1]).codebook
    data = {k: v for k, v in as_an_editor(path.read_text("utf-8")).items() if v is not None}
    assert faults(record_schema(codebook), data) == []


def test_descriptions_come_from_the_codebook(shipped):
    schema = json.loads(record_schema(shipped))
    described = schema["properties"]["findings"]["properties"]["gps"]["description"]
    assert described == shipped.subthemes["gps"].definition


def test_a_finding_on_a_retired_subtheme_may_stand_in_a_record(shipped):
    retired = shipped.subthemes["gps"].model_copy(update={"retired": "1.1"})
    areas = tuple(
        area.model_copy(
            update={"subthemes": tuple(retired if s.id == "gps" else s for s in area.subthemes)}
        )
        for area in shipped.areas
    )
    given = {key: getattr(shipped, key) for key in shipped.model_fields_set}
    schema = record_schema(Codebook(**given | {"areas": areas, "version": "1.1"}))
    assert faults(schema, as_an_editor(RECORD)) == []
    described = json.loads(schema)["properties"]["findings"]["properties"]["gps"]["description"]
    assert described == "Not coded any more, since version 1.1."


def test_editors_offer_the_candidates_of_the_codebook_and_take_any_other_name():
    known = {"id": "debt", "label": "Debt", "definition": "Money."}
    codebook = shipped_codebook()
    offering = Codebook.model_validate(
        {**codebook.model_dump(exclude_unset=True), "candidates": [known]}
    )
    label = json.loads(record_schema(offering))["definitions"]["Candidate"]["properties"]["label"]
    assert label["examples"] == ["Debt"]
    record = {
        "review": "DHR1",
        "codebook": {"id": codebook.id, "version": codebook.version},
        "coder": "LN",
        "emerging": [{"label": "Anything"}],
    }
    assert faults(record_schema(offering), record) == []
    assert (
        faults(codebook_schema(), {**codebook.model_dump(mode="json"), "candidates": [known]}) == []
    )
