"""DOCX of a marked document: each coded passage shaded, with a comment in Word's own margin."""

import io
from collections.abc import Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from dhrcode.exporters.fixed_zip import repacked
from dhrcode.exporters.palette import MARKED, bare
from dhrcode.exporters.text.plain import in_one_line
from dhrcode.exporters.word.document import filled, opened
from dhrcode.exporters.word.xml import attribute, heading, paragraph, run
from dhrcode.reports.marked import MarkedDocument, Stretch, stretches

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHADED = f'<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{bare(MARKED)}"/></w:rPr>'


def render_marked(marked: MarkedDocument) -> bytes:
    """The document with comments: of each passage, its subtheme, finding, coder and note."""
    document = opened(in_one_line(marked.title))
    comments = "".join(_comments(marked)).encode("utf-8")
    part = Part(
        PackURI("/word/comments.xml"),
        CONTENT_TYPE.WML_COMMENTS,
        comments,
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    content = "".join(_content(marked)).encode("utf-8")
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue(), lambda name, data: filled(name, data, content))


def _comments(marked: MarkedDocument) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{_WORD}">'
    for mark in marked.marks:
        coder = attribute(mark.coder)
        yield f'<w:comment w:id="{mark.number}" w:author="{coder}" w:initials="{coder}">'
        yield f"{paragraph(run(mark.said))}</w:comment>"
    yield "</w:comments>"


def _content(marked: MarkedDocument) -> Iterator[str]:
    yield heading(marked.title, 0)
    yield paragraph(run(marked.subtitle), "Subtitle")
    ranges = _Ranges(marked)
    for source in marked.sources:
        yield heading(source.title, 1)
        for page in source.pages:
            yield heading(f"Page {page.name}", 2) if source.paged else ""
            yield from (paragraph("".join(map(ranges.stretch, one))) for one in stretches(page))
    yield heading("Themes", 1)
    for theme, marks in marked.by_theme():
        places = "; ".join(f"page {m.page}, {m.finding}, {m.coder}" for m in marks)
        yield paragraph(run(f"{theme}: {places}"))
    if marked.unplaced:
        yield heading("Not placed", 1)
        yield from (paragraph(run(said)) for said in marked.unplaced)


class _Ranges:
    """Writes text with the beginning and the end of each comment, once each."""

    def __init__(self, marked: MarkedDocument) -> None:
        self._begun: set[int] = set()
        self._left = marked.pieces()

    def stretch(self, stretch: Stretch) -> str:
        """Text with the same marks, in a run of its own."""
        begin = "".join(map(self._begin, stretch.begins))
        end = "".join(map(self._end, stretch.ends))
        return f"{begin}{run(stretch.text, _SHADED if stretch.bears else '')}{end}"

    def _begin(self, mark: int) -> str:
        if mark in self._begun:
            return ""
        self._begun.add(mark)
        return f'<w:commentRangeStart w:id="{mark}"/>'

    def _end(self, mark: int) -> str:
        self._left[mark] -= 1
        if self._left[mark]:
            return ""
        reference = f'<w:r><w:commentReference w:id="{mark}"/></w:r>'
        return f'<w:commentRangeEnd w:id="{mark}"/>{reference}'
