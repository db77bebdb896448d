"""`dhrcode` alone, as a person runs it."""

import shutil
from pathlib import Path

from dhrcode.cli.contents import SECTIONS
from dhrcode.cli.overview import START

SHOWN = """\
Common themes in Domestic Homicide Reviews in the West Midlands, 1.2
{root}

Reviews              2: 1 complete, 1 draft
Independent codings  1: 1 complete
Drafts               DHR58 (11 of 21)
Queue                nothing to be coded again

Next
  dhrcode edit DHR58  goes on with the draft
  dhrcode desk DHR58  goes on beside the document
  dhrcode table       shows the occurrence table
"""


def test_in_a_project_it_says_where_one_is(said, fictional):
    shutil.rmtree(fictional / "actions")
    told = SHOWN.format(root=fictional)
    assert said(cwd=fictional / "records") == (0, told, "")
    assert said("-C", fictional, cwd=fictional.parent) == (0, told, "")


def test_outside_one_it_says_how_to_start(said, tmp_path):
    status, out, err = said(cwd=tmp_path)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[1] == "There is no project in this folder or above it. To start one:"
    assert [line.split("  ")[1] for line in lines[3:-2]] == [command for command, _ in START]
    assert max(map(len, lines[3:-2])) < 80


def test_each_command_that_it_names_exists():
    known = {module.rpartition(".")[2].rstrip("_") for of in SECTIONS.values() for module in of}
    named = [command.split()[1] for command, _ in START if command.startswith("dhrcode ")]
    assert set(named) <= known
    assert named[0] == "init"


def test_a_folder_that_is_named_and_is_no_project_is_refused(said, tmp_path: Path):
    status, out, err = said("-C", tmp_path, cwd=tmp_path)
    assert (status, out) == (3, "")
    assert err.startswith("dhrcode: no themes.yaml in ")


def test_errors_are_told_and_end_with_1(said, small):
    (small / "records" / "DHR7.yaml").write_text("nonsense: 1\n")
    status, out, err = said(cwd=small)
    assert (status, out.splitlines()[-1]) == (1, "  dhrcode check  names every error with its line")
    assert "[unknown-key]" in err
