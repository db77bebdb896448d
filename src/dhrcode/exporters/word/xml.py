"""Pieces of a Word document as XML text: much faster than an object for each cell.

Text from people is inserted only with `run` and `attribute`, where it can only be text.
"""

import re
from xml.sax.saxutils import escape

from dhrcode.exporters.text.plain import in_one_line, plain

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_TEXT = '<w:t xml:space="preserve">'
_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b")
_UNBROKEN = f"</w:t><w:noBreakHyphen/>{_TEXT}"


def run(text: str, properties: str = "") -> str:
    """A run of text; a newline is a line break, a tab a tab; a day does not break."""
    said = escape(plain(text))
    if "-" in said:
        said = _DAY.sub(lambda day: day[0].replace("-", _UNBROKEN), said)
    if "\n" in said or "\t" in said:
        said = said.replace("\n", f"</w:t><w:br/>{_TEXT}").replace("\t", f"</w:t><w:tab/>{_TEXT}")
    return f"<w:r>{properties}{_TEXT}{said}</w:t></w:r>"


def attribute(text: str) -> str:
    """Text in one line, as the value of an attribute."""
    return escape(in_one_line(text), {'"': "&quot;"})


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Runs in a paragraph.

    Args:
        content: runs and fields.
        style: the id of a paragraph style; the document's own if empty.
        properties: XML that goes into the paragraph's properties after the style.
    """
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{inside}{content}</w:p>"


def heading(text: str, level: int) -> str:
    """A heading that the navigation pane and a table of contents find; 0 is the title."""
    return paragraph(run(in_one_line(text)), f"Heading{level}" if level else "Title")


def field(instruction: str, result: str) -> str:
    """A field with the result that is shown until somebody updates it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def caption(label: str, number: int, text: str, properties: str = "") -> str:
    """`Table 1: text`, with a number that Word updates."""
    said = in_one_line(text)
    rest = run(f": {said}") if said else ""
    counted = field(f"SEQ {label} \\* ARABIC", str(number))
    return paragraph(f"{run(f'{label} ')}{counted}{rest}", "Caption", properties)


def picture(relation: str, number: int, title: str, alt: str, size: tuple[int, int]) -> str:
    """A picture in a paragraph of its own that stays with its caption.

    The prefixes `w`, `r` and `wp` are those of python-docx's template.

    Args:
        relation: the id by which the document knows the image.
        number: the number of the figure.
        title: its caption.
        alt: what it shows, for people who cannot see it.
        size: width and height in EMU (914,400 to an inch).
    """
    wide, high = size
    extent = f'cx="{wide}" cy="{high}"'
    words = f'title="{attribute(title)}" descr="{attribute(alt)}"'
    graphic = (
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Figure {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="Figure {number}" {words}/>{graphic}</wp:inline></w:drawing>'
    )
    return paragraph(f"<w:r>{drawing}</w:r>", "", "<w:keepNext/>")
