"""A report's tables as plain data, for JSON."""

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.reports.blocks import Chart, Column, Line, Paragraph, Section, Table
from dhrcode.reports.plain_data import sections_data, table_rows

COLUMNS = (Column("Subtheme", "label", 40, "label"), Column("N", "count"), Column("%", "percent"))


def table(*lines, key="main"):
    return Table("T", COLUMNS, lines, key=key)


def test_rows_are_named_by_their_columns_and_numbers_stay_numbers():
    assert table_rows(table(Line(("GPs", 3, 0.5)))) == [{"label": "GPs", "N": 3, "%": 0.5}]


def test_what_is_hidden_is_a_star_and_what_is_undefined_null():
    assert table_rows(table(Line(("GPs", HIDDEN, None)))) == [{"label": "GPs", "N": "*", "%": None}]


def test_a_row_has_its_id_and_the_band_above_it():
    lines = (
        Line(("All", 1, 1.0), key="all"),
        Line(("Health",), band=True),
        Line(("GPs", 3, 0.5), key="gps"),
    )
    assert table_rows(table(*lines)) == [
        {"id": "all", "label": "All", "N": 1, "%": 1.0},
        {"id": "gps", "group": "Health", "label": "GPs", "N": 3, "%": 0.5},
    ]


def test_sections_are_their_sentences_and_their_tables():
    main = table(Line(("GPs", 3, 0.5)))
    chart = Chart("bars", "C", "alt", main, (1,), "reviews")
    sections = (
        Section("Summary", (Paragraph("One."), Paragraph("Two."), main, chart)),
        Section("Bare", (table(key="other"),)),
    )
    assert sections_data(sections) == {
        "text": {"Summary": ["One.", "Two."]},
        "tables": {"main": [{"label": "GPs", "N": 3, "%": 0.5}], "other": []},
    }
