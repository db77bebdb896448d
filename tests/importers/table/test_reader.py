"""Any table with its map: read by the layout that the map names."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.importers import ImportRequest
from dhrcode.importers.table.reader import read


def test_without_a_map_it_says_how_to_get_one(tmp_path, small_codebook):
    with pytest.raises(UsageError, match=r"'dhrcode import --sketch t\.csv' proposes one"):
        read(tmp_path / "t.csv", "t.csv", ImportRequest(small_codebook, coder="LN"))


def test_a_codebook_is_needed(tmp_path):
    with pytest.raises(UsageError, match="into a project with a codebook"):
        read(tmp_path / "t.csv", "t.csv", ImportRequest(None, coder="LN", map=tmp_path / "m.yaml"))


TABLE = {"t.csv": "Case,Themes\nDHR1,GPs\n"}
MAP = "id: Case\nthemes: {columns: [Themes]}\n"


def test_a_table_is_read_by_the_layout_that_its_map_names(bring):
    made = bring(TABLE, f"layout: in-cells\n{MAP}")
    assert [str(problem) for problem in made.problems] == []
    assert made.drafts[0].record.findings["gps"].finding == "present"


@pytest.mark.parametrize(
    ("layout", "problem"),
    [
        (
            "layout: in-cell\n",
            (
                "map.yaml:1:9: error: 'in-cell' is no layout that dhrcode knows: did you mean "
                "'in-cells'? [bad-value]"
            ),
        ),
        (
            "",
            (
                "map.yaml:1:1: error: the file must have both 'layout: in-cells' and 'themes', or "
                "neither [bad-value]"
            ),
        ),
    ],
)
def test_a_layout_that_is_none_is_refused(bring, layout, problem):
    made = bring(TABLE, f"{layout}{MAP}")
    assert made.drafts == []
    assert [str(one) for one in made.problems] == [problem]
