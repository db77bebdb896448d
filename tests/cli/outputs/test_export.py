"""export: tidy data and its dictionary, and what is refused."""

import csv
import json
import os
import shutil
import sys

import pyarrow.parquet
import pytest

TABLES = ("findings", "evidence", "attributes")


def lines_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_what_a_user_sees(said, small):
    assert said("export", "findings.csv", cwd=small) == (
        0,
        "",
        (
            "wrote findings.csv: 9 rows from 3 reviews\nwrote findings-dictionary.csv\n"
            "1 draft is not in it; --include-drafts puts them in.\n"
            "Each row or case is one review, and nothing is hidden: it is not for publication.\n"
        ),
    )
    assert (small / "findings.csv").read_bytes().decode().split("\n")[:4] == [
        (
            "review,kind,coder,coded,status,codebook_version,area_id,area,subtheme_id,subtheme,"
            "finding,evidence,year,method,place,victim_sex,victim_relationship,victim_known_to,"
            "victim_children,perpetrator_alcohol"
        ),
        (
            "DHR2,dhr,LN,2025-03-10,complete,1.0,process,Process & policy,use-of-maracs,Use of "
            "MARACs,present,2,2012,stabbing,,female,partner,police|gp,2,yes"
        ),
        (
            "DHR2,dhr,LN,2025-03-10,complete,1.0,process,Process & policy,police-response,"
            "Police response,absent,1,2012,stabbing,,female,partner,police|gp,2,yes"
        ),
        (
            "DHR2,dhr,LN,2025-03-10,complete,1.0,health,Health,gps,Issues related to "
            "GPs,not-stated,0,2012,stabbing,,female,partner,police|gp,2,yes"
        ),
    ]


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_its_dictionary_beside_it(said, small, name):
    assert said("export", f"{name}.csv", cwd=small)[0] == 0
    columns = list(lines_of(small / f"{name}.csv")[0])
    dictionary = lines_of(small / f"{name}-dictionary.csv")
    assert [line["column"] for line in dictionary if line["column"]] == columns
    about = {line["meaning"]: line["values"] for line in dictionary if not line["column"]}
    assert list(about) == [
        "Codebook",
        "Records",
        "Selection",
        "Coded",
        "Coded with codebook version",
        "Made with",
        "Digest of the input (SHA-256)",
    ]
    made = json.loads(said("table", "--format", "json", cwd=small)[1])["provenance"]
    assert about["Digest of the input (SHA-256)"] == made["digest"]
    assert about["Records"] == "3"


def test_selections_are_those_of_table(said, small):
    def reviews(*flags):
        assert said("export", "findings.csv", *flags, cwd=small)[0] == 0
        return list(dict.fromkeys(line["review"] for line in lines_of(small / "findings.csv")))

    assert reviews("--where", "victim.relationship=parent") == ["DHR10"]
    assert reviews("--kind", "interview") == ["INT3"]
    assert reviews("--include-drafts") == ["DHR2", "DHR7", "DHR10", "INT3"]
    about = lines_of(small / "findings-dictionary.csv")
    assert next(a["values"] for a in about if a["meaning"] == "Selection") == "drafts included"


def test_no_review_is_said_and_the_heading_is_written(said, small):
    status, out, err = said("export", "findings.csv", "--where", "year=1999", cwd=small)
    assert (status, out) == (0, "")
    assert err.splitlines() == [
        "wrote findings.csv: 0 rows from 0 reviews",
        "wrote findings-dictionary.csv",
        "No review is in it.",
    ]
    assert (small / "findings.csv").read_text().count("\n") == 1


@pytest.mark.parametrize("name", ["2024-findings.csv", "west_findings.csv", "FINDINGS.CSV"])
def test_the_end_of_the_name_says_which_table(said, small, name):
    assert said("export", name, cwd=small)[0] == 0
    said("export", "findings.csv", cwd=small)
    assert (small / name).read_bytes() == (small / "findings.csv").read_bytes()
    assert (small / f"{name[:-4]}-dictionary.csv").exists()


def test_a_name_that_does_not_say_is_helped_by_table(said, small):
    assert said("export", "out.csv", "--table", "attributes", cwd=small)[0] == 0
    assert lines_of(small / "out.csv")[0]["attribute"] == "year"
    assert (small / "out-dictionary.csv").exists()


def test_table_goes_before_the_name(said, small):
    assert said("export", "findings.csv", "--table", "attributes", cwd=small)[0] == 0
    assert "attribute" in lines_of(small / "findings.csv")[0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("out.csv",),
            (
                "'out.csv' does not say what it is to hold: end its name in findings, "
                "evidence, attributes, summaries or contacts, or give --table"
            ),
        ),
        (
            ("finding.csv",),
            (
                "'finding.csv' does not say what it is to hold: did you mean "
                "'findings'? If not, give --table"
            ),
        ),
        (
            ("2024-evidense.parquet",),
            (
                "'2024-evidense.parquet' does not say what it is to hold: "
                "did you mean 'evidence'? If not, give --table"
            ),
        ),
        (("findings.xlsx",), "'findings.xlsx' should end in .csv, .parquet, .sav or .dta"),
        (("findings",), "'findings' should end in .csv, .parquet, .sav or .dta"),
        (
            ("findings.csv.gz",),
            "'findings.csv.gz' should end in .csv, .parquet, .sav, .dta, .qdc or .qdpx",
        ),
        (
            ("x.csv", "--table", "atributes"),
            ("there is no table 'atributes': did you mean 'attributes'?"),
        ),
        (
            ("x.csv", "--table", "z"),
            (
                "there is no table 'z': one of findings, evidence, attributes, summaries, "
                "contacts, codebook, project"
            ),
        ),
        (
            ("findings.csv", "--where", "yeer=2012"),
            ("the codebook has no attribute 'yeer': did you mean 'year'?"),
        ),
        (
            ("findings.csv", "--kind", "dhrs"),
            ("the codebook has no kind 'dhrs': did you mean 'dhr'?"),
        ),
    ],
)
def test_what_cannot_be_meant_is_said_with_what_can(said, small, arguments, sentence):
    before = sorted(small.iterdir())
    assert said("export", *arguments, cwd=small) == (2, "", f"dhrcode: {sentence}\n")
    assert sorted(small.iterdir()) == before


def test_nothing_is_exported_of_a_part_of_the_records(said, small):
    (small / "records" / "DHR8.yaml").write_text("")
    status, out, err = said("export", "findings.csv", cwd=small)
    assert (status, out) == (1, "")
    assert err.splitlines()[1:] == [
        "dhrcode: no export was made: 1 error in the records would make it wrong"
    ]
    assert not (small / "findings.csv").exists()
    assert not (small / "findings-dictionary.csv").exists()


@pytest.mark.parametrize(
    "target", ["records/findings.csv", "sources/findings.csv", ".git/findings.csv"]
)
def test_nothing_is_written_among_the_projects_own_files(said, small, target):
    assert said("export", target, cwd=small) == (
        4,
        "",
        f"dhrcode: {target} is a file of the project itself: give another name\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs links that Windows asks rights for")
@pytest.mark.parametrize("name", ["findings.csv", "findings-dictionary.csv"])
def test_nor_onto_a_record_under_another_name(said, small, name):
    os.link(small / "records" / "DHR2.yaml", small / name)
    before = (small / name).read_bytes()
    assert said("export", "findings.csv", cwd=small) == (
        4,
        "",
        f"dhrcode: {name} is a file of the project itself: give another name\n",
    )
    assert (small / name).read_bytes() == before


def test_a_folder_where_the_dictionary_should_stand_is_seen_before_any_work(said, small):
    (small / "findings-dictionary.csv").mkdir()
    assert said("export", "findings.csv", cwd=small) == (
        6,
        "",
        "dhrcode: findings-dictionary.csv is not a regular file: give another name\n",
    )
    assert not (small / "findings.csv").exists()


def test_a_folder_that_is_not_there(said, small):
    assert said("export", "out/findings.csv", cwd=small) == (
        6,
        "",
        "dhrcode: there is no folder out to write to\n",
    )


def test_if_the_dictionary_cannot_be_written_it_is_said_that_the_data_is(said_after, small):
    first = """
import dhrcode.workflows.outputs.export as exporting
from dhrcode.errors import FileAccessError
real = exporting.write_bytes
def write(path, data):
    if "dictionary" in path.name:
        raise FileAccessError(f"{path} cannot be written: the disk is full; nothing was changed")
    real(path, data)
exporting.write_bytes = write
"""
    assert said_after(first, "export", "findings.csv", cwd=small) == (
        6,
        "",
        (
            "dhrcode: findings-dictionary.csv cannot be written: the disk is full; nothing was "
            "changed; but findings.csv is already written anew: export once more\n"
        ),
    )
    assert (small / "findings.csv").exists()


def test_without_pyarrow_it_is_said_how_to_get_it(said_after, small):
    first = "import sys; sys.modules['pyarrow'] = None"
    assert said_after(first, "export", "findings.parquet", cwd=small) == (
        2,
        "",
        (
            "dhrcode: Parquet needs pyarrow, which is not installed: pip install "
            '"dhrcode[parquet]", or pipx inject dhrcode pyarrow; a .csv needs nothing\n'
        ),
    )
    assert said_after(first, "export", "findings.csv", cwd=small)[0] == 0


def test_pyarrow_that_cannot_be_loaded_is_named_too(said_after, small):
    first = "import pyarrow, sys; sys.modules['pyarrow.parquet'] = None; del pyarrow"
    status, _, err = said_after(first, "export", "findings.parquet", cwd=small)
    assert (status, err[:31]) == (2, "dhrcode: Parquet needs pyarrow,")


@pytest.mark.parametrize("name", TABLES)
def test_parquet_holds_what_csv_holds(said, small, name):
    assert said("export", f"{name}.csv", "--include-drafts", cwd=small)[0] == 0
    assert said("export", f"{name}.parquet", "--include-drafts", cwd=small)[0] == 0
    made = pyarrow.parquet.read_table(small / f"{name}.parquet").to_pylist()
    as_text = [{key: "" if v is None else str(v) for key, v in row.items()} for row in made]
    assert as_text == lines_of(small / f"{name}.csv")


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("name", TABLES)
def test_the_same_project_gives_the_same_bytes(said, small, name, suffix):
    for prefix in ("a", "b"):
        assert said("export", f"{prefix}-{name}.{suffix}", cwd=small)[0] == 0
    for end in (f"{name}.{suffix}", f"{name}-dictionary.csv"):
        assert (small / f"a-{end}").read_bytes() == (small / f"b-{end}").read_bytes()


def test_a_formula_in_a_note_stays_text(said, small):
    said("code", "DHR7", "gps", "present", "--note", "=1+1\nand more", cwd=small)
    said("export", "evidence.csv", "--include-drafts", cwd=small)
    (line,) = (a for a in lines_of(small / "evidence.csv") if a["review"] == "DHR7")
    assert line["note"] == "'=1+1\nand more"
    said("export", "evidence.parquet", "--include-drafts", cwd=small)
    notes = pyarrow.parquet.read_table(small / "evidence.parquet")["note"].to_pylist()
    assert "=1+1\nand more" in notes


def test_many_records_on_all_cores_give_what_few_give(said, small, tmp_path):
    text = (small / "records" / "DHR2.yaml").read_text()
    for number in range(20, 640):
        (small / "records" / f"DHR{number}.yaml").write_text(
            text.replace("DHR2\n", f"DHR{number}\n")
        )
    err = said("export", "evidence.csv", cwd=small)[2]
    assert err.splitlines()[0] == "wrote evidence.csv: 2487 rows from 623 reviews"
    made = lines_of(small / "evidence.csv")
    first = [line | {"review": ""} for line in made if line["review"] == "DHR2"]
    last = [line | {"review": ""} for line in made if line["review"] == "DHR639"]
    assert (len(first), first) == (4, last)


def test_neither_pandas_nor_pyarrow_is_loaded_for_csv(said_after, small):
    first = """
import atexit, sys
heavy = ("pandas", "numpy", "pyarrow", "rich", "scipy", "matplotlib")
atexit.register(lambda: print("LOADED", *[m for m in heavy if m in sys.modules]))
"""
    for name in TABLES:
        assert said_after(first, "export", f"{name}.csv", cwd=small)[:2] == (0, "LOADED\n")


def test_progress_is_for_terminals_alone_and_the_project_may_be_elsewhere(said, small, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    status, _, err = said("export", "findings.csv", "--project", small, cwd=elsewhere)
    assert (status, err.splitlines()[0]) == (0, "wrote findings.csv: 9 rows from 3 reviews")
    assert sorted(path.name for path in elsewhere.iterdir()) == [
        "findings-dictionary.csv",
        "findings.csv",
    ]


def test_an_attribute_that_nobody_filled_in_keeps_its_column(said, small):
    for record in (small / "records").glob("*.yaml"):
        if record.stem != "INT3":
            shutil.move(record, small)
    assert said("export", "findings.csv", cwd=small)[0] == 0
    made = lines_of(small / "findings.csv")
    assert {line["victim_relationship"] for line in made} == {""}
