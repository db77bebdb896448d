"""Attributes of type `date`, in and out of every command: a day stays in its record."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
import yaml

from dhrcode.cli.main import main

THEMES = """\
format: 2
id: dated
version: "1.0"
title: A codebook with dates
areas:
  - id: a
    label: Noticing
    subthemes:
      - {id: gps, label: GPs, definition: Invented.}
      - {id: police, label: Police, definition: Invented.}
attributes:
  - {id: reported, label: Report, of: review, type: date}
  - {id: died, label: Death, of: victim, type: date, days: true}
disclosure: {threshold: 3}
"""
DAYS = ("2013-08-17", "2013-09-02", "2013-08-30", "2012-11-05", "2012-02-29", "2012-03-01")
RECORD = """\
review: DHR{number}
kind: dhr
codebook: {{id: dated, version: "1.0"}}
coder: LN
status: complete
attributes:
  reported: "{reported}"
victims:
  - died: "{died}"
findings:
  gps: {{finding: absent}}
  police: {{finding: not-stated}}
"""
MAP = """\
id: {heading: Id, prefix: DHR}
coder: LN
findings: {GPs: gps, Police: police}
attributes: {Reported: reported, Died: victim.died}
values: {n: absent}
"""


Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Runs `dhrcode` inside this process: a hundred starts of Python would take minutes."""
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setenv("COLUMNS", "500")
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")

    def call(*arguments: str | Path, cwd: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr("sys.argv", ["dhrcode", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    """Twelve reviews of deaths on six days of two years."""
    folder = tmp_path / "dated"
    (folder / "records").mkdir(parents=True)
    (folder / "themes.yaml").write_text(THEMES)
    for number in range(1, 13):
        text = RECORD.format(
            number=number, reported=f"2014-{number:02}", died=DAYS[number % len(DAYS)]
        )
        (folder / "records" / f"DHR{number}.yaml").write_text(text)
    return folder


@pytest.fixture
def empty(dated: Path, tmp_path: Path) -> Path:
    """A project with the same codebook and no record."""
    folder = tmp_path / "empty"
    (folder / "records").mkdir(parents=True)
    (folder / "themes.yaml").write_text(THEMES)
    return folder


def records(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text() for path in (folder / "records").glob("*.yaml")}


def values(text: str) -> list[str]:
    """The dates of a record's file."""
    return re.findall(r'(?:reported|died): "?([^"\n]*)"?\n', text)


def test_the_records_are_as_dhrcode_writes_them(said, dated):
    before = records(dated)
    assert said("check", cwd=dated)[0] == 0
    assert said("set", "DHR1", "victim.died=2013-09-02", "reported=2014-01", cwd=dated)[0] == 0
    assert records(dated) == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "reported=2014-01-05",
            (
                "'2014-01-05' is a day, and 'reported' takes months and years: 2014-01, say; the "
                "codebook does not allow days (`days: true`)"
            ),
        ),
        ("victim.died=2013-02-30", "'2013-02-30' is no date: 2013-02 has the days 01 to 28"),
        ("reported=2014-13", "'2014-13' is no date: a month is 01 to 12, as in 2013-08"),
    ],
)
def test_what_cannot_be_set(said, dated, typed, sentence):
    before = records(dated)
    assert said("set", "DHR1", typed, cwd=dated) == (2, "", f"dhrcode: {sentence}\n")
    assert records(dated) == before


def insides(path: Path) -> bytes:
    """Every byte of a file, and of the parts of it if it is a package."""
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            data = b"\n".join(package.read(name) for name in package.namelist())
    elif path.suffix == ".parquet":
        data = str(pyarrow.parquet.read_table(path).to_pylist()).encode()
    return data


TO_FILES = {
    "report.xlsx": ("report", "--by", "victim.died", "--with-evidence", "-o"),
    "report.docx": ("report", "--by", "victim.died", "-o"),
    "report.html": ("report", "--by", "victim.died", "-o"),
    "report.json": ("report", "--by", "victim.died", "-o"),
    "report.md": ("report", "--by", "victim.died", "-o"),
    "table.xlsx": ("table", "-o"),
    "table.csv": ("table", "--where", "victim.died=2013-08", "-o"),
    "crosstab.json": ("crosstab", "victim.died", "gps", "-o"),
    "project.qdpx": ("export",),
    "form.xlsx": ("form", "DHR2", "-o"),
}
TIDY = ("findings.csv", "attributes.csv", "findings.parquet", "attributes.parquet")


@pytest.mark.parametrize("allow", [(), ("--allow-identifiers",)], ids=["", "allowed"])
@pytest.mark.parametrize("name", TO_FILES)
def test_no_output_holds_a_day(said, dated, name, allow):
    done = said(*TO_FILES[name], name, *allow, cwd=dated)
    assert done[0] == 0, done
    data = insides(dated / name)
    assert [day for day in DAYS if day.encode() in data] == []
    assert b"DHR2" in data or b"2013" in data


def test_the_screen_shows_no_day(said, dated):
    for words in (("show", "DHR2"), ("report", "--by", "victim.died"), ("table",), ("list",)):
        status, out, _ = said(*words, cwd=dated)
        assert (status, [day for day in DAYS if day in out]) == (0, [])
    assert "victim.died = 2013-08\n" in said("show", "DHR2", cwd=dated)[1]


@pytest.mark.parametrize("name", TIDY)
def test_tidy_data_hold_days_if_identifiers_are_allowed_alone(said, dated, name):
    assert said("export", name, cwd=dated)[0] == 0
    held = insides(dated / name).decode()
    assert [day for day in DAYS if day in held] == []
    assert all(day[:7] in held for day in DAYS)
    assert said("export", name, "--allow-identifiers", cwd=dated)[0] == 0
    held = insides(dated / name).decode()
    assert [day for day in DAYS if day not in held] == []


def test_the_tidy_table_says_of_which_type_they_are(said, dated):
    assert said("export", "attributes.csv", "--where", "reported=2014-06", cwd=dated)[0] == 0
    rows = list(csv.DictReader(io.StringIO((dated / "attributes.csv").read_text())))
    assert [
        (r["review"], r["attribute"], r["type"], r["value"], r["value_label"]) for r in rows
    ] == [
        ("DHR6", "reported", "date", "2014-06", "2014-06"),
        ("DHR6", "died", "date", "2013-08", "2013-08"),
    ]
    dictionary = list(
        csv.DictReader(io.StringIO((dated / "attributes-dictionary.csv").read_text()))
    )
    assert dictionary[5]["values"] == "choice|choices|yes-no|integer|year|date|text"


@pytest.mark.parametrize(
    ("condition", "reviews"),
    [
        ("victim.died=2013", [1, 2, 6, 7, 8, 12]),
        ("victim.died=2013-08", [2, 6, 8, 12]),
        ("victim.died=2012-02,2013-09", [1, 4, 7, 10]),
        ("victim.died>=2013-09", [1, 7]),
        ("victim.died<=2012-03", [4, 5, 10, 11]),
        ("victim.died=not-stated", []),
    ],
)
def test_a_condition_takes_months_and_years(said, dated, condition, reviews):
    out = said("table", "--where", condition, "--format", "json", cwd=dated)[1]
    made = json.loads(out)
    assert made["reviews"] == [f"DHR{n}" for n in reviews]


def test_a_condition_takes_no_day(said, dated):
    assert said("table", "--where", "victim.died=2013-08-14", cwd=dated) == (
        2,
        "",
        (
            "dhrcode: '2013-08-14' is a day, which every output leaves out: ask for a month such "
            "as 2013-08\n"
        ),
    )


@pytest.mark.parametrize("profile", ["internal", "publication"])
def test_a_pack_counts_by_year(said, dated, profile):
    words = ("report", "--by", "victim.died", "--profile", profile, "--format", "json")
    status, out, err = said(*words, cwd=dated)
    assert status == 0, err
    assert [text for day in DAYS for text in (day, day[:7]) if text in out] == []
    reviews = json.loads(out)["tables"]["by_victim.died"][0]
    assert (reviews["2012"], reviews["2013"]) == (6, 6)
    assert [key for key in reviews if key.startswith("20") and not key.endswith("share")] == [
        "2012",
        "2013",
    ]


def test_the_years_of_a_pack_are_those_of_the_first_date_of_a_review(said, dated):
    out = said("report", "--format", "json", cwd=dated)[1]
    assert [text for text in ("2014-01", "2014-12") if text in out] == []
    years = json.loads(out)["tables"]["years"]
    assert [(year["id"], year["reviews"]) for year in years] == [("2014", 12)]


def test_a_publication_is_selected_by_years_alone(said, dated):
    publish = ("report", "--profile", "publication", "--format", "md")
    assert said(*publish, "--where", "reported=2014", cwd=dated)[0] == 0
    for condition in ("reported=2014-06", "reported>=2014-06", "reported=2013,2014-06"):
        assert said(*publish, "--where", condition, cwd=dated) == (
            2,
            "",
            "dhrcode: a publication tells no month: of 'reported' it takes a year such as 2014\n",
        )


def test_a_sample_is_drawn_from_years(said, dated):
    assert said("sample", "--share", "4", "--by", "victim.died", "--seed", "1", cwd=dated)[0] == 0
    drawn = yaml.safe_load((dated / "sample.yaml").read_text())["reviews"]
    years = sorted(DAYS[int(review.removeprefix("DHR")) % len(DAYS)][:4] for review in drawn)
    assert years == ["2012", "2012", "2013", "2013"]


def fill(path: Path, **cells: object) -> None:
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    for place, value in cells.items():
        book["Attributes"][place] = value
    book.save(path)


def cell_of(path: Path, attribute: str) -> str:
    """Where the first value of an attribute stands in the sheet of attributes."""
    sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["Attributes"]
    return next(f"E{row[0].row}" for row in sheet.iter_rows() if row[5].value == attribute)


def test_a_form_shows_months_and_gives_days_back(said, dated):
    before = records(dated)
    assert said("form", "DHR2", "-o", "DHR2.xlsx", cwd=dated)[0] == 0
    sheet = openpyxl.load_workbook(dated / "DHR2.xlsx")["Attributes"]
    place = cell_of(dated / "DHR2.xlsx", "died")
    assert (sheet[place].value, sheet[place].number_format) == ("2013-08", "@")
    assert said("import", "DHR2.xlsx", cwd=dated) == (0, "", "1 record as before\n")
    assert records(dated) == before


@pytest.mark.parametrize("typed", ["2013-09", "2013-08-15", "2013", "not-stated"])
def test_what_is_typed_into_a_form_takes_the_days_place(said, dated, typed):
    said("form", "DHR2", "-o", "DHR2.xlsx", cwd=dated)
    fill(dated / "DHR2.xlsx", **{cell_of(dated / "DHR2.xlsx", "died"): typed})
    assert said("import", "DHR2.xlsx", cwd=dated) == (0, "", "1 record changed\n")
    assert said("check", cwd=dated)[0] == 0
    assert f"died: {typed}\n" in records(dated)["DHR2"].replace('"', "")


@pytest.mark.parametrize(
    ("attribute", "typed", "said_of_it"),
    [
        (
            "reported",
            "2014-02-05",
            (
                "'2014-02-05' is a day, and 'reported' takes months and years: 2014-02, say; the "
                "codebook does not allow days (`days: true`) [attribute-value]"
            ),
        ),
        (
            "died",
            "2013-02-30",
            "'2013-02-30' is no date: 2013-02 has the days 01 to 28 [attribute-value]",
        ),
        (
            "died",
            datetime(2013, 8, 1),  # noqa: DTZ001 - as Excel has it
            (
                "Excel has made a date of it (2013-08-01): type it again as text, with ' before "
                "it: '3-4 [made-a-date]"
            ),
        ),
    ],
)
def test_what_is_wrong_in_a_form_is_said_at_its_cell(said, dated, attribute, typed, said_of_it):
    said("form", "DHR2", "-o", "DHR2.xlsx", cwd=dated)
    place = cell_of(dated / "DHR2.xlsx", attribute)
    fill(dated / "DHR2.xlsx", **{place: typed})
    before = records(dated)
    status, _, err = said("import", "DHR2.xlsx", cwd=dated)
    assert (status, err.splitlines()[0]) == (
        1,
        f"DHR2.xlsx:Attributes!{place}: error: {said_of_it}",
    )
    assert records(dated) == before


def test_a_faulty_value_in_a_form_is_said_though_nothing_else_differs(said, dated):
    said("set", "DHR2", "reported=", cwd=dated)
    said("form", "DHR2", "-o", "DHR2.xlsx", cwd=dated)
    fill(dated / "DHR2.xlsx", **{cell_of(dated / "DHR2.xlsx", "reported"): "2014-13"})
    status, _, err = said("import", "DHR2.xlsx", cwd=dated)
    assert (status, "[attribute-value]" in err) == (1, True)


def test_a_table_gives_months_and_days_of_dates(said, empty):
    (empty / "map.yaml").write_text(MAP)
    (empty / "table.csv").write_text(
        "Id,GPs,Police,Reported,Died\n"
        "1,n,n,2014-02-05,2013-08-14\n"
        "2,n,n,2014,2013-08\n"
        "3,n,n,2014.0,not stated\n"
    )
    done = said("import", "table.csv", "--map", "map.yaml", cwd=empty)
    assert done[0] == 0, done
    assert [values(text) for _, text in sorted(records(empty).items())] == [
        ["2014-02", "2013-08-14"],
        ["2014", "2013-08"],
        ["2014", "not-stated"],
    ]


def test_a_workbook_gives_months_and_days_of_dates(said, empty):
    book = openpyxl.Workbook()
    day = datetime(2013, 8, 14)  # noqa: DTZ001 - as Excel has it
    for row in (["Id", "GPs", "Police", "Reported", "Died"], [1, "n", "n", day, day]):
        book.active.append(row)
    book.save(empty / "table.xlsx")
    (empty / "map.yaml").write_text(MAP)
    assert said("import", "table.xlsx", "--map", "map.yaml", cwd=empty)[0] == 0
    assert values(records(empty)["DHR1"]) == ["2013-08", "2013-08-14"]


@pytest.mark.parametrize(
    ("cell", "said_of_it"),
    [
        (
            "14/08/2013",
            (
                "'14/08/2013' is not a day such as 2013-08-14, a month such as 2013-08, a year "
                "such as 2013, or 'not-stated' [attribute-value]"
            ),
        ),
        ("2013-13", "'2013-13' is no date: a month is 01 to 12, as in 2013-08 [attribute-value]"),
        ("2013-02-30", "'2013-02-30' is no date: 2013-02 has the days 01 to 28 [attribute-value]"),
        (
            "Aug-13",
            (
                "'Aug-13' looks like a date that Excel has made of something else: type what is "
                "meant [made-a-date]"
            ),
        ),
        (
            "summer",
            (
                "the map does not say what 'summer' means: it knows not-stated, not stated "
                "[unknown-value]"
            ),
        ),
    ],
)
def test_what_is_wrong_in_a_table_is_said_at_its_cell(said, empty, cell, said_of_it):
    (empty / "map.yaml").write_text(MAP)
    (empty / "table.csv").write_text(f"Id,GPs,Police,Reported,Died\n1,n,n,2014,{cell}\n")
    status, _, err = said("import", "table.csv", "--map", "map.yaml", cwd=empty)
    assert (status, err.splitlines()[0]) == (1, f"table.csv:2:5: error: {said_of_it}")
    assert records(empty) == {}


def test_a_map_may_say_what_a_cell_means(said, empty):
    table = MAP.replace(
        "Died: victim.died", "Died: {attribute: victim.died, values: {Aug-13: 2013-08}}"
    )
    (empty / "map.yaml").write_text(table)
    (empty / "table.csv").write_text("Id,GPs,Police,Reported,Died\n1,n,n,2014,Aug-13\n")
    assert said("import", "table.csv", "--map", "map.yaml", cwd=empty)[0] == 0
    assert values(records(empty)["DHR1"]) == ["2014", "2013-08"]


def test_refi_has_texts_and_gives_months_to_another_project(said, dated, empty):
    assert said("export", "project.qdpx", cwd=dated)[0] == 0
    project = insides(dated / "project.qdpx").decode()
    for name in ("review.reported", "victim.1.died"):
        assert f'name="{name}" typeOfVariable="Text"' in project
    assert "<TextValue>2013-08</TextValue>" in project
    assert said("import", dated / "project.qdpx", cwd=empty)[0] == 0
    expected = {review: [v[:7] for v in values(text)] for review, text in records(dated).items()}
    assert {review: values(text) for review, text in records(empty).items()} == expected


def test_refi_takes_no_day_from_the_project_it_came_from(said, dated):
    before = records(dated)
    said("export", "project.qdpx", cwd=dated)
    status, _, err = said("import", "project.qdpx", cwd=dated)
    assert (status, err.splitlines()[-1]) == (0, "12 records as before")
    assert records(dated) == before


def test_another_programs_date_is_read_as_far_as_the_codebook_has_it(said, dated, empty):
    said("export", "project.qdpx", "--where", "reported=2014-02", cwd=dated)
    with zipfile.ZipFile(dated / "project.qdpx") as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    text = parts["project.qde"]
    for old, new in (
        ('name="review.reported" typeOfVariable="Text"', 'name="Report" typeOfVariable="DateTime"'),
        ('name="victim.1.died" typeOfVariable="Text"', 'name="Death" typeOfVariable="DateTime"'),
        ("<TextValue>2014-02</", "<DateTimeValue>2014-02-05T00:00:00</DateTime"),
        ("<TextValue>2013-08</", "<DateTimeValue>2013-08-14T00:00:00</DateTime"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    text = text.replace("</DateTimeTextValue>", "</DateTimeValue>")
    with zipfile.ZipFile(empty / "theirs.qdpx", "w") as package:
        for name, part in (parts | {"project.qde": text}).items():
            package.writestr(name, part)
    assert said("import", "theirs.qdpx", cwd=empty)[0] == 0
    assert values(records(empty)["DHR2"]) == ["2014-02", "2013-08-14"]


def test_the_codebook_says_what_they_take(said, dated):
    out = said("codebook", "export", "--format", "md", cwd=dated)[1]
    assert "| a month or a year |" in out
    assert "| a day, a month or a year; outputs leave the day out |" in out


def test_a_change_of_the_codebook_keeps_its_days(said, dated):
    words = ("codebook", "add", "housing", "--area", "a", "--label", "Housing")
    done = said(*words, "--definition", "Invented.", "--why", "Asked for.", cwd=dated)
    assert done[0] == 0, done
    assert "days: true" in (dated / "themes.yaml").read_text()


def test_the_editors_schema_knows_them(said, dated):
    assert said("init", "--update", cwd=dated)[0] == 0
    schema = json.loads(next((dated / "schemas").glob("record*.json")).read_text())
    died = schema["properties"]["victims"]["items"]["properties"]["died"]
    assert [one.get("type", one.get("const")) for one in died["anyOf"]] == [
        "integer",
        "string",
        "not-stated",
    ]
