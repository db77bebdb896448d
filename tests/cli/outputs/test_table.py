"""table: the occurrence table on the screen, in pipes and in files."""

import csv
import io
import json
import os
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from dhrcode.store.shipped import earlier_paths

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
settled = _SHARED["settled"]
SMALL = """\
Occurrence of themes
3 reviews: 2 of Domestic Homicide Review, 1 of Stakeholder interview

Thematic area and subtheme  DHR2  DHR10  INT3  Present  Not coded
-----------------------------------------------------------------
Process & policy
Use of MARACs               ✓      ✓     ·      2 of 3          0
Police response             –      ?     ·      0 of 3          0
Health
Issues related to GPs       ·      ✓     ✓      2 of 3          0

✓  present
–  absent (looked for, and it did not happen)
·  not stated (the document does not say)
?  unclear
blank: not coded yet

1 draft is not counted.
Reviews of different kinds are counted together; --kind keeps them apart.

Codebook: small-study 1.0 (Small study)
Selection: all complete and partial reviews
Made with: dhrcode VERSION
Digest of the input (SHA-256): DIGEST
"""


def rows_of(text):
    return list(csv.reader(io.StringIO(text)))


def test_piped_it_is_plain_text_as_published(said, small):
    status, out, err = said("table", cwd=small)
    assert (status, settled(out), err) == (0, SMALL, "")


def test_an_ascii_console_gets_ascii_marks(said, small):
    status, out, err = said("table", cwd=small, env={"PYTHONIOENCODING": "ascii"})
    ascii_marks = str.maketrans({"✓": "+", "–": "-", "·": "."})
    assert (status, settled(out), err) == (0, SMALL.translate(ascii_marks), "")


def test_colour_is_not_forced_into_a_pipe(said, small):
    out = said("table", cwd=small, env={"TERM": "xterm-256color"})[1]
    assert settled(out) == SMALL


CSV = [
    (
        "area_id,area,subtheme_id,subtheme,DHR2,DHR10,INT3,present,absent,unclear,not_stated,not_coded,"
        "reviews"
    ),
    "process,Process & policy,use-of-maracs,Use of MARACs,present,present,not-stated,2,0,0,1,0,3",
    (
        "process,Process & policy,police-response,Police response,absent,unclear,not-stated,"
        "0,1,1,1,0,3"
    ),
    "health,Health,gps,Issues related to GPs,not-stated,present,present,2,0,0,1,0,3",
]


def test_csv_to_standard_output(said, small):
    status, out, err = said("table", "--format", "csv", cwd=small)
    assert (status, out.splitlines(), err) == (0, CSV, "")


def test_csv_with_drafts_leaves_the_uncoded_empty(said, small):
    status, out, _ = said("table", "--format", "csv", "--include-drafts", cwd=small)
    assert (status, out.splitlines()[0].split(",")[4:8]) == (0, ["DHR2", "DHR7", "DHR10", "INT3"])
    assert [line.split(",", 4)[4] for line in out.splitlines()[1:]] == [
        "present,absent,present,not-stated,2,1,0,1,0,4",
        "absent,,unclear,not-stated,0,1,1,1,1,4",
        "not-stated,,present,present,2,0,0,1,1,4",
    ]


def test_json_has_the_documented_shape(said, small):
    status, out, err = said("table", "--format", "json", "--include-drafts", cwd=small)
    made = json.loads(out)
    assert (status, err, list(made)) == (0, "", ["provenance", "reviews", "rows"])
    assert re.fullmatch("[0-9a-f]{64}", made["provenance"].pop("digest"))
    assert made["provenance"].pop("dhrcode")
    assert made["provenance"] == {
        "codebook": "small-study",
        "version": "1.0",
        "title": "Small study",
        "records": 4,
        "coded_from": "2025-03-10",
        "coded_to": "2025-04-01",
        "versions": ["1.0"],
        "selection": "drafts included",
        "drafts_left_out": 0,
    }
    assert made["reviews"] == ["DHR2", "DHR7", "DHR10", "INT3"]
    assert len(made["rows"]) == 3
    assert made["rows"][1] == {
        "area_id": "process",
        "area": "Process & policy",
        "subtheme_id": "police-response",
        "subtheme": "Police response",
        "findings": {"DHR2": "absent", "DHR10": "unclear", "INT3": "not-stated"},
        "present": 0,
        "absent": 1,
        "unclear": 1,
        "not_stated": 1,
        "not_coded": 1,
        "reviews": 4,
    }


def test_counts_only_leaves_out_which_review_is_which_everywhere(said, small):
    counts = ["present", "absent", "unclear", "not_stated", "not_coded", "reviews"]
    out = said("table", "--counts-only", "--format", "csv", cwd=small)[1]
    assert rows_of(out)[0] == ["area_id", "area", "subtheme_id", "subtheme", *counts]
    assert rows_of(out)[1][4:] == ["2", "0", "0", "1", "0", "3"]
    made = json.loads(said("table", "--counts-only", "--format", "json", cwd=small)[1])
    assert made["reviews"] == []
    assert [row["findings"] for row in made["rows"]] == [{}, {}, {}]
    for form in ((), ("--format", "md")):
        text = said("table", "--counts-only", *form, cwd=small)[1]
        assert not re.search("DHR2|DHR10|INT3|✓", text)
    assert said("table", "--counts-only", cwd=small)[1].splitlines()[3:7] == [
        "Thematic area and subtheme  Present  Not coded",
        "----------------------------------------------",
        "Process & policy",
        "Use of MARACs                2 of 3          0",
    ]


WHERE = {
    "year=2012": ["DHR2"],
    "year>=2013": ["DHR10"],
    "year<=2013": ["DHR2", "DHR10"],
    "year=2012,2013": ["DHR2", "DHR10"],
    "victim.relationship=parent": ["DHR10"],
    "victim.known-to=gp": ["DHR2"],
    "victim.known-to=housing": [],
    "perpetrator.alcohol=yes": ["DHR2"],
    "victim.children>=2": ["DHR2"],
    "review.method=stabbing": ["DHR2"],
}


@pytest.mark.parametrize("condition", WHERE)
def test_where_selects_reviews(said, small, condition):
    made = json.loads(said("table", "--format", "json", "--where", condition, cwd=small)[1])
    assert made["reviews"] == WHERE[condition]
    assert made["provenance"]["selection"] == condition
    assert made["rows"][0]["reviews"] == len(WHERE[condition])


def test_conditions_on_victims_hold_for_one_and_the_same_victim(said, small):
    def reviews(*conditions):
        flags = [part for condition in conditions for part in ("--where", condition)]
        return json.loads(said("table", "--format", "json", *flags, cwd=small)[1])["reviews"]

    assert reviews("victim.sex=female", "victim.relationship=parent") == ["DHR10"]
    assert reviews("victim.sex=male", "victim.relationship=partner") == []


def test_kind_and_area_select(said, small):
    made = json.loads(
        said("table", "--format", "json", "--kind", "interview", "--area", "health", cwd=small)[1]
    )
    assert made["reviews"] == ["INT3"]
    assert [row["subtheme_id"] for row in made["rows"]] == ["gps"]
    assert made["provenance"]["selection"] == "kind interview; area health"
    assert made["provenance"]["drafts_left_out"] == 0


def test_one_kind_needs_no_note_about_kinds_and_drafts_are_said(said, small):
    notes = [
        line
        for line in said("table", "--kind", "dhr", cwd=small)[1].splitlines()
        if line.endswith(".")
    ]
    assert notes == ["1 draft is not counted."]
    shutil.copy(small / "records" / "DHR7.yaml", small / "records" / "DHR8.yaml")
    text = (small / "records" / "DHR8.yaml").read_text().replace("DHR7", "DHR8")
    (small / "records" / "DHR8.yaml").write_text(text)
    notes = [
        line
        for line in said("table", "--kind", "dhr", cwd=small)[1].splitlines()
        if line.endswith(".")
    ]
    assert notes == ["2 drafts are not counted."]


def test_where_drafts_alone_are_there_it_says_what_would_count_them(said, small):
    for name in ("DHR2", "DHR10", "INT3"):
        (small / "records" / f"{name}.yaml").unlink()
    lines = said("table", cwd=small)[1].splitlines()
    at = lines.index("No review is counted.")
    assert lines[at + 1] == "1 draft is not counted, which --include-drafts would count."


def test_no_review_is_said_and_never_a_percentage(said, small):
    out = said("table", "--where", "year=1999", "--format", "md", cwd=small)[1]
    assert "\nNo review is counted.\n" in out
    assert "| Use of MARACs | 0 | 0 |  | 0 | 0 | 0 | 0 |" in out.splitlines()


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (("--where", "year"), "'year' is not a condition such as year=2012 or victim.sex=female"),
        (("--where", "yeer=2012"), "the codebook has no attribute 'yeer': did you mean 'year'?"),
        (
            ("--where", "victim.sex=f"),
            ("'f' is not a value of 'sex': one of female, male, not-stated"),
        ),
        (("--where", "victim.sex>=f"), "'victim.sex' is not a number: only = can be asked of it"),
        (("--where", "year=now"), "'now' is not a year such as 2012 or 'not-stated'"),
        (("--kind", "dhrs"), "the codebook has no kind 'dhrs': did you mean 'dhr'?"),
        (("--area", "x"), "the codebook has no area 'x': one of process, health"),
        (("--format", "pdf"), "'pdf' is not a format: one of csv, docx, html, json, md, xlsx"),
        (("-o", "t.pdf"), "'t.pdf' should end in one of .csv, .docx, .html, .json, .md, .xlsx"),
        (("-o", "t"), "'t' should end in one of .csv, .docx, .html, .json, .md, .xlsx"),
    ],
)
def test_what_cannot_be_meant_is_said_with_what_can(said, small, flags, sentence):
    assert said("table", *flags, cwd=small) == (2, "", f"dhrcode: {sentence}\n")


def test_no_table_is_made_of_a_part_of_the_records(said, small):
    (small / "records" / "DHR8.yaml").write_text("")
    assert said("table", "-o", "t.csv", cwd=small) == (
        1,
        "",
        (
            "records/DHR8.yaml:1:1: error: the file is empty: "
            "delete it, or restore it from a copy [empty-file]\n"
            "dhrcode: no table was made: 1 error in the records would make it wrong\n"
        ),
    )
    assert not (small / "t.csv").exists()


@pytest.mark.parametrize("form", ["csv", "json", "md", "xlsx"])
def test_a_file_has_the_bytes_of_standard_output_and_is_the_same_twice(said, small, form):
    assert said("table", "-o", f"t.{form}", cwd=small) == (0, "", f"wrote t.{form}\n")
    first = (small / f"t.{form}").read_bytes()
    assert said("table", "-o", f"T2.{form.upper()}", cwd=small)[0] == 0
    assert (small / f"T2.{form.upper()}").read_bytes() == first
    if form != "xlsx":
        assert said("table", "--format", form, cwd=small) == (0, first.decode(), "")


def test_xlsx_goes_to_standard_output_as_bytes(small, said, program):
    said("table", "-o", "t.xlsx", cwd=small)
    done = subprocess.run(
        [program, "table", "--format", "xlsx"], cwd=small, check=False, capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, (small / "t.xlsx").read_bytes(), b"")


def test_an_output_replaces_what_stood_there_and_keeps_its_mode(said, small):
    (small / "t.csv").write_text("older")
    (small / "t.csv").chmod(0o640)
    said("table", "-o", "t.csv", cwd=small)
    assert (small / "t.csv").read_text().splitlines() == CSV
    assert (small / "t.csv").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in small.iterdir() if "tmp" in path.name] == []


def test_a_format_goes_before_the_suffix(said, small):
    assert said("table", "--format", "csv", "-o", "t.txt", cwd=small)[0] == 0
    assert (small / "t.txt").read_text().splitlines() == CSV


def test_xlsx_can_be_read_back(said, small):
    said("table", "-o", "t.xlsx", cwd=small)
    book = openpyxl.load_workbook(small / "t.xlsx")
    assert book.sheetnames[:3] == ["Occurrence table", "Definitions", "Where this came from"]
    rows = [[cell.value for cell in row] for row in book["Occurrence table"]["A4:K9"]]
    assert rows == [
        [
            "Thematic area and subtheme",
            "Present",
            "Reviews",
            "% of reviews",
            "Absent",
            "Not stated",
            "Unclear",
            "Not coded",
            "DHR2",
            "DHR10",
            "INT3",
        ],
        ["Process & policy", *[None] * 10],
        ["Use of MARACs", 2, 3, 2 / 3, 0, 1, 0, 0, "✓", "✓", "·"],
        ["Police response", 0, 3, 0, 1, 1, 1, 0, "–", "?", "·"],
        ["Health", *[None] * 10],
        ["Issues related to GPs", 2, 3, 2 / 3, 0, 1, 0, 0, "·", "✓", "✓"],
    ]


def test_the_digest_follows_the_records_and_not_the_line_ends(said, small):
    def digest():
        made = json.loads(said("table", "--format", "json", cwd=small)[1])
        return made["provenance"]["digest"]

    first = digest()
    record = small / "records" / "DHR2.yaml"
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    assert digest() == first
    record.write_bytes(record.read_bytes().replace(b'page: "20"', b'page: "21"'))
    assert digest() != first


@pytest.mark.skipif(os.name == "nt", reason="the snapshot has LF line ends, a console CRLF")
@pytest.mark.parametrize("own", [False, True], ids=["uses 1.0", "a copy of 1.0"])
@pytest.mark.parametrize(("flags", "name"), [((), "table.txt"), (("--format", "md"), "table.md")])
def test_an_old_project_prints_as_it_always_has(said, tmp_path, example, flags, name, own):
    snapshot = example.parents[1] / "snapshots" / f"west-midlands-{name}"
    if own:
        example = Path(shutil.copytree(example, tmp_path / "own"))
        shutil.copy(earlier_paths()["west-midlands-dhr", "1.0"], example / "themes.yaml")
    status, out, err = said("table", *flags, cwd=example)
    assert (status, err) == (0, "")
    assert re.sub(r"dhrcode [0-9][0-9a-z.+]*", "dhrcode VERSION", out) == snapshot.read_text(
        encoding="utf-8"
    )


def test_a_table_of_summaries_has_the_words_and_takes_no_option_of_another(said, newest):
    said("code", "DHR2", "gps", "not-stated", "--summary", "Nobody asked.", cwd=newest)
    done, out, _ = said("table", "--of", "summaries", "--format", "csv", cwd=newest)
    assert done == 0
    rows = [row for row in csv.DictReader(io.StringIO(out)) if row["summary"]]
    assert [(r["review"], r["subtheme_id"], r["finding"], r["summary"]) for r in rows] == [
        ("DHR2", "gps", "not-stated", "Nobody asked.")
    ]
    done, _, err = said("table", "--of", "summaries", "--counts-only", cwd=newest)
    wanted = "--counts-only is of the occurrence table: leave it out with --of summaries"
    assert (done, err) == (2, f"dhrcode: {wanted}\n")
    done, _, err = said("table", "--of", "summary", cwd=newest)
    assert (done, err) == (
        2,
        "dhrcode: there is no table of 'summary': did you mean 'summaries'?\n",
    )


def test_a_name_in_a_summary_stops_the_table_of_summaries(said, newest):
    said("code", "DHR2", "gps", "not-stated", "--summary", "Call 07700 900123.", cwd=newest)
    done, _, err = said("table", "--of", "summaries", "-o", "s.html", cwd=newest)
    assert (done, (newest / "s.html").exists()) == (9, False)
    assert "records/DHR2.yaml" in err
