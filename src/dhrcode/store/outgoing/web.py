"""The words of a web page: what is seen, and comments, scripts, styles, attributes and links."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from html.parser import HTMLParser

from dhrcode.store.outgoing.cells import TableCells
from dhrcode.store.outgoing.part_names import attribute_name
from dhrcode.store.outgoing.passage import OutputPassage, Read, UnreadPart, is_own_day
from dhrcode.store.outgoing.xml_words import decoded_link, xml_passages
from dhrcode.text import words_of

_BLOCKS = words_of("""
    p td th li h1 h2 h3 h4 h5 h6 div tr caption title br section table ul ol dl dt dd figcaption
    figure summary details article aside header footer main nav form fieldset legend label
    option select textarea button template blockquote pre body html head hr address noscript
    script style
""")
_PROGRAMS = ("script", "style")
_NOT_WORDED = words_of("""
    class style width height viewbox d points transform fill stroke x y cx cy r rx ry x1 x2 y1
    y2 colspan rowspan integrity nonce charset lang xmlns sizes media rel type for role tabindex
    scope headers http-equiv method enctype
""")
_LINKED = ("href", "src", "action", "cite", "data", "poster", "formaction", "srcset", "background")
_ESCAPED = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")
_COLOUR = re.compile("#[0-9a-fA-F]{3,8}")
_IN_STYLE = re.compile(r"[\"'](?:[^\"']{3,})[\"']|url\([^)]*\)")


class PageWords(HTMLParser):
    """Collects the words of a page, those of one block together."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Read] = []
        self._begun: tuple[int, int] | None = None
        self._parts: list[str] = []
        self._program = self._before = ""
        self._tables: list[tuple[TableCells, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag in _BLOCKS:
            self.end_block()
        if tag in _PROGRAMS:
            self._program = tag
        if tag == "table":
            self._tables.append((TableCells(), []))
        elif tag in ("td", "th") and self._tables:
            self._tables[-1][1].append("")
        pictured = tag in ("img", "image", "video", "audio", "object", "embed", "iframe")
        for name, value in attrs:
            if value and value.strip():
                self._attribute(name, value, pictured=pictured)
        labels = dict(attrs)
        if labels.get("value") and labels.get("name"):
            self._say(f"{labels['name']}: {labels['value']}", "attribute value: ")

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in _BLOCKS:
            self.end_block()
        if tag in _PROGRAMS:
            self._program = ""
        if tag == "tr" and self._tables:
            self._end_row()
        elif tag == "table" and self._tables:
            self._end_row()
            self._tables.pop()

    def handle_data(self, data: str) -> None:
        """Text between two tags."""
        if self._program:
            text = _COLOUR.sub(" ", data) if self._program == "style" else data
            self._say(_unescaped(text), f"{self._program}: ")
        else:
            self._begun = self._begun or self.getpos()
            self._parts.append(data)

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self._say(data, "comment: ")

    def handle_decl(self, decl: str) -> None:
        """A declaration."""
        self._say(decl, "declaration: ")

    def unknown_decl(self, data: str) -> None:
        """Another declaration, or an instruction to a program."""
        self._say(data, "declaration: ")

    handle_pi = unknown_decl

    def end_block(self) -> None:
        """Ends the block that was being read."""
        text = "".join(self._parts)
        if text.strip() and self._begun is not None:
            if not is_own_day(self._before, text):
                self.found.append(OutputPassage(self._begun[0], self._begun[1] + 1, "", text))
            self._before = text
            if self._tables and self._tables[-1][1]:
                self._tables[-1][1][-1] += text
        self._begun, self._parts = None, []

    def _say(self, text: str, where: str) -> None:
        if text.strip():
            line, column = self.getpos()
            self.found.append(OutputPassage(line, column + 1, where, text))

    def _attribute(self, name: str, value: str, *, pictured: bool) -> None:
        if value.startswith("data:"):
            self._inlined(value)
        elif name in _LINKED:
            self._say(decoded_link(value), "link: ")
            if pictured and name in ("src", "data", "href", "poster"):
                self.found.append(UnreadPart("picture"))
        elif name == "style":
            self._say(" ".join(_IN_STYLE.findall(value)), "attribute style: ")
        elif name not in _NOT_WORDED:
            self._say(_unescaped(value), f"{attribute_name(name)}: ")

    def _inlined(self, value: str) -> None:
        """A picture within the page: an SVG is read, any other cannot be."""
        about, _, content = value.partition(",")
        if not content:
            return
        if not about.startswith("data:image/svg+xml"):
            self.found.append(UnreadPart("picture"))
            return
        try:
            plain = b64decode(content) if about.endswith("base64") else _unquoted(content)
            self.found += xml_passages([_DOCTYPE.sub(b"", plain)], "picture (SVG): ")
        except (ValueError, Base64Error):
            self.found.append(UnreadPart("picture"))

    def _end_row(self) -> None:
        self.end_block()
        table, cells = self._tables[-1]
        line, column = self.getpos()
        at = (line, column + 1, "table: ")
        texts = [" ".join(cell.split()) for cell in cells]
        self.found += table.row(texts, lambda _: at, alone=False)
        cells.clear()


def _unescaped(text: str) -> str:
    """A program's text with its escaped characters written out."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), text)


def _unquoted(text: str) -> bytes:
    from urllib.parse import unquote_to_bytes  # noqa: PLC0415 - few pages have one

    return unquote_to_bytes(text)


def page_words(text: str) -> Iterator[Read]:
    """What a page says."""
    words = PageWords()
    words.feed(text)
    words.close()
    words.end_block()
    return iter(words.found)
