"""A chronology in a workbook, read with its map."""

from datetime import date

import openpyxl
import pytest

from dhrcode.importers import ImportRequest
from dhrcode.importers.table.reader import read
from dhrcode.store.codebooks import shipped_codebook

MAP = """\
layout: chronology
review: DHR58
columns: {Date: when, Agency: agency, Who: with, Event: event, Comment: comment}
"""
CALL = [date(2013, 10, 14), "Police", "Victim", "A neighbour called.", "No DASH."]


@pytest.fixture
def taken(tmp_path):
    """Reads rows with a map; `month` is a row whose date shows no day."""

    def call(*rows, more="", coder="EM", month=0):
        book = openpyxl.Workbook()
        for row in (["Date", "Agency", "Who", "Event", "Comment"], *rows):
            book.active.append(row)
        if month:
            book.active.cell(month, 1).number_format = "mmm-yy"
        book.save(tmp_path / "c.xlsx")
        (tmp_path / "map.yaml").write_text(MAP + more)
        request = ImportRequest(shipped_codebook(), coder, map=tmp_path / "map.yaml")
        return read(tmp_path / "c.xlsx", "c.xlsx", request)

    return call
