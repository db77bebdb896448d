"""`plan list` as a person and as a program read it."""

import json


def test_the_list_is_as_at_a_day(said, planned):
    status, out, err = said("plan", "list", "--on", "2025-01-01", cwd=planned)
    assert (status, err) == (0, "")
    assert out.splitlines()[2] == (
        "DHR1/R1.a  Put the question on the form.  GP, Practice Manager  2024-12-31  done   "
        "amber (A)"
    )
    assert out.endswith("\n\nAs at 2025-01-01: 1 of 1 action.\n")


def test_a_program_reads_a_list_of_objects(said, planned):
    status, out, _ = said("plan", "list", "--on", "2025-01-07", "--format", "json", cwd=planned)
    assert status == 0
    (one,) = json.loads(out)
    assert one == {
        "id": "DHR1/R1.a",
        "recommendation": "DHR1/R1",
        "text": "Put the question on the form.",
        "to": ["gp"],
        "owner": {"agency": "gp", "post": "Practice Manager"},
        "due": "2024-12-31",
        "first_due": "2024-12-31",
        "state": "done",
        "overdue": False,
        "rating": "blue",
        "themes": ["gps"],
        "review": "DHR1",
        "shares": [],
        "on": "2025-01-07",
    }


def test_recommendations_without_an_action(said, planned):
    out = said("plan", "list", "--without-action", "--on", "2025-01-07", cwd=planned)[1]
    assert out.splitlines()[2] == "a-study/1  Ask everywhere.  All practices  DHR1/R1.a"
    assert out.endswith(
        "As at 2025-01-07: 1 of 2 recommendations without an action of its own; 0 of these share "
        "none either.\n"
    )


def test_each_filter_reaches_the_list(said, planned):
    for option in (
        ("--overdue",),
        ("--unowned",),
        ("--undated",),
        ("--unchecked",),
        ("--due-within", "5"),
        ("--agency", "police"),
        ("--theme", "housing"),
    ):
        given = ("plan", "list", *option, "--on", "2025-06-01")
        assert said(*given, cwd=planned) == (0, "As at 2025-06-01: 0 of 1 action.\n", "")


def test_a_plan_with_errors_ends_with_1_and_a_day_that_is_none_with_2(said, planned):
    (planned / "actions" / "DHR1.yaml").write_text("plan: DHR1\n")
    assert said("plan", "list", cwd=planned) == (
        1,
        "",
        (
            "actions/DHR1.yaml:1:1: error: 'codebook' is missing: every file of this kind has it "
            "[missing-key]\ndhrcode: no list was made: 1 error in the plans would make it wrong\n"
        ),
    )
    assert said("plan", "list", "--on", "yesterday", cwd=planned) == (
        2,
        "",
        "dhrcode: --on takes a day such as 2014-12-31, not 'yesterday'\n",
    )


def test_a_project_without_plans_has_an_empty_list(said, small):
    assert said("plan", "list", "--on", "2025-01-01", cwd=small)[1] == (
        "As at 2025-01-01: 0 of 0 actions.\n"
    )
    assert said("plan", "list", "--format", "json", cwd=small)[1] == "[]\n"
