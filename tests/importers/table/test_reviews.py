"""A table of reviews and its map: drafts, problems with their places, nothing lost in silence."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import UsageError

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
MARACS, records, problems = (_SHARED[n] for n in ("MARACS", "records", "problems"))


def test_a_table_of_ticks(bring):
    made = bring(
        {"table.csv": "Case,MARAC,Police,GPs\n7,x,O,\n8, X ,,n/s\n"},
        f"{MARACS}  # ticks\n".replace(
            "{MARAC: use-of-maracs}",
            (
                "{MARAC: use-of-maracs, Police: police-response, GPs: "
                "{subtheme: gps, values: {n/s: not-stated}, blank: unclear}}"
            ),
        ),
    )
    assert records(made) == {
        "DHR7": {
            "review": "DHR7",
            "kind": "dhr",
            "codebook": {"id": "small-study", "version": "1.0"},
            "coder": "LN",
            "status": "draft",
            "sources": ({"id": "table", "title": "table.csv"},),
            "findings": {
                "use-of-maracs": {
                    "finding": "present",
                    "evidence": ({"source": "table", "note": "table.csv, cell B2 (MARAC): x"},),
                },
                "police-response": {"finding": "absent"},
                "gps": {"finding": "unclear"},
            },
        },
        "DHR8": {
            "review": "DHR8",
            "kind": "dhr",
            "codebook": {"id": "small-study", "version": "1.0"},
            "coder": "LN",
            "status": "draft",
            "sources": ({"id": "table", "title": "table.csv"},),
            "findings": {
                "use-of-maracs": {
                    "finding": "present",
                    "evidence": ({"source": "table", "note": "table.csv, cell B3 (MARAC): X"},),
                },
                "gps": {"finding": "not-stated"},
            },
        },
    }
    assert made.notes == [
        (
            "table.csv: 2 reviews x 3 subthemes: 2 present, 1 absent, 1 not-stated, 1 unclear, "
            "1 not coded"
        ),
        "2 present findings with no note in the table: the cell is named as its evidence",
    ]


def test_blank_is_not_coded_unless_the_map_says_otherwise(bring):
    table = {"table.csv": "Case,MARAC\n7,\n8,-\n"}
    blank = records(bring(table, f"{MARACS}".replace("o: absent", "-: absent")))
    assert "findings" not in blank["DHR7"]
    said = records(bring(table, f"{MARACS}blank: absent\n".replace("o: absent", "-: not-coded")))
    assert said["DHR7"]["findings"] == {"use-of-maracs": {"finding": "absent"}}
    assert "findings" not in said["DHR8"]


def test_files_and_sheets_are_joined_on_the_id(bring, book):
    cases = book(
        ("Cases", [["Case", "MARAC"], [7, "x"], [8, "o"]]),
        ("Offenders", [["Ref", "Drink"], ["DHR7", "yes"], ["DHR7", "no"]]),
    )
    made = bring(
        {
            "cases.xlsx": cases,
            "victims.csv": "Case;No;Sex\n8;2;F\n8;1;M\n7;1;F\n",
            "more.csv": "Case,GPs\n8,x\n",
        },
        (
            f"{MARACS}join:\n"
            "  - {file: victims.csv, id: {heading: Case, prefix: DHR}, of: victim, number: No, "
            "attributes: {Sex: {attribute: sex, values: {F: female, M: male}}}}\n"
            "  - {sheet: Offenders, id: Ref, of: perpetrator, attributes: {Drink: alcohol}}\n"
            "  - {file: more.csv, id: {heading: Case, prefix: DHR}, findings: {GPs: gps}}\n"
        ),
    )
    found = records(made)
    assert found["DHR7"]["victims"] == ({"sex": "female"},)
    assert found["DHR8"]["victims"] == ({"sex": "male"}, {"sex": "female"})
    assert found["DHR7"]["perpetrators"] == ({"alcohol": "yes"}, {"alcohol": "no"})
    assert found["DHR8"]["findings"]["gps"]["evidence"][0]["note"] == "more.csv, cell B2 (GPs): x"


SKIP = "\nskip: no-id\n"


def test_rows_without_an_id_are_passed_over_and_named_if_the_map_says_so(bring):
    table = {"t.csv": "Title\nCase,MARAC\n7,x\n,x\n,\n,note\n8,o\n"}
    made = bring(table, f"headings: 2{SKIP}{MARACS}")
    assert records(made).keys() == {"DHR7", "DHR8"}
    assert made.notes[:2] == [
        "t.csv: the headings are read from row 2, and 1 row above it is not read",
        "t.csv: 2 rows without an id passed over: rows 4, 6",
    ]
    said = [str(problem) for problem in bring(table, f"headings: 2\n{MARACS}").problems]
    assert [line.partition(": error: ")[0] for line in said] == ["t.csv:4:1", "t.csv:6:1"]


def test_headings_as_r_writes_them(bring):
    made = bring(
        {"t.csv": "Case,MARAC\n1,7,x\n2,8,o\n"},
        f'row_names: "yes"\nignore: ["(column A)"]\n{MARACS}',
    )
    found = {review: record["findings"] for review, record in records(made).items()}
    assert found["DHR8"] == {"use-of-maracs": {"finding": "absent"}}
    note = found["DHR7"]["use-of-maracs"]["evidence"][0]["note"]
    assert note == "t.csv, cell C2 (MARAC): x"


def test_whose_coding_it_is(bring):
    table = {"t.csv": "Case,MARAC\n7,x\n"}
    with pytest.raises(UsageError, match="nothing says whose coding it is"):
        bring(table, MARACS, coder=None)
    made = bring(table, f"{MARACS}coder: published\n", coder="LN")
    assert records(made)["DHR7"]["coder"] == "published"
    assert made.notes[0] == "the coder is published, as the map says"
    with pytest.raises(UsageError, match="--as LN puts the codings into coders/LN"):
        bring(table, f"{MARACS}coder: published\n", coder="LN", own=True)
