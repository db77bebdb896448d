"""`find --self-check` as a person runs it."""

import json

import pytest


def test_a_table_and_what_it_comes_to(said, project):
    status, out, err = said("find", "--self-check", cwd=project)
    assert status == 0
    lines = out.splitlines()
    assert lines[0] == "quotes  in five  in ten"
    assert lines[1] == "     2        2       2  Use of MARACs"
    assert lines[2].startswith(f"{'':25}cues that no document has: ")
    assert err.startswith("28 quotes for 19 subthemes in 2 documents: ")
    assert err.endswith(" in the first ten.\n")


def test_as_data(said, project):
    status, out, _ = said("find", "--self-check", "--format", "json", cwd=project)
    assert status == 0
    first = json.loads(out)[0]
    assert {"subtheme", "quotes", "in_five", "in_ten", "silent_cues", "lacking_words"} == set(first)
    assert (first["subtheme"], first["quotes"]) == ("use-of-maracs", 2)


def test_of_ones_own_coding_alone(said, project):
    _, out, err = said("find", "--self-check", "--as", "EM", cwd=project)
    assert "in 1 document: " in err
    assert "Use of MARACs" in out


@pytest.mark.parametrize("more", [("police",), ("--theme", "gps")])
def test_it_looks_for_nothing_else(said, project, more):
    assert said("find", "--self-check", *more, cwd=project) == (
        2,
        "",
        "dhrcode: --self-check looks for every subtheme: leave out words and --theme\n",
    )


def test_without_documents_it_says_so(said, small):
    assert said("find", "--self-check", cwd=small)[2].endswith(
        "No quote stands in a document that could be searched.\n"
    )
