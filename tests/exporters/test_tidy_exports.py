"""Tidy data as files: read back by other programs, every text is what it was."""

import io
from datetime import date
from pathlib import Path

import pyarrow.parquet
import pytest

from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.tidy_data import TidyColumn, TidyRow
from dhrcode.exporters.text import parquet, tidy_csv
from dhrcode.store.project import open_project

SMALL = Path(__file__).parents[1] / "projects" / "small"
HOSTILE = [
    "a\nb",
    "a\n\nb\n",
    'say "no"',
    '"',
    '""',
    "a,b",
    ",",
    "a;b",
    "a\tb",
    "a|b",
    "|",
    "'",
    "'x",
    "N/A",
    "NA",
    "None",
    "null",
    "NULL",
    "nan",
    "",
    "TRUE",
    "012",
    "1e5",
    "2012-01-02",
    "#N/A",
    "é",
    "🙂",
    "👩‍👩‍👧",
    "אבג",
    "\u202eabc",
    "x" * 20_000,
    "🙂" * 20_000,
    "\\N",
    "\\",
    "\\n",
    " lead",
    "trail ",
    "[red]x[/red]",
    "<b>",
    "`x`",
    "a=b",
    "x-1",
]
COLUMNS = (
    TidyColumn("review", "text", "Which"),
    TidyColumn("text", "text", "Any"),
    TidyColumn("coded", "date", "When"),
    TidyColumn("number", "integer", "How many"),
)


@pytest.fixture
def origin() -> Provenance:
    project = open_project(SMALL)
    return provenance(project.codebook, project.codebook_digest, [], "year=2012")


def rows(texts: list[str]) -> list[TidyRow]:
    return [
        (f"DHR{n}", text or None, date(2014, 6, 3) if n % 2 else None, n if n % 3 else None)
        for n, text in enumerate(texts)
    ]


def test_no_row_gives_the_heading_alone(origin: Provenance) -> None:
    assert tidy_csv.render(COLUMNS, []) == b"review,text,coded,number\n"
    made = pyarrow.parquet.read_table(io.BytesIO(parquet.render(COLUMNS, [], origin)))
    assert (made.num_rows, made.column_names) == (0, ["review", "text", "coded", "number"])


def test_the_same_rows_give_the_same_bytes(origin: Provenance) -> None:
    assert tidy_csv.render(COLUMNS, rows(HOSTILE)) == tidy_csv.render(COLUMNS, rows(HOSTILE))
    assert parquet.render(COLUMNS, rows(HOSTILE), origin) == parquet.render(
        COLUMNS, rows(HOSTILE), origin
    )
