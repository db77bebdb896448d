"""Files changed together: all of them or none, whatever goes wrong, and back again."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dhrcode.errors import BusyError, DhrcodeError, FileAccessError, NotFoundError, RefusedError
from dhrcode.store.journal import placement, steps_folder
from dhrcode.store.journal.file_change import ByDigest, FileChange, digest_of
from dhrcode.store.journal.journal import ChangedSinceError, Journal, Recovered
from dhrcode.store.journal.step import Step, read_step, step_bytes

LARGE, OTHER_LARGE = b"%PDF \xff" * 50_000, b"\xff\x00" * 9
"""Neither stands in the journal itself: the one is large, the other is no text."""
OLD = {
    "records/DHR1.yaml": "old\r\nwith words \N{EN DASH} and \u2028 marks\n".encode(),
    "records/DHR2.yaml": b"old 2\n",
    "sources/old.pdf": LARGE,
    "sources/latin.txt": OTHER_LARGE,
}
NEW = {
    "records/DHR1.yaml": b"new\n",
    "sources/latin.txt": OTHER_LARGE[1:],
    "coders/EM/DHR1.yaml": b"new, and nobody's before\n",
    "sources/new.pdf": LARGE[1:],
}
"""One file replaced, one taken away, large ones replaced, taken away and made, one in a folder that
is made for it."""
CHANGES = [FileChange(file, OLD.get(file), NEW.get(file)) for file in sorted({**OLD, **NEW})]
EDITED = b"edited by hand\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, data in OLD.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(data)
    return tmp_path


def held(root: Path) -> dict[str, bytes]:
    """Every file of the project, strays too; nothing of `.dhrcode`."""
    found = (path for path in root.rglob("*") if path.is_file())
    names = ((path.relative_to(root).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".dhrcode")}


def kept(root: Path) -> set[str]:
    """What lies among the steps, but for what is always there."""
    folder = root / ".dhrcode" / "steps"
    return {path.name for path in folder.iterdir()} - {".gitignore", "changed", "files"}


def interrupted(root: Path, done: int, command: str = "import") -> None:
    """As a killed program leaves it: all is beside its place, and `done` files are changed."""
    step = Step(command, folders=("coders", "coders/EM"), changes=tuple(CHANGES)).counted()
    folder = root / ".dhrcode" / "steps"
    folder.mkdir(parents=True)
    (folder / "doing").write_bytes(step_bytes(step))
    place = placement.Placement(root, Journal(root)._steps)
    (root / "coders" / "EM").mkdir(parents=True)
    place.stage(CHANGES)
    place.put(CHANGES[:done], [])


def unchanged(journal: Journal) -> None:
    """Refuses what was read since the journal was opened, or changed several files itself."""
    journal.refuse_changed(journal.seen)


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_all_are_changed_and_can_be_taken_back_again_and_again(root):
    journal = Journal(root, "import")
    journal.carry_out(CHANGES, coder="EM")
    assert (held(root), kept(root)) == (NEW, {"000001"})
    journal.refuse_unfinished()
    ((number, step),) = journal.done()
    assert (number, step.command, step.coder, step.files, step.changes) == (
        1,
        "import",
        "EM",
        6,
        (),
    )
    step = journal.take_back(1, "undo")
    assert (held(root), kept(root), step.command) == (OLD, {"000001.undone"}, "import")
    assert not (root / "coders").exists()
    assert list(journal.done()) == []


def test_what_was_taken_back_is_done_again_and_taken_back_again(root):
    journal = Journal(root, "import")
    journal.carry_out(CHANGES, coder="EM")
    for _ in range(2):
        journal.take_back(1, "undo")
        assert held(root) == OLD
        assert [number for number, _ in journal.undone()] == [1]
        assert not (root / "coders").exists()
        step = journal.do_again(1, "undo --redo")
        assert (held(root), kept(root), step.command) == (NEW, {"000001"}, "import")
        assert list(journal.undone()) == []


def test_what_has_changed_since_it_was_taken_back_is_not_done_again(root):
    journal = Journal(root, "import")
    journal.carry_out(CHANGES)
    journal.take_back(1, "undo")
    (root / "records" / "DHR2.yaml").write_bytes(b"edited\n")
    with pytest.raises(
        ChangedSinceError,
        match=r"^records/DHR2\.yaml was changed since 'dhrcode import' was taken back: nothing",
    ) as caught:
        journal.do_again(1, "undo --redo")
    assert [change.file for change in caught.value.changes] == ["records/DHR2.yaml"]
    assert kept(root) == {"000001.undone"}


def test_one_file_is_a_step_as_well_and_does_not_disturb_readers(root):
    reader, writer = Journal(root), Journal(root, "code")
    writer.carry_out([FileChange("records/DHR2.yaml", b"old 2\n", b"newer\n")])
    unchanged(reader)
    writer.take_back(1, "undo")
    unchanged(reader)
    assert (held(root), kept(root)) == (OLD, {"000001.undone"})


def test_steps_are_taken_back_in_their_turn(root):
    journal = Journal(root, "code")
    texts = [b"%d\n" % number for number in range(12)]
    file = root / "records" / "DHR2.yaml"
    for old, new in zip([b"old 2\n", *texts], texts, strict=False):
        journal.carry_out([FileChange("records/DHR2.yaml", old, new)])
    for number, step in list(journal.done()):
        assert file.read_bytes() == texts[number - 1]
        assert step.command == "code"
        journal.take_back(number, "undo")
    assert held(root) == OLD


def test_what_does_not_change_is_no_step(root):
    Journal(root).carry_out([FileChange("records/DHR2.yaml", b"old 2\n", b"old 2\n")])
    assert not (root / ".dhrcode").exists()


def test_what_is_not_to_be_kept_is_no_step(root):
    Journal(root, "init").carry_out(CHANGES, kept=False)
    assert (held(root), kept(root)) == (NEW, set())


def test_the_last_ones_are_kept_and_what_they_alone_name(root, monkeypatch):
    assert steps_folder.MOST == 100
    monkeypatch.setattr(steps_folder, "MOST", 4)
    journal = Journal(root, "source remove")
    journal.carry_out([FileChange("sources/old.pdf", LARGE, None)])
    copy = root / ".dhrcode" / "steps" / "files" / digest_of(LARGE)
    assert copy.read_bytes() == LARGE
    for number in range(3):
        journal.carry_out([FileChange(f"records/R{number}.yaml", None, b"new\n")])
    assert (len(kept(root)), min(kept(root)), copy.exists()) == (4, "000001", True)
    journal.carry_out([FileChange("records/R.yaml", None, b"new\n")])
    assert (len(kept(root)), min(kept(root)), copy.exists()) == (4, "000002", False)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_nobody_else_may_read_steps_and_git_leaves_them_out(root):
    journal = Journal(root, "import")
    journal.carry_out(CHANGES)
    folder = root / ".dhrcode" / "steps"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / ".gitignore").read_text() == "*\n"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert len(files) == 5  # the step, the mark for readers, two contents, what git leaves out


@pytest.mark.parametrize("done", range(7))
def test_what_was_interrupted_is_refused_to_readers_and_finished_by_writers(root, done):
    interrupted(root, done)
    told: list[Recovered] = []
    journal = Journal(root, "code", told.append)
    for reading in (Journal.refuse_unfinished, unchanged):
        with pytest.raises(BusyError) as error:
            reading(journal)
        assert str(error.value) == (
            "'dhrcode import' is under way, or was interrupted: no record is read until a command "
            "that writes has finished it or taken it back ('dhrcode init --update' does)"
        )
    recovered = journal.recover()
    assert recovered is not None
    assert told == [recovered]
    assert recovered.said == "'dhrcode import' was interrupted, and is finished now (6 files)."
    assert (held(root), kept(root)) == (NEW, {"000001"})
    unchanged(journal)
    assert journal.recover() is None
    journal.take_back(1, "undo")
    assert held(root) == OLD


def test_what_no_command_did_is_named_too(root):
    interrupted(root, 1, command="")
    with pytest.raises(BusyError, match=r"^a change of several files is under way, or was inter"):
        Journal(root).refuse_unfinished()


@pytest.mark.parametrize("done", range(6))
def test_what_cannot_be_finished_is_taken_back(root, done):
    interrupted(root, done)
    for stray in (root / "sources").glob(".new.pdf.*"):
        stray.unlink()  # too large to stand in the journal
    recovered = Journal(root).recover()
    assert recovered is not None
    assert recovered.said.startswith("'dhrcode import' was interrupted, and is ")
    assert held(root) == (OLD if (taken_back := not recovered.finished) else NEW)
    assert taken_back is (CHANGES[done - 1].file != "sources/new.pdf" if done else True)
    assert kept(root) == (set() if taken_back else {"000001"})
    assert (root / "coders").exists() is not taken_back


def test_what_was_kept_and_is_not_what_it_was_is_not_put_back(root):
    journal = Journal(root, "source remove")
    journal.carry_out([FileChange("sources/old.pdf", LARGE, None)])
    copy = root / ".dhrcode" / "steps" / "files" / digest_of(LARGE)
    copy.write_bytes(b"something else")
    before = held(root)
    with pytest.raises(NotFoundError, match=r"/files/\w{64} is not what was kept there$"):
        journal.take_back(1, "undo")
    assert (held(root), kept(root)) == (before, {"000001"})
    copy.write_bytes(LARGE)
    journal.take_back(1, "undo")
    assert held(root) == OLD


@pytest.mark.parametrize("place", [1, 3])
def test_what_was_edited_since_is_never_overwritten(root, place):
    interrupted(root, 2)
    (root / CHANGES[place].file).write_bytes(EDITED)
    before = held(root)
    with pytest.raises(RefusedError) as error:
        Journal(root).recover()
    assert str(error.value) == (
        f"{CHANGES[place].file} was edited since 'dhrcode import' was interrupted: move it out of "
        "the project, try again, and put back what is to stay"
    )
    assert held(root) == before
    (root / CHANGES[place].file).unlink()  # as the sentence says
    assert Journal(root).recover() is not None
    wanted = {file: data for file, data in NEW.items() if file != CHANGES[place].file}
    assert held(root) == wanted


def test_what_changed_since_is_not_taken_back(root):
    journal = Journal(root, "import")
    journal.carry_out(CHANGES)
    (root / "records" / "DHR1.yaml").write_bytes(EDITED)
    (root / "sources" / "latin.txt").unlink()
    before = held(root)
    with pytest.raises(RefusedError) as error:
        journal.take_back(1, "undo")
    assert str(error.value) == (
        "records/DHR1.yaml, sources/latin.txt were changed since 'dhrcode import': nothing was "
        "taken back"
    )
    assert (held(root), kept(root)) == (before, {"000001"})


def test_what_is_as_before_already_does_not_hinder_taking_back(root):
    journal = Journal(root, "import")
    journal.carry_out(CHANGES)
    (root / "records" / "DHR1.yaml").write_bytes(OLD["records/DHR1.yaml"])
    journal.take_back(1, "undo")
    assert held(root) == OLD


def test_many_are_named_by_the_first_ones(root):
    files = [f"records/DHR{n}.yaml" for n in range(3, 13)]
    journal = Journal(root, "import")
    journal.carry_out(FileChange(file, None, b"b\n") for file in files)
    for file in files:
        (root / file).write_bytes(b"c\n")
    with pytest.raises(RefusedError, match=r"records/DHR10.yaml and 2 more were changed since"):
        journal.take_back(1, "undo")


@pytest.mark.parametrize(
    ("file", "other", "kind", "said"),
    [
        ("records/DHR2.yaml", EDITED, BusyError, "DHR2.yaml was changed by another program mean"),
        ("records/DHR2.yaml", None, BusyError, "DHR2.yaml was changed by another program mean"),
        ("sources/new.pdf", b"x", RefusedError, "new.pdf exists already; nothing was written"),
    ],
)
def test_what_is_not_as_it_was_stops_the_change_before_it_begins(root, file, other, kind, said):
    (root / file).unlink(missing_ok=True)
    if other is not None:
        (root / file).write_bytes(other)
    before = held(root)
    journal = Journal(root, "import")
    with pytest.raises(kind, match=said):
        journal.carry_out(CHANGES)
    assert (held(root), kept(root)) == (before, set())
    assert not (root / "coders").exists()
    journal.refuse_unfinished()


def test_several_that_are_not_as_they_were_are_named_together(root):
    for file in ("records/DHR1.yaml", "sources/old.pdf"):
        (root / file).write_bytes(EDITED)
    said = "^records/DHR1.yaml, sources/old.pdf were changed by another program meanwhile; nothing"
    with pytest.raises(BusyError, match=said):
        Journal(root).carry_out(CHANGES)


def test_a_file_in_the_place_of_a_folder_stops_all(root):
    (root / "coders").write_bytes(b"in the way")
    before = held(root)
    with pytest.raises(FileAccessError, match=r"coders/EM cannot be made: .*; nothing was chang"):
        Journal(root).carry_out(CHANGES)
    assert (held(root), kept(root)) == (before, set())


@pytest.mark.parametrize("failure", [OSError(28, "x"), PermissionError(), KeyboardInterrupt()])
@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_failure_half_way_takes_back_what_was_done(root, monkeypatch, failure, at, after):
    put, calls = placement.Placement._put, []

    def failing(self: placement.Placement, change: FileChange) -> Path:
        calls.append(change)
        if len(calls) == at + 1:
            if after and isinstance(failure, KeyboardInterrupt):
                put(self, change)
            raise failure
        return put(self, change)

    monkeypatch.setattr(placement.Placement, "_put", failing)
    journal = Journal(root, "import")
    expected = KeyboardInterrupt if isinstance(failure, KeyboardInterrupt) else FileAccessError
    with pytest.raises(expected):
        journal.carry_out(CHANGES)
    assert (held(root), kept(root)) == (OLD, set())
    assert not (root / "coders").exists()
    unchanged(journal)


def test_a_file_that_comes_at_the_last_moment_is_left_to_its_owner(root, monkeypatch):
    put = placement.Placement._put

    def late(self: placement.Placement, change: FileChange) -> Path:
        if change.file == "sources/new.pdf":  # the same content, and yet not ours
            (root / change.file).write_bytes(NEW[change.file])
        return put(self, change)

    monkeypatch.setattr(placement.Placement, "_put", late)
    with pytest.raises(RefusedError, match=r"new.pdf exists already; nothing was written"):
        Journal(root).carry_out(CHANGES)
    assert held(root) == {**OLD, "sources/new.pdf": NEW["sources/new.pdf"]}


@pytest.mark.parametrize("name", ["write_temporary", "sync"])
def test_a_full_disk_changes_nothing_and_leaves_nothing_to_finish(root, monkeypatch, name):
    journal = Journal(root, "import")
    many = [FileChange(f"records/R{n}.yaml", None, b"new\n") for n in range(30)]
    if name == "sync":
        monkeypatch.setattr(os, "sync", full, raising=False)
    else:
        monkeypatch.setattr(placement, name, full)
    with pytest.raises(FileAccessError, match=r"the disk is full; nothing was changed$"):
        journal.carry_out(many)
    assert (held(root), kept(root)) == (OLD, set())
    journal.refuse_unfinished()


def test_a_full_disk_while_taking_back_leaves_the_step_and_what_takes_it_back(root, monkeypatch):
    journal = Journal(root, "import")
    journal.carry_out(CHANGES)
    with monkeypatch.context() as patch:
        patch.setattr(placement, "write_temporary", full)
        with pytest.raises(FileAccessError):
            journal.take_back(1, "undo")
    assert (held(root), kept(root)) == (NEW, {"000001"})
    journal.take_back(1, "undo")
    assert held(root) == OLD


def test_what_can_neither_be_done_nor_taken_back_is_left_to_the_next_command(root, monkeypatch):
    put, calls = placement.put_in_place, []

    def failing(*given: object, **more: object) -> None:
        calls.append(given)
        if len(calls) > 2:
            raise PermissionError(13, "held")
        put(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(placement, "put_in_place", failing)
        with pytest.raises(BusyError) as error:
            Journal(root, "import").carry_out(CHANGES)
    assert str(error.value).endswith(
        "cannot be written: permission is denied; some files have changed, and the next command "
        "that writes finishes this or takes it back"
    )
    with pytest.raises(BusyError, match=r"^'dhrcode import' is under way, or was interrupted"):
        Journal(root).refuse_unfinished()
    assert Journal(root).recover() is not None
    assert held(root) == NEW


def test_a_reader_can_tell_that_several_files_changed_while_it_read(root):
    reader, writer = Journal(root), Journal(root, "import")
    unchanged(reader)
    writer.carry_out(CHANGES)
    with pytest.raises(BusyError, match=r"^several records were changed while they were read: try"):
        unchanged(reader)
    unchanged(writer)  # what it has changed itself it knows
    again = Journal(root)
    writer.take_back(1, "undo")
    with pytest.raises(BusyError):
        unchanged(again)
    unchanged(Journal(root))


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's here")
def test_folders_that_are_links_are_followed_and_modes_kept(root, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "records"
    (root / "records").rename(elsewhere)
    (root / "records").symlink_to(elsewhere)
    (elsewhere / "DHR1.yaml").chmod(0o640)
    Journal(root).carry_out(CHANGES)
    assert (root / "records").is_symlink()
    assert (elsewhere / "DHR1.yaml").read_bytes() == NEW["records/DHR1.yaml"]
    assert (elsewhere / "DHR1.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="needs links that Windows asks rights for")
def test_nothing_is_written_through_a_link_among_the_records(root, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "DHR1.yaml"
    elsewhere.write_bytes(OLD["records/DHR1.yaml"])
    (root / "records" / "DHR1.yaml").unlink()
    (root / "records" / "DHR1.yaml").symlink_to(elsewhere)
    with pytest.raises(RefusedError, match=r"^records/DHR1\.yaml is a link, which is not followed"):
        Journal(root).carry_out(CHANGES)
    assert elsewhere.read_bytes() == OLD["records/DHR1.yaml"]


def test_without_hard_links_it_is_done_by_copies(root, monkeypatch):
    def unknown(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", unknown)
    journal = Journal(root, "import")
    journal.carry_out(CHANGES)
    assert held(root) == NEW
    journal.take_back(1, "undo")
    assert held(root) == OLD


def spoilt(change: FileChange) -> Callable[[bytes], bytes]:
    return lambda _: step_bytes(Step("import", changes=(change,)).counted())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-20],
        lambda _: b"",
        lambda data: data.replace(b"old", b"odd", 1),
        lambda _: step_bytes(replace(Step("import").counted(), folders=("../x",))),
        spoilt(FileChange("records/../../x.yaml", b"a", b"b")),
        spoilt(FileChange("/etc/passwd", b"a", b"b")),
        spoilt(FileChange("C:/x.yaml", b"a", b"b")),
        spoilt(FileChange("records\\x.yaml", b"a", b"b")),
        spoilt(FileChange(".dhrcode/lock", b"a", b"b")),
        spoilt(FileChange(".git/config", b"a", b"b")),
    ],
)
def test_a_journal_that_dhrcode_did_not_write_is_not_followed(root, spoil):
    interrupted(root, 1)
    path = root / ".dhrcode" / "steps" / "doing"
    path.write_bytes(spoil(path.read_bytes()))
    before = held(root)
    with pytest.raises(FileAccessError, match="is not as dhrcode wrote it"):
        Journal(root).recover()
    assert held(root) == before
    with pytest.raises(BusyError):
        Journal(root).refuse_unfinished()


def test_what_was_only_begun_to_be_written_down_is_dropped(root):
    folder = root / ".dhrcode" / "steps"
    folder.mkdir(parents=True)
    (folder / "begun").write_bytes(b'{"format": 1, "comm')
    journal = Journal(root)
    journal.refuse_unfinished()
    assert journal.recover() is None
    assert (held(root), kept(root)) == (OLD, set())


def test_a_damaged_step_is_passed_over_and_not_taken_back(root):
    journal = Journal(root, "import")
    journal.carry_out(CHANGES)
    path = root / ".dhrcode" / "steps" / "000001"
    path.write_bytes(b"{}\n" + path.read_bytes())
    assert list(journal.done()) == []
    with pytest.raises(DhrcodeError, match="is not as dhrcode wrote it"):
        journal.take_back(1, "undo")


def test_a_step_comes_back_as_it_was_written(tmp_path):
    marks = FileChange("records/DHR-3.yaml", "\ufeffä\t\u0085\n".encode(), b"")
    step = Step("codebook rename", "EM", folders=("a",), changes=(*CHANGES, marks)).counted()
    (tmp_path / "j").write_bytes(step_bytes(step))
    read = read_step(tmp_path / "j")
    large = {LARGE, LARGE[1:], OTHER_LARGE, OTHER_LARGE[1:]}
    assert set(step.large) == {digest_of(data) for data in large}
    by_digest = {data: ByDigest(digest_of(data)) for data in large}
    assert read == replace(
        step,
        changes=tuple(
            FileChange(file, by_digest.get(old, old), by_digest.get(new, new))
            for file, old, new in step.changes
        ),
    )
    assert step_bytes(read) == step_bytes(step)
