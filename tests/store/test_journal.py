"""Records changed together: all of them or none, wherever the program is killed."""

import os
import signal
import sys
import warnings
from pathlib import Path

import pytest

from dhrcode.errors import BusyError, FileAccessError, NotFoundError, RefusedError
from dhrcode.store import atomic, journal
from dhrcode.store.journal import (
    carry_out,
    finish,
    refuse_changed,
    refuse_unfinished,
    stamp,
    undo,
)
from dhrcode.store.journal_file import JournalChange, journal_bytes, journal_changes

FILES = ("records/DHR1.yaml", "records/DHR2.yaml", "coders/EM/DHR1.yaml")
OLD = {file: f"old {file}\r\nwith words – and \u2028 marks\n".encode() for file in FILES}
NEW = {file: f"new {file}\n".encode() for file in FILES}
CHANGES = [JournalChange(file, OLD[file], NEW[file]) for file in FILES]
EDITED = b"edited by hand\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, data in OLD.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(data)
    return tmp_path


def held(root: Path) -> dict[str, bytes]:
    return {file: (root / file).read_bytes() for file in FILES if (root / file).exists()}


def kept(root: Path) -> set[str]:
    return {path.name for path in (root / ".dhrcode" / "migration").iterdir()}


def strays(root: Path) -> list[Path]:
    return [path for path in root.rglob("*.dhrcode-tmp") if "migration" not in path.parts]


def interrupted(root: Path, done: int = 1) -> None:
    """As a killed program leaves it: the journal is written, and `done` records are changed."""
    folder = root / ".dhrcode" / "migration"
    folder.mkdir(parents=True)
    (folder / "journal").write_bytes(journal_bytes(CHANGES))
    for change in CHANGES[:done]:
        (root / change.file).write_bytes(change.new)


def test_all_are_changed_and_the_change_can_be_taken_back(root):
    carry_out(root, CHANGES)
    assert (held(root), kept(root), strays(root)) == (NEW, {"done"}, [])
    refuse_unfinished(root)
    assert undo(root) == 3
    assert (held(root), kept(root), strays(root)) == (OLD, set(), [])
    with pytest.raises(NotFoundError, match="there is no migration to take back"):
        undo(root)


def test_the_last_change_alone_can_be_taken_back(root):
    carry_out(root, CHANGES)
    carry_out(root, [JournalChange(FILES[0], NEW[FILES[0]], b"newer\n")])
    assert undo(root) == 1
    assert held(root) == NEW
    with pytest.raises(NotFoundError):
        undo(root)


@pytest.mark.parametrize("done", range(4))
def test_an_interrupted_change_is_refused_to_readers_and_finished_by_writers(root, done):
    interrupted(root, done)
    for reading in (refuse_unfinished, stamp):
        with pytest.raises(BusyError, match="'dhrcode migrate' finishes it: until then none is"):
            reading(root)
    assert finish(root) == 3
    assert (held(root), kept(root)) == (NEW, {"done"})
    assert finish(root) == 0
    assert undo(root) == 3
    assert held(root) == OLD


@pytest.mark.parametrize("done", range(4))
def test_an_interrupted_taking_back_is_finished_too(root, done):
    carry_out(root, CHANGES)
    (root / ".dhrcode/migration/done").rename(root / ".dhrcode/migration/undo")
    for change in CHANGES[:done]:
        (root / change.file).write_bytes(change.old)
    with pytest.raises(BusyError):
        refuse_unfinished(root)
    assert finish(root) == 3
    assert (held(root), kept(root)) == (OLD, set())


def test_a_change_is_finished_before_the_next_one(root):
    interrupted(root)
    carry_out(root, [JournalChange(FILES[0], NEW[FILES[0]], b"newer\n")])
    assert held(root) == {**NEW, FILES[0]: b"newer\n"}
    interrupted_again = [JournalChange(file, data, OLD[file]) for file, data in NEW.items()][1:]
    (root / ".dhrcode/migration/journal").write_bytes(journal_bytes(interrupted_again))
    assert undo(root) == 2  # what was interrupted is finished, and is the last change
    assert held(root) == {**NEW, FILES[0]: b"newer\n"}


@pytest.mark.parametrize("place", [0, 2])
def test_what_was_edited_since_is_never_overwritten(root, place):
    interrupted(root)
    (root / FILES[place]).write_bytes(EDITED)
    before = held(root)
    for writing in (finish, undo, lambda r: carry_out(r, CHANGES)):
        with pytest.raises(RefusedError) as error:
            writing(root)
        assert str(error.value) == (
            f"{FILES[place]} was edited since a migration was interrupted: move it out of the "
            "folder, let 'dhrcode migrate' finish, and put back what is to stay"
        )
        assert held(root) == before
    (root / FILES[place]).unlink()  # as the sentence says
    assert finish(root) == 3
    assert held(root) == {file: data for file, data in NEW.items() if file != FILES[place]}


def test_what_changed_since_is_not_taken_back(root):
    carry_out(root, CHANGES)
    (root / FILES[0]).write_bytes(EDITED)
    (root / FILES[2]).unlink()
    before = held(root)
    with pytest.raises(RefusedError) as error:
        undo(root)
    assert str(error.value) == (
        f"{FILES[0]}, {FILES[2]} were changed since the migration: nothing was taken back"
    )
    assert held(root) == before
    assert kept(root) == {"done"}


def test_many_are_named_by_the_first_ones(root):
    files = [f"records/DHR{n}.yaml" for n in range(3, 13)]
    for file in files:
        (root / file).write_bytes(b"a\n")
    carry_out(root, [JournalChange(file, b"a\n", b"b\n") for file in files])
    for file in files:
        (root / file).write_bytes(b"c\n")
    with pytest.raises(RefusedError, match=r"records/DHR10.yaml and 2 more were changed since"):
        undo(root)


@pytest.mark.parametrize("other", [EDITED, NEW[FILES[1]], None])
def test_what_is_not_as_it_was_read_stops_the_change_before_it_begins(root, other):
    if other is None:
        (root / FILES[1]).unlink()
    else:
        (root / FILES[1]).write_bytes(other)
    before = held(root)
    with pytest.raises(BusyError, match=f"{FILES[1]} was changed by another program meanwhile"):
        carry_out(root, CHANGES)
    assert held(root) == before
    refuse_unfinished(root)


@pytest.mark.parametrize("fails", ["staged", "sync"])
def test_a_full_disk_changes_nothing_and_leaves_nothing_to_finish(root, monkeypatch, fails):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    written = []
    staging = atomic.staged

    def second(*given: object, **more: object) -> Path:
        written.append(given)
        return staging(*given, **more) if len(written) < 2 else full()

    if fails == "staged":
        monkeypatch.setattr(journal, "staged", second)
    else:
        monkeypatch.setattr(os, "sync", full, raising=False)
    with pytest.raises((FileAccessError, OSError)) as error:
        carry_out(root, CHANGES)
    if fails == "staged":
        assert str(error.value).endswith("the disk is full; nothing was changed")
    assert (held(root), kept(root), strays(root)) == (OLD, set(), [])
    refuse_unfinished(root)


def test_a_full_disk_while_taking_back_leaves_the_change_and_what_takes_it_back(root, monkeypatch):
    carry_out(root, CHANGES)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "staged", full)
        with pytest.raises(FileAccessError):
            undo(root)
    assert (held(root), kept(root)) == (NEW, {"done"})
    assert undo(root) == 3


def test_a_record_that_another_program_holds_open_leaves_it_to_be_finished(root, monkeypatch):
    putting = journal.put_in_place
    put = []

    def second(*given: object, **more: object) -> None:
        put.append(given)
        if len(put) == 2:
            raise PermissionError(13, "held")
        putting(*given, **more)

    monkeypatch.setattr(journal, "put_in_place", second)
    with pytest.raises(BusyError, match=r"is it open in another program.*'dhrcode migrate' fin"):
        carry_out(root, CHANGES)
    assert held(root) == {**OLD, FILES[0]: NEW[FILES[0]]}
    with pytest.raises(BusyError):
        refuse_unfinished(root)
    assert finish(root) == 3
    assert (held(root), strays(root)) == (NEW, [])


def test_a_reader_can_tell_that_records_changed_while_it_read(root):
    before = stamp(root)
    refuse_changed(root, before)
    carry_out(root, CHANGES)
    with pytest.raises(BusyError, match="the records were migrated while they were read"):
        refuse_changed(root, before)
    again = stamp(root)
    carry_out(root, [JournalChange(FILES[0], NEW[FILES[0]], b"newer\n")])
    with pytest.raises(BusyError):
        refuse_changed(root, again)
    refuse_changed(root, stamp(root))


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's here")
def test_links_are_followed_and_modes_kept(root, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "DHR1.yaml"
    elsewhere.write_bytes(OLD[FILES[0]])
    elsewhere.chmod(0o640)
    (root / FILES[0]).unlink()
    (root / FILES[0]).symlink_to(elsewhere)
    carry_out(root, CHANGES)
    assert (root / FILES[0]).is_symlink()
    assert elsewhere.read_bytes() == NEW[FILES[0]]
    assert elsewhere.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-20],
        lambda _: b"",
        lambda data: data.replace(b"old", b"odd", 1),
        lambda _: journal_bytes([JournalChange("records/../themes.yaml", b"a", b"b")]),
        lambda _: journal_bytes([JournalChange("/etc/passwd.yaml", b"a", b"b")]),
        lambda _: journal_bytes([JournalChange("coders/../records.yaml", b"a", b"b")]),
        lambda _: journal_bytes([JournalChange("themes.yaml", b"a", b"b")]),
    ],
)
def test_a_journal_that_dhrcode_did_not_write_is_not_followed(root, spoil):
    interrupted(root)
    path = root / ".dhrcode/migration/journal"
    path.write_bytes(spoil(path.read_bytes()))
    before = held(root)
    with pytest.raises(FileAccessError, match="is not as dhrcode wrote it"):
        finish(root)
    assert held(root) == before


def test_a_journal_comes_back_as_it_was_written(tmp_path):
    changes = [*CHANGES, JournalChange("records/DHR-3.yaml", "\ufeffä\t\u0085\n".encode(), b"")]
    (tmp_path / "j").write_bytes(journal_bytes(changes))
    assert journal_changes(tmp_path / "j") == changes
    assert journal_bytes(changes) == journal_bytes(changes)


STEPS = ("open", "replace", "unlink", "fsync", "fdopen")
"""What of the system's own calls a kill may fall before."""


def killed_at(root: Path, number: int, work: object) -> bool:
    """Runs `work` in a process that is killed before its call `number`; False if it ends first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child starts no thread
        child = os.fork()
    if child == 0:
        left = [number]

        def counted(real):
            def call(*given, **more):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*given, **more)

            return call

        for name in STEPS:
            setattr(os, name, counted(getattr(os, name)))
        work(root)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX's")
@pytest.mark.parametrize("work", ["change", "finish", "undo"])
def test_killed_before_any_of_the_system_s_calls_it_is_whole_after_the_next_command(tmp_path, work):
    seen, number, alive = set(), 0, True
    while alive:
        root = tmp_path / f"at{number}"
        for file, data in OLD.items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(data)
        if work == "finish":
            interrupted(root)
        elif work == "undo":
            carry_out(root, CHANGES)
        does = {"change": lambda r: carry_out(r, CHANGES), "finish": finish, "undo": undo}[work]
        alive = killed_at(root, number, does)
        try:
            refuse_unfinished(root)
        except BusyError:
            seen.add("interrupted")
        else:
            assert held(root) in (OLD, NEW)  # a reader that is let in sees no mixture
            seen.add("old" if held(root) == OLD else "new")
        assert all(held(root)[file] in (OLD[file], NEW[file]) for file in FILES)
        if held(root) not in (OLD, NEW):
            seen.add("mixed")
        finish(root)
        assert held(root) in (OLD, NEW)
        assert held(root) == NEW or work != "finish"
        number += 1
    assert number > 10
    assert {"interrupted", "mixed"} <= seen
    assert seen & {"old", "new"}
