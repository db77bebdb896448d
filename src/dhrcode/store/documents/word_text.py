"""The text of a Word document's XML, in reading order, page by page."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEFT_OUT = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",  # deleted, and fields' commands
        "Fallback",  # the same drawing again, for older programs
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sdtPr",  # how it looks
        "rt",  # how a word is spoken, above it
    }
)
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


def local(element: "Element") -> str:
    """An element's name without its namespace; empty for a comment."""
    tag: object = element.tag  # for a comment it is a function, whatever its type says
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: "Element | None", name: str) -> str:
    """An attribute's value by its name without a namespace; empty if there is none."""
    for key, value in () if element is None else element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: "Element | None", name: str) -> "Element | None":
    """The first child of that name; None if there is none, or no element."""
    return next((one for one in (() if element is None else element) if local(one) == name), None)


def text_of(element: "Element") -> str:
    """The text of an element by itself, its pages together."""
    text = WordText({}, {})
    text.read(element)
    return "\n".join(text.pages)


def _on(properties: "Element | None", name: str) -> bool:
    """Whether an on-off property is among an element's properties, and is on."""
    found = child(properties, name)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")


def notes_of(part: "Element") -> dict[str, str]:
    """The text of each footnote or endnote by its number in the file."""
    return {attribute(note, "id"): text_of(note).strip() for note in part}


def _sections(part: "Element") -> Iterator[str]:
    """How each section begins: `continuous` on the same page, most others on a new one."""
    for element in part.iter():
        if local(element) in ("pPr", "body"):
            properties = child(element, "sectPr")
            if properties is not None:
                yield attribute(child(properties, "type"), "val")


class WordText:
    """Reads a part's XML.

    Attributes:
        laid_out: whether the program that saved the document noted where its pages ended.
    """

    def __init__(self, footnotes: dict[str, str], endnotes: dict[str, str]) -> None:
        self.laid_out = False
        self._footnotes, self._endnotes = footnotes, endnotes
        self._pages: list[list[str]] = [[]]
        self._notes: list[list[str]] = [[]]
        self._at_end: list[str] = []
        self._page = 0
        self._set_by_hand = False
        self._boxes: list[str] = []
        self._sections: list[str] = []
        self._special: dict[str, Callable[[Element], None]] = {
            "t": self._write_text,
            "p": self._paragraph,
            "r": self._run,
            "tr": self._row,
            "br": self._break,
            "lastRenderedPageBreak": self._rendered,
            "txbxContent": self._box,
            "AlternateContent": self._alternative,
            "footnoteReference": self._footnote,
            "endnoteReference": self._endnote,
        }

    @property
    def pages(self) -> list[str]:
        """The text of each page: what stands on it, then its footnotes; endnotes on the last."""
        texts = ["".join(page).lstrip("\n") for page in self._pages]
        for number, notes in enumerate(self._notes):
            texts[number] += "".join(f"{note}\n" for note in notes)
        texts[-1] += "".join(f"{note}\n" for note in self._at_end)
        return texts

    def read(self, part: "Element") -> None:
        """Takes the text of a part."""
        self._sections = list(_sections(part))
        self._inside(part)

    def _inside(self, element: "Element") -> None:
        for one in element:
            name = local(one)
            if name in self._special:
                self._special[name](one)
            elif name in _CHARACTERS:
                self._write(_CHARACTERS[name])
            elif name not in _LEFT_OUT:
                self._inside(one)

    def _write(self, text: str) -> None:
        self._pages[self._page].append(text)

    def _write_text(self, element: "Element") -> None:
        self._write(element.text or "")

    def _paragraph(self, element: "Element") -> None:
        properties = child(element, "pPr")
        if _on(properties, "pageBreakBefore") and any(self._pages[self._page]):
            self._turn(by_hand=True)
        self._inside(element)
        self._write("\n")
        boxes, self._boxes = self._boxes, []
        if boxes:
            self._write("".join(boxes))
        if child(properties, "sectPr") is not None:
            self._section_ends()

    def _section_ends(self) -> None:
        """A section's end says how it began; the first entry is dropped as each section ends."""
        del self._sections[:1]
        if self._sections and self._sections[0] not in ("continuous", "nextColumn"):
            self._turn(by_hand=True)

    def _run(self, element: "Element") -> None:
        if not _on(child(element, "rPr"), "vanish"):
            self._inside(element)

    def _row(self, element: "Element") -> None:
        """A table's row: each of its cells begins on the page on which the row does.

        A tab stands between cells, so that a row is one line as far as its cells are.
        """
        first = last = self._page
        cells = [cell for cell in element if local(cell) not in _LEFT_OUT]
        for number, cell in enumerate(cells, start=1):
            self._page = first
            self._inside(cell)
            last = max(last, self._page)
            written = self._pages[self._page]
            if number < len(cells) and self._page == first and written[-1:] == ["\n"]:
                written[-1] = "\t"
        self._page = last

    def _break(self, element: "Element") -> None:
        if attribute(element, "type") == "page":
            self._turn(by_hand=True)
        else:
            self._write("\n")

    def _rendered(self, _: "Element") -> None:
        """A page ended here when the document was last laid out.

        After a break that the author set, Word notes the same end of a page again.
        """
        self.laid_out = True
        if not (self._set_by_hand and not "".join(self._pages[self._page]).strip()):
            self._turn(by_hand=False)

    def _turn(self, *, by_hand: bool) -> None:
        self._page += 1
        self._set_by_hand = by_hand
        if self._page == len(self._pages):
            self._pages.append([])
            self._notes.append([])

    def _box(self, element: "Element") -> None:
        """A text box: its text follows the paragraph to which it is anchored."""
        text = WordText(self._footnotes, self._endnotes)
        text.read(element)
        self._boxes.append("".join(text.pages))

    def _alternative(self, element: "Element") -> None:
        """One drawing in two forms: only the first is read."""
        for one in element:
            if local(one) in ("Choice", "Fallback"):
                self._inside(one)
                return

    def _footnote(self, element: "Element") -> None:
        self._notes[self._page].append(self._footnotes.get(attribute(element, "id"), ""))

    def _endnote(self, element: "Element") -> None:
        self._at_end.append(self._endnotes.get(attribute(element, "id"), ""))
