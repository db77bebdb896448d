"""The codebook as a checklist on paper."""

import json

import pytest

from dhrcode.exporters import PACK_FORMATS, exporter
from dhrcode.model.record import Record
from dhrcode.reports.checklist import CROSSED, EMPTY, checklist
from dhrcode.store.codebooks import shipped_codebook

DIGEST = "0" * 64


@pytest.fixture(scope="module")
def codebook():
    return shipped_codebook()


def coded(**more) -> Record:
    evidence = [{"page": page} for page in ("4", "2-3", "4")]
    codes = {"gps": {"finding": "present", "evidence": evidence}, "equality": {"finding": "absent"}}
    given = {"review": "DHR7", "coder": "AB", "codebook": {"id": "x", "version": "1"}}
    return Record.model_validate({**given, "findings": codes, **more})


def rows(report) -> dict[str, tuple]:
    return {line.key: tuple(line.cells) for line in report.tables[0].lines if line.key}


def test_an_empty_sheet_has_a_box_for_each_finding_of_each_subtheme(codebook):
    report = checklist(codebook, DIGEST)
    table = report.tables[0]
    assert [line.cells[0] for line in table.lines if line.band] == [
        *(area.label for area in codebook.coded_areas),
        "New themes: what recurs and has no row above",
    ]
    subthemes = rows(report)
    assert [subthemes[one][0] for one in codebook.subthemes] == [str(n) for n in range(1, 22)]
    assert all(subthemes[one][3:] == (EMPTY,) * 4 + ("",) for one in codebook.subthemes)
    assert [tuple(line.cells[1:]) for line in table.lines[-3:]] == [("",) * 7] * 3
    assert report.sections[0].blocks[0].text == (
        "Review: ____________________      Read by: ____________________"
        "      Day: ____________________"
    )


def test_what_a_record_says_is_crossed_with_its_pages_each_once(codebook):
    report = checklist(codebook, DIGEST, "DHR7", coded(coded="2025-03-17"))
    assert rows(report)["gps"][3:] == (CROSSED, EMPTY, EMPTY, EMPTY, "4, 2-3")
    assert rows(report)["equality"][3:] == (EMPTY, CROSSED, EMPTY, EMPTY, "")
    assert report.sections[0].blocks[0].text == (
        "Review: DHR7      Read by: AB      Day: 2025-03-17"
    )


def test_candidate_themes_stand_before_the_room_for_more(codebook):
    themes = [{"label": "Housing", "note": "A home lost.", "evidence": [{"page": "3"}]}]
    report = checklist(codebook, DIGEST, "DHR7", coded(emerging=themes))
    assert [line.cells[1] for line in report.tables[0].lines[-4:]] == ["Housing", "", "", ""]
    assert report.tables[0].lines[-4].cells[-1] == "3"


def test_only_the_first_sentence_of_a_definition_is_printed(codebook):
    subtheme = codebook.subthemes["gps"]
    first = checklist(codebook, DIGEST)
    said = rows(first)["gps"][2]
    assert said.endswith(".")
    assert " ".join(subtheme.definition.split()).startswith(said[:-1])


@pytest.mark.parametrize("name", PACK_FORMATS)
def test_every_format_can_hold_it(codebook, name):
    assert exporter(name)(checklist(codebook, DIGEST, "DHR7", coded()))


def test_data_are_the_subthemes_alone(codebook):
    data = json.loads(exporter("json")(checklist(codebook, DIGEST, "DHR7", coded())))
    assert data["review"] == "DHR7"
    assert len(data["subthemes"]) == 21
    assert data["subthemes"][0]["number"] == "1"
