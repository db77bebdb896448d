"""A full disk, a read-only folder, a file held or changed by another program."""

import os
import sys

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits and modes are POSIX's")

SMALL_FILES = (
    "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))\n"
)
"""No file may grow beyond 100 bytes: a write fails half way, as on a disk that is full."""
FULL = """
import errno, os
def fsync(handle):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
os.fsync = fsync
"""
REFUSING = """
import errno, os
real = os.open
def refusing(path, flags, *args, **options):
    if flags & os.O_EXCL and not str(path).endswith("lock"):
        raise OSError(errno.{number}, os.strerror(errno.{number}))
    return real(path, flags, *args, **options)
os.open = refusing
"""
"""No file can be made."""
MEANWHILE = """
from pathlib import Path
from dhrcode.store.journal.placement import Placement
stage = Placement.stage
def late(self, changes):
    stage(self, changes)
    path = Path("records/DHR7.yaml")
    path.write_text(path.read_text() + "memo: Somebody else's.\\n")
Placement.stage = late
"""
COMMANDS = {
    "code": ("code", "DHR7", "gps", "present", "--note", "x" * 200),
    "set": ("set", "DHR7", "place=" + "x" * 200),
    "new": ("code", "DHR9", "gps", "present", "--new", "--coder", "LN", "--note", "x" * 200),
    "table": ("table", "-o", "t.csv"),
}
TARGETS = {"table": "t.csv", "new": "{small}/records/DHR9.yaml"}


def contents(project):
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file() and ".dhrcode/" not in path.as_posix()
    }


def fails(said_after, small, name, first, because):
    """The command exits 6 with one sentence, and every file is as it was."""
    (small / "t.csv").write_text("the older table")
    before = contents(small)
    target = TARGETS.get(name, "{small}/records/DHR7.yaml").format(small=small)
    asked = ""
    if name == "table" and because == "permission is denied":
        asked = ": is it open in Excel or Word? Close it and try again"
    assert said_after(first, *COMMANDS[name], cwd=small) == (
        6,
        "",
        f"dhrcode: {target} cannot be written: {because}; nothing was changed{asked}\n",
    )
    assert contents(small) == before


@posix
@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_fills_while_a_file_is_written(said_after, small, name):
    fails(said_after, small, name, SMALL_FILES, "file too large")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_is_full_when_the_file_is_made_durable(said_after, small, name):
    fails(said_after, small, name, FULL, "the disk is full")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("number", "because"),
    [
        ("EROFS", "the disk is read-only"),
        ("EACCES", "permission is denied"),
        ("EDQUOT", "the disk quota is used up"),
    ],
)
def test_a_disk_that_refuses(said_after, small, name, number, because):
    fails(said_after, small, name, REFUSING.format(number=number), because)


@posix
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write to a read-only folder"
)
def test_a_folder_without_the_right_to_write(said, small):
    before = contents(small)
    (small / "records").chmod(0o500)
    try:
        status, out, err = said("code", "DHR7", "gps", "absent", cwd=small)
    finally:
        (small / "records").chmod(0o700)
    assert (status, out, err) == (
        6,
        "",
        (
            f"dhrcode: {small}/records/DHR7.yaml cannot be written: permission is denied; "
            "nothing was changed\n"
        ),
    )
    assert contents(small) == before


def test_a_record_that_another_program_changes_meanwhile_is_left_to_it(said_after, small):
    before = (small / "records" / "DHR7.yaml").read_text()
    assert said_after(MEANWHILE, *COMMANDS["code"], cwd=small) == (
        5,
        "",
        (
            f"dhrcode: {small}/records/DHR7.yaml was changed by another program meanwhile; "
            "nothing was written\n"
        ),
    )
    assert (small / "records" / "DHR7.yaml").read_text() == before + "memo: Somebody else's.\n"


@posix
def test_an_unreadable_record_is_a_problem_with_its_place(said, small):
    (small / "records" / "DHR8.yaml").symlink_to("nowhere.yaml")
    status, out, err = said("check", cwd=small)
    assert (status, err) == (1, "5 reviews checked: 1 error, 1 warning\n")
    assert out.splitlines()[1] == (
        "records/DHR8.yaml:1:1: error: not read: it is a link, and may lead anywhere: put the file "
        "itself there [link-not-followed]"
    )


@posix
@pytest.mark.parametrize("command", [("check",), ("list",), ("table",)], ids=" ".join)
def test_a_pipe_among_the_records_is_not_waited_for(said, small, command):
    os.mkfifo(small / "records" / "DHR8.yaml")
    status, out, err = said(*command, cwd=small)
    assert status == 0
    assert (
        "records/DHR8.yaml:1:1: warning: not read: not a regular file: remove it [stray-file]"
        in (out + err).splitlines()
    ) is (command[0] != "list")


@posix
def test_a_pipe_where_a_codebook_or_published_table_should_be(said, small):
    os.mkfifo(small / "published.yaml")
    assert said("reconcile", "published.yaml", cwd=small) == (
        6,
        "",
        "dhrcode: published.yaml is not a regular file: nothing was read\n",
    )
    (small / "themes.yaml").unlink()
    os.mkfifo(small / "themes.yaml")
    assert said("list", "-C", ".", cwd=small) == (
        3,
        "",
        "dhrcode: there is no themes.yaml in .: is it a project?\n",
    )
