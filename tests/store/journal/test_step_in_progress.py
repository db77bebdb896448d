"""A step on its way: begun, put in place, finished; or forgotten, or taken back half-way."""

import pytest

from dhrcode.errors import BusyError, FileAccessError, RefusedError
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.journal.placement import Placement
from dhrcode.store.journal.step import Step
from dhrcode.store.journal.step_in_progress import StepInProgress, listed
from dhrcode.store.journal.steps_folder import StepsFolder

REPLACED = FileChange("a.yaml", b"old", b"new")
MADE = FileChange("new/b.yaml", None, b"made")
REMOVED = FileChange("old/c.yaml", b"gone", None)
EVERY = (REPLACED, MADE, REMOVED)
BEFORE = {"a.yaml": b"old", "old/c.yaml": b"gone"}
AFTER = {"a.yaml": b"new", "new/b.yaml": b"made"}


@pytest.fixture
def root(tmp_path):
    """A project with the files that are replaced and removed."""
    (tmp_path / "a.yaml").write_bytes(b"old")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "c.yaml").write_bytes(b"gone")
    return tmp_path


def started(root, *changes):
    """A step of some changes, whose folders are as its changes need them."""
    changes = changes or EVERY
    folders = ("new",) if MADE in changes else ()
    emptied = ("old",) if REMOVED in changes else ()
    step = Step("import", folders=folders, emptied=emptied, changes=changes).counted()
    return StepInProgress(root, StepsFolder(root), step)


def begun(root, *changes, placed=(), committed=True):
    """A step whose program ended once `placed` were in place."""
    one = started(root, *changes)
    steps = StepsFolder(root)
    steps.make()
    steps.begin(one.step)
    if committed:
        steps.commit()
    for folder in one.step.folders:
        (root / folder).mkdir(exist_ok=True)
    placement = Placement(root, steps)
    placement.stage(one.step.changes)
    placement.put(placed, [])
    return one


def files(root):
    """Each file of the project but dhrcode's own."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".dhrcode" not in path.parts
    }


def numbers(root):
    """The steps that are done."""
    return [number for number, _ in StepsFolder(root).done()]


def under_way(root):
    """What is written down of a step that is neither done nor forgotten."""
    return [name for name in ("begun", "doing") if (StepsFolder(root).path / name).exists()]


def failing_on(monkeypatch, file, error, *, times=1):
    """Fails so often when something is put in a file's place."""
    put, left = Placement._put, [times]

    def fail(self, change):
        if change.file == file and left[0]:
            left[0] -= 1
            raise error
        return put(self, change)

    monkeypatch.setattr(Placement, "_put", fail)


def test_a_step_is_done_noted_and_leaves_no_empty_folder(root):
    started(root).carry_out(EVERY)
    assert files(root) == AFTER
    assert not (root / "old").exists()
    assert (numbers(root), under_way(root)) == ([1], [])


def test_a_folder_with_something_else_in_it_stays(root):
    (root / "old" / "mine.txt").write_bytes(b"mine")
    started(root).carry_out(EVERY)
    assert files(root) == {**AFTER, "old/mine.txt": b"mine"}


def test_what_is_done_already_is_not_done_again(root):
    (root / "a.yaml").write_bytes(b"new")
    started(root).carry_out((MADE, REMOVED))
    assert files(root) == AFTER
    assert numbers(root) == [1]


@pytest.mark.parametrize("changes", [EVERY, (REPLACED,)], ids=["several", "one"])
def test_a_file_that_is_not_what_it_was_and_nothing_is_written(root, changes):
    (root / "a.yaml").write_bytes(b"another's")
    with pytest.raises(BusyError, match=r"a\.yaml was changed by another program meanwhile; noth"):
        started(root, *changes).carry_out(changes)
    assert files(root) == {**BEFORE, "a.yaml": b"another's"}
    assert not (root / "new").exists()
    assert (numbers(root), under_way(root)) == ([], [])


def test_several_files_that_are_not_what_they_were_are_named(root):
    (root / "a.yaml").write_bytes(b"another's")
    (root / "old" / "c.yaml").unlink()
    with pytest.raises(BusyError, match=r"^a\.yaml, old/c\.yaml were changed by another program"):
        started(root).carry_out(EVERY)


def test_a_file_where_there_was_to_be_none_is_refused(root):
    (root / "new").mkdir()
    (root / "new" / "b.yaml").write_bytes(b"made")  # the same words, and still somebody else's
    with pytest.raises(RefusedError, match=r"b\.yaml exists already; nothing was written"):
        started(root).carry_out(EVERY)
    assert files(root) == {**BEFORE, "new/b.yaml": b"made"}


@pytest.mark.parametrize("file", [one.file for one in EVERY])
@pytest.mark.parametrize("error", [FileAccessError("full; nothing was changed"), KeyboardInterrupt])
def test_a_failure_half_way_puts_everything_back(root, monkeypatch, file, error):
    failing_on(monkeypatch, file, error)
    with pytest.raises(type(error) if isinstance(error, Exception) else error):
        started(root).carry_out(EVERY)
    assert files(root) == BEFORE
    assert not (root / "new").exists()
    assert (numbers(root), under_way(root)) == ([], [])


def test_what_cannot_be_put_back_is_left_to_the_next_command(root, monkeypatch):
    failing_on(monkeypatch, "old/c.yaml", FileAccessError("full; nothing was changed"))
    monkeypatch.setattr(Placement, "stage", stage_once(Placement.stage))
    with pytest.raises(BusyError, match=r"^full; some files have changed, and the next command"):
        started(root).carry_out(EVERY)
    assert under_way(root) == ["doing"]


def stage_once(stage):
    """Stages once, and then has no room."""
    calls = []

    def staged(self, changes):
        calls.append(changes)
        if len(calls) > 1:
            raise FileAccessError("full")
        stage(self, changes)

    return staged


def test_a_number_that_cannot_be_given_is_told_although_the_step_is_done(root, monkeypatch):
    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(StepsFolder, "finish", no_room)
    with pytest.raises(BusyError, match=r"'dhrcode import' is done, and the next command that"):
        started(root).carry_out(EVERY)
    assert files(root) == AFTER


@pytest.mark.parametrize(
    ("changes", "noted"),
    [((REPLACED,), "begun"), ((REPLACED, REMOVED), "doing")],
    ids=["one", "several"],
)
def test_only_of_several_files_it_is_noted_that_they_change(root, monkeypatch, changes, noted):
    seen = []
    put = Placement.put
    monkeypatch.setattr(
        Placement, "put", lambda *given: (seen.extend(under_way(root)), put(*given))[1]
    )
    started(root, *changes).carry_out(changes)
    assert noted in seen
    assert ("doing" in seen) is (noted == "doing")


@pytest.mark.parametrize(("changes", "named"), [(EVERY, r"a\.yaml"), ((), "new")])
def test_a_disk_that_refuses_at_the_start_changes_nothing(root, monkeypatch, changes, named):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(StepsFolder, "begin", refuse)
    step = Step("import", folders=("new",), changes=changes).counted()
    with pytest.raises(FileAccessError, match=rf"/{named} cannot be written: the disk is full;"):
        StepInProgress(root, StepsFolder(root), step).carry_out(changes)
    assert files(root) == BEFORE


def test_where_each_change_stands(root):
    step = begun(root, placed=(REPLACED,))
    (root / "old" / "c.yaml").write_bytes(b"edited")
    stand = step.standing()
    assert stand == {"old": [MADE], "new": [REPLACED], "other": [REMOVED], "gone": []}
    (root / "a.yaml").unlink()
    assert step.standing()["gone"] == [REPLACED]


@pytest.mark.parametrize("placed", [(), (REPLACED,), (REPLACED, MADE), EVERY])
def test_an_interrupted_step_is_finished(root, placed):
    assert begun(root, placed=placed).finish_or_go_back()
    assert files(root) == AFTER
    assert not (root / "old").exists()
    assert (numbers(root), under_way(root)) == ([1], [])


def test_what_was_not_made_ready_yet_is_made_ready(root):
    step = started(root)
    steps = StepsFolder(root)
    steps.make()
    steps.begin(step.step)
    steps.commit()
    assert step.finish_or_go_back()
    assert files(root) == AFTER


def test_a_step_killed_while_it_was_taken_back_leaves_nothing_beside_its_files(root):
    step = begun(root, placed=(REPLACED,))
    Placement(root, StepsFolder(root)).stage([REPLACED.reversed()])
    assert step.finish_or_go_back()
    assert files(root) == AFTER


def test_an_interrupted_step_that_cannot_be_finished_is_taken_back(root, monkeypatch):
    step = begun(root, placed=(REPLACED,))
    failing_on(monkeypatch, "old/c.yaml", FileAccessError("full"))
    assert not step.finish_or_go_back()
    assert files(root) == BEFORE
    assert (numbers(root), under_way(root)) == ([], [])


def test_what_was_edited_meanwhile_is_the_persons_to_decide(root):
    step = begun(root, placed=(REPLACED,))
    (root / "a.yaml").write_bytes(b"edited")
    with pytest.raises(
        RefusedError,
        match=r"^a\.yaml was edited since 'dhrcode import' was interrupted: move it out of",
    ):
        step.finish_or_go_back()
    (root / "old" / "c.yaml").write_bytes(b"edited")
    with pytest.raises(RefusedError, match=r"^a\.yaml, old/c\.yaml were edited .* move them out"):
        step.finish_or_go_back()
    assert under_way(root) == ["doing"]


@pytest.mark.parametrize(
    ("placed", "now", "done"), [((), b"old", []), ((REPLACED,), b"new", [1])], ids=["old", "new"]
)
def test_one_file_alone_is_changed_or_it_is_not(root, placed, now, done):
    begun(root, REPLACED, placed=placed, committed=False).drop_or_finish()
    assert files(root) == {**BEFORE, "a.yaml": now}
    assert (numbers(root), under_way(root)) == (done, [])


def test_one_file_that_another_program_changed_the_same_way(root):
    step = begun(root, REPLACED, committed=False)
    (root / "a.yaml").write_bytes(b"new")
    step.drop_or_finish()
    assert files(root) == {**BEFORE, "a.yaml": b"new"}


def test_one_file_that_is_changed_already_is_not_taken_for_the_steps_doing(root, monkeypatch):
    (root / "a.yaml").write_bytes(b"new")
    monkeypatch.setattr(StepsFolder, "begin", lambda *_: pytest.fail("it was written down"))
    with pytest.raises(BusyError):
        started(root, REPLACED).carry_out((REPLACED,))


def test_of_several_that_had_only_begun_nothing_is_left(root):
    begun(root, committed=False).drop_or_finish()
    assert files(root) == BEFORE
    assert not (root / "new").exists()
    assert (numbers(root), under_way(root)) == ([], [])


def test_a_folder_that_cannot_be_made_changes_nothing(root):
    (root / "new").write_bytes(b"")
    with pytest.raises(FileAccessError, match=r"new cannot be made: .*; nothing was changed$"):
        started(root).carry_out(EVERY)
    assert files(root) == {**BEFORE, "new": b""}
    assert under_way(root) == []


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "0 was"),
        (2, "0, 1 were"),
        (8, "0, 1, 2, 3, 4, 5, 6, 7 were"),
        (9, "0, 1, 2, 3, 4, 5, 6, 7 and 1 more were"),
    ],
)
def test_the_first_of_many_files_are_named(count, said):
    assert listed([str(n) for n in range(count)]) == said
