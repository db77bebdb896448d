"""The rows of a form: what a record holds, and room for more."""

from datetime import date
from pathlib import Path

import pytest

from dhrcode.errors import RefusedError
from dhrcode.model.form import (
    ATTRIBUTES,
    CANDIDATES,
    FINDINGS,
    NONE_OF_THEM,
    RECORD,
    SOURCES,
)
from dhrcode.model.record import (
    Candidate,
    CodebookVersion,
    CodedSubtheme,
    Evidence,
    Record,
    Source,
)
from dhrcode.reports.form import LEAST_PEOPLE, Subject
from dhrcode.reports.form_rows import form_rows
from dhrcode.store.codebooks import read_codebook

CODEBOOK = read_codebook(Path(__file__).parents[1] / "projects" / "small" / "themes.yaml").codebook
DAY = date(2025, 3, 10)


def record(**more):
    least = {
        "review": "DHR2",
        "codebook": CodebookVersion(id="small-study", version="1.0"),
        "coder": "LN",
    }
    return Record(**{**least, **more})


def subject(made=None, **more):
    return Subject("DHR2", "dhr", CODEBOOK, made, **more)


def rows(sheet, made=None):
    return form_rows(subject(made))[sheet]


def typed(sheet, key, made=None):
    """What stands in a column, where anything does."""
    return [row.cells[key] for row in rows(sheet, made) if row.cells.get(key)]


def test_every_subtheme_has_rows_under_the_band_of_its_area():
    findings = rows(FINDINGS)
    assert [row.band for row in findings if row.band] == [
        "Process & policy",
        "Health",
        "Further evidence: choose its subtheme in the column Id",
    ]
    first = [row for row in findings if row.cells.get("definition")]
    assert [row.cells["id"] for row in first] == ["use-of-maracs", "police-response", "gps"]
    assert "finding" not in first[0].cells


def test_a_finding_stands_once_and_each_piece_of_evidence_in_its_row():
    pieces = tuple(Evidence(page=str(n)) for n in range(1, 6))
    made = record(findings={"gps": CodedSubtheme(finding="present", evidence=pieces)})
    gps = [row for row in rows(FINDINGS, made) if row.cells.get("id") == "gps"]
    assert [row.cells.get("finding") for row in gps][:2] == ["present", None]
    pages = [row.cells.get("evidence.page") for row in gps]
    assert pages[:5] == list("12345")
    assert set(pages[5:]) == {None}  # room for more


def test_of_nobody_s_coding_there_is_room_for_people():
    given = rows(ATTRIBUTES)
    assert {row.cells.get("of") for row in given if not row.band} == {
        "review",
        "victim",
        "perpetrator",
    }
    numbers = [row.cells["number"] for row in given if row.cells.get("of") == "victim"]
    assert set(numbers) == {str(n) for n in range(1, LEAST_PEOPLE + 1)}


def test_each_value_stands_in_a_column_and_an_empty_list_is_told():
    made = record(
        attributes={"year": 2012}, victims=({"known-to": ("police", "gp")}, {"known-to": ()})
    )
    given = {
        (row.cells["of"], row.cells["number"], row.cells["id"]): row.cells
        for row in rows(ATTRIBUTES, made)
        if row.cells
    }
    assert given["review", "", "year"]["Value"] == "2012"
    assert given["victim", "1", "known-to"]["Value"] == "police"
    assert given["victim", "1", "known-to"]["Value 2"] == "gp"
    assert given["victim", "2", "known-to"]["Value"] == NONE_OF_THEM
    assert "Value" not in given["victim", "3", "known-to"]


def test_candidates_have_a_number_for_all_their_rows():
    made = record(
        emerging=(
            Candidate(label="Housing", note="Twice.", evidence=(Evidence(page="1"),)),
            Candidate(label="Stalking"),
        )
    )
    given = rows(CANDIDATES, made)
    assert typed(CANDIDATES, "label", made) == ["Housing", "Stalking"]
    assert [row.cells["number"] for row in given if row.cells.get("label")] == ["1", "2"]
    assert len([row for row in given if row.cells["number"] == "1"]) > 1
    assert typed(CANDIDATES, "label") == []
    assert rows(CANDIDATES)


def test_sources_and_the_record_s_own_fields():
    made = record(
        coded=DAY,
        status="complete",
        memo="Mine.",
        sources=(Source(id="overview", title="Overview", file="a.pdf", pages=40),),
    )
    first = rows(SOURCES, made)[0].cells
    assert (first["id"], first["title"], first["file"], first["pages"]) == (
        "overview",
        "Overview",
        "a.pdf",
        "40",
    )
    assert typed(SOURCES, "id") == []
    fields = {row.cells["id"]: row.cells.get("value") for row in rows(RECORD, made)}
    assert (fields["status"], fields["kind"], fields["coded"], fields["memo"]) == (
        "complete",
        "dhr",
        "2025-03-10",
        "Mine.",
    )
    empty = {row.cells["id"]: row.cells.get("value") for row in rows(RECORD)}
    assert (empty["status"], empty.get("memo") or "") == ("draft", "")


def test_people_without_anything_at_the_end_are_counted():
    fields = {
        row.cells["id"]: row.cells.get("value") for row in rows(RECORD, record(victims=({},)))
    }
    assert fields["victims"] == "1"
    told = record(victims=({"sex": "female"},))
    fields = {row.cells["id"]: row.cells.get("value") for row in rows(RECORD, told)}
    assert not fields["victims"]


def test_a_text_that_no_cell_holds_is_refused():
    with pytest.raises(RefusedError, match=r"^a form cannot hold "):
        form_rows(subject(record(memo="🙂" * 20_000)))
