"""Every format: the same numbers, the same bytes twice, and text that stays text."""

import csv
import io
import json
import math
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.errors import UsageError
from dhrcode.exporters import FORMATS, exporter, format_of
from dhrcode.exporters.excel.sheet_text import MAX_CELL, safe_text, sheet_title
from dhrcode.exporters.text.csv_file import guarded
from dhrcode.exporters.text.markdown import escaped
from dhrcode.reports.blocks import Column, Line, Report, Table, tables_alone
from dhrcode.reports.occurrence import COUNTS, occurrence_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

ROOT = Path(__file__).parents[2]
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "'x",
    '=HYPERLINK("http://x")',
    "#N/A",
    "#REF!",
    "_x0041_",
    "1e5",
    "012",
    "TRUE",
    "2012-01-02",
    "[bold]x[/bold]",
    ":smile:",
    "a|b",
    "`x`",
    "<b>x</b>",
    "&amp;",
    "*x*",
    "# x",
    "- x",
    "1. x",
    "![x](y)",
    "https://example.org/",
    "a\nb",
    "é",
    "🙂",
    "אבג",
    "\u202eabc",
    "x" * 20_000,
    "N/A",
    "None",
    "null",
    "{=1}",
    "mailto:a@b.c",
]
UNTEXT = {
    "a\x00b": "a�b",
    "a\x0bb": "a�b",
    "a\x1b[31mb": "a�[31mb",
    "a\x7fb": "a�b",
    "a\ufffeb": "a�b",
    "a\ud800b": "a�b",
}


def report_of(texts, heading="Text"):
    """A report whose every place for text holds one of the texts."""
    lines = tuple(Line((text, text, 1)) for text in texts)
    columns = (Column(heading, "label", 20), Column("Other", "text", 20), Column("N", "count"))
    table = Table("Main", columns, lines, (("✓", texts[0]),), tuple(texts[:1]))
    return Report(
        texts[0],
        texts[0],
        tables_alone(table),
        (table,),
        flat=lambda: [("text", "n"), *((text, 1) for text in texts)],
        data=lambda: {"texts": list(texts)},
        origin=(("From", texts[0]),),
    )


def study(name, selected=Selection()):  # noqa: B008 - frozen
    project = open_project(ROOT / name)
    made = tabulate(project, selected)
    return made.table, occurrence_report(project.codebook, made.table, made.origin)


def book_of(report):
    return openpyxl.load_workbook(io.BytesIO(exporter("xlsx")(report)))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes(form):
    _, first = study("examples/west-midlands-2014")
    _, second = study("examples/west-midlands-2014")
    assert exporter(form)(first) == exporter(form)(second)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_in_a_workbook_text_stays_text(text):
    book = book_of(report_of([text]))
    sheet = book["Main"]
    for place in ("A1", "A2", "A5", "B5"):
        cell = sheet[place]
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.quotePrefix is (text[0] in "=+-@'")
        assert cell.hyperlink is None
    assert (sheet["C5"].value, sheet["C5"].data_type) == (1, "n")


@pytest.mark.parametrize("text", UNTEXT)
def test_in_a_workbook_what_is_no_text_is_replaced(text):
    assert book_of(report_of([text]))["Main"]["A5"].value == UNTEXT[text]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so():
    value = book_of(report_of(["x" * 40_000]))["Main"]["A5"].value
    assert len(value) == MAX_CELL
    assert value == "x" * (MAX_CELL - 61) + (
        " [cut: a cell holds no more; the whole text is in the record]"
    )
    emoji = safe_text("🙂" * 20_000)
    assert len(emoji.encode("utf-16-le")) // 2 <= MAX_CELL
    assert emoji.strip("🙂") == " [cut: a cell holds no more; the whole text is in the record]"
    assert safe_text("x" * MAX_CELL) == "x" * MAX_CELL


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_in_csv_text_is_guarded_and_reads_back(text):
    data = exporter("csv")(report_of([text])).decode("utf-8")
    kept = f"'{text}" if text[0] in "=+-@\t\r" else text
    assert list(csv.reader(io.StringIO(data, newline=""))) == [["text", "n"], [kept, "1"]]


def test_the_guard_of_csv_touches_text_alone():
    assert [guarded(cell) for cell in ("=1", "+1", "-1", "@x", "\tx", "\rx")] == [
        "'=1",
        "'+1",
        "'-1",
        "'@x",
        "'\tx",
        "'\rx",
    ]
    assert [guarded(cell) for cell in (-1, 0.5, None, "", "a=1", "'=1")] == [
        -1,
        0.5,
        None,
        "",
        "a=1",
        "'=1",
    ]


@pytest.mark.parametrize("text", [*HOSTILE, *list(UNTEXT)[:-1]])
def test_in_json_text_reads_back(text):
    assert json.loads(exporter("json")(report_of([text]))) == {"texts": [text]}


def test_json_never_holds_a_number_that_is_none():
    report = report_of(["x"])._replace(data=lambda: {"share": math.nan})
    with pytest.raises(ValueError, match="JSON"):
        exporter("json")(report)


MARKDOWN = {
    "a|b": r"a\|b",
    "[bold]x[/bold]": r"\[bold\]x\[/bold\]",
    "<b>x</b>": r"\<b\>x\</b\>",
    "&amp;": r"\&amp;",
    "*x* _y_ `z` ~w~": r"\*x\* \_y\_ \`z\` \~w\~",
    "# x": r"\# x",
    "- x": r"\- x",
    "+ x": r"\+ x",
    "=x": r"\=x",
    "1. x": r"1\. x",
    "12) x": r"12\) x",
    "![x](y)": r"\!\[x\](y)",
    "$x$": r"\$x\$",
    "a\nb\tc": "a b c",
    "back\\slash": r"back\\slash",
    ":smile: é 🙂 אב": ":smile: é 🙂 אב",
}


@pytest.mark.parametrize("text", MARKDOWN)
def test_in_markdown_nothing_is_markup(text):
    assert escaped(text) == MARKDOWN[text]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_in_markdown_a_row_stays_a_row(text):
    lines = exporter("md")(report_of([text])).decode("utf-8").splitlines()
    row = lines[lines.index("| --- | --- | --: |") + 1]
    assert row == f"| {escaped(text)} | {escaped(text)} | 1 |"
    assert row.replace("\\|", "").count("|") == 4


def test_a_workbook_is_ready_for_a_meeting():
    table, report = study("examples/west-midlands-2014")
    book = book_of(report)
    assert book.sheetnames == ["Occurrence table", "Definitions", "Where this came from"]
    for sheet in book:
        assert sheet.freeze_panes == "B5"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$4:$4", "$A:$A")
        assert sheet.oddFooter.left.text == sheet.title
        assert sheet.oddFooter.right.text == "Page &P of &N"
    sheet = book["Occurrence table"]
    assert [sheet["A1"].value, sheet["A2"].value] == [report.title, report.subtitle]
    assert sheet["S5"].value is None
    assert sheet["Q6"].number_format == "0%"
    below = [sheet.cell(row, 1).value for row in range(33, 42)]
    assert [text for text in below if text] == [
        "✓  present",
        "–  absent (looked for, and it did not happen)",
        "·  not stated (the document does not say)",
        "?  unclear",
        "blank: not coded yet",
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    definitions = book["Definitions"]
    assert [cell.value for cell in definitions[4]] == [
        "Subtheme",
        "Definition",
        "When to use",
        "When not to use",
    ]
    assert definitions["B6"].value == table.rows[0].subtheme.definition
    origin = book["Where this came from"]
    assert [
        (origin.cell(row, 1).value, origin.cell(row, 2).value)
        for row in range(5, 5 + len(report.origin))
    ] == list(report.origin)
    assert book.properties.created == datetime(2000, 1, 1)  # noqa: DTZ001 - openpyxl's are naive


def test_a_workbook_of_many_reviews_is_fitted_to_as_many_pages_across_as_can_be_read():
    columns = (Column("Label", "label"), *(Column(f"DHR{n}", "mark") for n in range(81)))
    table = Table("T", columns, (Line(("x", *["present"] * 81)),))
    report = report_of(["x"])._replace(sections=tables_alone(table))
    assert int(book_of(report)["T"].page_setup.fitToWidth) == 3


def test_more_columns_than_a_sheet_has_is_said():
    columns = tuple(Column(str(n), "count") for n in range(16_385))
    report = report_of(["x"])._replace(sections=tables_alone(Table("T", columns, ())))
    with pytest.raises(UsageError, match=r"a sheet has 16,384 columns and the table needs 16,385"):
        exporter("xlsx")(report)


def test_sheet_titles_follow_their_own_rules():
    assert sheet_title("a/b:c*d?e[f]g\\h", []) == "a b c d e f g h"
    assert sheet_title("'x'", []) == "x"
    assert sheet_title("", []) == "Sheet"
    assert sheet_title("x" * 40, []) == "x" * 31
    assert sheet_title("T", ["t"]) == "T (2)"
    assert sheet_title("x" * 40, ["x" * 31]) == "x" * 27 + " (2)"


def table_of_markdown(text):
    lines = text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("| Thematic"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            return rows
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[-1]:
            rows.append(cells)
    return rows


@pytest.mark.parametrize(
    ("name", "selected"),
    [
        ("examples/west-midlands-2014", Selection()),
        ("examples/fictional", Selection(include_drafts=True)),
        ("tests/projects/small", Selection(include_drafts=True)),
        ("tests/projects/small", Selection(kinds=("interview",))),
    ],
)
def test_every_format_has_the_numbers_that_pandas_counts(name, selected):
    table, report = study(name, selected)
    reviews = [review.id for review in table.reviews]
    frame = pd.read_csv(io.BytesIO(exporter("csv")(report)), dtype=str, keep_default_na=False)
    marks = frame[reviews]
    values = {
        "present": "present",
        "absent": "absent",
        "unclear": "unclear",
        "not_stated": "not-stated",
        "not_coded": "",
    }
    counted = pd.DataFrame({key: (marks == value).sum(axis=1) for key, value in values.items()})
    counted["reviews"] = len(reviews)
    expected = counted[list(COUNTS)].to_numpy().tolist()

    assert frame[list(COUNTS)].astype(int).to_numpy().tolist() == expected
    rows = json.loads(exporter("json")(report))["rows"]
    assert [[row[key] for key in COUNTS] for row in rows] == expected
    assert [
        [row["findings"].get(review, "") for review in reviews] for row in rows
    ] == marks.to_numpy().tolist()

    order = ["present", "reviews", "share", "absent", "not_stated", "unclear", "not_coded"]
    first = 1 + len(reviews)
    sheet = book_of(report)["Occurrence table"]
    in_sheet = [
        [cell.value for cell in row[first : first + 7]]
        for row in sheet.iter_rows(min_row=5)
        if row[first].value is not None
    ]
    counted["share"] = counted["present"] / counted["reviews"]
    assert [row.pop(2) for row in in_sheet] == pytest.approx(  # a sheet keeps sixteen digits
        counted["share"].tolist(), rel=1e-15
    )
    order.remove("share")
    assert in_sheet == counted[order].to_numpy().tolist()

    in_markdown = table_of_markdown(exporter("md")(report).decode())
    whole = counted.drop(columns="share").astype(int)
    assert [row[first : first + 2] + row[first + 3 :] for row in in_markdown] == [
        [str(n) for n in row] for row in whole[order].to_numpy().tolist()
    ]
    assert [row[first + 2] for row in in_markdown] == [
        f"{math.floor(share * 100 + 0.5)}%" for share in counted["share"]
    ]


@pytest.mark.parametrize(
    ("name", "form"), [("t.csv", "csv"), ("T.XLSX", "xlsx"), ("a.b.md", "md"), ("x.Json", "json")]
)
def test_a_format_is_known_by_its_suffix(name, form):
    assert format_of(Path(name)) == form


@pytest.mark.parametrize("name", ["t", "t.pdf", ".csv", "csv", "t.csv.bak", "t."])
def test_another_suffix_is_refused_with_those_there_are(name):
    with pytest.raises(
        UsageError, match=r"should end in one of \.csv, \.docx, \.html, \.json, \.md, \.xlsx$"
    ):
        format_of(Path(name))


def test_a_format_that_there_is_not():
    with pytest.raises(
        UsageError, match=r"^'pdf' is not a format: one of csv, docx, html, json, md, xlsx$"
    ):
        exporter("pdf")
