"""A table opened by its map: what its headings lack, and what the map leaves out."""

import pytest

from dhrcode.importers.table.reader import TableOpener, read_map


@pytest.fixture
def opener(tmp_path, small_codebook, monkeypatch):
    """Writes a map, and opens a table of these words by it."""
    monkeypatch.chdir(tmp_path)

    def call(text, table):
        (tmp_path / "map.yaml").write_text(text)
        (tmp_path / "t.csv").write_text(table)
        opener = TableOpener(read_map(tmp_path / "map.yaml", small_codebook))
        return opener, opener.opened(opener.file.map, tmp_path / "t.csv", "t.csv")

    return call


def test_the_headings_are_where_the_map_says(opener):
    made, table = opener("id: Case\nheadings: 2\n", "Title\nCase\n7\n")
    assert (made.problems, table.headings) == ([], {"Case": 0})


def test_what_is_missing_and_what_is_left_out_is_said(opener):
    made, _ = opener("id: Ref\n", "Case\n7\n")
    assert [str(problem) for problem in made.problems] == [
        (
            "map.yaml:1:5: error: t.csv has no heading 'Ref': they are read from row 1 "
            "[missing-heading]"
        ),
        (
            "t.csv:1:1: error: the map says nothing of 'Case': say what it is, or list it under "
            "'ignore' [unmapped-heading]"
        ),
    ]


def test_a_table_that_cannot_be_read_is_none(opener):
    made, table = opener("id: Case\n", "")
    assert table is None
    assert [problem.code for problem in made.problems] == ["empty-file"]
