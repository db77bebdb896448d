"""Ids made of names, and whose codings of a project are taken."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.importers.refi.clean import slug, unused

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
source, selection, one_source, written, back = (
    _SHARED[n] for n in ("source", "selection", "one_source", "written", "back")
)


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


def test_nobody_coded_and_nobody_is_named(bring):
    with pytest.raises(UsageError, match=r"say whose coding study\.qdpx is: --coder INITIALS"):
        bring(one_source(selection()))


def test_the_only_user_is_the_coder(bring):
    users = '<Users><User guid="U1" name="EM"/></Users>'
    made = bring(project(f"{users}{CODES}<Sources>{source(selection(user='{u1}'))}</Sources>"))
    assert made.drafts[0].record.coder == "EM"
    assert made.notes == [
        "The records name 1 document; put the files into sources/ yourself.",
        "1 document has its title and id from the file: check that they name nobody.",
    ]


def test_who_is_the_only_user_can_be_said(bring):
    users = '<Users><User guid="u1" name="Full Name"/></Users>'
    parts = project(f"{users}{CODES}<Sources>{source(selection(user='u1'))}</Sources>")
    made = bring(parts, coder="EM")
    assert made.drafts[0].record.coder == "EM"
    assert made.notes[0] == "The codings of the user 'Full Name' came in as EM's."
    said = bring(parts, ids="coders: {Full Name: FN}\n")
    assert said.drafts[0].record.coder == "FN"
    assert not any("Full Name" in note for note in said.notes)


def test_several_coders_records_are_told_apart_by_themselves(tmp_path):
    codebook, record, _ = written(tmp_path)
    other = record.model_copy(update={"review": "WM-B", "coder": "EM"})
    _, _, parts = written(tmp_path, [record, other])
    both = back(tmp_path, codebook, parts).drafts
    assert [(d.record.review, d.record.coder) for d in both] == [("WM-A", "LN"), ("WM-B", "EM")]
    given = back(tmp_path, codebook, parts, coder="XX").drafts
    assert [d.record.coder for d in given] == ["LN", "EM"]
    own = back(tmp_path, codebook, parts, coder="EM", own=True)
    assert [(d.record.review, d.record.coder) for d in own.drafts] == [("WM-B", "EM")]
    assert own.notes[0].startswith("Left out: 2 codings by another coder: 'LN'")


def test_the_only_user_is_the_coder_of_codings_that_name_nobody_or_somebody_else(bring):
    users = '<Users><User guid="u1" name="EM"/></Users>'
    for user in ("", "not-there"):
        made = bring(project(f"{users}{CODES}<Sources>{source(selection(user=user))}</Sources>"))
        assert made.drafts[0].record.coder == "EM"
