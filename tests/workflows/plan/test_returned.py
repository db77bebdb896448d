"""Returns into plans: all of it, or nothing."""

from datetime import date

import openpyxl
import pytest

from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.progress import no_progress
from dhrcode.store.plans import Plans
from dhrcode.workflows.plan.returned import import_returns
from dhrcode.workflows.plan.returns import make_returns, write_returns

TODAY = date(2025, 7, 1)
AGAIN = {"H3": "reopened", "I3": "2025-02-10", "K3": "The form was changed."}


@pytest.fixture
def back(planned, tmp_path):
    """The practice's return, with cells of its actions filled in."""
    returns = make_returns(planned, date(2025, 1, 31)).returns
    (path,) = write_returns(tmp_path / "out", returns, no_progress)

    def fill(cells):
        book = openpyxl.load_workbook(path)
        for place, value in cells.items():
            book["Actions"][place] = value
        book.save(path)
        return path

    return fill


def test_what_came_is_in_the_plan(planned, back):
    outcome = import_returns(planned, [back(AGAIN)], TODAY, dry_run=False)
    assert outcome.new == ["DHR1/R1.a: reopened on 2025-02-10 by GP"]
    assert outcome.counted == "1 entry new in 1 plan"
    text = (planned.root / "actions" / "DHR1.yaml").read_text("utf-8")
    assert "# The one that everybody knows" in text
    assert Plans(planned).read("DHR1")[0].recommendations[0].actions[0].log[-1].what == "reopened"


def test_a_dry_run_writes_nothing(planned, back):
    before = (planned.root / "actions" / "DHR1.yaml").read_bytes()
    assert len(import_returns(planned, [back(AGAIN)], TODAY, dry_run=True).new) == 1
    assert (planned.root / "actions" / "DHR1.yaml").read_bytes() == before


def test_a_coder_s_part_takes_none(planned, back):
    with pytest.raises(UsageError, match="without --as"):
        import_returns(planned.of_coder("EM"), [back(AGAIN)], TODAY, dry_run=True)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: tiny", "id: large", "form-of-another-codebook"),
        ("{id: gp,", "{id: practice,", "unknown-agency"),
    ],
)
def test_a_return_of_another_project_is_refused(planned, back, old, new, code):
    from dhrcode.store.project import open_project  # noqa: PLC0415 - after its codebook changed

    path = back(AGAIN)
    themes = planned.root / "themes.yaml"
    themes.write_text(themes.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(DataProblemsError) as raised:
        import_returns(open_project(planned.root), [path], TODAY, dry_run=True)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_words_that_the_plan_says_identify_nobody_come_in(planned, back):
    path = back(AGAIN | {"K3": "Mr Dunmere asked."})
    with pytest.raises(DataProblemsError):
        import_returns(planned, [path], TODAY, dry_run=True)
    plan = planned.root / "actions" / "DHR1.yaml"
    entry = "not_identifying:\n  - {text: Mr Dunmere, reason: Invented.}\n"
    plan.write_text(plan.read_text("utf-8") + entry, "utf-8")
    assert len(import_returns(planned, [path], TODAY, dry_run=True).new) == 1
