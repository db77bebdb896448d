"""DOCX: a document to read, print and paste from, with Word's own headings and captions."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.oxml.ns import qn

from dhrcode.exporters.charts.drawing import draw
from dhrcode.exporters.fixed_zip import repacked
from dhrcode.exporters.text.plain import in_one_line
from dhrcode.exporters.word.layout import MOST_REVIEWS, leaves_out
from dhrcode.exporters.word.paper import DocumentPaper, paper_of
from dhrcode.exporters.word.table import TableXml
from dhrcode.exporters.word.template import WordTemplate, own_template
from dhrcode.exporters.word.xml import attribute, caption, heading, paragraph, picture, run
from dhrcode.reports.blocks import (
    Block,
    Chart,
    Paragraph,
    Report,
    Section,
    Table,
    for_paper,
    with_origin,
)
from dhrcode.reports.marks import MARKS

LEFT_OUT = (
    f"Which review is which is left out here, since a page has no room for more than {MOST_REVIEWS}"
    " reviews; the workbook (.xlsx) and the page (.html) have it."
)
_SLIT = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
"""A paragraph of the least height: two tables that touch would become one."""
_KEPT = "<w:keepNext/>"
_TWIP = 635  # EMU
_LONGEST_TITLE = 255  # of a document's properties (python-docx refuses more)
_FOOTER_TITLE = 100
_FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_STYLE = re.compile(rb'(<w:(?:pStyle|tblStyle) w:val=")([^"]*)"')
_MOST_HIGH = 5_470_000  # 15.2 cm: with a heading and its caption still one page
_MOST_HIGH_BESIDE = 2_700_000  # 7.5 cm: columns stand on the page of a table of some years


def render(report: Report, template: WordTemplate | None = None) -> bytes:
    """The report as a Word document, with the report's own numbers.

    A table with more columns than fit on a page is divided into blocks of columns; the findings of
    more than 60 reviews are only in the workbook and the web page, and a sentence says so.

    Args:
        report: the report.
        template: what it is written on; dhrcode's own if None.
    """
    template = template or own_template()
    document = opened(in_one_line(report.title), template)
    fronted = any(section.annex for section in report.sections)
    paper = paper_of(document, fronted=fronted, upright=report.one_page)
    content = "".join(_DocumentWriter(document, paper).report(report)).encode("utf-8")
    out = io.BytesIO()
    document.save(out)
    content = _in_styles(content, template.styles)
    return repacked(out.getvalue(), lambda name, part: filled(name, part, content))


def _in_styles(content: bytes, styles: Mapping[str, str]) -> bytes:
    """A body in the styles of a template that calls them by other ids."""
    if not styles:
        return content
    ids = {own.encode(): attribute(theirs).encode() for own, theirs in styles.items()}
    return _STYLE.sub(lambda named: named[1] + ids.get(named[2], named[2]) + b'"', content)


def opened(title: str, template: WordTemplate | None = None) -> Document:
    """The empty document of a template, dhrcode's own if None, under a title."""
    template = template or own_template()
    document = docx.Document(io.BytesIO(template.package))
    properties = document.core_properties
    properties.title = title[:_LONGEST_TITLE]
    properties.author = properties.last_modified_by = "dhrcode"
    properties.created = properties.modified = _FIRST_DAY
    properties.revision = 1
    properties.content_status = properties.identifier = properties.version = ""
    if template.own_footer:
        footer = document.sections[0].footer.paragraphs[0]
        next(footer._p.iter(qn("w:t"))).text = title[:_FOOTER_TITLE]
    return document


def filled(name: str, part: bytes, content: bytes) -> bytes:
    """A part with the body inserted as text: for 14,000 rows lxml's time grows with the square."""
    if name != "word/document.xml":
        return part
    before, mark, page = part.partition(b"<w:sectPr")
    return b"".join((before, content, mark, page))


class _DocumentWriter:
    """Writes blocks, and numbers tables and figures in order."""

    def __init__(self, document: Document, paper: DocumentPaper) -> None:
        self._document, self._paper, self._room = document, paper, paper.across
        self._tables = self._figures = 0

    def report(self, report: Report) -> Iterator[str]:
        """Everything, in order, as pieces of XML."""
        yield heading(report.title, 0)
        yield paragraph(run(report.subtitle), "Subtitle")
        sections = [self._printed(section) for section in for_paper(with_origin(report))]
        annexes = [section for section in sections if section.annex]
        self._room = self._paper.upright if annexes or report.one_page else self._paper.across
        for section in sections:
            if annexes and section is annexes[0]:
                yield paragraph("", "", f"{_SLIT}{self._paper.front}")
                self._room = self._paper.across
            yield from self._section(section)

    def _printed(self, section: Section) -> Section:
        """A section without pictures of findings that stand in a table, in shades of their own."""
        blocks = (b for b in section.blocks if not isinstance(b, Chart) or not _is_in_table(b))
        return section._replace(blocks=tuple(blocks))

    def _section(self, section: Section) -> Iterator[str]:
        yield heading(section.heading, 1)
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            # What leads to a table or picture stays with it.
            leads = following is not None and not isinstance(following, Paragraph)
            yield from self._block(block, section.title, _KEPT * leads)

    def _block(self, block: Block, under: str, kept: str) -> Iterator[str]:
        if isinstance(block, Paragraph):
            if block.heading:
                yield heading(block.heading, 2)
            bold = "<w:rPr><w:b/></w:rPr>" if block.lead else ""
            yield paragraph(run(block.text, bold), "", kept)
        elif isinstance(block, Chart):
            yield self._chart(block)
        else:
            if block.title not in ("", under):
                yield heading(block.title, 2)
            yield from self._table(block)

    def _table(self, table: Table) -> Iterator[str]:
        """Each part with a caption of its own; legend and notes only once, below the last."""
        said = [run(text) for text in _below(table)]
        below = [paragraph(text, "TableNote", "" if text is said[-1] else _KEPT) for text in said]
        written = TableXml(table, self._room)
        for part in written.parts:
            self._tables += 1
            title = ". ".join(text for text in (table.title, part.title) if text)
            last = part is written.parts[-1]
            yield caption("Table", self._tables, title, _KEPT)
            yield written.xml(title, part.columns, len(below) if last else 0)
            if not last or not below:
                yield paragraph("", "TableNote", _SLIT)
        yield from below

    def _chart(self, chart: Chart) -> str:
        self._figures += 1
        relation, image = self._document.part.get_or_add_image(io.BytesIO(draw(chart, "png")))
        most_wide = self._room.wide * _TWIP
        most_high = _MOST_HIGH_BESIDE if chart.kind == "columns" else _MOST_HIGH
        shrunk = min(1.0, most_wide / image.width, most_high / image.height)
        size = (int(image.width * shrunk), int(image.height * shrunk))
        shape = picture(relation, self._figures, chart.title, chart.alt, size)
        return shape + caption("Figure", self._figures, chart.title)


def _is_in_table(chart: Chart) -> bool:
    """Whether a picture shows findings that the document has in a table."""
    findings = all(chart.table.columns[number].kind == "mark" for number in chart.columns)
    return chart.kind == "heat" and findings and not leaves_out(chart.table)


def _below(table: Table) -> Iterator[str]:
    """The legend in one line, then the notes."""
    legend = table.legend
    if leaves_out(table):
        yield LEFT_OUT
        legend = [entry for entry in legend if entry[0] not in MARKS.values()]
    if legend:
        yield "; ".join(f"{mark} {said}".strip() for mark, said in legend)
    yield from table.notes
