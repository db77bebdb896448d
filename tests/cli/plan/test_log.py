"""The commands that write into an action's log, as a person types them."""

import pytest

NAME = "DHR1/R1.b"


@pytest.fixture
def open_action(said, planned):
    said("plan", "act", "DHR1/R1", "Do.", "--owner", "police", "--due", "2026-12-31", cwd=planned)
    return planned


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        (
            (
                "update",
                NAME,
                "--what",
                "done",
                "--says",
                "So.",
                "--evidence",
                "A",
                "--by",
                "police",
            ),
            "done on 2025-05-01 by Police; done, amber (A)",
        ),
        (
            ("move", NAME, "--to", "2027-03-31", "--why", "Late."),
            "moved to 2027-03-31 on 2025-05-01 by the partnership; open, amber (A)",
        ),
        (
            ("confirm", NAME, "--by", "gp", "--result", "not-shown"),
            "checked: not-shown on 2025-05-01 by GP; open, red (R)",
        ),
        (
            ("effect", NAME, "--result", "some-change"),
            "effect: some-change on 2025-05-01 by the board; open, green (G)",
        ),
        (
            ("stop", NAME, "--why", "No money."),
            "stopped on 2025-05-01 by the partnership; stopped, none (-)",
        ),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else "",
)
def test_each_answers_in_a_line(said, open_action, given, answer):
    assert said("plan", *given, "--on", "2025-05-01", cwd=open_action) == (
        0,
        f"{NAME}: {answer}\n",
        "",
    )


def test_what_was_done_may_be_reopened_and_withdrawn(said, planned):
    day = ("--on", "2025-05-01")
    assert said("plan", "reopen", "DHR1/R1.a", "--why", "Gone.", *day, cwd=planned)[1] == (
        "DHR1/R1.a: reopened on 2025-05-01 by the partnership; open, red (R)\n"
    )
    assert said("plan", "withdraw", "DHR1/R1.a", "3", "--why", "No.", cwd=planned)[1] == (
        "DHR1/R1.a: entry 3 (reopened, 2025-05-01) is withdrawn and counts no more\n"
    )
    listed = said("plan", "list", *day, cwd=planned)[1]
    assert "done   blue (B)" in listed


def test_an_owner_s_own_check_is_refused(said, open_action):
    status, out, err = said(
        "plan", "confirm", NAME, "--by", "police", "--result", "shown", cwd=open_action
    )
    assert (status, out) == (2, "")
    assert err.startswith("dhrcode: police owns the action and cannot be the one who checks it: ")
