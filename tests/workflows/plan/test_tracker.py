"""Trackers into plans: new ones alone, all of them or none."""

from datetime import date

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from dhrcode.errors import DataProblemsError, RefusedError, UsageError
from dhrcode.importers import ImportRequest
from dhrcode.workflows.plan.tracker import import_trackers

TODAY = date(2025, 7, 1)
MAP = """\
layout: action-plan
id: DHR
columns: {Recommendation: recommendation, Action: action, Lead: owner, Due: due, RAG: rating}
"""
HEAD = "DHR,Recommendation,Action,Lead,Due,RAG\n"


@pytest.fixture
def take(planned, tmp_path, monkeypatch):
    """Imports a tracker, given its rows."""
    monkeypatch.chdir(tmp_path)

    def call(rows, dry_run=False, project=planned):
        table, map_file = tmp_path / "t.csv", tmp_path / "map.yaml"
        table.write_text(HEAD + rows)
        map_file.write_text(MAP)
        request = ImportRequest(project.codebook, map=map_file)
        return import_trackers(project, [table], request, TODAY, dry_run=dry_run)

    return call


def test_a_new_plan_is_written_and_told(take, planned):
    row = "DHR2,Ask.,Do.,GP: Practice Manager,2025-09-30,Green\n"
    assert take(row, dry_run=True).counted == "1 plan new"
    path = planned.root / "actions" / "DHR2.yaml"
    assert not path.exists()
    outcome = take(row)
    assert outcome.new == [
        (
            "DHR2: 1 recommendation, 1 action, 1 of an agency of the codebook, 1 with a date, "
            "0 entries of logs"
        )
    ]
    assert "owner: {agency: gp, post: Practice Manager}" in path.read_text("utf-8")
    assert take(row).counted == "0 plans new, 1 as before"


def test_the_tracker_s_rating_is_compared_and_not_taken(take):
    rows = "".join(
        f"DHR2,{n},Do.,GP,{due},{rag}\n"
        for n, (due, rag) in enumerate(
            [("2025-09-30", "Green"), ("2025-01-31", "G"), ("soon", "red"), ("soon", "")]
        )
    )
    assert take(rows).notes[-1] == (
        "The tracker's own rating was not taken, for dhrcode computes it: as at 2025-07-01 it "
        "differs for 1 of the 3 actions that have one, and 1 has none. It differs for DHR2/R2.a "
        "('G' there, red here)"
    )


def test_a_colour_is_told_and_nothing_of_it_stands_in_the_plan(take, planned, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEAD.strip().split(","))
    for n, fill in enumerate(["00B050", "FFC000", "FF0000", "7030A0", ""], start=2):
        book.active.append(["DHR2", f"Ask {n}.", "Do.", "GP", "2025-12-31", None])
        if fill:
            book.active.cell(n, 6).fill = PatternFill("solid", fgColor=fill)
    book.save(tmp_path / "t.xlsx")
    (tmp_path / "map.yaml").write_text(MAP)
    request = ImportRequest(planned.codebook, map=tmp_path / "map.yaml")
    outcome = import_trackers(planned, [tmp_path / "t.xlsx"], request, TODAY, dry_run=False)
    assert outcome.notes[-1] == (
        "The tracker's own rating was not taken, for dhrcode computes it: as at 2025-07-01 it "
        "differs for 2 of the 3 actions that have one, and 2 have none. Read from the colour of a "
        "cell alone, as nobody wrote a word: 1 green, 1 amber, 1 red, 1 of another colour "
        "(7030A0). It differs for DHR2/R2.a (amber there, green here), DHR2/R3.a (red there, "
        "green here)"
    )
    written = (planned.root / "actions" / "DHR2.yaml").read_text("utf-8")
    assert not any(word in written for word in ("green", "amber", "red", "log:"))


def test_a_plan_that_is_there_is_not_changed(take, planned):
    before = (planned.root / "actions" / "DHR1.yaml").read_bytes()
    with pytest.raises(RefusedError, match=r"actions/DHR1\.yaml is there already, and is another"):
        take("DHR2,Ask.,Do.,GP,,\nDHR1,Ask.,Do.,GP,,\n")
    assert (planned.root / "actions" / "DHR1.yaml").read_bytes() == before
    assert not (planned.root / "actions" / "DHR2.yaml").exists()


@pytest.mark.parametrize(
    ("rows", "place", "code"),
    [
        ("DHR2,Ask.,Do.,Mr Dunmere,,\n", "t.csv:2:4", "post-is-a-name"),
        ("DHR2,Ask.,Do.,GP - Mrs Dunmere,,\n", "t.csv:2:4", "post-is-a-name"),
        ("DHR2,Ask.,Ask Mr Dunmere.,GP,,\n", "t.csv:2:3", "identifier-titled-name"),
        ("DHR8,Ask.,Do.,GP,,\n", "t.csv:2:1", "plan-without-record"),
    ],
)
def test_what_may_not_be_in_a_plan_stops_it_with_its_cell(take, planned, rows, place, code):
    with pytest.raises(DataProblemsError) as raised:
        take(rows)
    assert [(p.place, p.code) for p in raised.value.problems] == [(place, code)]
    assert not (planned.root / "actions" / "DHR2.yaml").exists()


def test_a_coder_s_part_takes_none(take, planned):
    with pytest.raises(UsageError, match="without --as"):
        take("DHR2,Ask.,Do.,GP,,\n", project=planned.of_coder("EM"))
