"""What became of an action, written into its log."""

from datetime import date

import pytest

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.store.plans import Plans
from dhrcode.workflows.plan.log import NewEntry, enter, update_named, withdraw
from dhrcode.workflows.plan.recommendations import ToDo, act

MAY = date(2025, 5, 1)


@pytest.fixture
def project(planned):
    """R1.a is done and shown, R1.b is the police's and open, R1.c nobody's."""
    act(planned, "DHR1/R1", ToDo("Do.", owner="police", due="2025-06"))
    act(planned, "DHR1/R1", ToDo("Do."))
    return planned


def log_of(project, name):
    plan, _ = Plans(project).read("DHR1")
    return next(one.action.log for one in plan.actions() if one.name == name)


def test_an_entry_has_its_words_and_what_shows_it(project):
    entry = NewEntry("done", MAY, says="In force.", evidence=("The page", "The list"))
    assert enter(project, "DHR1/R1.b", entry) == (
        "DHR1/R1.b",
        "done on 2025-05-01 by Police; done, amber (A)",
    )
    (written,) = log_of(project, "R1.b")
    assert (written.by, written.what, written.says) == ("police", "done", "In force.")
    assert [piece.note for piece in written.evidence] == ["The page", "The list"]


def test_entries_stand_in_order_of_day_and_each_is_there_once(project):
    days = [date(2025, 3, 1), date(2025, 1, 1), date(2025, 2, 1)]
    for number, day in enumerate(days):
        enter(project, "DHR1/R1.b", NewEntry("due-moved", day, "board", to=f"2025-0{7 + number}"))
    assert [(e.on.month, e.to) for e in log_of(project, "R1.b")] == [
        (1, "2025-08"),
        (2, "2025-09"),
        (3, "2025-07"),
    ]
    assert len(list(project.journal.done())) == 5


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            NewEntry("due-moved", MAY, "partnership", to="2026-01"),
            "moved to 2026-01 on 2025-05-01 by",
        ),
        (
            NewEntry("checked", MAY, "board", result="shown"),
            "checked: shown on 2025-05-01 by the board;",
        ),
        (
            NewEntry("effect", MAY, "board", result="no-change"),
            "effect: no-change on 2025-05-01 by",
        ),
        (NewEntry("started", MAY), "started on 2025-05-01 by Police; started, green (G)"),
    ],
)
def test_what_was_written_is_said_with_how_it_stands(project, entry, said):
    assert enter(project, "DHR1/R1.b", entry).said.startswith(said)


def test_the_owner_s_agency_checks_nothing_of_its_own(project):
    with pytest.raises(
        UsageError, match=r"^police owns the action and cannot be the one who checks"
    ):
        enter(project, "DHR1/R1.b", NewEntry("checked", MAY, "police", result="shown"))
    assert log_of(project, "R1.b") == ()


def test_what_nobody_owns_needs_somebody_s_word(project):
    with pytest.raises(UsageError, match=r"^no agency owns R1\.c: say whose word it is with --by$"):
        enter(project, "DHR1/R1.c", NewEntry("done", MAY))
    assert enter(project, "DHR1/R1.c", NewEntry("done", MAY, "GP")).said.startswith("done")


@pytest.mark.parametrize(
    ("name", "what", "said"),
    [
        (
            "R1.a",
            "done",
            "R1.a is done on 2025-05-01 already; nothing was written; 'dhrcode plan r",
        ),
        ("R1.a", "started", "R1.a is done on 2025-05-01 and cannot be started; nothing was"),
        ("R1.a", "stopped", "R1.a is done on 2025-05-01 and cannot be stopped; nothing was"),
        ("R1.b", "reopened", "R1.b is open on 2025-05-01 and cannot be reopened; nothing was"),
    ],
)
def test_what_cannot_be_so_is_refused(project, name, what, said):
    with pytest.raises(RefusedError) as caught:
        enter(project, f"DHR1/{name}", NewEntry(what, MAY))
    assert str(caught.value).startswith(said)


def test_the_date_of_what_is_done_is_not_moved(project):
    with pytest.raises(
        RefusedError, match=r"^R1\.a is done on 2025-05-01: its date cannot be moved"
    ):
        enter(project, "DHR1/R1.a", NewEntry("due-moved", MAY, "board", to="2026-01"))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (NewEntry("due-moved", MAY, to="soon"), "'to' must be a day such as"),
        (NewEntry("checked", MAY, "board", result="yes"), "'result' does not take this value"),
        (NewEntry("checked", MAY, "board"), "the file needs a 'result': one of shown, partly"),
        (NewEntry("done", MAY, "army"), "the codebook has no agency 'army'"),
        (NewEntry("done", MAY, evidence=("",)), "'note' is empty"),
    ],
)
def test_what_cannot_be_kept_is_refused(project, entry, said):
    with pytest.raises(UsageError) as caught:
        enter(project, "DHR1/R1.b", entry)
    assert str(caught.value).startswith(said)


def test_an_entry_that_is_withdrawn_stays_and_counts_no_more(project):
    assert withdraw(project, "DHR1/R1.a", 2, "Another was meant.") == (
        "DHR1/R1.a",
        "entry 2 (checked, 2025-01-07) is withdrawn and counts no more",
    )
    assert [entry.withdrawn for entry in log_of(project, "R1.a")] == [None, "Another was meant."]
    with pytest.raises(RefusedError, match=r"^entry 2 of R1\.a is withdrawn already"):
        withdraw(project, "DHR1/R1.a", 2, "Again.")
    for number in (0, 3, -1):
        with pytest.raises(UsageError, match=r"^R1\.a has 2 entries: 'dhrcode plan show' numbers"):
            withdraw(project, "DHR1/R1.a", number, "No.")
    with pytest.raises(NotFoundError):
        withdraw(project, "DHR1/R9.a", 1, "No.")


def test_an_update_says_what_it_may():
    assert update_named("done") == "done"
    with pytest.raises(UsageError) as caught:
        update_named("checked")
    assert str(caught.value) == (
        "'checked' is nothing that --what takes: started, done, stopped or reopened"
    )
