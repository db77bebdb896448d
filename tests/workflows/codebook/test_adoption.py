"""A codebook of another program becomes a file of ours, and takes no other's place."""

import shutil
from pathlib import Path

import pytest

from dhrcode.errors import DataProblemsError, RefusedError, UsageError
from dhrcode.store.codebooks import read_codebook
from dhrcode.workflows.codebook.adoption import adopted, write

FILES = Path(__file__).parents[2] / "importers" / "refi" / "files"
PROGRAMS = ("atlas", "maxqda", "nvivo", "qualcoder", "taguette")
TWICE = {"atlas": 1, "nvivo": 1}
"""How many codes of each file have the label of another."""


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_is_written_is_a_codebook_that_loads(tmp_path, program):
    made = adopted(FILES / f"{program}.qdc", tmp_path, None)
    write(made)
    assert made.target == tmp_path / "themes.yaml"
    assert read_codebook(made.target).codebook == made.codebook
    alike = [problem.code for problem in read_codebook(made.target).problems]
    assert alike == ["equal-labels"] * TWICE.get(program, 0)


def test_nothing_is_written_before_it_is_wanted(tmp_path):
    adopted(FILES / "atlas.qdc", tmp_path, None)
    assert list(tmp_path.iterdir()) == []


def test_a_codebook_that_is_there_stays(tmp_path):
    write(adopted(FILES / "atlas.qdc", tmp_path, None))
    before = (tmp_path / "themes.yaml").read_bytes()
    with pytest.raises(RefusedError, match="is another codebook: -o FILE"):
        adopted(FILES / "nvivo.qdc", tmp_path, None)
    with pytest.raises(RefusedError, match="exists already"):
        write(adopted(FILES / "nvivo.qdc", tmp_path, tmp_path / "themes.yaml"))
    assert (tmp_path / "themes.yaml").read_bytes() == before


def test_the_same_codebook_is_said_to_be_the_same(tmp_path):
    write(adopted(FILES / "atlas.qdc", tmp_path, None))
    again = adopted(FILES / "atlas.qdc", tmp_path, None)
    assert again.target is None
    assert again.notes[0] == "The project's codebook has the same areas and subthemes."
    write(again)
    beside = adopted(FILES / "atlas.qdc", tmp_path, tmp_path / "other.yaml")
    assert beside.target == tmp_path / "other.yaml"
    assert beside.notes[0] == again.notes[0]


@pytest.mark.parametrize("change", [("code1", "x"), ("Use of MARACs", "Something else")])
def test_another_label_is_another_codebook(tmp_path, change):
    write(adopted(FILES / "atlas.qdc", tmp_path, None))
    text = (FILES / "atlas.qdc").read_text("utf-8").replace("Use of MARACs", "Something", 1)
    (tmp_path / "atlas.qdc").write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError):
        adopted(tmp_path / "atlas.qdc", tmp_path, None)


def test_a_target_of_another_sort(tmp_path):
    with pytest.raises(UsageError, match=r"'themes\.xlsx' should end in \.yaml"):
        adopted(FILES / "atlas.qdc", tmp_path, tmp_path / "themes.xlsx")


def test_a_file_that_is_no_codebook(tmp_path):
    shutil.copy(FILES / "README.md", tmp_path / "codes.qdc")
    with pytest.raises(DataProblemsError) as raised:
        adopted(tmp_path / "codes.qdc", tmp_path, None)
    assert [problem.code for problem in raised.value.problems] == ["not-refi"]


def test_a_codebook_that_would_be_none_of_ours(tmp_path):
    """Every subtheme retired: dhrcode wrote it, or somebody has written so into a description."""
    text = (
        '<CodeBook><Codes><Code guid="a" name="A"><Description>Definition: d\n'
        "Retired since version: 2\nId in dhrcode: a</Description></Code></Codes>"
        "</CodeBook>"
    )
    (tmp_path / "codes.qdc").write_text(text)
    with pytest.raises(DataProblemsError) as raised:
        adopted(tmp_path / "codes.qdc", tmp_path, None)
    assert [problem.code for problem in raised.value.problems] == ["no-subtheme"]
    assert list(tmp_path.iterdir()) == [tmp_path / "codes.qdc"]
