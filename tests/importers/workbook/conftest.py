"""What the tests of workbooks share: one read from bytes."""

import io
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from dhrcode.exporters.fixed_zip import repacked
from dhrcode.importers.workbook.reader import read_workbook


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], SimpleNamespace]:
    """Reads bytes as a workbook's file: its sheet `S`, if it has one, and the problems' lines."""

    def made(data: bytes, name: str = "t.xlsx") -> SimpleNamespace:
        path = tmp_path / name
        path.write_bytes(data)
        found, problems = read_workbook(path, name)
        assert (found is None) == bool(problems)
        return SimpleNamespace(
            book=found,
            sheet=found.sheets.get("S") if found else None,
            lines=[str(problem) for problem in problems],
        )

    return made


SHEET = "xl/worksheets/sheet1.xml"


def book(**values: object) -> bytes:
    """A workbook with values in cells of its only sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "S"
    for place, value in values.items():
        sheet[place] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_rows(xml: bytes, data: bytes | None = None) -> bytes:
    """The workbook with rows of XML put at the end of its sheet."""

    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"</sheetData>", xml + b"</sheetData>") if name == SHEET else content

    return repacked(data or book(A1="a"), change)


def far(place: str, cell: bytes = b"<v>1</v>") -> bytes:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").encode()
    return with_rows(b'<row r="%s"><c r="%s">%s</c></row>' % (row, place.encode(), cell))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
