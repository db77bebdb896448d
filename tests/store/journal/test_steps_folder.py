"""The folder of steps: what is about to be done, what is done, and what is kept for it."""

import os
from hashlib import sha256

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.store.journal import steps_folder as module
from dhrcode.store.journal.file_change import ByDigest, FileChange
from dhrcode.store.journal.step import Step
from dhrcode.store.journal.steps_folder import StepsFolder

ONE = FileChange("a", None, b"1")
TWO = FileChange("b", b"1", b"2")


@pytest.fixture
def steps(tmp_path):
    """A folder of steps that was just made."""
    folder = StepsFolder(tmp_path)
    folder.make()
    return folder


def step(*changes, **more):
    return Step("import", changes=changes or (ONE, TWO), **more).counted()


def done(steps, *changes, **more):
    """A step begun, done and given its number."""
    one = step(*changes, **more)
    steps.begin(one)
    steps.commit()
    steps.finish(one)


def names(steps):
    return sorted(path.name for path in steps.path.iterdir() if not path.name.startswith("."))


def test_a_step_is_begun_then_being_done_then_numbered(steps):
    one = step()
    steps.begin(one)
    assert names(steps) == ["begun", "changing"]
    steps.commit()
    assert names(steps) == ["changing", "doing"]
    steps.finish(one)
    assert names(steps) == ["000001", "changed"]
    assert [(number, found.command) for number, found in steps.done()] == [(1, "import")]
    done(steps)
    assert [number for number, _ in steps.done()] == [2, 1]


def test_readers_know_of_several_files_and_not_of_one(steps):
    assert steps.stamp() == b""
    done(steps, ONE)
    assert steps.stamp() == b""
    done(steps)
    first = steps.stamp()
    assert len(first) == 64
    done(steps)
    assert steps.stamp() != first


def test_what_is_dropped_leaves_nothing_to_finish_and_readers_know(steps):
    steps.begin(step())
    steps.commit()
    steps.drop()
    assert names(steps) == ["changed"]
    assert len(steps.stamp()) == 64


def test_what_is_not_to_be_kept_has_no_number(steps):
    done(steps, kept=False)
    assert names(steps) == ["changed"]


def test_a_step_that_is_taken_back_is_marked_and_the_other_has_no_number(steps):
    done(steps)
    back = step(TWO.reversed(), ONE.reversed(), undoes=1)
    steps.begin(back)
    steps.commit()
    assert steps.read(steps.doing).changes == (ONE.reversed(), TWO.reversed())
    steps.finish(back)
    assert names(steps) == ["000001.undone", "changed"]
    assert list(steps.done()) == []
    done(steps)
    assert [number for number, _ in steps.done()] == [2]


def test_a_step_that_is_done_again_has_its_number_again(steps):
    done(steps)
    (steps.path / "000001").rename(steps.path / "000001.undone")
    again = step(redoes=1)
    steps.begin(again)
    steps.commit()
    assert steps.read(steps.doing).changes == (ONE, TWO)
    steps.finish(again)
    assert names(steps) == ["000001", "changed"]


def test_what_was_taken_back_goes_with_a_new_step_alone(steps):
    for _ in range(3):
        done(steps)
    for number in (1, 3):
        (steps.path / f"00000{number}").rename(steps.path / f"00000{number}.undone")
    assert [number for number, _ in steps.undone()] == [1, 3]
    done(steps, kept=False)
    assert [number for number, _ in steps.undone()] == [1, 3]
    done(steps)
    assert names(steps) == ["000002", "000004", "changed"]


def test_what_is_forgotten_is_gone_with_what_was_kept_for_it(steps, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"\xff\x00")
    removed = FileChange("a.pdf", b"\xff\x00", None)
    (digest,) = removed.large()
    steps.keep(tmp_path / "a.pdf", digest)
    done(steps)
    done(steps, removed)
    steps.forget([2])
    assert names(steps) == ["000001", "changed", "files"]
    assert not list((steps.path / "files").iterdir())


def test_to_take_back_what_there_is_not_is_said(steps):
    steps.begin(step(undoes=9))
    with pytest.raises(NotFoundError, match=r"^there is no step 9$"):
        steps.read(steps.begun)


def test_a_damaged_step_is_passed_over(steps):
    done(steps)
    done(steps)
    (steps.path / "000002").write_text("damaged")
    assert [number for number, _ in steps.done()] == [1]


def test_so_many_are_kept_and_no_more(steps, monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    for _ in range(5):
        done(steps)
    assert [number for number, _ in steps.done()] == [5, 4, 3]


def test_what_a_step_does_not_hold_itself_is_kept_as_long_as_one_names_it(
    steps, tmp_path, monkeypatch
):
    monkeypatch.setattr(module, "MOST", 1)
    (tmp_path / "a.pdf").write_bytes(b"\xff\x00")
    removed = FileChange("a.pdf", b"\xff\x00", None)
    (digest,) = removed.large()
    steps.keep(tmp_path / "a.pdf", digest)
    steps.keep(tmp_path / "none", digest)  # it is there already
    done(steps, removed)
    assert steps.content(ByDigest(digest)) == b"\xff\x00"
    (steps.path / "files" / digest).write_bytes(b"another")
    with pytest.raises(NotFoundError, match="is not what was kept there"):
        steps.content(ByDigest(digest))
    done(steps)
    with pytest.raises(NotFoundError, match="there is no file"):
        steps.content(ByDigest(digest))


@pytest.mark.skipif(os.name == "nt", reason="files have no modes there")
def test_nobody_else_may_read_what_is_kept(steps, tmp_path):
    assert steps.path.stat().st_mode & 0o077 == 0
    (tmp_path / "a.pdf").write_bytes(b"\xff\x00")
    (tmp_path / "a.pdf").chmod(0o644)
    removed = FileChange("a.pdf", b"\xff\x00", None)
    (digest,) = removed.large()
    steps.keep(tmp_path / "a.pdf", digest)
    (tmp_path / "a.pdf").unlink()
    done(steps, removed)
    assert (steps.path / "files" / digest).stat().st_mode & 0o077 == 0


def test_without_hard_links_it_is_copied(steps, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_bytes(b"x")
    kept = ByDigest(sha256(b"x").hexdigest())
    steps.keep(tmp_path / "a", kept.sha256)
    (tmp_path / "a").write_bytes(b"another")
    assert steps.content(kept) == b"x"


def test_a_folder_that_is_not_there_holds_no_step(tmp_path):
    empty = StepsFolder(tmp_path)
    assert list(empty.done()) == []
    assert empty.stamp() == b""


def test_git_leaves_it_out(steps):
    assert (steps.path / ".gitignore").read_bytes() == b"*\n"
