"""A wide table taken apart into blocks that fit a page."""

import runpy
from pathlib import Path

import pytest

from dhrcode.exporters.word.document import LEFT_OUT
from dhrcode.exporters.word.layout import ROOM, TablePages
from dhrcode.reports.blocks import (
    Column,
    Line,
    Table,
)

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
read, report_of, of_style, texts_of, expected = (
    _SHARED[n] for n in ("read", "report_of", "of_style", "texts_of", "expected")
)


def occurrence(sample, reviews):
    return next(table for table in sample(reviews=reviews).tables if table.reviews)


@pytest.mark.parametrize(
    ("reviews", "titles"),
    [
        (13, [""]),
        (25, [""]),
        (26, ["Reviews DHR1 to DHR13", "Reviews DHR14 to DHR26, and counts"]),
        (
            60,
            [
                "Reviews DHR1 to DHR20",
                "Reviews DHR21 to DHR40",
                "Reviews DHR41 to DHR60, and counts",
            ],
        ),
        (61, [""]),
        (2_000, [""]),
    ],
)
def test_a_wide_table_is_taken_apart_into_blocks(sample, reviews, titles):
    report = sample(reviews=reviews)
    table = occurrence(sample, reviews)
    blocks = TablePages(table).parts
    assert [block.title for block in blocks] == titles
    found = [texts_of(one) for one in read(report).tables[: len(blocks)]]
    assert found == [list(expected(table, block.columns)) for block in blocks]
    covered = [n for block in blocks for n in block.columns[1:]]
    if reviews <= 60:
        assert covered == list(range(1, len(table.columns)))
    else:
        assert [table.columns[n].heading for n in covered] == ["Present", "Reviews", "% of reviews"]
    assert all(block.columns[0] == 0 for block in blocks)


def test_blocks_have_captions_of_their_own_and_one_legend(sample):
    document = read(sample(reviews=27))
    assert of_style(document, "Caption")[1:3] == [
        "Table 1: Occurrence table. Reviews DHR1 to DHR14",
        "Table 2: Occurrence table. Reviews DHR15 to DHR27, and counts",
    ]
    assert sum(text.startswith("✓ present") for text in of_style(document, "Table Note")) == 1


@pytest.mark.parametrize(("reviews", "said"), [(60, 0), (61, 1)])
def test_more_reviews_than_a_page_has_room_for_are_left_to_other_formats(sample, reviews, said):
    document = read(sample(reviews=reviews))
    notes = of_style(document, "Table Note")
    assert notes.count(LEFT_OUT) == said
    assert sum(text.startswith("✓ present") for text in notes) == 1 - said
    assert len(document.inline_shapes) == 3 + said  # the table's own shades, or a picture
    assert ".xlsx" in LEFT_OUT
    assert ".html" in LEFT_OUT


@pytest.mark.parametrize(
    "columns",
    [
        [Column("Subtheme", "label", 34), *(Column(str(n), "count") for n in range(1, 22))],
        [Column("Subtheme", "label", 34), *(Column(f"Subtheme {n}", "count") for n in range(80))],
        [Column("Label", "label"), *(Column("A long text", "text", 60) for _ in range(30))],
        [Column("Label", "label"), Column("x" * 500, "mark"), Column("y", "text", 900)],
        [Column("Label", "label", 5_000)],
    ],
)
def test_no_block_is_wider_than_the_page(sample, columns):
    table = Table("T", columns, (Line(tuple("x" for _ in columns)),))
    if columns[1:] and columns[1].kind == "mark":
        table = table._replace(lines=(Line(("x", "present", "x")),))
    laid_out = TablePages(table)
    blocks = laid_out.parts
    assert [n for block in blocks for n in block.columns[1:]] == list(range(1, len(columns)))
    for block in blocks:
        assert len(block.columns) <= 63  # Word's limit
        assert sum(laid_out.widths(block.columns).widths) <= ROOM.wide
        assert min(laid_out.widths(block.columns).widths) > 200
    assert len(read(report_of(sample, table)).tables) == len(blocks) + 1


def test_a_page_is_shared_by_what_the_columns_hold():
    columns = (
        Column("Review", "label", 10),
        Column("Empty", "text", 60),
        Column("Long", "text", 10),
        Column("N", "count"),
    )
    table = Table("T", columns, (Line(("DHR1", None, "word " * 50, 1)),))
    label, empty, long, count = TablePages(table).widths(range(4)).widths
    assert empty < label < long
    assert label + empty + long + count in range(ROOM.wide - 4, ROOM.wide + 1)
    short = table._replace(lines=(Line(("DHR1", None, "words", 1)),))
    assert sum(TablePages(short).widths(range(4)).widths) < ROOM.wide / 3


def test_headings_stand_upright_where_they_are_wider_than_what_is_below_them(sample):
    few, many = occurrence(sample, 3), occurrence(sample, 25)
    assert TablePages(few).widths(range(len(few.columns))).upright == ()
    laid_out = TablePages(many).widths(range(len(many.columns)))
    assert laid_out.upright == (False, *[True] * 28)
    assert 600 < laid_out.tall < 2_000
    label, *marks = laid_out.widths[:26]
    assert set(marks) == {330}
    assert label > 4_000


def test_a_heading_too_long_to_stand_upright_stays_across():
    columns = [Column("Label", "label"), *(Column("A heading " * 9, "mark") for _ in range(25))]
    table = Table("T", columns, (Line(("x", *["present"] * 25)),))
    laid_out = TablePages(table)
    assert all(not any(laid_out.widths(part.columns).upright) for part in laid_out.parts)


def test_a_matrix_of_many_columns_is_measured_once(monkeypatch):
    columns = [Column("Subtheme", "label"), *(Column(str(n), "count") for n in range(500))]
    table = Table("T", columns, tuple(Line(("x", *range(500))) for _ in range(20)))
    counted = []
    monkeypatch.setattr(
        "dhrcode.exporters.word.layout.cell_text",
        lambda kind, cell: counted.append(kind) or str(cell),
    )
    assert [n for part in TablePages(table).parts for n in part.columns[1:]] == [*range(1, 501)]
    assert len(counted) == 20 * 500
