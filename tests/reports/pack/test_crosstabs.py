"""Subthemes by an attribute, and by year."""

import pytest

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.reports.pack.crosstabs import asked_for, caution, crosstab_section, years_section


def cells(table):
    return [line.cells for line in table.lines if not line.band]


def test_each_column_has_a_count_and_its_percentage(pack):
    section = crosstab_section(pack.by[0])
    (table,) = section.blocks
    assert section.title == "By relationship"
    assert [column.heading for column in table.columns] == [
        "Thematic area and subtheme",
        "partner",
        "%",
        "parent",
        "%",
        "not filled in",
        "%",
        "p",
        "Test",
    ]
    assert cells(table)[0] == ("Reviews", 2, None, 2, None, 1, None, None, None)
    assert cells(table)[1][:5] == ("MARACS", 2, 1.0, 1, 0.5)
    assert [line.cells[0] for line in table.lines if line.band] == ["Process", "Health"]
    assert table.key == "by_victim.relationship"


def test_what_overlaps_and_what_nobody_has_is_noted(pack):
    (table,) = crosstab_section(pack.by[0]).blocks
    assert table.notes[1] == (
        "1 review is in more than one column, having more than one person or value, and count "
        "once in each: the columns add up to more than the reviews."
    )
    assert table.notes[2].startswith("No review has: child")


def test_where_the_overlap_is_hidden_it_is_some(pack_of, four):
    pack = pack_of(four, hidden=[("several", "victim.relationship")])
    (table,) = crosstab_section(pack.by[0]).blocks
    assert table.notes[1].startswith("Some reviews are in more than one column, ")


def test_without_overlap_nothing_is_said_of_it(pack_of, four):
    (table,) = crosstab_section(pack_of(four, by=["year"]).by[0]).blocks
    assert not any("more than one column" in note for note in table.notes)


@pytest.mark.parametrize(("tests", "said"), [(1, "A p says how often"), (2, "2 tests were made")])
def test_what_tests_mean_is_said(tests, said):
    assert caution(tests).startswith(said)


def test_reviews_and_subthemes_by_year(pack):
    years, chart, subthemes = years_section(pack).blocks
    assert cells(years) == [
        ("2012", 2, 4, 2.0),
        ("2014", 1, 1, 1.0),
        ("not filled in", 1, 0, 0.0),
    ]
    assert [line.key for line in years.lines] == ["2012", "2014", "not_filled_in"]
    assert chart.alt == "Upright columns, one a year. 2012: 2; 2014: 1; not filled in: 1."
    assert cells(subthemes)[:2] == [("Reviews", 2, 1, 1), ("MARACS", 2, 1, 0)]


def test_an_average_of_hidden_counts_is_hidden(pack_of, four):
    pack = pack_of(four, hidden=[("value", "year", "2012")])
    years, *_ = years_section(pack).blocks
    assert years.lines[0].cells == ("2012", HIDDEN, 4, HIDDEN)


def test_without_an_attribute_or_a_value_it_is_said(pack, pack_of, case):
    (said,) = years_section(pack._replace(years=None)).blocks
    assert said.text == "The codebook has no attribute of the review that gives a year."
    (none,) = years_section(pack_of([case(1, {})])).blocks
    assert none.text == "No record gives a value of the attribute 'year'."


def test_how_a_table_is_asked_for(pack):
    (said,) = asked_for(pack).blocks
    assert said.text == (
        "No attribute was asked for. --by makes a table of every subtheme by one, such as gps; "
        "'dhrcode themes' lists them."
    )
    bare = pack._replace(codebook=pack.codebook.model_copy(update={"attributes": ()}))
    assert asked_for(bare).blocks[0].text.endswith("by one, and the codebook has none.")
