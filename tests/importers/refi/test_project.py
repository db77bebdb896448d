"""A project as records: which review, whose coding, what is found, and what is said of the rest."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import UsageError
from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read

TESTS = Path(__file__).parents[2]
_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
selection, one_source, pieces = (_SHARED[n] for n in ("selection", "one_source", "pieces"))


# Which review


# Whose coding


def test_there_is_no_project_of_ours(tmp_path):
    path = tmp_path / "study.qdpx"
    path.write_bytes(b"<Project/>")
    with pytest.raises(UsageError, match="can only be brought into a project"):
        read(path, path.name, ImportRequest(None))


# What is found


# A package as programs make them


@pytest.mark.parametrize("name", ["Project.QDE", "My study.qde", "export/project.qde"])
def test_the_project_under_another_name(bring, name):
    parts = {name: one_source(selection())["project.qde"], "__MACOSX/._project.qde": b"\0\5"}
    assert pieces(bring(parts, coder="LN"))


def test_the_usual_name_goes_before_another(bring):
    parts = {"other.qde": "<Project/>", "PROJECT.qde": one_source(selection())["project.qde"]}
    assert pieces(bring(parts, coder="LN"))


# What dhrcode wrote, after another program


NO_CASES = ("  <Cases>.*</Cases>\n", "")
NO_LINKS = ("  <Links>.*</Links>\n", "")
NO_NOTES = ("  <Notes>.*</Notes>\n", "")
NO_VARIABLES = ("  <Variables>.*</Variables>\n", "")
NO_DESCRIPTIONS = ("<Description>Source in dhrcode.*?</Description>\n", "")
