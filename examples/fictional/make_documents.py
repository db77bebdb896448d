"""Make the two documents of the fictional project as people get them: a PDF and a Word file.

    python examples/fictional/make_documents.py FOLDER

writes DHR58-overview.pdf and DHR41-overview.docx into the folder, from the texts in `documents/`.
Their pages are the pages of the texts. The PDF keeps the lines too, with the hyphens at their
ends, and has curly quotation marks and the ligatures of fi and fl, as printed reports have.
Nothing depends on the day or the machine: made twice, a file is the same, byte for byte.

It needs dhrcode, and reportlab, which is in dhrcode's development tools: pip install reportlab
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from dhrcode.exporters.fixed_zip import repacked

DOCUMENTS = Path(__file__).with_name("documents")
SERIF = "Times New Roman"  # Word's; the PDF has Times, which every reader of PDFs brings along


class Block(NamedTuple):
    """A heading or a paragraph.

    `kind` is title, heading, numbered or plain; `number` such as `2.1` is not in the lines, but
    for headings.
    """

    kind: str
    number: str
    lines: list[str]

    @property
    def unwrapped(self) -> str:
        """The text without its line ends, and without the hyphens that stand at some of them."""
        return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", "\n".join(self.lines)).replace("\n", " ")


class Page(NamedTuple):
    """A page: its label, such as `Page 1 of 6`, and its blocks."""

    label: str
    blocks: list[Block]


def pages(review: str) -> list[Page]:
    """The pages of a review's overview report."""
    text = (DOCUMENTS / f"{review}-overview.txt").read_text(encoding="utf-8")
    return [_page(page) for page in curly(text).split("\f")]


def _page(text: str) -> Page:
    label, *blocks = re.split(r"\n\n+", text.strip())
    return Page(label, [_block(block) for block in blocks])


def _block(text: str) -> Block:
    number = re.match(r"\d+\.\d+ ", text)
    if number:
        return Block("numbered", number[0].strip(), text[number.end() :].split("\n"))
    kind = "title" if text.isupper() else "heading" if re.match(r"\d+\. ", text) else "plain"
    return Block(kind, "", text.split("\n"))


def curly(text: str) -> str:
    """The quotation marks and apostrophes that a word processor puts in."""
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")


# The PDF -------------------------------------------------------------------------------------

WIDTH, HEIGHT = A4
LEFT, INDENT, RIGHT = 72, 102, WIDTH - 72
SIZE, LEADING, GAP = 12.6, 16.2, 9  # the longest line of the text then fills the measure


def pdf(review: str) -> bytes:
    """The overview report of a review as a PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, lang="en-GB")
    canvas.setTitle(title(review))
    canvas.setAuthor("The dhrcode maintainers")
    canvas.setSubject("An invented document")
    canvas.setCreator("make_documents.py")
    for page in pages(review):
        _head(canvas, review)
        _blocks(canvas, page.blocks)
        _foot(canvas, page.label)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def title(review: str) -> str:
    """What the files call themselves in their properties."""
    return f"Overview report {review} (invented)"


def _font(face: str = "") -> str:
    """Times in an encoding that has the ligatures, which reportlab's usual one has not."""
    name = f"Times-{face or 'Roman'}"
    pdfmetrics.registerFont(pdfmetrics.Font(f"{name}-Mac", name, "MacRomanEncoding"))
    return f"{name}-Mac"


def _head(canvas: Canvas, review: str) -> None:
    canvas.setFont(_font(), 9)
    canvas.drawString(LEFT, HEIGHT - 48, f"Domestic Homicide Review {review}")
    canvas.drawRightString(RIGHT, HEIGHT - 48, "Invented: not a real review")
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, HEIGHT - 54, RIGHT, HEIGHT - 54)


def _foot(canvas: Canvas, label: str) -> None:
    canvas.setFont(_font(), 9)
    canvas.drawCentredString(WIDTH / 2, 42, label)


def _blocks(canvas: Canvas, blocks: list[Block]) -> None:
    y = HEIGHT - 84
    for block in blocks:
        if block.kind == "title":
            y = _title(canvas, y - 14, block.lines)
        elif block.kind == "heading":
            canvas.setFont(_font("Bold"), 13)
            canvas.drawString(LEFT, y - 2, *block.lines)
            y -= LEADING + 6
        else:
            font = _font("" if block.number else "Italic")
            canvas.setFont(font, SIZE)
            canvas.drawString(LEFT, y, block.number)
            y = _paragraph(canvas, y, INDENT if block.number else LEFT, font, block.lines) - GAP


def _title(canvas: Canvas, y: float, lines: list[str]) -> float:
    canvas.setFont(_font("Bold"), 17)
    for line in lines:
        canvas.drawCentredString(WIDTH / 2, y, line)
        y -= 24
    return y - 12


def _paragraph(canvas: Canvas, y: float, x: float, font: str, lines: list[str]) -> float:
    """Lines as they stand in the text, spread to the margin but for the last."""
    for line in lines:
        shown = line.replace("fi", "\ufb01").replace("fl", "\ufb02")
        spare = RIGHT - x - pdfmetrics.stringWidth(shown, font, SIZE)
        text: Any = canvas.beginText(x, y)
        text.setWordSpace(0 if line is lines[-1] else spare / line.count(" "))
        text.textOut(shown)
        canvas.drawText(text)
        y -= LEADING
    return y


# The Word file -------------------------------------------------------------------------------


def word(review: str) -> bytes:
    """The overview report of a review as a Word document."""
    document = docx.Document()
    _styles(document)
    _properties(document, review)
    _head_and_foot(document, review)
    for number, page in enumerate(pages(review)):
        if number:
            document.add_page_break()
        for block in page.blocks:
            _add(document, block)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _styles(document: Document) -> None:
    for style, size in (("Normal", 11), ("Title", 20), ("Heading 1", 14), ("Header", 9)):
        font = document.styles[style].font
        font.name, font.size, font.color.rgb = SERIF, Pt(size), RGBColor(0, 0, 0)
        fonts = document.styles[style].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # the template's sans serif
    document.styles["Normal"].paragraph_format.space_after = Pt(9)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    document.styles["Title"].paragraph_format.space_before = Pt(12)


def _properties(document: Document, review: str) -> None:
    about = document.core_properties
    about.title, about.subject = title(review), "An invented document"
    about.author = about.last_modified_by = "The dhrcode maintainers"
    about.comments, about.language = "", "en-GB"
    about.created = about.modified = datetime(2025, 1, 1)  # noqa: DTZ001 - Word's times have no zone


def _head_and_foot(document: Document, review: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.text = f"Domestic Homicide Review {review} – Invented: not a real review"
    foot.style, foot.alignment = document.styles["Header"], WD_ALIGN_PARAGRAPH.CENTER
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        foot.add_run(words)
        _add_field(foot, field)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word works out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)
    field.append(paragraph.add_run("1")._r)


def _add(document: Document, block: Block) -> None:
    if block.kind == "title":
        for line in block.lines:
            document.add_paragraph(line, "Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.kind == "heading":
        document.add_heading(block.unwrapped, 1)
    elif block.kind == "numbered":
        paragraph = document.add_paragraph(f"{block.number}\t{block.unwrapped}")
        layout = paragraph.paragraph_format
        layout.left_indent, layout.first_line_indent = Cm(1.1), Cm(-1.1)
    else:
        document.add_paragraph().add_run(block.unwrapped).italic = True


def files() -> Iterator[tuple[str, bytes]]:
    """Every document that is made: its name and its content."""
    yield "DHR58-overview.pdf", pdf("DHR58")
    yield "DHR41-overview.docx", word("DHR41")


def main() -> None:
    """Write the documents into the folder named on the command line, which is made if need be."""
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/fictional/make_documents.py FOLDER")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
