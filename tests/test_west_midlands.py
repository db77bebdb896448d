"""The thirteen reviews of the 2014 study, the fictional project, and what is promised of them."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from dhrcode.analysis.plan.rows import RowFilter
from dhrcode.analysis.selection import Selection, selection
from dhrcode.checks import check_record
from dhrcode.model.record import CodedSubtheme
from dhrcode.model.vocabulary import arranged
from dhrcode.reports.pack.certainty import certainty
from dhrcode.reports.pack.summary import sentences
from dhrcode.reports.pack.whole import PackRequest, pack_report
from dhrcode.reports.texts import texts_of
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project, open_project, shipped_codebook
from dhrcode.store.yaml.plan_writer import plan_yaml
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.outputs.published import read_published
from dhrcode.workflows.outputs.reconciliation import reconcile_with
from dhrcode.workflows.outputs.report import Profile, report_on
from dhrcode.workflows.outputs.table import tabulate
from dhrcode.workflows.plan.listing import list_actions
from dhrcode.workflows.project.check import check_project
from dhrcode.workflows.queue import Queue, queue

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


def test_fifty_seven_are_present_and_the_rest_is_not_coded(study):
    table = tabulate(study, Selection()).table
    assert table.partial == 13
    assert sum(row.counts.present for row in table.rows) == 57
    assert sum(row.counts.not_coded for row in table.rows) == 13 * 21 - 57
    others = {(r.counts.absent, r.counts.unclear, r.counts.not_stated) for r in table.rows}
    assert others == {(0, 0, 0)}
    assert {row.counts.open - row.counts.not_coded for row in table.rows} == {0}


def test_the_report_says_nothing_that_the_study_contradicts(study):
    made = report_on(study, Selection())
    said = certainty(made.pack, made.origin, None, publication=False)
    assert said[1] == (
        "13 of 13 records are partial: coded as far as the source tells. 57 of 273 findings are "
        "there; the rest is not coded, and may be present. Which subthemes are present in most "
        "reviews cannot be told from them."
    )
    assert said[2].startswith("57 of the 100 published findings of present can be attributed")
    whole = " ".join([*said, *(one.text for one in sentences(made.pack))])
    assert "present in no review" not in whole
    assert "Present in most reviews" not in whole
    assert "every review" not in whole


def test_a_publication_of_the_study_has_no_published_count(study):
    made = report_on(study, Selection(), profile=Profile.PUBLICATION)
    report = pack_report(made.pack, made.origin, PackRequest(published=made.published))
    assert made.pack.published is None
    headings = {c.heading for table in report.tables for c in table.columns}
    assert "Published" not in headings
    assert not any("Published" in text for text in texts_of(report))


def test_a_part_of_the_reviews_has_no_published_count(study):
    assert tabulate(study, Selection()).table.published is not None
    one = selection(study.codebook, where=["victim.relationship=parent"])
    assert tabulate(study, one).table.published is None


def test_a_hundred_were_published(study):
    published = read_published(study.root / "published.yaml", study.codebook)
    assert sum(published.subthemes.values()) == 100
    assert published.reviews == 13
    assert list(published.subthemes) == list(study.codebook.subthemes)
    assert "prose confirms 13 of the 21 rows" in published.basis


def test_what_the_prose_counts_is_never_exceeded(study):
    made = reconcile_with(study, study.root / "published.yaml", Selection()).result
    assert {fact.condition: (fact.coded, fact.published) for fact in made.facts} == {
        "victim.sex=female": (13, 13),
        "victim.relationship=partner,ex-partner,partner-or-ex": (5, 8),
        "victim.relationship=parent": (2, 3),
        "victim.relationship=in-law": (0, 1),
        "victim.carer-of-perpetrator=yes": (2, 3),
        "victim.newly-arrived=yes": (0, 3),
        "perpetrator.carer-of-victim=yes": (1, 1),
        "perpetrator.mental-health=yes": (6, 9),
        "perpetrator.earlier-violence=former-partner": (1, 5),
        "perpetrator.earlier-violence=family": (0, 2),
    }


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
                    cited = r"Pages? cited by the study in section ([0-9.]*[0-9])(?:[.,;]| for ).*"
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


def test_the_study_has_no_problem_but_what_its_plan_lacks(study):
    found = check_project(study)
    assert {Path(problem.file).parent.name for problem in found} == {"actions"}
    assert Counter(problem.code for problem in found) == {
        "no-addressee": 29,
        "no-owner": 3,
        "no-due-date": 14,
        "no-measure": 21,
        "nothing-recommended": 13,
    }


def test_the_plan_is_in_the_form_that_the_program_writes(study):
    loaded = Plans(study).load("west-midlands-2014.yaml")
    data = loaded.data.replace(b"\r\n", b"\n").decode()
    assert loaded.plan is not None
    assert plan_yaml(loaded.plan, data, study.format) == data


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        ("2014-09-30", 0),
        ("2014-12-31", 0),
        ("2015-01-01", 5),
        ("2015-01-31", 5),
        ("2015-02-01", 6),
        ("2015-06-30", 6),
        ("2015-07-01", 7),
    ],
)
def test_so_many_actions_of_the_study_are_overdue_if_none_is_done(study, day, overdue):
    wanted = RowFilter(date.fromisoformat(day), overdue=True)
    assert len(list_actions(study, wanted).rows) == overdue


def test_what_the_plan_of_the_study_asks_for_and_lacks(study):
    def listed(**wanted):
        return list_actions(study, RowFilter(date(2014, 9, 30), **wanted))

    def names(rows):
        return [row.id.partition("/")[2] for row in rows]

    assert (listed().actions, listed().recommendations) == (21, 34)
    assert names(listed(unowned=True).rows) == ["L5.b", "L12.b", "L13.a"]
    assert len(listed(undated=True).rows) == 14
    alone = listed(without_action=True).rows
    assert len(alone) == 20
    assert names(row for row in alone if not row.shares) == [
        *(f"N{number}" for number in range(1, 9)),
        "G3",
        "G10",
    ]
    assert {row.shares for row in alone if row.id.endswith(("/L14", "/L15"))} == {("L13.a",)}
    about = {row.recommendation: row.themes for row in (*listed().rows, *alone) if row.themes}
    assert {name.partition("/")[2]: themes for name, themes in about.items()} == {
        "L4": ("families-not-involved",),
        "L5": ("managing-care",),
        "L10": ("abuse-of-previous-partner",),
        "L12": ("equality",),
        "N4": ("complex-needs-of-perpetrators",),
    }


def test_nothing_is_invented_in_the_plan_of_the_study(study):
    plan, _ = Plans(study).read("west-midlands-2014")
    for one in plan.actions():
        assert (one.action.measure, one.action.log) == (None, ())
        assert one.action.owner is None or one.action.owner.agency is None
    assert {one.responses for one in plan.recommendations} == {()}
    assert plan.covers == tuple(f"DHR{number}" for number in range(1, 14))


def test_the_fictional_project_has_its_draft_to_warn_of_and_nothing_else(fictional):
    assert [(p.file.rpartition("/")[2], p.code) for p in check_project(fictional)] == [
        ("DHR58.yaml", "draft")
    ]


@pytest.mark.parametrize("example", ["west-midlands-2014", "fictional"])
def test_examples_use_the_shipped_codebook_and_hold_no_copy_of_it(example):
    text = (EXAMPLES / example / "themes.yaml").read_text("utf-8")
    said = yaml.safe_load(text)
    said.pop("format", None)
    assert said == {"uses": {"id": "west-midlands-dhr", "version": "1.2"}}


@pytest.mark.parametrize("example", ["west-midlands-2014", "fictional"])
def test_examples_stand_at_the_newest_version_and_nothing_waits(example):
    project = open_project(EXAMPLES / example)
    assert project.codebook == shipped_codebook()
    assert queue(project) == Queue((), 0, ())
    versions = {
        loaded.record.codebook.version for part in project.every() for loaded in part.load_all()
    }
    assert versions == {project.codebook.version}


@pytest.mark.parametrize("example", ["west-midlands-2014", "fictional"])
def test_records_are_in_the_form_that_the_program_writes(example):
    project = open_project(EXAMPLES / example)
    for loaded in project.load_all():
        written = record_yaml(arranged(loaded.record, project.codebook), "", project.format)
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
    bare = CodedSubtheme(finding="present")
    changed = record.model_copy(update={"findings": {**record.findings, "gps": bare}})
    assert [fault.code for fault in check_record(changed, study.codebook)] == [
        "present-without-evidence"
    ]
