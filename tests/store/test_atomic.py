import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dhrcode.errors import BusyError, FileAccessError, NotFoundError, RefusedError
from dhrcode.store import atomic
from dhrcode.store.atomic import (
    STRAY_SECONDS,
    make_own,
    read_bytes,
    reason,
    sweep,
    write_bytes,
    written_through,
)
from dhrcode.store.locks import locked

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and links")
not_as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="permissions are not enforced for root, and Windows has others",
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(number: int):
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def test_writes_what_it_is_given_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "a.yaml"
    write_bytes(path, b"one")
    write_bytes(path, b"two", expected=b"one")
    assert (names(tmp_path), path.read_bytes()) == (["a.yaml"], b"two")


def test_a_file_that_no_longer_holds_what_is_expected_is_left_alone(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(BusyError) as caught:
        write_bytes(path, b"ours", expected=b"before")
    said = f"{path} was changed by another program; nothing was written"
    assert str(caught.value) == said
    assert (names(tmp_path), path.read_bytes()) == (["a.yaml"], b"theirs")


def test_a_file_that_was_removed_meanwhile_is_not_made_again(tmp_path):
    with pytest.raises(NotFoundError):
        write_bytes(tmp_path / "a.yaml", b"ours", expected=b"before")
    assert names(tmp_path) == []


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_a_new_file_never_replaces_one(tmp_path, monkeypatch, links):
    if not links:
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
    path = tmp_path / "a.yaml"
    write_bytes(path, b"first", new=True)
    with pytest.raises(RefusedError) as caught:
        write_bytes(path, b"second", new=True)
    assert str(caught.value) == f"{path} exists already; nothing was written"
    assert (names(tmp_path), path.read_bytes()) == (["a.yaml"], b"first")


@posix
def test_a_new_file_never_replaces_a_link_to_nothing(tmp_path):
    path = tmp_path / "a.yaml"
    path.symlink_to("b.yaml")
    write_bytes(path, b"text", new=True)
    assert (path.is_symlink(), (tmp_path / "b.yaml").read_bytes()) == (True, b"text")


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_the_mode_of_a_file_is_kept(tmp_path, mode):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"one")
    path.chmod(mode)
    write_bytes(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_a_new_file_has_the_mode_that_any_program_would_give_it(tmp_path):
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "a.yaml", b"one", new=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o640


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "kept").mkdir()
    real, link = tmp_path / "kept" / "a.yaml", tmp_path / "a.yaml"
    real.write_bytes(b"one")
    link.symlink_to(real)
    write_bytes(link, b"two", expected=b"one")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"two")
    assert names(tmp_path / "kept") == ["a.yaml"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "permission is denied"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, os.strerror(errno.EIO).lower()),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "fdopen", "replace"])
def test_a_disk_that_refuses_costs_nothing(tmp_path, monkeypatch, step, number, said):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"before")
    with monkeypatch.context() as patched:
        patched.setattr(os, step, failing(number))
        with pytest.raises(FileAccessError) as caught:
            write_bytes(path, b"after")
    assert str(caught.value) == f"{path} cannot be written: {said}; nothing was changed"
    assert (names(tmp_path), path.read_bytes()) == (["a.yaml"], b"before")


@pytest.mark.parametrize(
    ("name", "number", "hint"),
    [
        ("a.xlsx", errno.EACCES, ": is it open in Excel or Word? Close it and try again"),
        ("a.xlsx", errno.ENOSPC, ""),
        ("new.xlsx", errno.EACCES, ""),
        ("a.yaml", errno.EACCES, ""),
    ],
)
def test_a_workbook_that_may_be_open_elsewhere_is_asked_about(
    tmp_path, monkeypatch, name, number, hint
):
    path = tmp_path / name
    for there in ("a.xlsx", "a.yaml"):
        (tmp_path / there).write_bytes(b"before")
    monkeypatch.setattr(os, "replace", failing(number))
    with pytest.raises(FileAccessError) as caught:
        write_bytes(path, b"after")
    assert str(caught.value).endswith(f"; nothing was changed{hint}")


def test_a_disk_that_fills_up_half_way_costs_nothing(tmp_path, monkeypatch):
    class Half:
        def __init__(self, handle: int, mode: str) -> None:
            self.file = open(handle, mode)  # noqa: SIM115 - a handle, closed below

        def __enter__(self) -> "Half":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, data: bytes) -> None:
            self.file.write(data[: len(data) // 2])
            self.file.flush()
            raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "a.yaml"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fdopen", Half)
    with pytest.raises(FileAccessError) as caught:
        write_bytes(path, b"after" * 1000)
    said = f"{path} cannot be written: the disk is full; nothing was changed"
    assert str(caught.value) == said
    assert (names(tmp_path), path.read_bytes()) == (["a.yaml"], b"before")


@not_as_root
def test_a_folder_that_may_not_be_written_gives_one_sentence(tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.yaml").write_bytes(b"before")
    folder.chmod(0o500)
    try:
        with pytest.raises(FileAccessError) as caught:
            write_bytes(folder / "a.yaml", b"after")
    finally:
        folder.chmod(0o700)
    said = f"{folder / 'a.yaml'} cannot be written: permission is denied; nothing was changed"
    assert str(caught.value) == said
    assert (folder / "a.yaml").read_bytes() == b"before"


def test_a_folder_that_does_not_exist_gives_one_sentence(tmp_path):
    path = tmp_path / "none" / "a.yaml"
    with pytest.raises(FileAccessError) as caught:
        write_bytes(path, b"text")
    said = f"{path} cannot be written: it does not exist; nothing was changed"
    assert str(caught.value) == said


def test_a_file_held_by_another_program_on_windows_is_busy(tmp_path, monkeypatch):
    def held(*_: object) -> None:
        error = PermissionError(errno.EACCES, "Access is denied")
        error.winerror = 32  # type: ignore[misc]
        raise error

    path = tmp_path / "a.yaml"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with pytest.raises(BusyError) as caught:
        write_bytes(path, b"after")
    said = f"{path} is open in another program: close it there and try again"
    assert str(caught.value) == said
    assert (names(tmp_path), path.read_bytes()) == (["a.yaml"], b"before")


def test_the_file_and_then_its_folder_are_synced(tmp_path, monkeypatch):
    synced: list[str] = []
    fsync, replace = os.fsync, os.replace

    def noting_fsync(handle: int) -> None:
        synced.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def noting_replace(old: Path, new: Path) -> None:
        synced.append("rename")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    monkeypatch.setattr(os, "replace", noting_replace)
    write_bytes(tmp_path / "a.yaml", b"text")
    steps = ["file", "rename"] if os.name == "nt" else ["file", "rename", "folder"]
    assert synced == steps


def test_only_old_strays_are_swept(tmp_path):
    ages = {
        ".a.yaml.x1.dhrcode-tmp": STRAY_SECONDS + 60,
        ".a.yaml.x2.dhrcode-tmp": 60,
        "a.yaml": STRAY_SECONDS + 60,
        ".other.tmp": STRAY_SECONDS + 60,
    }
    for name, age in ages.items():
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    sweep(tmp_path)
    assert names(tmp_path) == [".a.yaml.x2.dhrcode-tmp", ".other.tmp", "a.yaml"]


def test_sweeping_what_is_not_there_is_no_failure(tmp_path):
    sweep(tmp_path / "none")


def test_reading_says_plainly_what_cannot_be_read(tmp_path):
    path = tmp_path / "a.yaml"
    with pytest.raises(NotFoundError) as missing:
        read_bytes(path)
    path.mkdir()
    with pytest.raises(FileAccessError) as folder:
        read_bytes(path)
    with pytest.raises(FileAccessError) as inside:
        read_bytes(tmp_path / ("x" * 300))
    assert [str(caught.value) for caught in (missing, folder, inside)] == [
        f"there is no file {path}",
        f"{path} is not a regular file: nothing was read",
        f"{tmp_path / ('x' * 300)} cannot be read: the name is too long",
    ]


def test_reading_stops_one_byte_after_the_limit(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert read_bytes(tmp_path / "a", 10) == b"x" * 11
    assert read_bytes(tmp_path / "a") == b"x" * 100


def test_a_reason_that_has_no_plain_words_is_the_systems_own():
    assert reason(OSError(errno.EBUSY, "Device or resource busy")) == "device or resource busy"
    assert reason(OSError("odd")) == "odd"


def test_git_sees_nothing_of_what_a_project_keeps_whatever_its_own_gitignore_says(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True, timeout=60)
    (tmp_path / ".gitignore").write_text("sources/\n")
    with locked(tmp_path):
        (tmp_path / ".dhrcode" / "steps").mkdir()
        (tmp_path / ".dhrcode" / "steps" / "000001").write_text("words")
    asked = ["git", "-C", tmp_path, "status", "--porcelain", "--untracked-files=all"]
    told = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=60)
    assert told.stdout == "?? .gitignore\n"


def test_what_keeps_git_out_is_put_back_where_it_is_torn(tmp_path):
    kept = tmp_path / ".dhrcode" / ".gitignore"
    make_own(kept.parent)
    kept.write_bytes(b"")
    make_own(kept.parent / "text")
    assert kept.read_bytes() == b"*\n"


def test_what_a_library_writes_to_a_path_is_read_and_gone(tmp_path):
    seen = []

    def write(path):
        seen.append((path.parent, path.suffix, path.stat().st_mode & 0o077))
        path.write_bytes(b"made")

    assert written_through(tmp_path / "x.sav", write) == b"made"
    assert seen == [(tmp_path, atomic.SUFFIX, 0 if os.name == "posix" else seen[0][2])]
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_fails_leaves_nothing(tmp_path):
    def full(path):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(FileAccessError, match=r"x\.sav cannot be written: the disk is full"):
        written_through(tmp_path / "x.sav", full)
    with pytest.raises(FileAccessError, match=r"x\.sav cannot be written"):
        written_through(tmp_path / "none" / "x.sav", Path.touch)
    assert list(tmp_path.iterdir()) == []
