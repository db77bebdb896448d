"""Every format: the same numbers, the same bytes twice, and text that stays text."""

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
from dhrcode.reports.blocks import Column, Line, Table, tables_alone
from dhrcode.reports.occurrence import COUNTS, occurrence_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

ROOT = Path(__file__).parents[2]


def study(name, selected=Selection()):  # noqa: B008 - frozen
    project = open_project(ROOT / name)
    made = tabulate(project, selected)
    return made.table, occurrence_report(project.codebook, made.table, made.origin)


def book_of(report):
    return openpyxl.load_workbook(io.BytesIO(exporter("xlsx")(report)))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes(form):
    _, first = study("tests/projects/west-midlands-complete")
    _, second = study("tests/projects/west-midlands-complete")
    assert exporter(form)(first) == exporter(form)(second)


def test_a_workbook_is_ready_for_a_meeting():
    table, report = study("tests/projects/west-midlands-complete")
    book = book_of(report)
    assert book.sheetnames == [
        "Occurrence table",
        "Definitions",
        "Where this came from",
        "Figures",
    ]
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
    assert sheet["I5"].value is None
    assert sheet["D6"].number_format == "0%"
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


def test_a_workbook_of_many_reviews_is_fitted_to_as_many_pages_across_as_can_be_read(report_of):
    columns = (Column("Label", "label"), *(Column(f"DHR{n}", "mark") for n in range(81)))
    table = Table("T", columns, (Line(("x", *["present"] * 81)),))
    report = report_of(["x"])._replace(sections=tables_alone(table))
    assert int(book_of(report)["T"].page_setup.fitToWidth) == 3


def test_more_columns_than_a_sheet_has_is_said(report_of):
    columns = tuple(Column(str(n), "count") for n in range(16_385))
    report = report_of(["x"])._replace(sections=tables_alone(Table("T", columns, ())))
    with pytest.raises(UsageError, match=r"a sheet has 16,384 columns and the table needs 16,385"):
        exporter("xlsx")(report)


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
        ("tests/projects/west-midlands-complete", Selection()),
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
        [cell.value for cell in row[1:8]]
        for row in sheet.iter_rows(min_row=5)
        if row[1].value is not None
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
