"""The codebook as a document, its changes in words, and two codebooks compared in sentences."""

import json

import pytest

from dhrcode.analysis.codebook_diff import (
    compare_codebooks,
)
from dhrcode.exporters import FORMATS, exporter
from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import CodebookCandidate, Grouping
from dhrcode.reports.blocks import Line, Paragraph, Table
from dhrcode.reports.codebook import codebook_report
from dhrcode.reports.codebook_diff import codebook_diff_report
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.loader import load_codebook


def table(report, key) -> Table:
    return next(one for one in report.tables if one.key == key)


def cells(lines) -> list[tuple]:
    return [tuple(line.cells) for line in lines]


def test_the_document_has_its_parts_in_order(tiny):
    report = codebook_report(tiny, "0" * 64)
    assert report.title == "Tiny"
    assert report.subtitle == "Codebook tiny, version 1.2: 1 area, 1 subtheme, 4 attributes"
    assert [section.title for section in report.sections] == [
        "About this codebook",
        "Services",
        "Attributes of the case",
        "Retired subthemes",
        "Versions",
    ]
    assert report.sections[0].blocks[0] == Paragraph("Invented.")
    assert report.origin[-1] == ("Digest of the input (SHA-256)", "0" * 64)


def test_every_text_of_a_subtheme_is_in_it(tiny):
    lines = table(codebook_report(tiny, ""), "services").lines
    assert lines[0] == Line(("=1+1  (surgeries)",), band=True)
    assert cells(lines[1:]) == [
        ("Definition", "Doctors."),
        ("When to use", "Always."),
        ("When not to use", "Never."),
        ("Example", "Invented: x."),
        ("Also known as", "GPs; Practices"),
        ("Words to look for", "doctor, nurse"),
    ]


def test_attributes_stand_under_whose_they_are_with_what_they_take(tiny):
    assert cells(table(codebook_report(tiny, ""), "attributes").lines) == [
        ("Of the review",),
        ("Year", "year", None, "a year"),
        ("Of each victim",),
        ("Ill", "victim.ill", "Said to be.", "yes or no"),
        ("Of each perpetrator",),
        ("Sex", "perpetrator.sex", None, "one of: female; Male; Another one (other)"),
        ("Known to", "perpetrator.known", None, "one or several of: police"),
    ]


def test_candidate_themes_have_a_section_of_their_own(tiny):
    known = CodebookCandidate(id="debt", label="Debt", definition="Not for `surgeries`.")
    report = codebook_report(tiny.model_copy(update={"candidates": (known,)}), "")
    assert [section.title for section in report.sections][2:4] == [
        "Candidate themes",
        "Attributes of the case",
    ]
    assert cells(table(report, "candidates").lines) == [("Debt", "debt", "Not for ‘surgeries’.")]


def test_each_grouping_has_a_section_with_what_is_in_no_group(tiny):
    national = Grouping.model_validate(
        {
            "id": "national",
            "label": "National themes",
            "note": "Ours.",
            "groups": [{"label": "Health", "subthemes": ["surgeries"]}, {"label": "Children"}],
        }
    )
    report = codebook_report(tiny.model_copy(update={"groupings": (national,)}), "")
    section = report.sections[2]
    assert section.title == "National themes"
    assert section.blocks[:2] == (
        Paragraph("A grouping: table and report take it as --grouping national."),
        Paragraph("Ours."),
    )
    told = table(report, "grouping_national")
    assert cells(told.lines) == [("Health", "=1+1"), ("Children", "not coded by this codebook")]
    assert told.notes == []


def test_which_attributes_a_new_coding_asks_for_is_said_where_it_leaves_some_out(tiny):
    year, *others = tiny.attributes
    later = (year.model_copy(update={"ask": "later"}), *others)
    told = table(codebook_report(tiny.model_copy(update={"attributes": later}), ""), "attributes")
    assert told.columns[-1].heading == "Asked"
    assert cells(told.lines)[1] == ("Year", "year", None, "a year", "later")
    assert cells(told.lines)[3] == ("Ill", "victim.ill", "Said to be.", "yes or no", "first")
    assert told.notes[-1] == "A new coding asks for those that say 'first'."


def test_what_is_retired_and_the_versions_have_sections_of_their_own(tiny):
    report = codebook_report(tiny, "")
    assert cells(table(report, "retired").lines) == [
        ("Courts  (courts)",),
        ("Retired since", "version 1.2"),
        ("Definition", "Judges."),
        ("Pets  (pets)",),
        ("Retired since", "version 1.2"),
        ("Definition", "Cats."),
    ]
    assert cells(table(report, "history").lines) == [
        (
            "1.1, 2025-01-07",
            "gps was renamed to surgeries",
            "Clearer.",
            "Findings are kept under the new id.",
        ),
        (
            "1.2, 2025-01-08",
            "courts and pets were retired",
            "Rare.",
            "Findings stay in their records, and are no longer counted.",
        ),
    ]


def test_a_codebook_of_the_least_has_neither():
    least, _ = load_codebook(
        b'id: a\nversion: "1"\ntitle: A\nareas:\n'
        b"  - {id: x, label: X, subthemes: [{id: y, label: Y, definition: Z.}]}\n",
        "themes.yaml",
    )
    assert least is not None
    report = codebook_report(least, "")
    assert [section.title for section in report.sections] == ["About this codebook", "X"]


def test_rows_and_data_hold_the_retired_ones_too(tiny):
    report = codebook_report(tiny, "")
    head, *rows = report.flat()
    assert [dict(zip(head, row, strict=True))["retired"] for row in rows] == [None, "1.2", "1.2"]
    assert Codebook.model_validate_json(json.dumps(report.data())) == tiny


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_the_shipped_codebook_and_the_tiny_one(tiny, form):
    for codebook in (shipped_codebook(), tiny):
        report = codebook_report(codebook, "0" * 64)
        assert exporter(form)(report) == exporter(form)(report)
    told = codebook_diff_report(compare_codebooks(shipped_codebook(), tiny))
    assert exporter(form)(told)
