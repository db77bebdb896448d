"""The form as other programs see it: drop-downs, locked cells, text that stays text."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from dhrcode.errors import RefusedError
from dhrcode.exporters.form.workbook import render
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.form import ALL, READ, SHEETS
from dhrcode.model.record import CodedSubtheme, Evidence
from dhrcode.reports.form import Subject
from dhrcode.reports.form_rows import form_rows
from dhrcode.store.project import Project, open_project

SMALL = Path(__file__).parents[2] / "projects" / "small"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return open_project(Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("p") / "small")))


@pytest.fixture(scope="module")
def subject(small: Project) -> Subject:
    record, _ = small.read("DHR2")
    return Subject("DHR2", "dhr", small.codebook, record)


@pytest.fixture(scope="module")
def book(subject: Subject) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(subject)))


def test_the_sheets_are_in_the_order_of_the_work(book):
    assert tuple(book.sheetnames) == ALL
    assert {s.title: s.sheet_state for s in book if s.sheet_state != "visible"} == {
        "lists": "hidden",
        "dhrcode": "veryHidden",
    }


def test_headings_and_what_the_record_holds(book):
    rows = [[cell.value for cell in row] for row in book["Findings"].iter_rows(max_row=6)]
    assert rows[0] == [column.heading for column in SHEETS["Findings"].columns]
    assert rows[1][0] == "Process & policy"
    assert rows[2][0::9] == ["Use of MARACs", "use-of-maracs"]
    assert rows[2][2:8] == [
        "present",
        "overview",
        "20",
        None,
        "no agency sought a referral",
        "Each waited.",
    ]
    assert rows[2][8] is None  # no summary
    assert rows[3][2:8] == [None, "overview", None, "4.2", None, None]
    assert rows[4][2:8] == [None] * 6
    assert (rows[5][0], rows[5][2]) == ("Police response", "absent")


def test_definitions_stand_beside_their_subthemes_and_the_guide_says_more(book, small):
    told = small.codebook.subthemes["use-of-maracs"]
    assert book["Findings"]["B3"].value == told.definition
    guide = [[cell.value for cell in row] for row in book["Codebook"].iter_rows()]
    assert [
        told.label,
        told.definition,
        told.when_to_use,
        told.when_not_to_use,
        told.example,
        "MARAC failings\nRisk conferences",
    ] in guide


def choices(book: Workbook, sheet: str, place: str) -> list[str] | None:
    """What the drop-down of a cell offers."""
    for offered in book[sheet].data_validations.dataValidation:
        if place in offered.sqref:
            name, _, area = offered.formula1.partition("!")
            cells = book[name][area.replace("$", "")]
            return [cell.value for (cell,) in cells if cell.value]
    return None


def test_the_drop_downs(book):
    findings = ["present", "absent", "not-stated", "unclear"]
    assert choices(book, "Findings", "C3") == findings
    assert choices(book, "Findings", "C4") is None
    assert choices(book, "Findings", "D4") == ["overview"]
    assert choices(book, "Findings", "J14") == ["use-of-maracs", "police-response", "gps"]
    assert choices(book, "Candidates", "D2") == ["overview"]
    assert choices(book, "Attributes", "E4") == ["stabbing", "other", "not-stated"]
    assert choices(book, "Attributes", "G9") == ["police", "gp", "housing", "not-stated"]
    assert choices(book, "Attributes", "E17") == ["yes", "no", "not-stated"]
    assert choices(book, "Attributes", "E3") is None
    assert choices(book, "Record", "B2") == ["draft", "complete", "partial"]
    assert choices(book, "Record", "B3") == ["dhr", "interview"]


def test_a_drop_down_refuses_and_a_loose_one_asks(book):
    kinds = {str(d.sqref): d.errorStyle for d in book["Attributes"].data_validations.dataValidation}
    assert kinds["E4"] in (None, "stop")
    assert kinds["E9"] == "warning"


def test_only_what_is_to_be_typed_is_unlocked_and_all_of_it_is_text(book):
    for name in READ:
        sheet = book[name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    assert cell.number_format == "@", (name, cell.coordinate)
    findings = book["Findings"]
    unlocked = {
        cell.coordinate
        for row in findings.iter_rows(max_row=4)
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == {*(f"{c}3" for c in "CDEFGHI"), *(f"{c}4" for c in "DEFGH")}
    assert not findings["J14"].protection.locked
    assert book["Attributes"]["F3"].protection.locked  # a year has one value
    assert not book["Attributes"]["F9"].protection.locked
    assert not book["Sources"]["A3"].protection.locked


def test_headings_stay_in_sight_and_pages_are_numbered(book):
    for name in READ:
        sheet = book[name]
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert "Page &P of &N" in sheet.oddFooter.right.text or sheet.oddFooter.right.text


def test_rows_are_high_enough_for_their_text_and_still_grow(subject):
    with zipfile.ZipFile(io.BytesIO(render(subject))) as package:
        sheets = [package.read(n) for n in package.namelist() if "worksheets/sheet" in n]
    assert any(b' ht="' in sheet for sheet in sheets)
    assert not any(b"customHeight" in sheet for sheet in sheets)


def test_the_instructions_say_whose_what_and_how(book):
    said = "\n".join(str(row[0].value or "") for row in book["Instructions"].iter_rows())
    for words in (
        "DHR2: form for coding",
        "small-study, version 1.0",
        ("Filled in with the coding of LN."),
        "Write no name",
        "not-stated: the documents do not say.",
    ):
        assert words in said


def test_text_from_people_is_no_formula_and_no_link(small):
    record, _ = small.read("DHR2")
    hostile = '=HYPERLINK("http://example.org","x")'
    piece = Evidence(quote=hostile, note="http://example.org", page="+1", section="@x")
    record = record.model_copy(
        update={
            "findings": {"gps": CodedSubtheme(finding="present", evidence=(piece,))},
            "memo": "-1+1",
        }
    )
    data = render(Subject("DHR2", "dhr", small.codebook, record))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = b"".join(package.read(n) for n in package.namelist() if "sheets/sheet" in n)
        assert not any("externalLink" in name or "hyperlink" in name for name in package.namelist())
    assert b"<f>" not in sheets.replace(b"<formula1>", b"")
    assert b"<hyperlink" not in sheets
    cells = openpyxl.load_workbook(io.BytesIO(data))["Findings"]
    assert (cells["G10"].value, cells["G10"].data_type) == (hostile, "s")
    assert cells["G10"].quotePrefix


def test_a_text_that_no_cell_holds_is_refused(small):
    record, _ = small.read("DHR2")
    piece = Evidence(quote="\U0001f600" * 16_384)
    record = record.model_copy(
        update={"findings": {"gps": CodedSubtheme(finding="present", evidence=(piece,))}}
    )
    with pytest.raises(
        RefusedError, match=r"the quote of gps in DHR2: a cell of Excel takes 32,767"
    ):
        form_rows(Subject("DHR2", "dhr", small.codebook, record))


def test_too_many_people_are_refused(small):
    record, _ = small.read("DHR2")
    crowd = record.model_copy(update={"victims": ({"sex": "female"},) * 101})
    with pytest.raises(RefusedError, match="has room for 100"):
        form_rows(Subject("DHR2", "dhr", small.codebook, crowd))


def test_an_empty_form_has_no_finding_and_room_for_people(small):
    book = openpyxl.load_workbook(io.BytesIO(render(Subject("DHR9", "dhr", small.codebook))))
    assert [row[2].value for row in book["Findings"].iter_rows(min_row=2)] == [None] * 32
    whose = [(row[0].value, row[1].value) for row in book["Attributes"].iter_rows(min_row=2)]
    assert ("victim", "2") in whose
    assert ("victim", "3") not in whose
    about = {row[0].value: row[1].value for row in book["dhrcode"].iter_rows()}
    assert (about["review"], about["version"], about["record"]) == ("DHR9", "1.0", None)


DATED = Attribute(id="died", label="Death", of="victim", type="date", days=True)


def test_a_date_is_text_that_is_held_to_its_form(small):
    codebook = small.codebook.model_copy(update={"attributes": (DATED,)})
    codebook = Codebook.model_validate(codebook.model_dump(exclude_unset=True))
    data = render(Subject("DHR9", "dhr", codebook))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Attributes"]
    places = [f"E{row[0].row}" for row in sheet.iter_rows() if row[5].value == "died"]
    held = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    assert sorted(held) == sorted(places)
    for place in places:
        assert sheet[place].number_format == "@"
        rule = DATED.data_type.cell_rule(place)
        assert (held[place].type, held[place].formula1) == ("custom", rule.formula[1:])
        assert (held[place].errorStyle, held[place].error) == (None, rule.message)


TYPED = {
    "2013": "both",
    "2013-08": "both",
    "2013-08-17": "days",
    "not-stated": "both",
    "1900": "both",
    "2099-12": "both",
    "2099-12-31": "days",
    "2012-02-29": "days",
    "2013-02-29": "none",
    "2013-13": "none",
    "2013-8": "none",
    "1899": "none",
    "2100-01": "none",
    "08/2013": "none",
    "0813": "none",
    "Aug2013": "none",
    "summer": "none",
}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_rule_of_a_date_is_true_of_dates_alone(tmp_path):
    book = openpyxl.Workbook()
    months = DATED.model_copy(update={"days": False})
    for row, text in enumerate(TYPED, start=1):
        book.active.cell(row, 1, text).number_format = "@"
        for column, attribute in ((2, DATED), (3, months)):
            rule = attribute.data_type.cell_rule(f"A{row}")
            book.active.cell(row, column, rule.formula)
    book.save(tmp_path / "rules.xlsx")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "csv",
            "rules.xlsx",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    rows = [line.split(",") for line in (tmp_path / "rules.csv").read_text().splitlines()]
    named = {("TRUE", "TRUE"): "both", ("TRUE", "FALSE"): "days", ("FALSE", "FALSE"): "none"}
    assert {text: named[days, month] for text, days, month in rows} == TYPED
