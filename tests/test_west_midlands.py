"""The thirteen reviews of the 2014 study, the fictional project, and what is promised of them."""

import re
from pathlib import Path

import pytest
import yaml

from dhrcode.analysis.selection import Selection
from dhrcode.checks import check_record
from dhrcode.model.vocabulary import arranged
from dhrcode.store.project import Project, open_project
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.outputs.reconciliation import read_published, reconcile_with
from dhrcode.workflows.outputs.table import tabulate
from dhrcode.workflows.project.check import check_project

EXAMPLES = Path(__file__).parents[1] / "examples"
AGREEING = [
    "fear-of-children-removed",
    "diversity-of-assessment-tools",
    "dash-not-administered",
    "families-not-involved",
    "lack-of-transition-in-care",
    "prescriptions",
    "equality",
]


@pytest.fixture(scope="module")
def study() -> Project:
    return open_project(EXAMPLES / "west-midlands-2014")


@pytest.fixture(scope="module")
def fictional() -> Project:
    return open_project(EXAMPLES / "fictional")


def test_six_areas_twenty_one_subthemes_thirteen_reviews(study):
    table = tabulate(study, Selection()).table
    assert [review.id for review in table.reviews] == [f"DHR{n}" for n in range(1, 14)]
    assert len({row.area.id for row in table.rows}) == 6
    assert len(table.rows) == 21
    assert table.drafts_left_out == 0


def test_fifty_seven_are_present_and_the_rest_not_stated(study):
    rows = tabulate(study, Selection()).table.rows
    assert sum(row.counts.present for row in rows) == 57
    assert sum(row.counts.not_stated for row in rows) == 13 * 21 - 57
    assert {(r.counts.absent, r.counts.unclear, r.counts.not_coded) for r in rows} == {(0, 0, 0)}


def test_a_hundred_were_published(study):
    published = read_published(study.root / "published.yaml", study.codebook)
    assert sum(published.counts.values()) == 100
    assert published.reviews == 13
    assert list(published.counts) == list(study.codebook.subthemes)


def test_seven_subthemes_agree_in_full_and_none_is_above(study):
    found = reconcile_with(study, study.root / "published.yaml", Selection())
    made = found.result
    assert [row.subtheme.id for row in made.rows if row.difference == 0] == AGREEING
    assert made.totals == {
        "coded": 57,
        "published": 100,
        "agree": 7,
        "below": 14,
        "above": 0,
        "not_published": 0,
        "not_attributable": 43,
    }
    assert not made.agrees
    assert found.origin.records == 13


def test_every_present_leads_to_a_section_of_the_study_and_a_note(study):
    for loaded in study.load_all():
        for subtheme, coded in loaded.record.findings.items():
            where = f"{loaded.record.review} {subtheme}"
            if coded.finding != "present":
                assert coded.evidence == (), where
                continue
            of_study = [piece for piece in coded.evidence if piece.source == "study"]
            assert of_study, where
            assert all(piece.note for piece in of_study), where
            assert all(re.fullmatch(r"3(\.[1-6]){1,2}", p.section or "") for p in of_study), where


def test_pages_of_an_overview_report_are_those_that_the_study_cites(study):
    for loaded in study.load_all():
        for subtheme, coded in loaded.record.findings.items():
            sections = {piece.section for piece in coded.evidence if piece.source == "study"}
            for piece in coded.evidence:
                if piece.source != "study":
                    where = f"{loaded.record.review} {subtheme}"
                    cited = r"Pages? cited by the study in section ([0-9.]+)\."
                    found = re.fullmatch(cited, piece.note or "")
                    assert found, where
                    assert found[1] in sections, where
                    assert (piece.source, piece.section) == ("overview", None), where
                    assert re.match("[0-9]", piece.page or ""), where


def test_nothing_is_quoted_of_a_study_whose_words_are_not_ours(study):
    pieces = [
        piece
        for loaded in study.load_all()
        for coded in loaded.record.findings.values()
        for piece in coded.evidence
    ]
    assert len(pieces) >= 57
    assert {piece.quote for piece in pieces} == {None}


def test_the_study_has_no_problem_at_all(study):
    assert check_project(study) == []


def test_the_fictional_project_has_its_draft_to_warn_of_and_nothing_else(fictional):
    assert [(p.file.rpartition("/")[2], p.code) for p in check_project(fictional)] == [
        ("DHR58.yaml", "draft")
    ]


@pytest.mark.parametrize("example", ["west-midlands-2014", "fictional"])
def test_examples_use_the_shipped_codebook_and_hold_no_copy_of_it(example):
    text = (EXAMPLES / example / "themes.yaml").read_text("utf-8")
    assert yaml.safe_load(text) == {"uses": {"id": "west-midlands-dhr", "version": "1.0"}}


@pytest.mark.parametrize("example", ["west-midlands-2014", "fictional"])
def test_records_are_in_the_form_that_the_program_writes(example):
    project = open_project(EXAMPLES / example)
    for loaded in project.load_all():
        written = record_yaml(arranged(loaded.record, project.codebook))
        assert written.encode() == loaded.data.replace(b"\r\n", b"\n"), loaded.shown


def pages(document: Path) -> dict[str, str]:
    """The text of each page with single spaces, by the number that its foot gives."""
    read = {}
    for page in document.read_text("utf-8").split("\f"):
        number = re.search(r"Page ([0-9]+) of [0-9]+", page)
        assert number, page
        read[number[1]] = " ".join(page.split())
    return read


@pytest.mark.parametrize(("review", "coder"), [("DHR41", None), ("DHR58", None), ("DHR41", "EM")])
def test_every_quote_stands_on_its_page(fictional, review, coder):
    record, _ = fictional.of_coder(coder).read(review)
    (source,) = record.sources
    read = pages(fictional.root / "documents" / source.file)
    assert list(read) == [str(number) for number in range(1, source.pages + 1)]
    pieces = [p for coded in record.findings.values() for p in coded.evidence]
    pieces += [p for candidate in record.emerging for p in candidate.evidence]
    assert pieces
    for piece in pieces:
        assert piece.source == source.id
        assert piece.quote
        assert " ".join(piece.quote.split()) in read[piece.page], piece.quote


def test_fictional_documents_say_that_they_are_invented():
    for document in sorted((EXAMPLES / "fictional" / "documents").glob("*.txt")):
        assert "Everything in this document is invented." in document.read_text("utf-8")[:200]


def test_a_change_of_one_finding_would_be_noticed(study):
    record, _ = study.read("DHR7")
    bare = record.findings["gps"].model_copy(update={"finding": "present"})
    changed = record.model_copy(update={"findings": {**record.findings, "gps": bare}})
    assert [fault.code for fault in check_record(changed, study.codebook)] == [
        "present-without-evidence"
    ]
