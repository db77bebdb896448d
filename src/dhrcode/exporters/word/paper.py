"""The paper that a document is written on: its pages, upright and across, from its template."""

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from dhrcode.exporters.word.layout import PageRoom

if TYPE_CHECKING:
    from docx.oxml.section import CT_SectPr

_TWIP = 635  # EMU


class DocumentPaper(NamedTuple):
    """The pages of a document.

    Attributes:
        across: the room of pages across, on which tables stand.
        upright: that of the front page.
        front: the end of the front page as Word's XML: what follows stands on pages across.
    """

    across: PageRoom
    upright: PageRoom
    front: str


def paper_of(document: Document, *, fronted: bool) -> DocumentPaper:
    """The pages of an empty document, which from now on lie across.

    Args:
        document: its last section has the size of the paper, header and footer.
        fronted: whether an upright page comes first; a first header and footer are then its own.
    """
    section = document.sections[-1]
    last = section._sectPr
    front = deepcopy(last)
    wide, high = sorted((int(section.page_width or 0), int(section.page_height or 0)))
    _sized(front, wide, high)
    _sized(last, high, wide)
    if fronted:
        for first in last.findall(qn("w:titlePg")):
            last.remove(first)
    sides = (section.left_margin, section.right_margin, section.gutter)
    beside = sum(int(side or 0) for side in sides)
    over = abs(int(section.top_margin or 0)) + abs(int(section.bottom_margin or 0))
    return DocumentPaper(
        across=PageRoom((high - beside) // _TWIP, (wide - over) // _TWIP),
        upright=PageRoom((wide - beside) // _TWIP, (high - over) // _TWIP),
        front=etree.tostring(front, encoding="unicode"),
    )


def _sized(section: "CT_SectPr", wide: int, high: int) -> None:
    """Gives the pages of a section their size, and says which way they lie."""
    size = section.find(qn("w:pgSz"))
    if size is None:
        size = OxmlElement("w:pgSz")
        section.append(size)
    size.attrib.clear()
    size.set(qn("w:w"), str(wide // _TWIP))
    size.set(qn("w:h"), str(high // _TWIP))
    if wide > high:
        size.set(qn("w:orient"), "landscape")
