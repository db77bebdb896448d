"""A wide table taken apart into blocks that fit a page."""

import runpy
from pathlib import Path

import pytest

from dhrcode.exporters.word.document import LEFT_OUT
from dhrcode.exporters.word.layout import USABLE, layout, parts
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
        (27, ["Reviews DHR1 to DHR14", "Reviews DHR15 to DHR27", "Counts"]),
        (
            60,
            [
                "Reviews DHR1 to DHR15",
                "Reviews DHR16 to DHR30",
                "Reviews DHR31 to DHR45",
                "Reviews DHR46 to DHR60",
                "Counts",
            ],
        ),
        (61, [""]),
        (2_000, [""]),
    ],
)
def test_a_wide_table_is_taken_apart_into_blocks(sample, reviews, titles):
    report = sample(reviews=reviews)
    table = occurrence(sample, reviews)
    blocks = parts(table)
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
    assert of_style(document, "Caption")[1:5] == [
        "Table 1: Occurrence table. Reviews DHR1 to DHR14",
        "Table 2: Occurrence table. Reviews DHR15 to DHR27",
        "Table 3: Occurrence table. Counts",
        "Figure 2: The occurrence table as a picture",
    ]
    assert sum(text.startswith("✓ present") for text in of_style(document, "Table Note")) == 1


@pytest.mark.parametrize(("reviews", "said"), [(60, 0), (61, 1)])
def test_more_reviews_than_a_page_has_room_for_are_left_to_other_formats(sample, reviews, said):
    document = read(sample(reviews=reviews))
    notes = of_style(document, "Table Note")
    assert notes.count(LEFT_OUT) == said
    assert sum(text.startswith("✓ present") for text in notes) == 1 - said
    assert len(document.inline_shapes) == 4
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
    blocks = parts(table)
    assert [n for block in blocks for n in block.columns[1:]] == list(range(1, len(columns)))
    for block in blocks:
        assert len(block.columns) <= 63  # Word's limit
        assert sum(layout(table, block.columns).widths) <= USABLE
        assert min(layout(table, block.columns).widths) > 200
    assert len(read(report_of(sample, table)).tables) == len(blocks) + 1


def test_a_page_is_shared_by_what_the_columns_hold():
    columns = (
        Column("Review", "label", 10),
        Column("Empty", "text", 60),
        Column("Long", "text", 10),
        Column("N", "count"),
    )
    table = Table("T", columns, (Line(("DHR1", None, "word " * 50, 1)),))
    label, empty, long, count = layout(table, range(4)).widths
    assert empty < label < long
    assert label + empty + long + count in range(USABLE - 4, USABLE + 1)
    short = table._replace(lines=(Line(("DHR1", None, "words", 1)),))
    assert sum(layout(short, range(4)).widths) < USABLE / 3
