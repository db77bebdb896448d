"""Forms as people give them back: what is taken, and every problem with its sheet and cell."""

import io
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from dhrcode.errors import UsageError
from dhrcode.exporters.form.workbook import render
from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.form.reader import read
from dhrcode.model.record import CodedSubtheme, Evidence, QueuedSubtheme, Record
from dhrcode.model.vocabulary import typed
from dhrcode.reports.form import Subject
from dhrcode.store.project import Project, open_project

SMALL = Path(__file__).parents[2] / "projects" / "small"
Change = Callable[[Any], object]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return open_project(Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("p") / "small")))


@pytest.fixture
def form(small: Project, tmp_path: Path) -> Callable[..., Path]:
    """The form of DHR2 with changes made to it by another program."""

    def made(*changes: Change) -> Path:
        record, _ = small.read("DHR2")
        data = render(Subject("DHR2", "dhr", small.codebook, record, record.coder))
        book = openpyxl.load_workbook(io.BytesIO(data))
        for change in changes:
            change(book)
        path = tmp_path / "DHR2.xlsx"
        book.save(path)
        return path

    return made


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def taken(small: Project, path: Path, coder: str | None = None) -> Imported:
    return read(path, path.name, ImportRequest(small.codebook, coder))


def said(small: Project, path: Path) -> list[str]:
    made = taken(small, path)
    assert made.drafts == [] or all(p.severity == "warning" for p in made.problems)
    return [str(problem) for problem in made.problems]


def over(small: Project, path: Path) -> Record:
    """The record as the form changes it."""
    made = taken(small, path)
    assert made.problems == []
    [draft] = made.drafts
    assert draft.onto is not None
    record, faults = typed(draft.onto(small.read("DHR2")[0]), small.codebook)
    assert faults == []
    return record


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
            I14="use-of-maracs",
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
    again = tuple(QueuedSubtheme(subtheme=s, version="1.0", why=f"new: {s}") for s in waiting)
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
    entry = QueuedSubtheme(subtheme="gps", version="1.0", why="new")
    findings = {s: c for s, c in small.read("DHR2")[0].findings.items() if s != "gps"}
    held = small.read("DHR2")[0].model_copy(update={"again": (entry,), "findings": findings})
    assert draft.onto(held).again == ()


def test_rows_that_were_sorted_and_columns_that_were_moved_are_read_alike(small, form):
    def change(book: Workbook) -> None:
        sheet = book["Findings"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=33)]
        for number, row in enumerate([*rows[8:], *rows[:8]], start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        sheet.insert_rows(1, 2)  # and somebody wrote a heading above
        sheet["A1"] = "Our form"
        sources = book["Sources"]
        for row in range(1, 4):
            first, second = sources.cell(row, 1).value, sources.cell(row, 2).value
            sources.cell(row, 1).value, sources.cell(row, 2).value = second, first

    assert over(small, form(change)) == small.read("DHR2")[0]


WRONG: dict[str, tuple[Change, list[str]]] = {
    "a value typed over a drop-down": (
        cells("Findings", C3="presnt"),
        ["Findings!C3: error: 'presnt' is not a finding: did you mean 'present'? [bad-value]"],
    ),
    "a finding that is none at all": (
        cells("Findings", C3="x"),
        [
            (
                "Findings!C3: error: 'x' is not a finding: one of present, absent, not-stated, "
                "unclear [bad-value]"
            )
        ],
    ),
    "a page that became a date": (
        cells("Findings", E3=date(2024, 4, 3)),
        [
            (
                "Findings!E3: error: Excel has made a date of it (2024-04-03): type it again as "
                "text, with ' before it: '3-4 [made-a-date]"
            )
        ],
    ),
    "a year that became a date": (
        cells("Attributes", E3=date(2012, 1, 1)),
        [
            (
                "Attributes!E3: error: Excel has made a date of it (2012-01-01): type it again as "
                "text, with ' before it: '3-4 [made-a-date]"
            )
        ],
    ),
    "an id that became a number": (
        cells("Sources", A3=7),
        [
            (
                "Sources!A3: error: Excel has made a number of it (7): type it again as text, with "
                "' before it: '007 [made-a-number]"
            )
        ],
    ),
    "a section that became a number": (
        cells("Findings", F3=4.1),
        [
            (
                "Findings!F3: error: Excel has made a number of it (4.1): type it again as text, "
                "with ' before it: '007 [made-a-number]"
            )
        ],
    ),
    "a truth": (
        cells("Findings", G3=True),
        [
            (
                "Findings!G3: error: Excel has made TRUE of it, which is not text: type it again "
                "as text, with ' before it: 'true [made-a-truth]"
            )
        ],
    ),
    "a formula": (
        cells("Findings", E3="=1+1"),
        ["Findings!E3: error: there is a formula here: type what it shows instead [formula]"],
    ),
    "an error": (
        cells("Findings", H3="#N/A"),
        [
            (
                "Findings!H3: error: there is an error such as #N/A here: type what is meant "
                "[error-value]"
            )
        ],
    ),
    "merged cells": (
        lambda book: book["Findings"].merge_cells("C3:D4"),
        [
            (
                "Findings!C3: error: the cells C3:D4 are merged: split them, and type into each "
                "what belongs there [merged-cells]"
            )
        ],
    ),
    "evidence without a finding": (
        cells("Findings", C3=None),
        [
            (
                "Findings!C3: error: there is evidence on 'use-of-maracs' and no finding: fill in "
                "the finding [evidence-without-finding]"
            )
        ],
    ),
    "a subtheme that there is not": (
        cells("Findings", I3="use-of-marac"),
        [
            (
                "Findings!I3: error: the codebook has no subtheme 'use-of-marac': did you mean "
                "'use-of-maracs'? [unknown-subtheme]"
            ),
            (
                "Findings!C4: error: there is evidence on 'use-of-maracs' and no finding: fill in "
                "the finding [evidence-without-finding]"
            ),
        ],
    ),
    "a subtheme found twice": (
        cells("Findings", C4="absent"),
        [
            (
                "Findings!C4: error: 'use-of-maracs' is present in another row and absent here: "
                "keep one [two-findings]"
            )
        ],
    ),
    "a row that lost its subtheme": (
        cells("Findings", I4=None),
        [
            (
                "Findings!I4: error: nothing says which subtheme this row is about: choose it in "
                "the column Id [row-without-id]"
            )
        ],
    ),
    "deleted rows": (
        lambda book: (book["Findings"].delete_rows(10, 3), book["Attributes"].delete_rows(8)),
        [
            (
                "Findings: error: there is no row for the subtheme 'gps': put it back as it is in "
                "a fresh form [missing-row]"
            ),
            (
                "Attributes: error: there is no row for 'relationship' of victim 1: put it back as "
                "it is in a fresh form [missing-row]"
            ),
        ],
    ),
    "a deleted row of the record": (
        lambda book: book["Record"].delete_rows(7),
        [
            (
                "Record: error: there is no row for 'memo': put it back as it is in a fresh form "
                "[missing-row]"
            )
        ],
    ),
    "a deleted column": (
        lambda book: book["Findings"].delete_cols(7),
        [
            (
                "Findings: error: there is no column 'Quote': put it back as it is in a fresh form "
                "[missing-heading]"
            )
        ],
    ),
    "a heading that was changed": (
        cells("Attributes", E1="Answer"),
        [
            (
                "Attributes: error: there is no column 'Value': put it back as it is in a fresh "
                "form [missing-heading]"
            ),
            (
                "Attributes!E3: warning: column E does not belong to the form and was not read: "
                "move it into Note [text-not-read]"
            ),
        ],
    ),
    "a deleted sheet": (
        lambda book: book.remove(book["Candidates"]),
        [
            (
                ": error: there is no sheet 'Candidates': put it back as it is in a fresh form "
                "[missing-sheet]"
            )
        ],
    ),
    "a document without an id": (
        cells("Sources", B3="The other report"),
        [
            (
                "Sources!A3: error: a document without an id: give it a short one, such as "
                "overview [row-without-id]"
            )
        ],
    ),
    "an id with capitals": (
        cells("Sources", A3="IOPC report"),
        [
            (
                "Sources!A3: error: 'id' may have only lower-case letters, digits and single "
                "hyphens [bad-value]"
            )
        ],
    ),
    "pages that are no number": (
        cells("Sources", D2="about 40"),
        ["Sources!D2: error: 'pages' must be a whole number, not 'about 40' [bad-value]"],
    ),
    "a page of two lines": (
        cells("Findings", E3="1\n2"),
        ["Findings!E3: error: 'page' must be one line without tabs [bad-value]"],
    ),
    "a quote that is too long": (
        cells("Findings", G3="x" * 20_001),
        ["Findings!G3: error: 'quote' is longer than 20,000 characters [bad-value]"],
    ),
    "two values for one": (
        cells("Attributes", F3="2013"),
        [
            (
                "Attributes!F3: error: 'year' takes one value: put it into the column Value, and "
                "nothing beside it [two-values]"
            )
        ],
    ),
    "an attribute that there is not": (
        cells("Attributes", H7="sexes"),
        [
            (
                "Attributes!H7: error: the codebook has no attribute 'sexes' of the victim: did "
                "you mean 'sex'? [unknown-attribute]"
            ),
            (
                "Attributes: error: there is no row for 'sex' of victim 1: put it back as it is in "
                "a fresh form [missing-row]"
            ),
        ],
    ),
    "an attribute of nobody": (
        cells("Attributes", A7="witness"),
        [
            (
                "Attributes!H7: error: nothing says whose attribute this is, and which: put it "
                "back as it is in a fresh form [row-without-id]"
            ),
            (
                "Attributes: error: there is no row for 'sex' of victim 1: put it back as it is in "
                "a fresh form [missing-row]"
            ),
        ],
    ),
    "a victim far beyond any": (
        cells("Attributes", B7="999999999"),
        [
            (
                "Attributes!B7: error: 'No.' must be a number from 1 to 100: put it back as it is "
                "in a fresh form [bad-value]"
            ),
            (
                "Attributes: error: there is no row for 'sex' of victim 1: put it back as it is in "
                "a fresh form [missing-row]"
            ),
        ],
    ),
    "a row of attributes twice, and different": (
        cells("Attributes", A12="victim", B12="1", H12="sex", E12="male"),
        [
            "Attributes!E12: error: 'sex' is in two rows that differ: keep one [two-values]",
            (
                "Attributes: error: there is no row for 'sex' of victim 2: put it back as it is in "
                "a fresh form [missing-row]"
            ),
        ],
    ),
    "a theme without a name": (
        cells("Candidates", C4="a note alone"),
        ["Candidates!B4: error: a theme without a name: give it one [row-without-id]"],
    ),
    "a theme with two names": (
        cells("Candidates", B3="Homes"),
        [
            (
                "Candidates!B3: error: the theme has another label in another row: keep one "
                "[two-values]"
            )
        ],
    ),
    "a row that lost its theme": (
        cells("Candidates", A2=None),
        [
            (
                "Candidates!A2: error: nothing says which theme this row belongs to: number it in "
                "the column No. [row-without-id]"
            )
        ],
    ),
    "formulas that nothing has worked out, below all else": (
        cells("Findings", G40="=A1", C50="=A1"),
        [
            "Findings!G40: error: there is a formula here: type what it shows instead [formula]",
            "Findings!C50: error: there is a formula here: type what it shows instead [formula]",
        ],
    ),
    "a status that there is not": (
        cells("Record", B2="finished"),
        [
            (
                "Record!B2: error: 'status' does not take this value: one of draft, complete "
                "[bad-value]"
            )
        ],
    ),
    "a day that is none": (
        cells("Record", B4="12/3/2025"),
        [
            (
                "Record!B4: error: 'coded' must be a date such as 2014-06-03, not '12/3/2025' "
                "[bad-value]"
            )
        ],
    ),
    "too many people": (
        cells("Record", B5="1000000"),
        [
            (
                "Record!B5: error: the number of victims must be from 0 to 100: leave it empty "
                "if all are described [bad-value]"
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
    "another version of the codebook": (
        cells("dhrcode", B4="0.9"),
        [
            (
                ": error: the form was made from version 0.9 of the codebook, and the project's is "
                "1.0: make a new one with 'dhrcode form DHR2', and copy over what was filled in "
                "[form-of-another-version]"
            )
        ],
    ),
    "another codebook": (
        cells("dhrcode", B3="west-midlands-dhr"),
        [
            (
                ": error: the form was made from the codebook 'west-midlands-dhr', and the "
                "project's is "
                "'small-study': is it a form of this project? [form-of-another-codebook]"
            )
        ],
    ),
    "another dhrcode": (
        cells("dhrcode", B1="2"),
        [
            (
                ": error: the form has the layout 2, and this dhrcode reads the layout 1: make a "
                "new one "
                "with 'dhrcode form DHR2', and copy over what was filled in "
                "[form-of-another-dhrcode]"
            )
        ],
    ),
    "a hidden sheet that is not whole": (
        lambda book: book["dhrcode"].delete_rows(7),
        [
            (
                ": error: the hidden sheet 'dhrcode' is incomplete: make a new form, and copy over "
                "what was filled in [not-a-form]"
            )
        ],
    ),
    "no hidden sheet": (
        lambda book: book.remove(book["dhrcode"]),
        [
            (
                ": error: not a form of dhrcode's: the hidden sheet is missing: another table "
                "can be imported with --map [not-a-form]"
            )
        ],
    ),
    "an id that no review can have": (
        cells("dhrcode", B2="../DHR2"),
        [
            (
                ": error: 'review' must begin with a letter and may have only letters, digits and "
                "single - and _ [bad-value]"
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


def test_text_outside_the_form_is_warned_of_and_other_sheets_are_named(small, form):
    def change(book: Workbook) -> None:
        book["Findings"]["K1"], book["Findings"]["K5"] = "Question", "is this right?"
        book.create_sheet("Scratch")["A1"] = "mine"
        book.create_sheet("Blank")

    path = form(change)
    assert said(small, path) == [
        (
            "DHR2.xlsx:Findings!K5: warning: column K does not belong to the form and was not "
            "read: move it into Note [text-not-read]"
        )
    ]
    made = taken(small, path)
    assert made.notes == [
        "DHR2.xlsx: the sheet 'Scratch' does not belong to the form and was not read"
    ]
    assert len(made.drafts) == 1


def test_a_heading_in_the_wrong_row_is_no_column(small, form):
    path = form(cells("Findings", K3="Quote"))
    assert [p.code for p in taken(small, path).problems] == ["text-not-read"]


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


def test_several_values_may_stand_in_one_cell(small, form):
    path = form(cells("Attributes", E9="gp; Police;housing", F9=None))
    assert over(small, path).victims[0]["known-to"] == ("gp", "police", "housing")
    path = form(cells("Attributes", E9="(none)", F9=None))
    assert over(small, path).victims[0]["known-to"] == ()
    path = form(cells("Attributes", E9="not-stated", F9=None))
    assert over(small, path).victims[0]["known-to"] == "not-stated"


def test_whose_coding_it_is(small, form, tmp_path):
    [draft] = taken(small, form()).drafts
    assert draft.record.coder == "LN"
    [draft] = taken(small, form(), "EM").drafts
    assert draft.record.coder == "EM"
    path = tmp_path / "new.xlsx"
    path.write_bytes(render(Subject("DHR9", "dhr", small.codebook)))
    with pytest.raises(UsageError, match=r"say whose coding new\.xlsx is: --coder INITIALS"):
        taken(small, path)
    [draft] = taken(small, path, "EM").drafts
    assert (draft.record.review, draft.record.coder) == ("DHR9", "EM")
    assert draft.unchanged is not None
    assert draft.unchanged(None)
    assert not draft.unchanged(small.read("DHR2")[0])


OWN = "error: the form is of EM's independent coding: bring it in with --as EM"
OTHER = "error: the form is EM's, and not LN's: see whose it is"
HELD = (
    "error: the form was filled in with the coding of LN, and an independent coding begins "
    "with none: 'dhrcode form DHR2 --as EM' makes its form"
)


def test_an_independent_coding_stays_one(small, tmp_path, form):
    path = tmp_path / "own.xlsx"
    path.write_bytes(render(Subject("DHR2", "dhr", small.codebook, None, "EM", own=True)))

    def lines(path: Path, wanted: ImportRequest) -> list[str]:
        made = read(path, "F", wanted)
        assert bool(made.drafts) != bool(made.problems)
        return [str(problem) for problem in made.problems]

    code = "[form-of-another-coding]"
    assert lines(path, ImportRequest(small.codebook, "EM", own=True)) == []
    assert lines(path, ImportRequest(small.codebook, "EM")) == [f"F: {OWN} {code}"]
    assert lines(path, ImportRequest(small.codebook, "LN", own=True)) == [f"F: {OTHER} {code}"]
    assert lines(form(), ImportRequest(small.codebook, "EM", own=True)) == [f"F: {HELD} {code}"]


def test_a_sheet_that_is_empty_lacks_its_columns(small, form):
    def change(book: Workbook) -> None:
        sheet = book["Candidates"]
        sheet.delete_rows(1, sheet.max_row)

    codes = [p.code for p in taken(small, form(change)).problems]
    assert codes == ["missing-heading"] * 8
