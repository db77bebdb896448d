"""remove as a person runs it."""

import shutil

import pytest

from dhrcode.store.project import open_project
from dhrcode.store.yaml.writer import plain_yaml


def test_a_review_is_removed_and_taken_back(said, small):
    before = (small / "records" / "DHR2.yaml").read_bytes()
    assert said("remove", "DHR2", cwd=small) == (
        0,
        "Removed DHR2: records/DHR2.yaml, verified/DHR2.yaml. 'dhrcode undo' takes it back.\n",
        "",
    )
    assert said("show", "DHR2", cwd=small)[0] == 3
    assert said("undo", cwd=small)[0] == 0
    assert (small / "records" / "DHR2.yaml").read_bytes() == before


def test_its_documents_stay_unless_they_are_asked_to_go(said, small):
    (small / "sources").mkdir()
    (small / "sources" / "DHR2.txt").write_text("The panel met.")
    out = said("remove", "DHR2", cwd=small)[1]
    assert out.endswith("sources/DHR2.txt stays: --with-documents removes it too.\n")
    said("undo", cwd=small)
    out = said("remove", "DHR2", "--with-documents", cwd=small)[1]
    assert "sources/DHR2.txt. 'dhrcode undo' takes it back." in out
    assert not (small / "sources" / "DHR2.txt").exists()


QUESTION = (
    "2 files (records/DHR2.yaml, verified/DHR2.yaml) and 1 kept step are deleted. Nothing brings "
    "it back. Go on? [y/N] "
)


@pytest.mark.parametrize(
    ("typed", "given", "status", "after"),
    [
        (
            "y\n",
            (),
            0,
            (
                "Removed DHR2: records/DHR2.yaml, verified/DHR2.yaml. Nothing is kept of it here.\n"
                "Copies of the folder, files written with -o, backups and git's history still have "
                "what they had.\n"
            ),
        ),
        ("\n", (), 0, "Nothing was changed.\n"),
        ("", (), 4, "\n"),
    ],
)
def test_for_good_is_asked(said, small, typed, given, status, after):
    said("set", "DHR2", "year=2015", cwd=small)
    done = said("remove", "DHR2", "--for-good", *given, cwd=small, input=typed)
    err = (
        "dhrcode: DHR2 is removed for good only if you say so: --yes; nothing was done\n"
        if status
        else ""
    )
    assert done == (status, QUESTION + after, err)
    assert (small / "records" / "DHR2.yaml").exists() is (typed != "y\n")
    assert said("undo", "DHR2", cwd=small)[0] == (3 if typed == "y\n" else 0)


def test_in_a_script_yes_is_said(said, small):
    assert said("remove", "DHR2", "--for-good", "--yes", cwd=small)[0] == 0
    assert said("undo", cwd=small)[0] == 3


def test_a_key_that_is_known_to_have_it_is_named(said, small):
    note = {"path": "/nowhere", "sha256": "0" * 64, "ids": ["dhr2"]}
    (small / ".dhrcode").mkdir()
    (small / ".dhrcode" / "key.yaml").write_text(plain_yaml(note))
    assert said("remove", "DHR2", cwd=small)[1].endswith(
        "takes it back.\nThe key still has DHR2.\n"
    )
    said("undo", cwd=small)
    assert "key" not in said("remove", "DHR10", cwd=small)[1]


def test_one_coder_s_coding(said, small):
    shutil.copytree(small / "records", small / "coders" / "LN")
    out = said("remove", "DHR2", "--as", "LN", cwd=small)[1]
    assert out == "Removed DHR2: coders/LN/DHR2.yaml. 'dhrcode undo' takes it back.\n"
    assert open_project(small).read("DHR2")[0].review == "DHR2"


def test_what_there_is_not_is_said_with_the_nearest(said, small):
    assert said("remove", "DHR22", cwd=small) == (
        3,
        "",
        "dhrcode: there is no review 'DHR22': did you mean 'DHR2'?\n",
    )


def test_what_is_removed_already_and_still_kept_goes_for_good(said, small):
    said("remove", "DHR2", cwd=small)
    out = said("remove", "DHR2", "--for-good", cwd=small, input="n\n")[1]
    assert out.startswith("No file and 1 kept step are deleted. Nothing brings it back. Go on?")
