"""Columns whose cells name themes, and how they are separated."""

import pytest

from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.sketch.theme_cells import theme_cells
from dhrcode.importers.table.grid import TableGrid
from dhrcode.importers.table.headings import headed
from dhrcode.store.project import shipped_codebook

KNOWN = CodebookNames(shipped_codebook())


def cells(*rows):
    return theme_cells(headed(TableGrid("t.csv", "t.csv, cell ", rows), 1), KNOWN)


@pytest.mark.parametrize(
    ("texts", "split", "named"),
    [
        (("GPs; Use of MARACs", "GPs"), ";", 3),
        (("GPs|Use of MARACs", "GPs"), "|", 3),
        (("GPs\nUse of MARACs", "GPs"), "\n", 3),
        (("GPs, Use of MARACs", "GPs"), ",", 3),
        (("GPs", "Use of MARACs"), None, 2),
        (("Management of prescriptions / noncompliance", "GPs"), None, 2),
    ],
)
def test_what_separates_them(texts, split, named):
    found = cells(["Review", "Themes"], ["DHR1", texts[0]], ["DHR2", texts[1]])
    assert (found.columns, found.split, found.named) == (("Themes",), split, named)


def test_a_column_beside_with_the_same_name_and_another_number_is_one_too():
    found = cells(["Review", "Code 1", "Code 2"], ["DHR1", "GPs", "zoo"], ["DHR2", "GP issues", ""])
    assert found.columns == ("Code 1", "Code 2")
    assert {word: role.weak for word, role in found.values.items()} == {"GP issues": True}
    assert found.others == {"zoo": 1}


@pytest.mark.parametrize(
    "rows",
    [
        (["Review", "GPs"], ["DHR1", "x"]),
        (["Review", "Theme"], ["DHR1", "GPs"], ["DHR1", "GPs"]),
        (["Review", "GPs", "Use of MARACs", "Main"], ["DHR1", "x", "x", "GPs"]),
        (["Review", "Notes"], ["DHR1", "the GPs said so"], ["DHR2", "x"]),
    ],
)
def test_other_tables_have_none(rows):
    assert cells(*rows) is None
