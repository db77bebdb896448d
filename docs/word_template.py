"""Writes the empty Word document that reports begin with: page, styles, language and footer.

Run by `make template`. It may as well be opened and changed in Word: the program sets the title in
its properties and the first text of its footer, and uses its styles by their names.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from dhrcode.exporters import palette
from dhrcode.exporters.fixed_zip import repacked
from dhrcode.exporters.word.layout import MARGIN, PAGE
from dhrcode.exporters.word.xml import field, run

TEMPLATE = Path(__file__).parents[1] / "src" / "dhrcode" / "assets" / "template.docx"
LANGUAGE = "en-GB"
INK, GREY = map(palette.bare, (palette.INK, palette.GREY))
_FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_WORD_2013 = "15"
# Of python-docx's template: a thumbnail of another document, and the styles a second time.
_SUPERFLUOUS = ("thumbnail", "stylesWithEffects")
_FONT = "Calibri"


def template() -> bytes:
    """A4 across, in British English, its styles ready and its page empty; the same every time."""
    document = docx.Document()
    _strip(document)
    _lay_out(document)
    _set_styles(document)
    _set_language(document)
    _set_properties(document)
    _set_footer(document)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _strip(document: Document) -> None:
    """Leave out what the template has and nothing here uses."""
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _SUPERFLUOUS:
                del relations[key]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def _lay_out(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(PAGE[0]), Twips(PAGE[1])
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin = section.bottom_margin = Twips(MARGIN)
    section.header_distance = section.footer_distance = Twips(MARGIN // 2)


def _set_styles(document: Document) -> None:
    table_text = document.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    table_note = document.styles.add_style("Table Note", WD_STYLE_TYPE.PARAGRAPH)
    for style in (table_text, table_note):
        style.base_style = document.styles["Normal"]
    # Size, points before and after, and the ink of each.
    for name, size, before, after, ink in (
        ("Normal", 10, 0, 4, "000000"),
        ("Title", 22, 0, 4, INK),
        ("Subtitle", 11, 0, 6, GREY),
        ("Heading 1", 16, 14, 4, INK),
        ("Heading 2", 12.5, 10, 3, INK),
        ("Caption", 9.5, 6, 4, INK),
        ("Table Text", 9, 0, 0, "000000"),
        ("Table Note", 9, 3, 3, GREY),
        ("Footer", 9, 0, 0, GREY),
    ):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101 - python-docx's types are wider
        _set_style(style, size, (before, after), ink)
    document.styles["Caption"].hidden = False
    document.styles["Subtitle"].element.pPr.remove_all("w:numPr")


def _set_style(style: ParagraphStyle, size: float, around: tuple[float, float], ink: str) -> None:
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(ink)
    style.font.name = _FONT
    style.font.italic = False
    style.paragraph_format.space_before, style.paragraph_format.space_after = map(Pt, around)
    style.paragraph_format.line_spacing = 1.0


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _set_properties(document: Document) -> None:
    properties = document.core_properties
    properties.title = "Title"
    properties.author = properties.last_modified_by = "dhrcode"
    properties.comments = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = _FIRST_DAY


def _set_footer(document: Document) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    # Centred, and without a tab, it stands right on pages upright and across.
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page, pages = run(" \N{MIDDLE DOT} Page "), run(" of ")
    content = f"{run('Title')}{page}{field('PAGE', '1')}{pages}{field('NUMPAGES', '1')}"
    for piece in list(parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>")):
        paragraph._p.append(piece)


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
