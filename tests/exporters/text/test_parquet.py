"""Tidy data as Parquet: typed, exact, and nothing of pandas' own."""

import io
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.tidy_data import TidyColumn, TidyRow
from dhrcode.exporters.text import parquet
from dhrcode.store.project import open_project

NUMBERS = ["-5", "0", "12", "-120"]
RISKY = [
    "=1+1",
    "+1",
    "-1-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "-",
    "- a\nb",
    "+44",
    "=",
    "-5|-3",
]
SMALL = Path(__file__).parents[2] / "projects" / "small"
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


def test_parquet_is_typed_and_exact(tmp_path: Path, origin: Provenance) -> None:
    path = tmp_path / "t.parquet"
    texts = [*HOSTILE, *RISKY, *NUMBERS]
    path.write_bytes(parquet.render(COLUMNS, rows(texts), origin))
    made = pyarrow.parquet.read_table(path)
    assert [str(field.type) for field in made.schema] == [
        "string",
        "string",
        "date32[day]",
        "int64",
    ]
    assert [tuple(line.values()) for line in made.to_pylist()] == rows(texts)
    read = duckdb.sql(f"SELECT * FROM read_parquet('{path}')").fetchall()
    assert read == rows(texts)


def test_parquet_says_what_it_came_from_and_has_nothing_of_pandas(origin: Provenance) -> None:
    schema = pyarrow.parquet.read_schema(io.BytesIO(parquet.render(COLUMNS, [], origin)))
    kept = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert kept == dict(origin.lines())
    assert kept["Selection"] == "year=2012"


def test_parquet_in_several_groups_is_the_same_data(
    monkeypatch: pytest.MonkeyPatch, origin: Provenance
) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    made = pyarrow.parquet.ParquetFile(io.BytesIO(parquet.render(COLUMNS, rows(HOSTILE), origin)))
    assert made.num_row_groups == (len(HOSTILE) + 1) // 2
    assert [tuple(line.values()) for line in made.read().to_pylist()] == rows(HOSTILE)
