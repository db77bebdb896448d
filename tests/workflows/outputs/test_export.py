"""What is meant by a target, and that a table and its dictionary belong together."""

import csv
import io
from pathlib import Path

import pytest

from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import DataProblemsError, FileAccessError, UsageError
from dhrcode.workflows.outputs.export import (
    MAKERS,
    find_export,
    make_tidy,
    tidy_targets,
    write_all,
)
from dhrcode.workflows.outputs.export_request import ExportRequest


def meant(name, table=None):
    export = find_export(Path(name), table)
    return next(known for known, one in MAKERS.items() if one is export)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("findings.csv", "findings"),
        ("FINDINGS.CSV", "findings"),
        ("2024-findings.csv", "findings"),
        ("a/2024_evidence.csv", "evidence"),
        ("attributes.parquet", "attributes"),
        ("attributes.sav", "attributes"),
        ("2024-findings.DTA", "findings"),
        ("anything.qdpx", "project"),
        ("anything.QDC", "codebook"),
        ("project.qdpx", "project"),
    ],
)
def test_the_end_of_a_name_or_its_suffix_says_what_a_file_holds(name, what):
    assert meant(name) == what


def test_a_name_that_is_given_goes_before_the_file_s():
    assert meant("findings.csv", "evidence") == "evidence"
    assert meant("x.csv", "evidence") == "evidence"


@pytest.mark.parametrize(
    ("name", "table", "said"),
    [
        ("x.csv", None, "'x.csv' does not say what it is to hold: end its name in findings, "),
        ("finding.csv", None, "'finding.csv' does not say what it is to hold: did you mean "),
        ("my_finding.csv", None, "'my_finding.csv' does not say what it is to hold: did you mean "),
        ("myfindings.csv", None, "'myfindings.csv' does not say what it is to hold: "),
        ("findings.txt", None, "'findings.txt' should end in .csv, .parquet, .sav or .dta"),
        ("findings", None, "'findings' should end in .csv, .parquet, .sav or .dta"),
        ("x.docx", None, "'x.docx' should end in .csv, .parquet, .sav, .dta, .qdc or .qdpx"),
        ("project.csv", None, "'project.csv' should end in .qdpx"),
        ("x.csv", "finding", "there is no table 'finding': did you mean 'findings'?"),
        ("x.csv", "zzz", "there is no table 'zzz': one of findings, evidence, attributes, "),
        ("x.qdc", "findings", "'x.qdc' should end in .csv, .parquet, .sav or .dta"),
    ],
)
def test_what_cannot_be_told_is_said(name, table, said):
    with pytest.raises(UsageError) as caught:
        find_export(Path(name), table)
    assert str(caught.value).startswith(said)


def test_a_dictionary_stands_beside_its_table():
    assert tidy_targets(Path("a/x.parquet")) == (Path("a/x.parquet"), Path("a/x-dictionary.csv"))
    assert tidy_targets(Path("x.sav")) == (Path("x.sav"), Path("x-sav-dictionary.csv"))
    assert tidy_targets(Path("x.y.csv")) == (Path("x.y.csv"), Path("x.y-dictionary.csv"))


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def wanted(project, name="findings.csv", **chosen):
    return ExportRequest(project, selection(project.codebook, **chosen), Path(name))


def test_a_table_comes_with_the_meaning_of_each_of_its_columns(small):
    made = make_tidy("findings", wanted(small))
    (target, data), (beside, described) = made.files
    assert (target, beside) == (Path("findings.csv"), Path("findings-dictionary.csv"))
    assert made.holds == "9 rows from 3 reviews"
    assert made.notes == ("1 draft is not in it; --include-drafts puts them in.",)
    assert len(rows(data)) == 9
    columns = [row["column"] for row in rows(described) if row["column"]]
    assert set(rows(data)[0]) <= set(columns)


def test_what_people_have_written_is_noted_for_the_scan_and_ids_of_findings_are_not(small):
    texts = make_tidy("evidence", wanted(small, "evidence.csv")).texts
    assert {"no agency sought a referral", "Each waited.", "Five doctors in one year."} <= texts
    assert "present" not in texts


@pytest.mark.parametrize("name", ["findings.csv", "findings.parquet", "findings.sav"])
def test_no_review_is_a_table_without_rows(small, name):
    made = make_tidy("findings", wanted(small, name, where=["year=1999"]))
    assert made.holds == "0 rows from 0 reviews"
    assert made.notes == ("No review is in it.",)
    if name.endswith(".csv"):
        assert rows(made.files[0][1]) == []


def test_a_faulty_record_and_nothing_is_made(small):
    small.path_of("DHR2").write_text("")
    with pytest.raises(DataProblemsError, match=r"^no export was made: 1 error"):
        make_tidy("findings", ExportRequest(small, Selection(), Path("findings.csv")))


def test_codes_are_in_the_dictionary_of_a_file_that_has_them_and_texts_are_scanned(small):
    made = make_tidy("findings", wanted(small, "findings.dta"))
    assert [path.name for path, _ in made.files] == ["findings.dta", "findings-dta-dictionary.csv"]
    described = {row["column"]: row for row in rows(made.files[1][1])}
    assert described["finding"]["codes"] == "1|0|.n|2|."
    assert {"DHR2", "LN", "Use of MARACs", "Services the victim was known to"} <= {
        text.partition(":")[0] for text in made.texts
    }
    plain = make_tidy("findings", wanted(small)).files[1][1]
    assert "codes" not in rows(plain)[0]


def test_of_several_files_one_cannot_be_written(tmp_path):
    first, second = tmp_path / "a.csv", tmp_path / "none" / "b.csv"
    with pytest.raises(FileAccessError) as caught:
        write_all([(first, b"a"), (second, b"b")])
    assert str(caught.value).endswith(f"; but {first} is already written anew: export once more")
    with pytest.raises(FileAccessError) as alone:
        write_all([(second, b"b"), (first, b"c")])
    assert "written anew" not in str(alone.value)
    assert first.read_bytes() == b"a"
