"""export for SPSS and Stata: every cell of the CSV is in it, and it is refused as the CSV is."""

import csv
import math
import stat
import sys
from pathlib import Path

import pyreadstat
import pytest

ROOT = Path(__file__).parents[3]
STUDIES = ["examples/west-midlands-2014", "examples/fictional", "tests/projects/small"]
READERS = {"sav": pyreadstat.read_sav, "dta": pyreadstat.read_dta}
NOT_STATED = {-9.0, -9999999999.0, "n"}
TABLES = ("findings", "attributes", "evidence", "summaries")


def lines_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def shown(cell):
    """A cell of a file for statistics as the CSV writes it; empty where it is missing."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    return str(int(cell)) if isinstance(cell, float) else str(cell)


class Decoded:
    """A file for statistics with its dictionary, read back into cells of the CSV."""

    def __init__(self, path):
        data, self.meta = READERS[path.suffix[1:]](str(path), user_missing=True)
        self.columns = {name: data[name].tolist() for name in data.columns}
        beside = path.with_name(f"{path.stem}-{path.suffix[1:]}-dictionary.csv")
        self.variables = [row for row in lines_of(beside) if row["type"] != "provenance"]
        assert [row["column"] for row in self.variables] == list(self.columns)

    def of(self, column):
        """The variables that a column of the CSV is in, each with the value that it is of."""
        for row in self.variables:
            meaning = row["meaning"]
            if row["column"] == column or meaning.endswith(f"({column})"):
                yield row, ""
            elif f"({column}, " in meaning:
                yield row, meaning.rpartition(", ")[2].removesuffix(")")

    def cell(self, column, at):
        """What the CSV has of a column in a row: its texts, as a set."""
        found, rest = set(), set()
        for row, value in self.of(column):
            cell = self.columns[row["column"]][at]
            if value:
                found |= {value} if cell == 1 else set()
                rest |= {"not-stated"} if cell in NOT_STATED else set()
            elif cell in NOT_STATED:
                found.add("not-stated")
            else:
                codes = dict(zip(row["codes"].split("|"), row["values"].split("|"), strict=True))
                code = shown(cell)
                found.add(codes.get(code or ".", "") if codes.get(code) or not code else code)
        return (found | rest) - {""}


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("study", STUDIES)
@pytest.mark.parametrize("table", TABLES)
def test_every_cell_is_what_the_csv_has(said, tmp_path, study, suffix, table):
    for target in (f"{table}.csv", f"x-{table}.{suffix}"):
        arguments = ("export", target, "--include-drafts", "--project", ROOT / study)
        assert said(*arguments, cwd=tmp_path)[0] == 0
    wanted = lines_of(tmp_path / f"{table}.csv")
    made = Decoded(tmp_path / f"x-{table}.{suffix}")
    assert {len(cells) for cells in made.columns.values()} == {len(wanted)}
    for at, row in enumerate(wanted):
        for column, cell in row.items():
            several = cell.split("|") if table == "findings" else [cell]
            assert made.cell(column, at) == set(several) - {""}, (row["review"], column)


def test_what_a_person_sees(said, small):
    assert said("export", "findings.sav", cwd=small) == (
        0,
        "",
        (
            "wrote findings.sav: 9 rows from 3 reviews\nwrote findings-sav-dictionary.csv\n"
            "1 draft is not in it; --include-drafts puts them in.\n"
            "Each row or case is one review, and nothing is hidden: it is not for publication.\n"
        ),
    )
    rows = {row["column"]: row for row in lines_of(small / "findings-sav-dictionary.csv")}
    assert (rows["finding"]["values"], rows["finding"]["codes"]) == (
        "present|absent|not-stated|unclear|not-coded",
        "1|0|-9|2|.",
    )
    assert rows["victim_known_to_gp"] == {
        "column": "victim_known_to_gp",
        "type": "integer",
        "meaning": "Services the victim was known to: gp (victim_known_to, gp)",
        "values": "yes|no|not-stated",
        "labels": "yes|no|not stated",
        "codes": "1|0|-9",
    }


def test_two_victims_of_whom_one_is_not_stated(said, small):
    text = (small / "records" / "DHR10.yaml").read_text()
    assert text.count("sex: female") == 1
    (small / "records" / "DHR10.yaml").write_text(text.replace("sex: female", "sex: not-stated"))
    assert said("export", "findings.sav", cwd=small)[0] == 0
    assert said("export", "findings.dta", cwd=small)[0] == 0
    sav, dta = Decoded(small / "findings.sav"), Decoded(small / "findings.dta")
    at = sav.columns["review"].index("DHR10")
    assert (sav.columns["victim_sex_male"][at], sav.columns["victim_sex_female"][at]) == (1, -9)
    assert (dta.columns["vic_sex_male"][at], dta.columns["vic_sex_female"][at]) == (1, "n")


@pytest.mark.parametrize("suffix", READERS)
def test_names_and_labels_are_what_the_program_takes(said, tmp_path, suffix):
    longest = {"sav": (64, 256, 120), "dta": (32, 320, 32_000)}[suffix]
    project = ROOT / "examples" / "west-midlands-2014"
    target = f"findings.{suffix}"
    assert said("export", target, "--project", project, cwd=tmp_path)[0] == 0
    meta = Decoded(tmp_path / target).meta
    names = [name.casefold() for name in meta.column_names]
    assert len(set(names)) == len(names) > 150
    assert all(len(name) <= longest[0] and name.isidentifier() for name in names)
    labels = list(meta.column_names_to_labels.values())
    assert all(0 < len(label.encode()) <= longest[1] for label in labels)
    if suffix == "dta":
        assert all(len(label) <= 80 for label in labels)
    values = [v for one in meta.variable_value_labels.values() for v in one.values()]
    assert all(len(label.encode()) <= longest[2] for label in values)


@pytest.mark.parametrize("suffix", READERS)
def test_the_same_project_gives_the_same_bytes(said, small, suffix):
    for prefix in ("a", "b"):
        assert said("export", f"{prefix}-findings.{suffix}", cwd=small)[0] == 0
    for end in (f"findings.{suffix}", f"findings-{suffix}-dictionary.csv"):
        assert (small / f"a-{end}").read_bytes() == (small / f"b-{end}").read_bytes()


@pytest.mark.parametrize("suffix", READERS)
def test_an_identifier_is_refused_as_in_the_csv(said, small, suffix):
    record = small / "records" / "DHR2.yaml"
    record.write_text(record.read_text().replace("year: 2012,", "year: 2012, place: B15 2TT,"))
    refused = said("export", "findings.csv", cwd=small)
    assert "nothing was written, for 1 identifier would be in it" in refused[2]
    assert said("export", f"findings.{suffix}", cwd=small) == refused
    assert not (small / f"findings.{suffix}").exists()
    assert [path.name for path in small.glob(".*tmp")] == []
    assert said("export", f"findings.{suffix}", "--allow-identifiers", cwd=small)[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("suffix", READERS)
def test_others_may_read_it_as_they_may_any_file(said, small, suffix):
    assert said("export", f"findings.{suffix}", cwd=small)[0] == 0
    assert said("export", "findings.csv", cwd=small)[0] == 0
    modes = [stat.S_IMODE((small / f"findings.{s}").stat().st_mode) for s in (suffix, "csv")]
    assert modes[0] == modes[1]


@pytest.mark.parametrize("suffix", READERS)
def test_without_pyreadstat_it_is_said_how_to_get_it(said_after, small, suffix):
    first = "import sys; sys.modules['pyreadstat'] = None"
    assert said_after(first, "export", f"findings.{suffix}", cwd=small) == (
        2,
        "",
        (
            "dhrcode: SPSS and Stata files need pyreadstat, which is not installed: pip install "
            '"dhrcode[statistics]", or pipx inject dhrcode pyreadstat; a .csv needs nothing\n'
        ),
    )
    assert said_after(first, "export", "findings.csv", cwd=small)[0] == 0


def test_a_folder_that_may_not_be_written_to(said, small):
    assert said("export", "none/findings.sav", cwd=small) == (
        6,
        "",
        "dhrcode: there is no folder none to write to\n",
    )
