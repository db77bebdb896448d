"""Ids made of names."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.importers.refi.clean import slug, unused

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
selection, one_source = (_SHARED[n] for n in ("selection", "one_source"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Café & home", "cafe-home"),
        ("GP's list", "gps-list"),
        ("李", ""),
        ("--", ""),
        ("x" * 70, "x" * 60),
        ("A. B. C", "a-b-c"),
        ("Straße", "strasse"),
        ("№ 5", "no-5"),
    ],
)
def test_ids_of_names(name, expected):
    assert slug(name) == expected


def test_ids_that_are_taken():
    assert unused("a", []) == "a"
    assert unused("a", ["a", "a-2"]) == "a-3"
    assert unused("x" * 60, ["x" * 60]) == "x" * 58 + "-2"


def test_a_file_of_names_with_faults_says_where(bring):
    with pytest.raises(DataProblemsError) as raised:
        bring(one_source(selection()), coder="LN", ids="reviews:\n  Ms Example: no id\n")
    [problem] = raised.value.problems
    assert str(problem).endswith(
        "ids.yaml:2:15: error: 'Ms Example' must be the id of a review, such as DHR7 [bad-value]"
    )
