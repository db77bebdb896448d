"""What Excel wants of tables: names, headings, the order of columns."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import openpyxl

from dhrcode.exporters.excel.tables import arranged, headings_of, table_name
from dhrcode.exporters.excel.workbook import render
from dhrcode.reports.blocks import Column, Line, Report, Table, tables_alone

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def report_of(*tables):
    return Report("R", "", tables_alone(*tables), (), flat=lambda: (), data=dict)


def test_headings_differ_and_say_what_they_belong_to():
    names = ("Theme", "Ours", "%", "to", "Theirs", "%", "To", "", "_x0041_")
    assert headings_of([Column(name, "count") for name in names]) == [
        "Theme",
        "Ours",
        "% (Ours)",
        "to (Ours)",
        "Theirs",
        "% (Theirs)",
        "To (Theirs)",
        "Column",
        "_x0041_",
    ]
    same = [Column(name, "count") for name in ("%", "%", "a\nb", "A b")]
    assert headings_of(same) == ["%", "% 2", "a b", "A b 2"]
    long = headings_of([Column("x" * 400, "count")] * 2)
    assert [len(text) for text in long] == [255, 255]


def test_a_name_is_one_that_excel_takes():
    def named(key, *taken):
        return table_name(Table("", (), (), key=key), taken)

    assert named("by_victim.relationship") == "by_victim_relationship"
    assert named("by_year", "BY_YEAR") == "by_year_2"
    assert [named(key) for key in ("R", "c", "dhr7", "r1c1", "95%", "", "é")] == [
        "table_r",
        "table_c",
        "table_dhr7",
        "table_r1c1",
        "table_95",
        "table",
        "table",
    ]
    assert table_name(Table("Subthemes by year", (), ()), ()) == "subthemes_by_year"


def test_columns_that_other_reviews_would_add_stand_last():
    columns = (
        Column("Theme", "label"),
        Column("DHR2", "mark", extra=True),
        Column("Present", "count"),
        Column("Published", "count", extra=True),
    )
    table = arranged(Table("T", columns, (Line(("A",), band=True), Line(("x", "absent", 1, 2)))))
    assert [column.heading for column in table.columns] == [
        "Theme",
        "Present",
        "Published",
        "DHR2",
    ]
    assert [line.cells for line in table.lines] == [("A",), ("x", 1, 2, "absent")]


def test_the_parts_of_tables_are_as_excel_demands(sample):
    columns = (Column("_x0041_", "label"), Column("N", "count"), Column("n", "count"))
    empty = Table("Nothing yet", columns, (), (), ("A note.",))
    report = sample()
    report = report._replace(sections=(*report.sections, *tables_alone(empty, empty)))
    data = render(report)
    book = openpyxl.load_workbook(io.BytesIO(data))
    names, ids = [], []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in (n for n in package.namelist() if re.search(r"tables/table\d+\.xml$", n)):
            table = ET.fromstring(package.read(part))
            names.append(table.get("displayName"))
            ids.append(table.get("id"))
            headings = [one.get("name") for one in table.iter(f"{MAIN}tableColumn")]
            assert len({heading.casefold() for heading in headings}) == len(headings)
            sheet = next(s for s in book if names[-1] in s.tables)
            cells = sheet[table.get("ref")]
            assert [cell.data_type for cell in cells[0]] == ["s"] * len(headings)
            assert [cell.value for cell in cells[0]] == [
                heading.replace("_x005F_", "_") for heading in headings
            ]
            assert len(cells) > 1
            inside = {cell.coordinate for row in cells for cell in row}
            merged = {c.coordinate for one in sheet.merged_cells for c in _cells(sheet, one)}
            assert not inside & merged
            assert table.get("ref") == table.find(f"{MAIN}autoFilter").get("ref")
            assert sheet.auto_filter.ref is None
    assert names[-3:] == ["nothing_yet", "nothing_yet_2", "where_this_came_from"]
    assert len(set(names)) == len(names) == len(report.tables) + 1
    assert len(set(ids)) == len(ids)


def _cells(sheet, merged):
    return (cell for row in sheet[merged.coord] for cell in row)
