"""Many files written together: all of them, or none, whatever goes wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dhrcode.errors import BusyError, FileAccessError, RefusedError
from dhrcode.store import batch
from dhrcode.store.batch import Write, write_together


@pytest.fixture
def files(tmp_path: Path) -> list[Write]:
    """Three files: one that exists, two that are new."""
    (tmp_path / "a").write_bytes(b"old a")
    return [
        Write(tmp_path / "a", b"new a", b"old a"),
        Write(tmp_path / "b", b"new b"),
        Write(tmp_path / "c", b"new c"),
    ]


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_are_written_and_no_temporary_file_is_left(files, tmp_path):
    write_together(files)
    assert held(tmp_path) == {"a": b"new a", "b": b"new b", "c": b"new c"}


def test_nothing_to_write_is_nothing():
    write_together([])


def test_a_file_that_has_come_to_exist_stops_all(files, tmp_path):
    (tmp_path / "c").write_bytes(b"another's")
    with pytest.raises(RefusedError, match="c exists already; nothing was written"):
        write_together(files)
    assert held(tmp_path) == {"a": b"old a", "c": b"another's"}


def test_a_file_that_was_changed_meanwhile_stops_all(files, tmp_path):
    (tmp_path / "a").write_bytes(b"changed")
    with pytest.raises(BusyError, match="a was changed by another program"):
        write_together([*files[1:], files[0]])
    assert held(tmp_path) == {"a": b"changed"}


@pytest.mark.parametrize(
    "failure", [OSError(28, "no space"), PermissionError(), KeyboardInterrupt()]
)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_failure_half_way_takes_back_what_was_written(failure, at, files, tmp_path, monkeypatch):
    put, calls = batch.put_in_place, []

    def failing(temporary: Path, target: Path, *, new: bool) -> None:
        calls.append(target)
        if len(calls) == at + 1:
            raise failure
        put(temporary, target, new=new)

    monkeypatch.setattr(batch, "put_in_place", failing)
    expected = KeyboardInterrupt if isinstance(failure, KeyboardInterrupt) else FileAccessError
    with pytest.raises(expected):
        write_together(files)
    assert held(tmp_path) == {"a": b"old a"}


@pytest.mark.parametrize("at", [0, 1, 2])
def test_ctrl_c_the_moment_after_a_file_is_put_takes_it_back_too(at, files, tmp_path, monkeypatch):
    put, calls = batch.put_in_place, []

    def interrupted(temporary: Path, target: Path, *, new: bool) -> None:
        put(temporary, target, new=new)
        calls.append(target)
        if len(calls) == at + 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(batch, "put_in_place", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_together(files)
    assert held(tmp_path) == {"a": b"old a"}


def test_another_programs_file_is_not_taken_back(files, tmp_path):
    (tmp_path / "c").write_bytes(files[2].data)  # the same, and yet not ours
    with pytest.raises(RefusedError):
        write_together(files)
    assert held(tmp_path) == {"a": b"old a", "c": b"new c"}


def test_what_cannot_be_made_stops_all(files, tmp_path):
    missing = Write(tmp_path / "nowhere" / "d", b"new d")
    with pytest.raises(FileAccessError, match="cannot be written: it does not exist"):
        write_together([*files, missing])
    assert held(tmp_path) == {"a": b"old a"}


def test_what_the_disk_does_not_take_stops_all(files, tmp_path, monkeypatch):
    def failing(handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(FileAccessError, match="input/output error"):
        write_together(files)
    assert held(tmp_path) == {"a": b"old a"}


@pytest.mark.skipif(os.name == "nt", reason="links and modes as POSIX has them")
def test_links_are_followed_and_modes_kept(tmp_path):
    real = tmp_path / "real"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(real)
    write_together([Write(link, b"new", b"old")])
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


KILLED = """
import os, sys
from pathlib import Path
from dhrcode.store import batch
put, folder, at = batch.put_in_place, Path(sys.argv[1]), int(sys.argv[2])
calls = []
def dying(temporary, target, *, new):
    calls.append(target)
    if len(calls) > at:
        os._exit(9)
    put(temporary, target, new=new)
batch.put_in_place = dying
batch.write_together([batch.Write(folder / "a", b"new a", b"old a"),
                      batch.Write(folder / "b", b"new b"), batch.Write(folder / "c", b"new c")])
"""


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_killed_process_leaves_each_file_whole_and_the_same_call_goes_on(at, files, tmp_path):
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path, str(at)], check=False)
    assert done.returncode == 9
    left = {name: data for name, data in held(tmp_path).items() if not name.startswith(".")}
    new = {"a": b"new a", "b": b"new b", "c": b"new c"}
    assert left == {"a": b"old a"} | dict(list(new.items())[:at])
    write_together([file for file in files if file.path.name not in list(new)[:at]])
    assert {name: data for name, data in held(tmp_path).items() if not name.startswith(".")} == new
