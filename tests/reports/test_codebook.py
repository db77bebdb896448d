"""The codebook as a document, its changes in words, and two codebooks compared in sentences."""

import json
from datetime import date
from typing import get_args

import pytest

from dhrcode.analysis.codebook_diff import (
    ChangedPart,
    ChangeType,
    CodebookComparison,
    CodebookDifference,
    compare_codebooks,
)
from dhrcode.exporters import FORMATS, exporter
from dhrcode.model.codebook import Codebook
from dhrcode.model.revision import EFFECTS, Revision
from dhrcode.reports.blocks import Line, Paragraph, Table
from dhrcode.reports.codebook import codebook_report
from dhrcode.reports.codebook_diff import SAME, UNKNOWN, codebook_diff_report, sentence
from dhrcode.reports.revisions import done_in_words, findings_in_words, past_in_words
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.loader import load_codebook

THEMES = """\
id: tiny
version: "1.2"
title: Tiny
source: Invented.
areas:
  - id: services
    label: Services
    subthemes:
      - id: surgeries
        label: =1+1
        definition: Doctors.
        when_to_use: Always.
        when_not_to_use: Never.
        example: "Invented: x."
        also_known_as: [GPs, Practices]
        cues: [doctor, nurse]
      - {id: courts, label: Courts, definition: Judges., retired: "1.2"}
  - id: animals
    label: Animals
    subthemes: [{id: pets, label: Pets, definition: Cats., retired: "1.2"}]
attributes:
  - {id: year, label: Year, of: review, type: year}
  - {id: ill, label: Ill, of: victim, type: yes-no, definition: Said to be.}
  - id: sex
    label: Sex
    of: perpetrator
    type: choice
    values: [female, {id: male, label: Male}, {id: other, label: Another one}, not-stated]
  - {id: known, label: Known to, of: perpetrator, type: choices, values: [police]}
history:
  - {version: "1.1", after: "1.0", "on": 2025-01-07, change: rename, subthemes: [gps], becomes: [surgeries], why: Clearer., findings: kept}
  - {version: "1.2", after: "1.1", "on": 2025-01-08, change: retire, subthemes: [courts, pets], why: Rare., findings: kept}
"""  # noqa: E501 - a codebook


@pytest.fixture
def tiny() -> Codebook:
    """A codebook with something of everything that a document shows."""
    codebook, problems = load_codebook(THEMES.encode(), "themes.yaml")
    assert codebook is not None, problems
    return codebook


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


def revision(change, subthemes, becomes="", findings=None):
    return Revision(
        version="1.1",
        after="1.0",
        on=date(2025, 1, 7),
        change=change,
        subthemes=tuple(subthemes.split()),
        becomes=tuple(becomes.split()),
        area="homes",
        why="Invented.",
        findings=findings or EFFECTS[change][0],
    )


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (revision("add", "a"), "a was added to the area homes"),
        (revision("add", "a b c"), "a, b and c were added to the area homes"),
        (revision("rename", "a", "b"), "a was renamed to b"),
        (revision("rename", "a", "a"), "a was given another label"),
        (revision("move", "a b"), "a and b were moved, and are in the area homes now"),
        (revision("merge", "a b", "b"), "a and b were merged into b; a is retired"),
        (revision("merge", "a b", "c"), "a and b were merged into c; a and b are retired"),
        (revision("split", "a", "b c"), "a was split into b and c, and is retired"),
        (revision("retire", "a"), "a was retired"),
        (revision("redefine", "a b"), "a and b were defined anew"),
    ],
)
def test_a_revision_in_words(made, said):
    assert done_in_words(made) == said


@pytest.mark.parametrize("change", EFFECTS)
def test_every_effect_on_findings_has_its_sentence(change):
    becomes = {"rename": "b", "merge": "b", "split": "b c"}.get(change, "")
    said = {findings_in_words(revision(change, "a b", becomes, e)) for e in EFFECTS[change]}
    assert len(said) == len(EFFECTS[change])
    assert all(one.endswith(".") for one in said)


def test_the_past_of_an_id(tiny):
    assert past_in_words(tiny, "gps") == "gps was renamed to surgeries (version 1.1)"
    assert past_in_words(tiny, "pets") == "courts and pets were retired (version 1.2)"
    assert past_in_words(tiny, "surgeries") == ""
    assert past_in_words(tiny, "nothing") == ""
    assert past_in_words(tiny.model_copy(update={"history": ()}), "pets") == (
        "pets is retired since version 1.2"
    )


WORDED = {
    "codebook": ("changed", "order"),
    "kind": ("added", "gone", "changed"),
    "area": ("added", "gone", "changed", "order"),
    "subtheme": ("added", "gone", "perhaps-renamed", "retired", "coded-again", "moved", "changed"),
    "attribute": ("added", "gone", "perhaps-renamed", "changed", "order"),
    "value": ("added", "gone", "changed"),
}
"""What can become of each sort of thing."""


def test_everything_that_can_differ_is_foreseen_here():
    assert set(WORDED) == set(get_args(ChangedPart))
    assert {what for several in WORDED.values() for what in several} == set(get_args(ChangeType))


@pytest.mark.parametrize(
    ("of", "what"), [(of, what) for of, several in WORDED.items() for what in several]
)
def test_every_difference_is_a_sentence_without_gaps(of, what):
    said = sentence(CodebookDifference(of, what, "ident", "Label", "label", "before", "after"))
    assert said.endswith(".")
    assert "{" not in said
    assert "ident" in said or of == "codebook"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("a", "b", "The definition of gps changed from 'a' to 'b'."),
        (None, "b", "The definition of gps changed from nothing to 'b'."),
        ("a", None, "The definition of gps changed from 'a' to nothing."),
        (None, None, "The definition of gps changed."),
    ],
)
def test_what_was_there_and_what_is(was, now, said):
    one = CodebookDifference("subtheme", "changed", "gps", "GPs", "definition", was, now)
    assert sentence(one) == said


def test_nothing_that_differs_is_said_in_so_many_words(tiny):
    report = codebook_diff_report(compare_codebooks(tiny, tiny))
    assert [block for section in report.sections for block in section.blocks] == [Paragraph(SAME)]
    assert report.brief == (Paragraph(SAME),)
    assert report.data()["same"] is True


def test_where_the_history_does_not_lead_it_is_said_first(tiny):
    report = codebook_diff_report(compare_codebooks(shipped_codebook(), tiny))
    assert report.sections[0].blocks[0] == Paragraph(UNKNOWN)
    assert report.data()["history_known"] is False


def test_two_that_call_themselves_the_same_version_are_named(tiny):
    told = CodebookComparison(
        tiny,
        tiny,
        (),
        (CodebookDifference("codebook", "changed", "tiny", "Tiny", "title", "a", "b"),),
    )
    assert codebook_diff_report(told).sections[0].blocks[0] == Paragraph(
        "Both call themselves version 1.2."
    )
