"""What the tests of documents share: a report read back as python-docx reads it."""

import io

import docx
from docx.oxml.ns import qn

from dhrcode.exporters.word.document import render
from dhrcode.reports.blocks import (
    tables_alone,
)
from dhrcode.reports.cell_text import cell_text


def read(report):
    return docx.Document(io.BytesIO(render(report)))


def report_of(sample, *tables):
    return sample()._replace(sections=tables_alone(*tables))


def of_style(document, *names):
    return [p.text for p in document.paragraphs if p.style.name in names]


def _text_of(piece):
    if piece.tag == qn("w:t"):
        return piece.text or ""
    return {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}.get(piece.tag, "")


def texts_of(table):
    """The text of every cell, row by row; one that is merged across stands once."""
    return [
        ["".join(_text_of(piece) for piece in cell.iter()) for cell in row.iter(qn("w:tc"))]
        for row in table._tbl.iter(qn("w:tr"))
    ]


def expected(table, columns=None):
    """What a table of a report should read like."""
    numbers = range(len(table.columns)) if columns is None else columns
    yield [table.columns[n].heading for n in numbers]
    for line in table.lines:
        if line.band:
            yield [str(line.cells[0])]
        else:
            yield [cell_text(table.columns[n].kind, line.cells[n]) for n in numbers]
