import pytest

from dhrcode.errors import FileAccessError
from dhrcode.store.outgoing.passage import OutputPassage
from dhrcode.store.outgoing.sheets import (
    SharedTexts,
    SheetStyle,
    SheetWords,
    cell_formats,
    column_number,
)
from dhrcode.store.outgoing.xml_words import parse_into

STYLE = SheetStyle(["shared", "unused"], ["General", "dd/mm/yyyy", "000 000 0000"])


def cells(inside, style=STYLE):
    used = set()
    words = SheetWords("sheet 'S'", style, used)
    parse_into(words, [f"<worksheet><sheetData>{inside}</sheetData></worksheet>".encode()])
    return words.passages, used


def test_cells_as_they_are_shown():
    row = (
        '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>30726</v></c>'
        '<c r="D3" s="2"><v>9434765919</v></c><c r="E3" t="d"><v>1984-02-14T00:00:00</v></c>'
        '<c r="F3" t="e"><v>#N/A</v></c><c r="G3"/></row>'
    )
    found, used = cells(row)
    alone = [(one.where, one.line, one.column, one.text) for one in found if one.told is None]
    assert alone == [
        ("sheet 'S', A3: ", 3, 1, "shared"),
        ("sheet 'S', B3: ", 3, 2, "14/02/1984"),
        ("sheet 'S', D3: ", 3, 4, "943 476 5919"),
        ("sheet 'S', E3: ", 3, 5, "1984-02-14"),
        ("sheet 'S', F3: ", 3, 6, "#N/A"),
    ]
    assert OutputPassage(3, 2, "sheet 'S', B3: ", "shared: 14/02/1984", (8, 18)) in found
    assert used == {0}


def test_cells_without_a_place_follow_one_another():
    found, _ = cells('<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>')
    assert [one.text for one in found] == ["a", "b"]


def test_too_many_cells(monkeypatch):
    monkeypatch.setattr("dhrcode.store.outgoing.sheets.MAX_CELLS", 1)
    with pytest.raises(FileAccessError, match="more cells"):
        cells('<row r="1"><c r="A1"/><c r="XFD1"/></row>')


def test_shared_texts_with_runs_and_how_they_are_spoken():
    target = SharedTexts()
    parse_into(
        target, [b"<sst><si><r><t>Mrs </t></r><r><t>Okafor</t></r></si><si><t>b</t></si></sst>"]
    )
    assert target.texts == ["Mrs Okafor", "b"]


def test_formats_of_cells_alone():
    own = b'<numFmts><numFmt numFmtId="164" formatCode="000 000"/></numFmts>'
    others = b'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    cells = b'<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>'
    assert cell_formats([b"<s>", own, others, cells, b"</s>"]) == [
        "General",
        "000 000",
        "dd/mm/yyyy",
    ]


def test_columns():
    assert [column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]
