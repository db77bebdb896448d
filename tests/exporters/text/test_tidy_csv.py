"""Tidy data as CSV: read back by others, and nothing that a spreadsheet runs."""

import csv
import io
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dhrcode.analysis.tidy_data import TidyColumn, TidyRow
from dhrcode.exporters.text import tidy_csv

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


def rows(texts: list[str]) -> list[TidyRow]:
    return [
        (f"DHR{n}", text or None, date(2014, 6, 3) if n % 2 else None, n if n % 3 else None)
        for n, text in enumerate(texts)
    ]


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
NUMBERS = ["-5", "0", "12", "-120"]


def test_csv_is_lf_and_utf_8_without_a_mark_and_empty_stays_empty() -> None:
    made = tidy_csv.render(COLUMNS, rows(["é, x", ""]))
    assert made == 'review,text,coded,number\nDHR0,"é, x",,\nDHR1,,2014-06-03,1\n'.encode()


def test_csv_is_read_back_by_python_pandas_and_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(tidy_csv.render(COLUMNS, rows(HOSTILE)))
    with path.open(newline="", encoding="utf-8") as file:
        assert [line["text"] for line in csv.DictReader(file)] == HOSTILE
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert frame["text"].tolist() == HOSTILE
    read = duckdb.sql(
        f"SELECT coalesce(text, '') FROM read_csv('{path}', header = true, all_varchar = true, "
        "delim = ',', quote = '\"', escape = '\"')"
    ).fetchall()
    assert [text for (text,) in read] == HOSTILE


@pytest.mark.parametrize("text", RISKY)
def test_a_spreadsheet_runs_nothing_that_a_person_wrote(text: str) -> None:
    made = tidy_csv.render(COLUMNS, [("DHR1", text, None, None), ("DHR2", "plain", None, -5)])
    lines = list(csv.reader(io.StringIO(made.decode(), newline="")))
    assert lines[1:] == [["DHR1", f"'{text}", "", ""], ["DHR2", "plain", "", "-5"]]


def test_the_first_and_last_cell_are_guarded_too() -> None:
    columns = (TidyColumn("a", "text", ""), TidyColumn("b", "text", ""))
    made = tidy_csv.render(columns, [("=a", "b"), ("a", "=b"), ("a", None), (None, "=b")])
    assert made == b"a,b\n'=a,b\na,'=b\na,\n,'=b\n"


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_below_nought_stays_a_number(text: str) -> None:
    made = tidy_csv.render(COLUMNS, [("=x", text, None, None)])
    assert made.decode().splitlines()[1] == f"'=x,{text},,"
