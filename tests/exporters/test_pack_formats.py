"""The whole pack in five formats: the same numbers in each, read back by other programs.

The counts are made once more with plain pandas from the tidy export.
"""

import csv
import html.parser
import importlib.util
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl
import pandas as pd
import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.exporters import exporter
from dhrcode.exporters.excel.tables import arranged, table_name
from dhrcode.reports.blocks import Paragraph, Report, Table, for_paper
from dhrcode.reports.cell_text import cell_text
from dhrcode.reports.pack.parts import chosen_parts
from dhrcode.reports.pack.whole import PackRequest, pack_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.report import Profile, report_on

ROOT = Path(__file__).parents[2]
LARGE = pytest.param("620", marks=pytest.mark.slow)
BY = ("victim.relationship", "perpetrator.mental-health")


class Study(NamedTuple):
    """A project and its pack."""

    folder: Path
    report: Report


def made_project(folder: Path, reviews: int) -> Path:
    """A project of invented records, as the benchmarks make it."""
    path = ROOT / "benchmarks" / "projects.py"
    spec = importlib.util.spec_from_file_location("projects", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.make_project(folder, reviews)
    return folder


def pack(folder: Path, profile: Profile = Profile.INTERNAL) -> Report:
    by = BY if profile is Profile.INTERNAL else BY[:1]
    made = report_on(open_project(folder), Selection(), by=by, profile=profile)
    evidence = profile is Profile.INTERNAL
    parts = chosen_parts(evidence=evidence)
    wishes = PackRequest("A pack", parts, published=made.published)
    return pack_report(made.pack, made.origin, wishes)


def on_paper(report: Report) -> list[Table]:
    """The tables as a document has them."""
    return [table for section in for_paper(report.sections) for table in section.tables]


@pytest.fixture(scope="module", params=["west-midlands", LARGE, "published"])
def study(request, tmp_path_factory) -> Study:
    if request.param == "west-midlands":
        folder = ROOT / "tests" / "projects" / "west-midlands-complete"
        return Study(folder, pack(folder))
    published = request.param == "published"
    reviews = 620 if published else int(request.param)
    folder = made_project(tmp_path_factory.mktemp("made") / request.param, reviews)
    profile = Profile.PUBLICATION if published else Profile.INTERNAL
    return Study(folder, pack(folder, profile))


def expected(table: Table) -> list[list[str]]:
    """The rows of a table as any reader sees them, without bands."""
    return [
        [cell_text(c.kind, cell) for c, cell in zip(table.columns, line.cells, strict=True)]
        for line in table.lines
        if not line.band
    ]


def flat(text: object) -> str:
    return " ".join(str(text).split())


def test_json_holds_every_cell(study):
    tables = json.loads(exporter("json")(study.report))["tables"]
    for table in study.report.tables:
        rows = tables[table.key]
        lines = [line for line in table.lines if not line.band]
        assert len(rows) == len(lines)
        for row, line in zip(rows, lines, strict=True):
            given = {c.key: cell for c, cell in zip(table.columns, line.cells, strict=True)}
            assert {key: row[key] for key in given} == {
                key: "*" if cell_text("text", cell) == "*" else cell for key, cell in given.items()
            }


def rows_of_markdown(text: str) -> Iterator[list[list[str]]]:
    """The rows of each table, header and bands left out."""
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            cells = line.replace("\\|", "\0").strip("|").split("|")
            rows.append([c.replace("\0", "|").replace("\\", "").strip() for c in cells])
        elif rows:
            yield [r for r in rows[2:] if not r[0].startswith("**")]
            rows = []


def test_markdown_holds_every_cell(study):
    found = list(rows_of_markdown(exporter("md")(study.report).decode()))
    assert [
        [[flat(cell).replace("\\", "") for cell in row] for row in expected(table)]
        for table in on_paper(study.report)
    ] == found


def in_sheet(kind: str, value: object) -> str:
    """A cell of a workbook as `cell_text` has it; it keeps numbers, and not their rounding."""
    return cell_text("text", value) if isinstance(value, str) else cell_text(kind, value)  # type: ignore[arg-type]


def test_a_workbook_holds_every_cell_as_openpyxl_reads_it(study):
    book = openpyxl.load_workbook(io.BytesIO(exporter("xlsx")(study.report)))
    sheets = {name: sheet for sheet in book for name in sheet.tables}
    names: list[str] = []
    for table in map(arranged, study.report.tables):
        names.append(table_name(table, names))
        sheet = sheets[names[-1]]
        assert [cell.value for cell in sheet[4]][: len(table.columns)] == [
            column.heading for column in table.columns
        ]
        below = sheet.iter_rows(min_row=5, max_row=4 + len(table.lines), max_col=len(table.columns))
        rows = [
            [in_sheet(c.kind, cell.value) for c, cell in zip(table.columns, row, strict=True)]
            for row in below
        ]
        bands = [line.band for line in table.lines]
        assert [r for r, band in zip(rows, bands, strict=True) if not band] == expected(table)


def test_a_workbook_has_no_formula_link_or_macro(study):
    data = exporter("xlsx")(study.report)
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert b"vbaProject" not in data
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)


def tables_of_document(data: bytes) -> list[list[list[str]]]:
    document = docx.Document(io.BytesIO(data))
    return [
        [[flat(cell.text) for cell in row.cells] for row in table.rows] for table in document.tables
    ]


def in_document(report: Report) -> Iterator[Table]:
    """The tables whose columns a document has all side by side."""
    for table in on_paper(report):
        if not table.reviews:
            yield table


def test_a_document_holds_every_cell_as_python_docx_reads_it(study):
    found = tables_of_document(exporter("docx")(study.report))
    for table in in_document(study.report):
        rows = [[flat(cell) for cell in row] for row in expected(table)]
        headings = [flat(column.heading) for column in table.columns]
        assert any(
            read[0] == headings and [r for r in read[1:] if r in rows] == rows for read in found
        ), table.title


class Reader(html.parser.HTMLParser):
    """The rows of every table of a page, as text."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - its parent's
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append(flat("".join(self._cell)))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def test_a_page_holds_every_number(study):
    reader = Reader()
    reader.feed(exporter("html")(study.report).decode())
    for table in study.report.tables:
        numbers = [n for n, c in enumerate(table.columns) if c.kind != "mark"]
        rows = [[flat(row[n]) for n in numbers] for row in expected(table)]
        assert any(
            [[row[n] for n in numbers] for row in read if len(row) == len(table.columns)][1:]
            == rows
            for read in reader.tables
        ), table.title


# LibreOffice takes a minute for the evidence of 620 reviews; sixty fill as many pages as matter.
by_office = pytest.mark.parametrize("study", ["west-midlands", "60", "published"], indirect=True)
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""LibreOffice's filter for CSV: UTF-8, cells as shown, every sheet in a file of its own."""


@by_office
def test_a_workbook_holds_every_cell_as_libreoffice_shows_it(study, office):
    folder = office("pack.xlsx", exporter("xlsx")(study.report), ALL_SHEETS)
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.csv")]
    sheets = [list(csv.reader(io.StringIO(text, newline=""))) for text in texts]
    for table in map(arranged, study.report.tables):
        wide = len(table.columns)
        rows = [[flat(cell) for cell in row] for row in expected(table)]
        headings = [column.heading for column in table.columns]
        assert any(
            headings in [row[:wide] for row in sheet]
            and [r for row in sheet if (r := [flat(cell) for cell in row[:wide]]) in rows] == rows
            for sheet in sheets
        ), table.title


@by_office
def test_a_document_holds_every_cell_as_libreoffice_reads_it(study, office):
    folder = office("pack.docx", exporter("docx")(study.report), "html:HTML (StarWriter)")
    reader = Reader()
    reader.feed((folder / "pack.html").read_text(encoding="utf-8"))
    for table in in_document(study.report):
        rows = [[flat(cell) for cell in row] for row in expected(table)]
        assert any([r for r in read if r in rows] == rows for read in reader.tables), table.title


def tidy(study: Study, run, folder: Path, name: str) -> pd.DataFrame:
    done = run("-C", study.folder, "export", folder / f"{name}.csv")
    assert done.returncode == 0, done.stderr
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.mark.parametrize("study", ["west-midlands", LARGE], indirect=True)
def test_plain_pandas_counts_the_same_from_the_tidy_export(study, run, tmp_path):
    data = json.loads(exporter("json")(study.report))["tables"]
    findings = tidy(study, run, tmp_path, "findings")
    present = findings[findings["finding"] == "present"]
    reviews = findings["review"].nunique()

    counts = findings.groupby(["subtheme_id", "finding"]).size().unstack(fill_value=0)
    for row in data["frequency"]:
        one = counts.loc[row["id"]]
        names = {
            "present": "present",
            "absent": "absent",
            "unclear": "unclear",
            "not_stated": "not-stated",
            "not_coded": "not-coded",
        }
        assert {k: row[k] for k in names} == {k: one.get(v, 0) for k, v in names.items()}
        assert row["share"] == one.get("present", 0) / reviews
        assert row["rank"] == 1 + (counts["present"] > one.get("present", 0)).sum()

    areas = present.groupby("area_id")["review"].nunique()
    ticks = present.groupby("area_id").size()
    for row in data["areas"]:
        assert (row["present"], row["ticks"]) == (
            areas.get(row["id"], 0),
            ticks.get(row["id"], 0),
        )
        assert row["average"] == ticks.get(row["id"], 0) / reviews

    wide = findings.pivot_table(
        index="review", columns="subtheme_id", values="finding", aggfunc="first"
    ).eq("present")
    together = wide.astype(int).T @ wide.astype(int)
    for row in data["all_pairs"]:
        others = [key for key in row if key not in ("id", "label", row["id"])]
        assert [row[other] for other in others] == together.loc[row["id"], others].tolist()

    for name in BY:
        column = name.replace(".", "_").replace("-", "_")
        by = {row["id"]: row for row in data[f"by_{name}"]}
        values = findings.drop_duplicates("review").set_index("review")[column].str.split("|")
        exploded = values.explode()
        keys = {"": "not_filled_in", "not-stated": "not_stated"}
        for value, group in exploded.groupby(exploded):
            key = keys.get(value, value)
            assert by["reviews"][key] == group.index.nunique()
            of = present[present["review"].isin(group.index)].groupby("subtheme_id").size()
            assert {s: r[key] for s, r in by.items() if s != "reviews"} == {
                s: of.get(s, 0) for s in by if s != "reviews"
            }

    years = findings.drop_duplicates("review")["year"].value_counts()
    for row in data.get("years", []):
        assert row["reviews"] == years[row["label"] if row["id"] != "not_filled_in" else ""]


@pytest.mark.parametrize("study", ["published"], indirect=True)
def test_a_publication_tells_of_no_review_and_no_words(study):
    said = [b for b in study.report.sections[0].blocks if isinstance(b, Paragraph)]
    (hidden,) = (paragraph for paragraph in said if paragraph.heading == "What is hidden")
    assert hidden.text.startswith("For publication")
    for form in ("json", "md", "html"):
        text = exporter(form)(study.report).decode()
        assert "DHR1" not in text.replace("DHR10.1", "")
        for word in ("overview", "Evidence", "LN", "EM"):
            assert word not in text.split("Where this came from")[0], (form, word)
