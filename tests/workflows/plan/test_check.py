"""Every problem of a project's plans; their lines are the case `bad/plans`."""

import shutil

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.safety.identifiers.listed import NO_NAMES
from dhrcode.workflows.outputs.table import tabulate
from dhrcode.workflows.plan.check import check_plans, is_titled
from dhrcode.workflows.project.check import check_project, plans
from dhrcode.workflows.scan import scan_project


def test_a_project_without_plans_has_none_to_check(planned):
    shutil.rmtree(planned.root / "actions")
    assert check_plans(planned, NO_NAMES) == []
    assert plans(planned) == 0


def test_a_record_with_errors_is_held_against_no_plan(planned):
    planned.path_of("DHR1").write_text("review: DHR1\n", "utf-8")
    assert check_plans(planned, NO_NAMES) == []


def test_a_plan_s_errors_never_stop_a_table(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR2\n")
    assert [problem.code for problem in check_plans(planned, NO_NAMES)] == ["missing-key"]
    assert len(tabulate(planned, Selection()).table.reviews) == 2


def test_of_one_coder_s_codings_no_plan_is_checked(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR2\n")
    assert check_project(planned.of_coder("EM")) == []


@pytest.mark.parametrize(
    ("post", "titled"),
    [
        ("Dr Dunmere", True),
        ("PC 1234 Hale", True),
        ("Head of Public Protection", False),
        ("Detective Inspector, Public Protection", False),
        ("", False),
    ],
)
def test_a_post_is_no_titled_name(post, titled):
    assert is_titled(post) is titled


def test_a_scan_reads_plans_and_says_which_entries_are_idle(planned):
    path = planned.root / "actions" / "DHR1.yaml"
    entries = "".join(
        f"  - {{text: {words}, reason: Invented.}}\n" for words in ("Dr Hale", "Dr Wren")
    )
    text = path.read_text("utf-8").replace("Put the", "Ask Mr Dunmere and Dr Hale to put the")
    path.write_text(f"{text}not_identifying:\n{entries}", "utf-8")
    found = scan_project(planned)
    assert [(problem.line, problem.code) for problem in found.problems] == [
        (17, "identifier-titled-name"),
        (26, "not-identifying-unused"),
    ]
    assert (found.records, found.plans) == (2, 2)
    assert scan_project(planned, "a-study").problems == []
    assert len(scan_project(planned, "DHR1").problems) == 2
    assert scan_project(planned.of_coder("EM")).problems == []
