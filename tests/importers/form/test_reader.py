"""Forms as people give them back: what is taken, and every problem with its sheet and cell."""

import runpy
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dhrcode.model.record import CodedSubtheme, Evidence, QueueEntry
from dhrcode.model.vocabulary import typed
from dhrcode.store.project import Project

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
Change, cells, taken, said, over = (
    _SHARED[n] for n in ("Change", "cells", "taken", "said", "over")
)


def test_what_another_program_saved_changes_nothing(small, form):
    assert over(small, form()) == small.read("DHR2")[0]


def test_what_a_panel_member_fills_in_comes_into_the_record(small, form):
    path = form(
        cells("Sources", A3="iopc", B3="Report of the IOPC", D3=12),
        cells(
            "Findings",
            C10="present",
            D10="iopc",
            E10=20,
            F10="4.2",
            G10="a\r\nb",
            H10="=note",
            C6="unclear",
            D14="overview",
            E14="3-4",
            J14="use-of-maracs",
        ),
        cells(
            "Attributes",
            E3=2013,
            E4="Other",
            E5="at home",
            E12="FEMALE",
            G9="housing",
            E15=None,
            E17="no",
        ),
        cells("Candidates", B4="Debt", C4="again and again", E5="9", H5="the letter", F4="2.1"),
        cells("Record", B2="Draft", B4=date(2025, 4, 1), B7=" as it is "),
    )
    record, before = over(small, path), small.read("DHR2")[0]
    assert [s.model_dump(exclude_none=True) for s in record.sources[1:]] == [
        {"id": "iopc", "title": "Report of the IOPC", "pages": 12}
    ]
    piece = Evidence(source="iopc", page="20", section="4.2", quote="a\nb", note="=note")
    assert record.findings["gps"] == CodedSubtheme(finding="present", evidence=(piece,))
    assert record.findings["use-of-maracs"].evidence == (
        *before.findings["use-of-maracs"].evidence,
        Evidence(source="overview", page="3-4"),
    )
    assert record.findings["police-response"].finding == "unclear"
    assert record.attributes == {"year": 2013, "method": "other", "place": "at home"}
    assert record.victims == (
        {
            "sex": "female",
            "relationship": "partner",
            "known-to": ("police", "gp", "housing"),
            "children": 2,
        },
        {"sex": "female"},
    )
    assert record.perpetrators == ({"alcohol": "no"},)
    assert record.emerging[1].model_dump(exclude_none=True) == {
        "label": "Debt",
        "note": "again and again",
        "evidence": ({"section": "2.1"}, {"page": "9", "note": "the letter"}),
    }
    assert (record.status, record.coded, record.memo) == ("draft", date(2025, 4, 1), " as it is ")
    assert (record.coder, record.codebook) == (before.coder, before.codebook)


def test_a_kind_of_review_may_be_written_by_its_label(small, form):
    rows = {row[0].value: row[0].row for row in open_record(form())}
    typed_ = cells("Record", **{f"B{rows['Kind of review']}": "Stakeholder Interview"})
    assert over(small, form(typed_)).kind == "interview"


def open_record(path):
    return openpyxl.load_workbook(path)["Record"].iter_rows()


def test_what_is_cleared_is_taken_out(small, form):
    path = form(
        cells("Sources", B2=None),
        cells("Findings", **{f"{column}{row}": None for column in "CDEFGH" for row in (3, 4, 6)}),
        cells("Attributes", E3=None, E9=None, F9="gp", E17=None),
        cells("Candidates", B2=None, C2=None),
        cells("Record", B7="  ", B4=None),
    )
    record = over(small, path)
    assert list(record.findings) == ["gps"]
    assert record.sources[0].title is None
    assert record.attributes == {"method": "stabbing"}
    assert record.victims[0]["known-to"] == ("gp",)
    assert (record.perpetrators, record.emerging, record.memo, record.coded) == ((), (), None, None)


def laid_over_a_queue(small: Project, path: Path) -> list[str]:
    """The subthemes that stay on the queue of a record in which each waits, and one retired."""
    waiting = (*small.codebook.subthemes, "retired-one")
    again = tuple(QueueEntry(subtheme=s, version="1.0", why=f"new: {s}") for s in waiting)
    held = small.read("DHR2")[0].model_copy(update={"again": again})
    [draft] = taken(small, path).drafts
    assert draft.onto is not None
    return [entry.subtheme for entry in draft.onto(held).again]


@pytest.mark.parametrize(
    ("changed", "off"),
    [
        ({}, ()),
        ({"C10": "unclear"}, ("gps",)),
        ({"H4": "Another note."}, ("use-of-maracs",)),  # the finding is the same
        ({"E6": None, "C6": "unclear"}, ("police-response",)),
        ({"C10": None}, ()),  # not coded: it is still to be
    ],
)
def test_what_a_form_codes_otherwise_is_off_the_queue(changed, off, small, form):
    path = form(cells("Findings", **changed))
    every = [*small.codebook.subthemes, "retired-one"]
    assert laid_over_a_queue(small, path) == [s for s in every if s not in off]


def test_a_finding_where_there_was_none_is_off_the_queue(small, form):
    [draft] = taken(small, form()).drafts
    assert draft.onto is not None
    entry = QueueEntry(subtheme="gps", version="1.0", why="new")
    findings = {s: c for s, c in small.read("DHR2")[0].findings.items() if s != "gps"}
    held = small.read("DHR2")[0].model_copy(update={"again": (entry,), "findings": findings})
    assert draft.onto(held).again == ()


WRONG: dict[str, tuple[Change, list[str]]] = {
    "a deleted sheet": (
        lambda book: book.remove(book["Candidates"]),
        [
            (
                ": error: there is no sheet 'Candidates': put it back as it is in a fresh form "
                "[missing-sheet]"
            )
        ],
    ),
    "a far cell": (
        cells("Findings", XFD90000="x"),
        [
            (
                "Findings!XFD90000: error: a value is so far out that the sheet has 90,000 "
                "rows and "
                "16,384 columns: delete what does not belong to the table [sheet-unreadable]"
            )
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_every_problem_has_its_sheet_and_cell(name, small, form):
    change, expected = WRONG[name]
    lines = [f"DHR2.xlsx{line if line[0] == ':' else f':{line}'}" for line in expected]
    assert said(small, form(change)) == lines


def test_all_problems_come_together(small, form):
    changes = [
        cells("Findings", C3="presnt"),
        cells("Sources", A3=7),
        cells("Record", B2="x"),
        cells("Attributes", E3=date(2012, 1, 1)),
    ]
    codes = [problem.code for problem in taken(small, form(*changes)).problems]
    assert codes == ["made-a-number", "bad-value", "made-a-date"]
    # what only shows when the record is put together comes once the cells can be read
    assert said(small, form(cells("Record", B2="x")))


def test_faults_of_the_record_are_told_at_their_cells(small, form):
    from dhrcode.checks import check_record  # noqa: PLC0415 - of this test alone

    path = form(
        cells("Findings", D3="overvew", C10="present"), cells("Attributes", E4="stab", E9="gps")
    )
    [draft] = taken(small, path).drafts
    record, faults = typed(draft.record, small.codebook)
    faults += check_record(record, small.codebook)
    assert sorted(draft.located(fault).place for fault in faults) == [
        "DHR2.xlsx:Attributes!E4",
        "DHR2.xlsx:Attributes!E9",
        "DHR2.xlsx:Findings!C10",
        "DHR2.xlsx:Findings!D3",
    ]
