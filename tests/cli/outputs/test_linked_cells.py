"""Cells that workbooks of others point at stay where they are from run to run."""

import re

import openpyxl
import pytest

BEFORE = {"occurrence": 8, "definitions": 4, "frequency": 15, "areas": 9, "figures": 10}
"""How many first columns of a table are promised, by its name."""


@pytest.fixture
def books(said, small):
    """Writes both workbooks, and reads them: `books("a")`."""

    def write(name):
        for command in ("report", "table"):
            path = small / f"{name}-{command}.xlsx"
            assert said(command, "-o", path.name, cwd=small)[0] == 0
            yield openpyxl.load_workbook(path)

    return lambda name: list(write(name))


def tables(book):
    return {name: sheet for sheet in book for name in sheet.tables}


def cells(sheet, columns):
    """The headings of a sheet's table and its first column, with their places."""
    across = {cell.coordinate: cell.value for cell in sheet[4][:columns]}
    return across | {cell.coordinate: cell.value for cell in sheet["A"][4:] if cell.value}


def figures(book):
    sheet = book["Figures"]
    rows = sheet[sheet.tables["figures"].ref]
    return {row[0].coordinate: row[0].value for row in rows}


def add_review(small):
    """One more review, whose candidate theme is the only one, and whose id comes first."""
    text = (small / "records" / "DHR2.yaml").read_text()
    text = re.sub(r"^review: DHR2$", "review: DHR1", text, flags=re.MULTILINE)
    (small / "records" / "DHR1.yaml").write_text(text)


def test_another_review_a_part_without_content_and_a_longer_codebook_move_no_cell(
    said, small, books
):
    before = books("before")
    add_review(small)
    for record in (small / "records").glob("*.yaml"):  # a part that has nothing to say
        lines = record.read_text().split("\nemerging:")
        record.write_text(lines[0] + "\n")
    more = books("more")
    words = ("--label", "A subtheme before others", "--definition", "Invented.", "--why", "New.")
    done = said("codebook", "add", "a-first", "--area", "process", *words, cwd=small)
    assert done[0] == 0, done
    longer = books("longer")

    for old, new, last in zip(before, more, longer, strict=True):
        for name, columns in BEFORE.items():
            if name in tables(old):
                sheet, other = tables(old)[name], tables(new)[name]
                assert (sheet.title, cells(sheet, columns)) == (
                    other.title,
                    cells(other, columns),
                )
                assert tables(last)[name].title == sheet.title
                headings = [cell.value for cell in tables(last)[name][4][:columns]]
                assert headings == [cell.value for cell in sheet[4][:columns]]
        assert figures(old) == figures(new)
        assert figures(old).items() < figures(last).items()
        assert figures(last)["A8"] == "a-first"
        rows = {row[0].value: [c.value for c in row] for row in new["Figures"]["A5:D7"]}
        assert rows["gps"][2] == old["Figures"]["C5"].value + 1
