"""From a project's plans to the actions that are asked for."""

from datetime import date

import pytest

from dhrcode.analysis.plan.rows import RowFilter
from dhrcode.errors import DataProblemsError, NotFoundError, UsageError
from dhrcode.store import pool
from dhrcode.workflows.plan.listing import list_actions

ON = date(2025, 1, 31)


def ids(listed):
    return [row.id for row in listed.rows]


def test_all_actions_are_listed_with_how_many_there_are(planned):
    listed = list_actions(planned, RowFilter(ON))
    assert ids(listed) == ["DHR1/R1.a"]
    assert (listed.actions, listed.recommendations) == (1, 2)


def test_one_plan_alone(planned):
    without = RowFilter(ON, without_action=True)
    assert ids(list_actions(planned, without, "a-study")) == ["a-study/1"]
    assert ids(list_actions(planned, without, "DHR1")) == []
    with pytest.raises(NotFoundError):
        list_actions(planned, without, "DHR2")


def test_read_by_several_processes_it_is_the_same(planned, monkeypatch):
    before = list_actions(planned, RowFilter(ON))
    monkeypatch.setattr(pool, "WORTH_IT", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert list_actions(planned, RowFilter(ON)) == before


def test_a_subtheme_may_be_named_by_its_label_and_be_retired(planned):
    assert ids(list_actions(planned, RowFilter(ON, theme="GPs"))) == ["DHR1/R1.a"]
    assert ids(list_actions(planned, RowFilter(ON, theme="courts"))) == []


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"theme": "gp"}, "the codebook has no subtheme 'gp': did you mean 'gps'?"),
        (
            {"agency": "polise"},
            (
                "the codebook has no agency 'polise': did you mean 'police'? "
                "'dhrcode codebook agency add' adds one"
            ),
        ),
    ],
)
def test_what_the_codebook_does_not_have_is_refused(planned, wanted, said):
    with pytest.raises(UsageError) as caught:
        list_actions(planned, RowFilter(ON, **wanted))
    assert str(caught.value) == said


def test_a_plan_with_errors_stops_the_list(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR2\n")
    with pytest.raises(DataProblemsError) as caught:
        list_actions(planned, RowFilter(ON))
    assert str(caught.value) == "no list was made: 1 error in the plans would make it wrong"
    assert [problem.code for problem in caught.value.problems] == ["missing-key"]
