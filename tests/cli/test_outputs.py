"""Where `-o` may write, and what becomes of the project's own files."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

OURS = [
    "themes.yaml",
    "records/DHR2.yaml",
    "records/new.csv",
    "records/../records/DHR2.yaml",
    "sources/../themes.yaml",
    "./themes.yaml",
    "Records/t.csv",
    "THEMES.YAML",
    "coders/LN/DHR2.yaml",
    "sources/t.csv",
    "schemas/record.schema.json",
    "schemas/plan.schema.json",
    "private/t.csv",
    "verified/DHR2.yaml",
    "verified/t.csv",
    "sample.yaml",
    "actions/DHR2.yaml",
    "actions.yaml",
    ".gitignore",
    ".dhrcode/lock",
    ".git/config",
    ".vscode/settings.json",
]
posix = pytest.mark.skipif(
    sys.platform == "win32", reason="needs links that Windows asks rights for"
)


def contents(project):
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize(
    "command", [("table",), ("reconcile", "../published.yaml")], ids=["t", "r"]
)
def test_an_output_never_takes_the_place_of_a_file_of_the_project(said, small, command, name):
    (small / "sources").mkdir()
    (small.parent / "published.yaml").write_text("source: A study\nreviews: 3\ncounts: {gps: 2}\n")
    before = contents(small)
    assert said(*command, "--format", "csv", "-o", name, cwd=small) == (
        4,
        "",
        (
            f"dhrcode: {name.removeprefix('./')} is a file of the "
            "project itself: give another name\n"
        ),
    )
    assert contents(small) == before


@posix
@pytest.mark.parametrize("make", [os.symlink, os.link], ids=["symlink", "hard link"])
@pytest.mark.parametrize("name", ["records/DHR2.yaml", "themes.yaml"])
def test_nor_under_another_name(said, small, make, name):
    make(small / name, small / "harmless.csv")
    before = contents(small)
    assert said("table", "-o", "harmless.csv", cwd=small) == (
        4,
        "",
        "dhrcode: harmless.csv is a file of the project itself: give another name\n",
    )
    assert contents(small) == before


@posix
def test_nor_where_the_records_are_a_link_to_elsewhere(said, small):
    elsewhere = small.parent / "elsewhere"
    (small / "records").rename(elsewhere)
    (small / "records").symlink_to(elsewhere)
    before = contents(elsewhere)
    for target in ("records/DHR2.yaml", elsewhere / "DHR2.yaml", elsewhere / "new.csv"):
        assert said("table", "--format", "csv", "-o", target, cwd=small) == (
            4,
            "",
            f"dhrcode: {target} is a file of the project itself: give another name\n",
        )
    assert contents(elsewhere) == before


@posix
def test_nor_where_one_record_is_a_link_to_elsewhere(said, small):
    elsewhere = small.parent / "DHR2.yaml"
    (small / "records" / "DHR2.yaml").rename(elsewhere)
    (small / "records" / "DHR2.yaml").symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert said("table", "--format", "csv", "-o", elsewhere, cwd=small)[0] == 4
    assert elsewhere.read_bytes() == before


@posix
def test_the_project_through_a_link_is_the_same_project(said, small):
    (small.parent / "link").symlink_to(small)
    target = small.parent / "link" / "records" / "DHR2.yaml"
    before = contents(small)
    assert said("table", "--format", "csv", "-o", target, cwd=small)[0] == 4
    assert contents(small) == before


@posix
def test_an_output_that_is_a_link_is_followed_and_stays_a_link(said, small):
    (small.parent / "shared.csv").write_text("older")
    (small / "t.csv").symlink_to(small.parent / "shared.csv")
    assert said("table", "-o", "t.csv", cwd=small)[0] == 0
    assert (small / "t.csv").is_symlink()
    assert (small.parent / "shared.csv").read_text().startswith("area_id,area,")


def test_a_folder_as_output(said, small):
    (small / "exports.csv").mkdir()
    assert said("table", "-o", "exports.csv", cwd=small) == (
        6,
        "",
        "dhrcode: exports.csv is not a regular file: give another name\n",
    )
    assert said("table", "--format", "csv", "-o", ".", cwd=small) == (
        6,
        "",
        "dhrcode: . is not a regular file: give another name\n",
    )


def test_a_folder_that_is_not_there(said, small):
    assert said("table", "-o", "results/t.csv", cwd=small) == (
        6,
        "",
        "dhrcode: there is no folder results to write to\n",
    )
    (small / "notes").write_text("mine")
    assert said("table", "-o", "notes/t.csv", cwd=small) == (
        6,
        "",
        "dhrcode: there is no folder notes to write to\n",
    )


@posix
@pytest.mark.parametrize("target", ["/dev/null", "/dev/full", "/dev/stdout", "pipe"])
def test_a_device_or_pipe_is_neither_written_nor_replaced(said, small, target):
    os.mkfifo(small / "pipe")
    status, out, err = said("table", "--format", "csv", "-o", target, cwd=small)
    assert (status, out, err) == (
        6,
        "",
        f"dhrcode: {target} is not a regular file: give another name\n",
    )
    assert (small / "pipe").is_fifo()


@posix
def test_a_name_too_long(said, small):
    status, out, err = said("table", "-o", "x" * 300 + ".csv", cwd=small)
    assert (status, out) == (6, "")
    assert re.fullmatch(
        r"dhrcode: \S*x{300}\.csv cannot be .*written: the name is too long.*\n", err
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("flags", [(), ("--format", "csv"), ("--format", "xlsx")])
def test_a_full_disk_under_standard_output(small, program, neutral, flags):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [program, "table", *flags],
            cwd=small,
            env=neutral,
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    assert (done.returncode, done.stderr) == (
        6,
        "dhrcode: a file, or standard output, cannot be read or written: the disk is full\n",
    )
