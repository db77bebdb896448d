"""Changes of several files, killed before each of the system's own calls: all of it, or nothing."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dhrcode.errors import BusyError, DhrcodeError
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.journal.journal import Journal

pytestmark = pytest.mark.usefixtures("no_waiting")

CONTENTS = (None, b"one\n", b"two\n", b"\xff\x00", b"%PDF " * 50_000)
"""No file, texts, and what is kept by its digest."""
FILES = ("records/R1.yaml", "records/R2.yaml", "coders/EM/R1.yaml", "sources/a.pdf")

Held = dict[str, bytes]


def held(root: Path) -> Held:
    """Every file of the project, strays too; nothing of `.dhrcode`."""
    found = (path for path in root.rglob("*") if path.is_file())
    names = ((path.relative_to(root).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".dhrcode")}


def visible(root: Path) -> Held:
    """The same without what lies beside its place."""
    return {name: data for name, data in held(root).items() if not name.endswith("-tmp")}


def made(root: Path, files: Held) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def changes_of(before: Held, after: Held) -> list[FileChange]:
    return [FileChange(name, before.get(name), after.get(name)) for name in FILES]


def left_whole(root: Path, before: Held, after: Held) -> str:
    """What a reader finds after a kill, and that the next who writes finds one of the two."""
    now = visible(root)
    try:
        Journal(root).refuse_unfinished()
    except BusyError:
        said = "interrupted"
        for name in FILES:
            assert now.get(name) in (before.get(name), after.get(name))
    else:
        assert now in (before, after)  # a reader that is let in sees no mixture
        said = "old" if now == before else "new"
    return said if now in (before, after) else "mixed"


def recovered(root: Path) -> Held:
    """The project after the next who writes: nothing is left of who was killed."""
    Journal(root).recover()
    Journal(root).refuse_unfinished()
    assert not [
        p for p in root.glob(".dhrcode/steps/*") if p.name in ("begun", "doing", "changing")
    ]
    return held(root)


BEFORE = {"records/R1.yaml": b"one\n", "records/R2.yaml": b"two\n", "sources/a.pdf": CONTENTS[4]}
AFTER = {"records/R1.yaml": b"new\n", "coders/EM/R1.yaml": b"one\n", "sources/a.pdf": b"\xff"}


@pytest.mark.slow
@pytest.mark.parametrize("work", ["change", "recovery", "taking back", "doing again"])
def test_killed_before_any_of_the_system_s_calls_it_is_whole_after_the_next(
    tmp_path, killed_at, work
):
    seen, number, alive, step = set(), 0, True, 0
    old, new = (AFTER, BEFORE) if work == "taking back" else (BEFORE, AFTER)
    while alive:
        root = made(tmp_path / "project", BEFORE)
        journal = Journal(root, "import")
        if work == "change":
            alive = killed_at(number, lambda j=journal: j.carry_out(changes_of(BEFORE, AFTER)))
        elif work == "taking back":
            journal.carry_out(changes_of(BEFORE, AFTER))
            alive = killed_at(number, lambda j=journal: j.take_back(1, "undo"))
        elif work == "doing again":
            journal.carry_out(changes_of(BEFORE, AFTER))
            journal.take_back(1, "undo")
            alive = killed_at(number, lambda j=journal: j.do_again(1, "undo --redo"))
        else:
            killed_at(step, lambda j=journal: j.carry_out(changes_of(BEFORE, AFTER)))
            while visible(root) in (BEFORE, AFTER):  # the first kill that leaves a mixture
                step += 1
                shutil.rmtree(root)
                made(root, BEFORE)
                killed_at(step, lambda r=root: Journal(r).carry_out(changes_of(BEFORE, AFTER)))
            alive = killed_at(number, journal.recover)
        seen.add(left_whole(root, old, new))
        assert recovered(root) in (old, new)
        assert work != "recovery" or held(root) == new
        assert (root / "coders").exists() is (held(root) == AFTER)
        shutil.rmtree(root)
        number += 1
    assert number > 15
    assert seen == ({"mixed", "interrupted", "new"} | ({"old"} if work != "recovery" else set()))


@pytest.mark.parametrize("after", [{"records/R1.yaml": b"new\n"}, {}], ids=["replaced", "removed"])
def test_one_file_is_whole_for_readers_at_every_moment(tmp_path, killed_at, after):
    before, number, alive, seen = {"records/R1.yaml": b"one\n"}, 0, True, set()
    while alive:
        root = made(tmp_path / f"at{number}", before)
        journal = Journal(root, "code")
        alive = killed_at(number, lambda j=journal: j.carry_out(changes_of(before, after)))
        journal.refuse_changed(journal.seen)
        seen.add(left_whole(root, before, after))
        now = visible(root)
        assert recovered(root) == now  # what a reader has seen stays
        assert len(list(Journal(root).done())) == (now == after)  # and is a step if it is new
        number += 1
    assert seen == {"old", "new"}


states = st.fixed_dictionaries({name: st.sampled_from(CONTENTS) for name in FILES}).map(
    lambda held: {name: data for name, data in held.items() if data is not None}
)
moments = st.lists(st.integers(0, 90), max_size=3)


@pytest.mark.slow
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.tuples(states, moments), min_size=1, max_size=4), first=states)
def test_any_changes_killed_at_any_moments_are_whole_and_can_be_taken_back(
    tmp_path_factory, killed_at, first, steps
):
    root = made(tmp_path_factory.mktemp("any"), first)
    states = [first]
    for after, kills in steps:
        before = states[-1]
        for number in kills:
            work = Journal(root, "import")
            killed_at(number, lambda w=work, b=before, a=after: moved(w, b, a))
            left_whole(root, before, after)
            assert recovered(root) in (before, after)
        moved(Journal(root, "import"), before, after)
        assert held(root) == after
        if after != before:
            states.append(after)
    for number, _ in list(Journal(root).done()):
        assert held(root) == states.pop()
        Journal(root).take_back(number, "undo")
    assert held(root) == first == states.pop()
    shutil.rmtree(root)


def moved(journal: Journal, before: Held, after: Held) -> None:
    """From one state to another; nothing where an earlier try has done it."""
    journal.recover()
    try:
        journal.carry_out(changes_of(before, after))
    except DhrcodeError:
        assert held(journal._root) == after
