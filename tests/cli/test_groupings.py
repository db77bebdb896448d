"""Groupings as a person counts by them, in every format, and changes the codebook under them."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

GROUPS = {
    "Risk & response": ["police-response", "use-of-maracs"],
    "Health": ["gps"],
    "Children": [],
}
GROUPING = """\
groupings:
  - id: national
    label: National themes
    note: Ours alone.
    groups:
      - {label: Risk & response, subthemes: [police-response, use-of-maracs]}
      - {label: Health, subthemes: [gps]}
      - {label: Children, subthemes: []}
"""
NOT_CODED = "not coded by this codebook"


@pytest.fixture
def grouped(said, small: Path) -> Path:
    """The small project with a grouping, two partial records and three complete ones."""
    themes = small / "themes.yaml"
    themes.write_text(f"format: 2\n{themes.read_text('utf-8')}{GROUPING}", "utf-8")
    assert said("complete", "DHR7", "--partial", cwd=small)[0] == 0
    code = ("code", "DHR8", "gps", "present", "--note", "Named.", "--coder", "LN", "--new")
    assert said(*code, cwd=small)[0] == 0
    assert said("complete", "DHR8", "--partial", cwd=small)[0] == 0
    return small


def by_hand(said, project):
    """Every group's count and whether it may be larger, from the tidy findings alone."""
    assert said("export", "findings.csv", cwd=project)[0] == 0
    findings = pd.read_csv(project / "findings.csv", keep_default_na=False, dtype=str)
    counts = {}
    for label, subthemes in GROUPS.items():
        own = findings[findings["subtheme_id"].isin(subthemes)]
        present = own[own["finding"] == "present"]["review"].nunique()
        open_ = own[(own["status"] == "partial") & (own["finding"] == "not-coded")]
        counts[label] = (present, not open_.empty)
    return counts


def test_the_table_and_the_report_count_as_pandas_does(said, grouped):
    table = json.loads(said("table", "--grouping", "national", "--format", "json", cwd=grouped)[1])
    report = json.loads(
        said("report", "--grouping", "national", "--format", "json", cwd=grouped)[1]
    )
    wanted = by_hand(said, grouped)
    assert wanted["Risk & response"][1], "a partial record leaves something open"
    for group, row in zip(table["grouping"]["groups"], report["tables"]["groups"], strict=True):
        label = group["label"]
        assert row["label"] == label
        if label == "Children":
            assert "present" not in group
            assert (row["present"], row["undefined"]) == (None, {"present": NOT_CODED})
            continue
        assert (group["present"], group.get("at_least", False)) == wanted[label]
        assert (row["present"], "present" in row.get("at_least", [])) == wanted[label]
    assert table["grouping"]["in_no_group"] == []


@pytest.mark.parametrize("form", ["csv", "docx", "html", "json", "md", "xlsx"])
def test_every_format_of_the_table_says_what_is_not_coded_and_never_0(
    said, grouped, words_of, form
):
    target = grouped / f"table.{form}"
    assert said("table", "--grouping", "national", "-o", target, cwd=grouped)[0] == 0
    words = words_of(target)
    assert NOT_CODED in words
    assert form == "json" or "One or more of these" in words
    if form == "csv":
        rows = list(csv.reader(io.StringIO(target.read_text("utf-8"))))
        (empty,) = (row for row in rows if row[0] == "Children")
        assert set(empty[3:]) == {""}


@pytest.mark.parametrize("form", ["docx", "html", "json", "md", "xlsx"])
def test_every_format_of_the_report_has_the_groups(said, grouped, words_of, form):
    target = grouped / f"pack.{form}"
    assert said("report", "--grouping", "national", "-o", target, cwd=grouped)[0] == 0
    words = words_of(target)
    for wanted in ("National themes", "Ours alone.", "Children", NOT_CODED):
        assert wanted in words


@pytest.fixture
def words_of():
    """The words of a file of any format."""

    def read(path: Path) -> str:
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            return " ".join(
                str(cell) for sheet in book for row in sheet.values for cell in row if cell
            )
        if path.suffix == ".docx":
            import docx  # noqa: PLC0415 - of this format alone

            document = docx.Document(str(path))
            cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
            return " ".join([*(p.text for p in document.paragraphs), *cells])
        return path.read_text("utf-8")

    return read


def test_on_the_screen(said, grouped):
    out = said("report", "--grouping", "national", cwd=grouped)[1]
    assert out.partition("\nNational themes\n")[2].splitlines()[:5] == [
        "Group            One or more subthemes present",
        "----------------------------------------------",
        "Risk & response  at least 2 of 5 reviews",
        "Health           at least 3 of 5 reviews",
        "Children         not coded by this codebook",
    ]
    out = said("table", "--grouping", "national", "--counts-only", cwd=grouped)[1]
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "One or more of these at least 2 of 5 2" in lines
    assert "Children: not coded by this codebook" in lines


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("report", "--grouping", "national", "--profile", "publication"),
            (
                "a publication takes no --grouping: of areas and groups together it could not be "
                "proved that nothing can be worked out"
            ),
        ),
        (
            ("report", "--grouping", "nationl"),
            "the codebook has no grouping 'nationl': did you mean 'national'?",
        ),
        (
            ("table", "--grouping", "national", "--area", "health"),
            "--area shows an area, and --grouping another order: give one of the two",
        ),
    ],
)
def test_what_cannot_be_grouped_is_one_sentence(said, grouped, arguments, sentence):
    assert said(*arguments, cwd=grouped) == (2, "", f"dhrcode: {sentence}\n")


def groups_in(project: Path) -> str:
    return (project / "themes.yaml").read_text("utf-8").partition("groupings:\n")[2]


def test_a_grouping_follows_the_changes_of_its_subthemes(said, grouped):
    why = ("--why", "Invented.")
    assert said("codebook", "rename", "gps", "surgeries", *why, cwd=grouped)[0] == 0
    parts = ("--into", "calls=Calls", "--into", "bail=Bail")
    defined = ("--definition-of", "calls=A.", "--definition-of", "bail=B.")
    assert said("codebook", "split", "police-response", *parts, *defined, *why, cwd=grouped)[0] == 0
    assert groups_in(grouped).startswith("""\
  - id: national
    label: National themes
    note: Ours alone.
    groups:
      - label: Risk & response
        subthemes: [calls, bail, use-of-maracs]
      - label: Health
        subthemes: [surgeries]
      - label: Children
""")
    merge = ("codebook", "merge", "calls", "use-of-maracs", "--into", "use-of-maracs")
    assert said(*merge, *why, cwd=grouped)[0] == 0
    assert "subthemes: [use-of-maracs, bail]\n" in groups_in(grouped)
    out = said("codebook", "retire", "surgeries", *why, cwd=grouped)[1]
    assert (
        "The group 'Health' of the grouping 'national' has no subtheme left: it is not coded by "
        "this codebook."
    ) in " ".join(out.split())
    assert "- label: Health\n      - label: Children\n" in groups_in(grouped)
    assert said("check", cwd=grouped)[0] == 1  # records are of older versions, and that alone
    assert said("migrate", cwd=grouped)[0] == 0
    out = said("table", "--grouping", "national", cwd=grouped)[1]
    assert "Health: not coded by this codebook" in out
