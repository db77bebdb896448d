"""Where a project is, and what it says to do next."""

from datetime import date

import pytest

from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.project.overview import overview_of
from dhrcode.workflows.project.start import start_project

DAY = date(2026, 1, 31)
PLAN = """\
plan: DHR2
codebook: {id: small-study, version: "1.0"}
recommendations:
  - id: "1"
    text: Ask.
    actions:
      - {id: a, text: Write the form., due: {date: "2025-12-31"}}
      - {id: b, text: Use the form., due: {date: "2026-12-31"}}
"""


@pytest.fixture
def newest(small):
    """The small project in the newest format."""
    path = small.root / "themes.yaml"
    path.write_text(f"format: 3\n{path.read_text()}")
    return open_project(small.root)


@pytest.fixture
def again(newest):
    """A project in which one finding and one attribute are to be coded again."""
    small = newest
    path = small.root / "records" / "DHR2.yaml"
    asked = [
        "{subtheme: gps, version: '1.0', why: Anew.}",
        "{attribute: victim.sex, version: '1.0', why: B.}",
    ]
    path.write_text(path.read_text() + "again:\n" + "".join(f"  - {one}\n" for one in asked))
    return small


def commands(project):
    return [one.command for one in overview_of(project, DAY).next]


def test_a_new_project_says_how_to_begin(tmp_path):
    start_project(tmp_path / "study")
    found = overview_of(open_project(tmp_path / "study"), DAY)
    assert found.lines == [("Reviews", "none yet")]
    assert [one.command.split(" REVIEW")[0] for one in found.next] == [
        "dhrcode source add",
        "dhrcode new --coder INITIALS",
    ]


def test_what_is_counted_is_told(newest):
    small = newest
    enter(small.of_coder("EM"), "DHR2", FindingEntry("gps", "present", Piece(note="Asked."), "EM"))
    (small.root / "verified" / "DHR2.yaml").unlink()
    (small.root / "actions").mkdir(exist_ok=True)
    (small.root / "actions" / "DHR2.yaml").write_text(PLAN)
    assert overview_of(small, DAY).lines == [
        ("Reviews", "4: 3 complete, 1 draft"),
        ("Independent codings", "1: 1 draft"),
        ("Drafts", "DHR7 (1 of 3)"),
        ("Queue", "nothing to be coded again"),
        ("Quotes", "1 not verified"),
        ("Overdue", "1 of 2 actions"),
    ]


def test_the_queue_comes_before_drafts(again):
    assert ("Queue", "2 to be coded again") in overview_of(again, DAY).lines
    assert commands(again) == ["dhrcode edit --queue", "dhrcode edit DHR7", "dhrcode desk DHR7"]


def test_where_all_is_done_the_table_is_next(small):
    (small.root / "records" / "DHR7.yaml").unlink()
    assert commands(small) == ["dhrcode table", "dhrcode report -o exports/pack.docx"]


def test_where_there_are_drafts_alone_the_table_counts_them(small):
    for path in (small.root / "records").glob("*.yaml"):
        if path.stem != "DHR7":
            path.unlink()
    assert dict(overview_of(small, DAY).lines)["Reviews"] == "1: 1 draft"
    assert "dhrcode table --include-drafts" in commands(small)


def test_of_many_drafts_the_first_are_named_and_the_rest_counted(small):
    text = (small.root / "records" / "DHR7.yaml").read_text()
    for number in range(20, 26):
        (small.root / "records" / f"DHR{number}.yaml").write_text(
            text.replace("DHR7", f"DHR{number}")
        )
    told = dict(overview_of(small, DAY).lines)["Drafts"]
    assert told == ("DHR7 (1 of 3), DHR20 (1 of 3), DHR21 (1 of 3), DHR22 (1 of 3) and 3 more")


def test_errors_come_before_everything_and_no_plan_with_one_is_counted(small):
    (small.root / "records" / "DHR7.yaml").write_text("nonsense: 1\n")
    (small.root / "actions").mkdir(exist_ok=True)
    (small.root / "actions" / "DHR2.yaml").write_text("plan: DHR3\n")
    found = overview_of(small, DAY)
    assert ("Overdue", "not counted, since the plans have errors") in found.lines
    assert {one.file.rpartition("/")[2] for one in found.problems if one.severity == "error"} == {
        "DHR7.yaml",
        "DHR2.yaml",
    }
    assert commands(small) == ["dhrcode check"]


def test_records_of_an_older_codebook_are_brought_forward_first(small):
    path = small.root / "themes.yaml"
    path.write_text(path.read_text().replace('version: "1.0"', 'version: "1.1"', 1) + HISTORY)
    assert commands(open_project(small.root))[0] == "dhrcode migrate"


HISTORY = """\
history:
  - version: "1.1"
    after: "1.0"
    on: 2025-05-01
    change: redefine
    subthemes: [gps]
    why: Plainer.
    findings: again
"""
