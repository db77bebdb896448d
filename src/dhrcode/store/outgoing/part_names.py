"""What a part of an office file is called, for people."""

import re

_PARTS: tuple[tuple[str, str], ...] = (
    (r"word/document\d*\.xml", ""),
    (r"word/header\d*\.xml", "header"),
    (r"word/footer\d*\.xml", "footer"),
    (r"word/footnotes\.xml", "footnote"),
    (r"word/endnotes\.xml", "endnote"),
    (r"word/comments\w*\.xml", "comment"),
    (r"word/glossary/.*", "building blocks"),
    (r"word/settings\.xml", "settings of the document"),
    (r".*/people\.xml|.*/persons?/.*\.xml", "list of people"),
    (r".*styles\w*\.xml", "styles, headers and footers"),
    (r"docProps/(core|app)\.xml|meta\.xml", "document properties"),
    (r"docProps/custom\.xml", "custom properties"),
    (r"customXml/.*", "custom XML"),
    (r".*/charts?/.*", "chart"),
    (r".*/diagrams/.*", "diagram"),
    (r".*/drawings?/.*", "drawing"),
    (r".*/comments/.*|.*/comments?\d*\.xml", "note"),
    (r".*/threadedComments/.*", "comment"),
    (r".*/commentAuthors\.xml|.*/authors\.xml", "list of people"),
    (r"xl/workbook\.xml", "workbook"),
    (r"xl/sharedStrings\.xml", "text that no cell shows"),
    (r"xl/externalLinks/.*", "external link"),
    (r"xl/pivotCache/.*", "pivot cache"),
    (r"xl/pivotTables/.*", "pivot table"),
    (r"xl/tables/.*", "table"),
    (r"xl/(connections|queryTables/.*)\.xml", "connection"),
    (r"xl/revisions/.*", "tracked change"),
    (r"ppt/slides/slide(\d+)\.xml", r"slide \1"),
    (r"ppt/notesSlides/notesSlide(\d+)\.xml", r"notes of slide \1"),
    (r"ppt/slideMasters/.*|ppt/slideLayouts/.*", "slide master"),
    (r"ppt/presentation\.xml|ppt/presProps\.xml|ppt/viewProps\.xml", "presentation"),
    (r"(content|project)\.(xml|qde)", ""),
    (r"settings\.xml", "settings of the document"),
)
_SILENT = re.compile(
    r"\[Content_Types\]\.xml|.*/theme/.*|.*/fontTable\.xml|.*/webSettings\.xml|mimetype"
    r"|.*/fonts?/.*|META-INF/.*|manifest\.rdf|.*\.(odttf|fntdata)|xl/calcChain\.xml"
    r"|word/numbering\.xml|.*tableStyles\.xml"
)
_PICTURE = re.compile(r"(?i).*\.(png|jpe?g|gif|tiff?|bmp|emf|wmf|wdp|webp|heic|ico|pcx|jp2)")
_MEDIA = re.compile(r"(?i).*\.(wav|mp3|mp4|m4[av]|mov|avi|wmv|wma|ogg|mkv)")
_ATTRIBUTES = {
    "author": "author",
    "creator": "author",
    "initials": "author's initials",
    "descr": "alternative text",
    "alt": "alternative text",
    "tooltip": "tooltip of a link",
    "screenTip": "tooltip of a link",
    "prompt": "message for entering data",
    "promptTitle": "message for entering data",
    "error": "message for entering data",
    "errorTitle": "message for entering data",
    "Target": "link",
    "href": "link",
    "location": "link",
    "instr": "field",
    "string": "watermark",
}


def part_name(path: str) -> str:
    """What a part of a package is, such as `header`; empty for what one sees first."""
    for pattern, words in _PARTS:
        if found := re.fullmatch(pattern, path):
            return found.expand(words)
    return f"part '{path}'"


def is_silent(path: str) -> bool:
    """Whether a part holds no words of people: fonts, colours, the list of parts."""
    return _SILENT.fullmatch(path) is not None


def binary_kind(path: str) -> str:
    """What a part is that is no XML and no text."""
    if _PICTURE.fullmatch(path):
        return "picture"
    if _MEDIA.fullmatch(path):
        return "recording"
    if path.endswith("vbaProject.bin"):
        return "program (macros)"
    return "printer's settings" if "printerSettings" in path else "embedded object"


def attribute_name(name: str) -> str:
    """What an attribute of XML or of a page is, in words."""
    return _ATTRIBUTES.get(name, f"attribute {name}")
