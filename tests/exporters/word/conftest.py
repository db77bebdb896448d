"""What the tests of documents share: a report read back as python-docx reads it."""

import io
import zipfile

import docx
from docx.oxml.ns import qn
from PIL import Image

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


def template_file(change=None, *, body="A text that has to go"):
    """Somebody's own document: a logo in its header, a footer, and styles in another font."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Georgia"
    section = document.sections[0]
    picture = io.BytesIO()
    Image.new("RGB", (60, 20), "#7A1F5C").save(picture, "png")
    section.header.paragraphs[0].add_run().add_picture(picture)
    section.header.add_paragraph("Invented Partnership")
    section.footer.paragraphs[0].text = "For the partnership alone"
    document.add_heading("Old heading", 1)
    document.add_paragraph(body)
    document.core_properties.author = "A maker of templates"
    document.core_properties.subject = "Community safety"
    if change:
        change(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def changed_parts(data, change, more=()):
    """A package with parts changed, or left out where None is returned."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if (content := change(name, old.read(name))) is not None:
                new.writestr(name, content)
        for name, content in more:
            new.writestr(name, content)
    return made.getvalue()
