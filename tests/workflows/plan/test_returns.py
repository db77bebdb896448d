"""From plans to returns: who gets one, and what stands in none."""

from datetime import date

import pytest

from dhrcode.errors import DataProblemsError, RefusedError
from dhrcode.progress import no_progress
from dhrcode.store import pool
from dhrcode.workflows.plan.returns import make_returns, write_returns

ON = date(2025, 1, 31)


def test_each_agency_with_something_to_fill_in_gets_one(planned):
    made = make_returns(planned, ON)
    assert [(one.about.agency, one.label, one.holds) for one in made.returns] == [
        ("gp", "GP", "1 action, 0 recommendations to answer")
    ]
    assert made.left_out == []
    assert {"GP", "DHR1/R1.a"} <= made.texts()


def test_read_by_several_processes_it_is_the_same(planned, monkeypatch):
    before = make_returns(planned, ON)
    monkeypatch.setattr(pool, "WORTH_IT", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert make_returns(planned, ON) == before


def test_the_digest_is_of_the_plans(planned):
    before = make_returns(planned, ON).returns[0].about
    path = planned.root / "actions" / "DHR1.yaml"
    path.write_text(f"# A note.\n{path.read_text('utf-8')}", "utf-8")
    after = make_returns(planned, ON).returns[0].about
    assert before.digest != after.digest
    assert before._replace(digest="") == after._replace(digest="")


def test_what_stands_in_none_is_said(planned):
    path = planned.root / "actions" / "DHR1.yaml"
    text = path.read_text("utf-8")
    owner = next(line for line in text.splitlines() if "owner:" in line)
    path.write_text(text.replace(owner, f"{owner.partition('owner')[0]}owner: {{as_written: All}}"))
    (said,) = make_returns(planned, ON).left_out
    assert said.startswith("1 action is in no return: no agency of the codebook owns it")


def test_a_faulty_plan_stops_them(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR1\n")
    with pytest.raises(DataProblemsError, match="no return was made"):
        make_returns(planned, ON)


def test_none_is_written_over_another_file(planned, tmp_path):
    folder = tmp_path / "out"
    made = make_returns(planned, ON).returns
    assert [path.name for path in write_returns(folder, made, no_progress)] == ["gp.xlsx"]
    assert len(write_returns(folder, made, no_progress)) == 1
    (folder / "gp.xlsx").write_bytes(b"filled in")
    with pytest.raises(RefusedError, match=r"gp\.xlsx in .* may have been filled in"):
        write_returns(folder, made, no_progress)
    assert (folder / "gp.xlsx").read_bytes() == b"filled in"


def test_without_any_no_folder_is_made(tmp_path):
    assert write_returns(tmp_path / "out", [], no_progress) == []
    assert not (tmp_path / "out").exists()
