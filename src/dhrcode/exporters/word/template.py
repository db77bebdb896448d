"""Somebody's own document as a template: its styles, logo, header, footer and paper alone."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, cast

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from dhrcode.errors import FileAccessError
from dhrcode.exporters.word.template_parts import MAIN, KeptParts, TemplateParts

if TYPE_CHECKING:
    from docx.oxml.settings import CT_Settings

_USED = (
    *("Title", "Subtitle", "Heading1", "Heading2", "Caption"),
    *("TableText", "TableNote", "TableGrid"),
)
"""The ids by which documents name their styles."""
_SECTION = ("w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:pgBorders")
_SECTION_LAST = "w:titlePg"
"""What a page takes from a section, in the order in which it has to stand."""
_FOOTER = "word/footer-of-dhrcode.xml"
_LEAST_ROOM = 9_000
_MOST_FIGURES = 6
_BESIDE = ("left", "right", "gutter")
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "</Properties>"
)


class WordTemplate(NamedTuple):
    """An empty document to write on.

    Attributes:
        package: the document, as a DOCX.
        styles: the ids of its styles, by those that dhrcode uses, where they differ.
        missing: what it did not have, in sentences.
        own_footer: whether its footer is dhrcode's, and wants a title.
    """

    package: bytes
    styles: Mapping[str, str] = {}
    missing: tuple[str, ...] = ()
    own_footer: bool = True


@cache
def own_template() -> WordTemplate:
    """The template that dhrcode brings, `assets/template.docx`."""
    return WordTemplate(files("dhrcode").joinpath("assets", "template.docx").read_bytes())


def word_template(data: bytes) -> WordTemplate:
    """A template made of a DOCX or DOTX: its text is left out, and so is all that belongs to it.

    Raises:
        FileAccessError: it is no such file, has macros, is encrypted, has no styles, is damaged,
            unpacks to too much, or shows in its header what is not in it; the message begins with
            a verb, and wants the file's name before it.
    """
    theirs, own = TemplateParts(data), TemplateParts(own_template().package)
    kept = KeptParts(theirs)
    main = theirs.related("", "officeDocument")
    styles = theirs.related(main, "styles")
    if not styles:
        raise FileAccessError("has no styles: save it in Word, and give that file")
    known = _Styles(theirs.xml(styles), own.xml(own.related(MAIN, "styles")))
    section = _section(theirs.xml(main))
    said = list(known.missing)
    has = dict.fromkeys(("header", "footer"), False)
    for reference in section.iter(qn("w:headerReference"), qn("w:footerReference")):
        kind = etree.QName(reference).localname.removesuffix("Reference")
        has[kind] = True
        name = theirs.target(main, reference.get(qn("r:id"), ""))
        reference.set(qn("r:id"), kept.add(name, kind))
    if not has["header"]:
        said.append("has no header")
    if not has["footer"]:
        said.append("has no footer: the title and the page numbers stand there")
        _add_own_footer(section, kept, own)
    kept.put(styles, etree.tostring(known.root, encoding="UTF-8", standalone=True), "styles")
    for kind in ("numbering", "theme"):
        if name := theirs.related(main, kind):
            kept.add(name, kind)
    _add_settings(kept, theirs, own, main)
    _add_properties(kept, theirs)
    return WordTemplate(kept.saved(section), known.ids, tuple(said), own_footer=not has["footer"])


def _section(main: etree._Element) -> etree._Element:
    """The page of the last section, with the headers and footers that it takes from those before.

    Raises:
        FileAccessError: there is too little room between its margins.
    """
    former = {one for change in main.iter(qn("w:sectPrChange")) for one in change}
    found = [one for one in main.iter(qn("w:sectPr")) if one not in former]
    if not found:
        raise FileAccessError("has no page: save it in Word, and give that file")
    references = {
        (one.tag, one.get(qn("w:type"))): one
        for section in found
        for one in section.iterchildren(qn("w:headerReference"), qn("w:footerReference"))
    }
    made = etree.Element(qn("w:sectPr"))
    made.extend(deepcopy(one) for one in references.values())
    for name in (*_SECTION[2:], _SECTION_LAST):
        made.extend(deepcopy(one) for one in found[-1].iterchildren(qn(name)))
    size, margins = made.find(qn("w:pgSz")), made.find(qn("w:pgMar"))
    if size is None or margins is None:
        raise FileAccessError("does not say how large its page is: save it in Word, and give that")
    across = max(_number(size, side) for side in "wh")
    if across - sum(_number(margins, side) for side in _BESIDE) < _LEAST_ROOM:
        raise FileAccessError("leaves too little room between its margins for a table")
    return made


def _number(element: etree._Element, name: str) -> int:
    """A length in twentieths of a point; 0 where it is none."""
    said = element.get(qn(f"w:{name}"), "0")
    return int(said) if said.isdecimal() and len(said) < _MOST_FIGURES else 0


class _Styles:
    """The styles of a template, with dhrcode's own where it has none of that name.

    Attributes:
        root: of the part.
        ids: of its styles, by dhrcode's, where they differ.
        missing: which names it did not have, in a sentence.
    """

    def __init__(self, root: etree._Element, own: etree._Element) -> None:
        self.root = root
        self._by_name = {_name_of(style): style for style in root.iterchildren(qn("w:style"))}
        self._taken = {style.get(qn("w:styleId")) for style in root.iterchildren(qn("w:style"))}
        self.ids: dict[str, str] = {}
        used = {s.get(qn("w:styleId"), ""): s for s in own.iterchildren(qn("w:style"))}
        absent = [used[mine] for mine in _USED if _name_of(used[mine]) not in self._by_name]
        self.missing = tuple(_said_missing([_shown_name(style) for style in absent]))
        for mine in _USED:
            held = self._by_name.get(_name_of(used[mine]))
            theirs = (self._added(used[mine]) if held is None else held).get(qn("w:styleId"), "")
            if theirs != mine:
                self.ids[mine] = theirs

    def _added(self, style: etree._Element) -> etree._Element:
        """A style of dhrcode's on the ground of the template's own, in its font."""
        made = deepcopy(style)
        kind = made.get(qn("w:type"), "")
        ground = self._default(kind)
        for tag in ("w:basedOn", "w:next", "w:link"):
            for one in list(made.iterchildren(qn(tag))):
                if tag == "w:link" or ground is None:
                    made.remove(one)
                else:
                    one.set(qn("w:val"), ground)
        etree.strip_elements(made, qn("w:rFonts"))
        if made.get(qn("w:styleId")) in self._taken:
            made.set(qn("w:styleId"), f"dhrcode{made.get(qn('w:styleId'))}")
        self.root.append(made)
        return made

    def _default(self, kind: str) -> str | None:
        styles = [s for s in self.root.iterchildren(qn("w:style")) if s.get(qn("w:type")) == kind]
        chosen = (s for s in styles if s.get(qn("w:default")) in ("1", "true", "on"))
        return next((s.get(qn("w:styleId")) for s in chosen), None)


def _name_of(style: etree._Element) -> tuple[str, str]:
    """What kind a style is, and its name as Word compares names."""
    return style.get(qn("w:type"), "paragraph"), _shown_name(style).casefold()


def _shown_name(style: etree._Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"), ""))


def _said_missing(names: list[str]) -> Iterator[str]:
    if names:
        styles, own = ("style", "own is") if len(names) == 1 else ("styles", "own are")
        said = ", ".join(name[:1].upper() + name[1:] for name in names)
        yield f"has no {styles} {said}: dhrcode's {own} used"


def _add_own_footer(section: etree._Element, kept: KeptParts, own: TemplateParts) -> None:
    footer = own.raw(own.related(MAIN, "footer"))
    reference = etree.Element(qn("w:footerReference"))
    reference.set(qn("w:type"), "default")
    reference.set(qn("r:id"), kept.put(_FOOTER, footer, "footer"))
    section.insert(0, reference)


def _add_settings(kept: KeptParts, theirs: TemplateParts, own: TemplateParts, main: str) -> None:
    """Dhrcode's own settings, with what their headers and colours need."""
    settings = cast("CT_Settings", parse_xml(own.raw(own.related(MAIN, "settings"))))
    if name := theirs.related(main, "settings"):
        given = theirs.xml(name)
        colours, mine = (one.find(qn("w:clrSchemeMapping")) for one in (given, settings))
        if colours is not None and mine is not None:
            mine.attrib.update(colours.attrib)
        settings.evenAndOddHeaders_val = given.find(qn("w:evenAndOddHeaders")) is not None
    content = etree.tostring(settings, encoding="UTF-8", standalone=True)
    kept.put("word/settings.xml", content, "settings")


def _add_properties(kept: KeptParts, theirs: TemplateParts) -> None:
    """What the file says of itself; of the program that made it only the company is kept."""
    for kind in ("core-properties", "custom-properties"):
        if name := theirs.related("", kind):
            kept.add(name, kind, of_package=True)
    if name := theirs.related("", "extended-properties"):
        root = etree.fromstring(_APP)
        root.extend(
            deepcopy(one) for one in theirs.xml(name) if etree.QName(one).localname == "Company"
        )
        content = etree.tostring(root, encoding="UTF-8", standalone=True)
        kept.put(name, content, "extended-properties", of_package=True)
