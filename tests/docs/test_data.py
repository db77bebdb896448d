"""docs/data.md: its columns are the program's, and its pandas and SQL count what it counts."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from dhrcode.analysis.tidy import TABLES
from dhrcode.exporters.statistics import spss, stata
from dhrcode.exporters.statistics.variables import variables
from dhrcode.store.project import shipped_codebook

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
STUDIES = ["examples/west-midlands-2014", "examples/fictional", "tests/projects/small"]
COUNTS = ["present", "absent", "unclear", "not_stated", "not_coded", "reviews"]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def block(language: str) -> str:
    """The first block of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def sql(name: str) -> str:
    (text,) = re.findall(rf"<!-- duckdb: {name} -->\n```sql\n(.*?)```", PAGE, re.DOTALL)
    return str(text)


@pytest.fixture(params=STUDIES)
def study(
    request: pytest.FixtureRequest, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A study whose findings.csv is in the current folder."""
    folder = ROOT / str(request.param)
    done = run("export", "findings.csv", "--include-drafts", "--project", folder, cwd=tmp_path)
    assert done.returncode == 0
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def table(run: Run, study: Path) -> Callable[..., dict[str, dict[str, int]]]:
    """The counts of `dhrcode table` by subtheme."""

    def counts(*flags: str) -> dict[str, dict[str, int]]:
        done = run("table", "--format", "json", "--include-drafts", *flags, cwd=study)
        rows = json.loads(done.stdout)["rows"]
        return {row["subtheme_id"]: {name: row[name] for name in COUNTS} for row in rows}

    return counts


def pandas_made() -> dict[str, Any]:
    made: dict[str, Any] = {}
    exec(block("python"), made)
    return made


def duckdb_made(name: str, first: str = "findings") -> list[dict[str, Any]]:
    with duckdb.connect() as connection:
        connection.execute(sql(first))
        frame = connection.execute(sql(name)).df()
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]


def relationships(run: Run, folder: Path) -> list[str]:
    done = run("export", "attributes.csv", "--include-drafts", "--project", folder)
    assert done.returncode == 0
    values = pd.read_csv("attributes.csv", dtype=str, keep_default_na=False)
    wanted = (values["of"] == "victim") & (values["attribute"] == "relationship")
    return sorted(set(values[wanted]["value"]))


def test_pandas_counts_what_table_counts(table: Callable[..., Any]) -> None:
    counts = pandas_made()["counts"].reset_index("subtheme")
    counts.columns = [name.replace("-", "_") for name in counts.columns]
    expected = table()
    assert counts[COUNTS].to_dict("index") == expected
    assert list(counts.index) == list(expected)
    for subtheme, row in counts.iterrows():
        has = expected[str(subtheme)]
        assert row["coded"] == has["reviews"] - has["not_coded"]
        assert row["percent_of_reviews"] == pytest.approx(100 * has["present"] / has["reviews"])
        check_percent(row["percent_of_stated"], has)


def test_duckdb_counts_what_table_counts(table: Callable[..., Any]) -> None:
    expected = table()
    made = {row["subtheme_id"]: row for row in duckdb_made("counts")}
    assert {name: {c: row[c] for c in COUNTS} for name, row in made.items()} == expected
    for name, has in expected.items():
        row = made[name]
        assert row["coded"] == has["reviews"] - has["not_coded"]
        assert row["percent_of_reviews"] == pytest.approx(100 * has["present"] / has["reviews"])
        check_percent(row["percent_of_stated"], has)


def check_percent(percent: float, has: dict[str, int]) -> None:
    stated = has["present"] + has["absent"]
    if stated:
        assert percent == pytest.approx(100 * has["present"] / stated)
    else:
        assert pd.isna(percent)


@pytest.mark.parametrize("language", ["pandas", "duckdb"])
def test_subtheme_by_relationship_is_what_table_counts(
    table: Callable[..., Any], study: Path, run: Run, language: str
) -> None:
    if language == "pandas":
        frame = pandas_made()["by_relationship"].reset_index()
        made = [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]
    else:
        made = duckdb_made("by_relationship")
    by = {(row["subtheme_id"], row["relationship"]): row for row in made}
    values = relationships(run, study)
    assert {relationship for _, relationship in by} - {"not filled in"} == set(values)
    assert values
    for value in values:
        for subtheme, has in table("--where", f"victim.relationship={value}").items():
            row = by[subtheme, value]
            assert (row["present"], row["reviews"]) == (has["present"], has["reviews"])
            assert row["stated"] == has["present"] + has["absent"]


def test_two_projects_are_read_together_and_parted_by_year(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lake").mkdir()
    for name in STUDIES:
        target = f"lake/{Path(name).name}-findings.parquet"
        assert run("export", target, "--project", ROOT / name, cwd=tmp_path).returncode == 0
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as connection:
        connection.execute(sql("lake"))
        several = connection.sql("SELECT count(DISTINCT (filename, review)) FROM findings")
        reviews = several.fetchall()[0][0]
        connection.execute(sql("partition"))
        parts = connection.sql("SELECT count(*) FROM read_parquet('by-year/*/*.parquet')")
        rows = connection.sql("SELECT count(*) FROM findings").fetchall()
        assert parts.fetchall() == rows
        one_year = connection.execute(sql("one_year")).fetchall()
    done = run("table", "--format", "json", "--where", "year=2012", cwd=ROOT / STUDIES[2])
    small = {row["subtheme_id"]: row["present"] for row in json.loads(done.stdout)["rows"]}
    assert {subtheme: present for subtheme, present, _ in one_year} == small
    assert reviews == 13 + 1 + 3


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_are_the_programs(name: str) -> None:
    section = PAGE.split(f"\n### {name}\n")[1].split("\n#")[0]
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", section, re.MULTILINE)
    made = TABLES[name].table(shipped_codebook(), []).columns
    attributes = len(shipped_codebook().attributes) if name == "findings" else 0
    fixed = made[: len(made) - attributes]
    assert rows == [(column.name, column.type) for column in fixed]


def test_spss_and_stata_name_variables_that_are_there() -> None:
    columns = TABLES["findings"].table(shipped_codebook(), []).columns
    assert re.findall(r"use (\S+),", block("stata")) == ["findings.dta"]
    for language, program in (("spss", spss), ("stata", stata)):
        words = set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", block(language)))
        assert words - {one.name for one in variables(columns, [], program.LIMITS)} == set()


def test_postgresql_declares_the_columns_in_order() -> None:
    names = [c.name for c in TABLES["findings"].table(shipped_codebook(), []).columns]
    (declared,) = re.findall(r"CREATE TABLE findings \((.*?) --", PAGE, re.DOTALL)
    assert re.findall(r"(\w+) (?:text|date|integer)", declared) == names[:14]


def test_what_export_prints_is_what_the_page_shows(run: Run, tmp_path: Path) -> None:
    shown = block("console")
    for command, said in re.findall(r"^\$ dhrcode (.*)\n((?:[^$`].*\n)+)", shown, re.MULTILINE):
        done = run(*command.split(), "--project", ROOT / STUDIES[0], cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", said)
    assert shown.count("$ dhrcode export") == 3
