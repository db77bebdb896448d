"""What the columns of a long table are taken for, and when a table is none."""

import pytest

from dhrcode.importers.sketch.coding_columns import coding_columns
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.table.grid import TableGrid
from dhrcode.store.project import shipped_codebook

KNOWN = CodebookNames(shipped_codebook())


def seen(*rows):
    return coding_columns(TableGrid("t.csv", "t.csv, cell ", rows, range(1, len(rows) + 1)), KNOWN)


def test_review_goes_before_document_and_an_id_before_a_label():
    found = seen(
        ("review", "source", "subtheme_id", "subtheme", "quote", "number"),
        ("DHR1", "Overview", "gps", "Issues related to GPs", "words of the report", "1"),
        ("DHR1", "Overview", "equality", "Equality issues", "words of the report", "1"),
    )
    assert (found.review, found.begins, found.code) == ("review", False, "subtheme_id")
    assert found.columns == {"source": "document", "quote": "quote"}
    assert list(found.ignored()) == ["subtheme", "number"]
    assert found.named == 2


def test_codes_in_one_cell_and_codes_that_are_not_known():
    found = seen(
        ("Document", "Codes", "Quotation"),
        ("DHR1", "gps; own code", "words of the report"),
        ("DHR1", "GP; own code", "more words of the report"),
    )
    assert (found.split, found.named) == (";", 1)
    assert [(name, role.target, role.weak) for name, role in found.values.items()] == [
        ("GP", "gps", True)
    ]
    assert found.others == {"own code": 2}


@pytest.mark.parametrize(
    "rows",
    [
        (("Review", "GPs"), ("DHR1", "x"), ("DHR2", "x")),
        (("Review", "Theme"), ("DHR1", "gps"), ("DHR2", "gps")),
        (("Theme", "Quote"), ("gps", "words of the report"), ("gps", "more of these words")),
        (("Review", "Theme"), ("DHR1", "nothing"), ("DHR1", "of ours")),
        (("A title",),),
        (),
    ],
)
def test_other_tables_are_none(rows):
    assert seen(*rows) is None
