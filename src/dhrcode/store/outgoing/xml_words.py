"""The words of any XML part of an office file: what is seen, and what is not.

One reader for all: Word, PowerPoint and OpenDocument name their paragraphs, tables, comments and
changes alike enough, and of an unknown part every text and every attribute with words is taken.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from dhrcode.store.outgoing.cells import TableCells
from dhrcode.store.outgoing.part_names import attribute_name
from dhrcode.store.outgoing.passage import OutputPassage, is_own_day, with_labels
from dhrcode.store.outgoing.xml_names import (
    CHARACTERS,
    FLOWS,
    INLINE,
    MARKS,
    NOT_WORDED,
    VALUED,
    WORDED,
)

_WORDS = re.compile(r"[^\W\d_].*[\s@]|[\s@].*[^\W\d_]|^(?:mailto|tel|https?|file):", re.DOTALL)
_MOMENT = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)?\s*")
_PAGE = re.compile("^page [0-9]+(?:, |: )")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_]")


class _Flow(NamedTuple):
    """Running text: paragraphs that are read together."""

    where: str
    paragraphs: list[str]
    name: str = ""


class _OpenBlock(NamedTuple):
    """A block of text, in pieces with what marks them (hidden, deleted); unmarked if seen."""

    depth: int
    label: str
    pieces: list[tuple[str, str]]


class PartWords:
    """A target for an XML parser that collects passages.

    Args:
        where: the part in words; empty for what one sees first.
        running: whether its paragraphs are running text, and not values of their own.
    """

    def __init__(self, where: str, *, running: bool = False) -> None:
        self.passages: list[OutputPassage] = []
        self._running = running
        self._flows = [_Flow(where, [])]
        self._open: list[str] = []
        self._paragraphs: list[_OpenBlock] = []
        self._marks: list[tuple[int, str]] = []  # depth of the element that marks, and its words
        self._by: list[tuple[int, str]] = []
        self._tables: list[tuple[TableCells, str, list[str]]] = []
        self._page = 0
        self._laid_out = self._just_turned = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name, own = local(tag), _plain(attributes)
        self._open.append(name)
        self._attributes(name, own)
        if name in FLOWS and len(self._open) > 1 and not self._is_root_of(name):
            self._begin_flow(name, own)
        if name in MARKS and own.get("val", "1") not in ("0", "false", "off"):
            depth = len(self._open) - (2 if name in ("vanish", "webHidden") else 0)
            by = f" by {own['author']}" if own.get("author") else ""
            self._marks.append((depth, f"{MARKS[name]}{by}"))
        if name in ("lastRenderedPageBreak", "soft-page-break"):
            self._laid_out = True
            self._turn(by_hand=False)
        elif name == "br" and own.get("type") == "page":
            self._turn(by_hand=True)
        if name in CHARACTERS and self._paragraphs:
            self._write(CHARACTERS[name])
        elif name not in INLINE or not self._paragraphs:
            self._block(name, own)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name in FLOWS and self._flows[-1].name == f"{len(self._open)} {name}":
            self._pass_on(self._flows.pop())
        if self._paragraphs and self._paragraphs[-1].depth == len(self._open):
            self._end_paragraph(self._paragraphs.pop())
        if name in ("tr", "table-row") and self._tables:
            self._end_row()
        elif name in ("tbl", "table") and self._tables:
            self._tables.pop()
        self._open.pop()
        # What marks is over with its element; a property marks the run around it.
        self._marks = [one for one in self._marks if one[0] <= len(self._open)]

    def data(self, text: str) -> None:
        """Text between two tags."""
        if self._open and self._open[-1] == "creator" and self._flows[-1].name:
            flow = self._flows[-1]
            if text.strip():
                self._flows[-1] = flow._replace(where=f"{flow.where.rstrip(': ')} by {text}: ")
        blank = not text.strip()
        if self._paragraphs and not (blank and "\n" in text):
            self._write(text)
            self._just_turned = self._just_turned and blank

    def comment(self, text: str) -> None:
        """A comment of the XML itself."""
        self._say(f"{self._where()}comment in the file: ", text)

    def close(self) -> list[OutputPassage]:
        """What was collected."""
        while self._flows:
            self._pass_on(self._flows.pop())
        if not self._laid_out:  # breaks that were set by hand alone count no pages
            self.passages = [one._replace(where=_PAGE.sub("", one.where)) for one in self.passages]
        return self.passages

    def _is_root_of(self, name: str) -> bool:
        return len(self._open) == 1 or name == self._open[0]

    def _block(self, name: str, own: dict[str, str]) -> None:
        label = own.get("name") or " ".join(_CAPITAL.split(name)).lower()
        if name in ("p", "h") and self._paragraphs:
            label = self._paragraphs[-1].label
        self._paragraphs.append(_OpenBlock(len(self._open), label, []))
        if name in ("tbl", "table"):
            sheet = f"sheet '{own['name']}': " if own.get("name") else self._where()
            self._tables.append((TableCells(), sheet, []))
        elif name in ("tc", "table-cell") and self._tables:
            times = own.get("number-columns-repeated", "1")
            empty = int(times) if times.isdigit() and len(times) < 4 else 1
            self._tables[-1][2].extend([""] * empty)

    def _write(self, text: str) -> None:
        mark = self._marks[0][1] if self._marks else ""
        self._paragraphs[-1].pieces.append((text, mark))

    def _say(self, where: str, text: str, labels: Sequence[str] = ()) -> None:
        if text.strip():
            self.passages.append(OutputPassage(1, 1, where, text))
            self.passages += with_labels((1, 1, where), text, labels)

    def _where(self) -> str:
        flow = self._flows[-1]
        if not flow.where and self._tables and not self._running:
            return self._tables[-1][1]
        return self._place_of(flow)

    def _place_of(self, flow: _Flow) -> str:
        return flow.where or (f"page {self._page + 1}: " if self._running else "")

    def _within(self, what: str) -> str:
        """Where something is that is part of what is being read."""
        outer = self._where()
        return f"{outer.removesuffix(': ')}, {what}: " if outer else f"{what}: "

    def _begin_flow(self, name: str, own: dict[str, str]) -> None:
        by = own.get("author") or own.get("initials", "")
        words = f"{FLOWS[name]} by {by}" if by else FLOWS[name]
        at = f" in {own['ref']}" if own.get("ref") else ""
        outer = self._flows[-1].where.rstrip(": ")
        if outer.split(" ")[0] in ("comment", "footnote", "endnote", "note"):
            outer = ""
        where = f"{outer}, {words}{at}: " if outer else f"{words}{at}: "
        self._flows.append(_Flow(where, [], f"{len(self._open)} {name}"))

    def _pass_on(self, flow: _Flow) -> None:
        self._say(self._place_of(flow), "\n\n".join(flow.paragraphs))
        flow.paragraphs.clear()

    def _turn(self, *, by_hand: bool) -> None:
        """A page ends; what was read of a paragraph that runs over it stays with the next one.

        After a break that the author set, Word notes the same end of a page again.
        """
        if len(self._flows) == 1 and self._running and not self._just_turned:
            self._pass_on(self._flows[0])
            self._page += 1
        self._just_turned = by_hand

    def _end_paragraph(self, ended: _OpenBlock) -> None:
        seen = "".join(text for text, mark in ended.pieces if not mark)
        if not any(text.strip() for text, _ in ended.pieces) or _MOMENT.fullmatch(seen):
            return
        if self._flows[-1].name and ended.label == "date":
            return  # when somebody commented or deleted
        before = self._flows[-1].paragraphs
        if self._running or self._flows[-1].name:
            if not is_own_day(before[-1] if before else "", seen):
                before.append(seen)
        else:
            self._say(self._where(), seen, (ended.label,))
        if self._tables and self._tables[-1][2]:
            self._tables[-1][2][-1] += f"{seen}\n"
        self._marked(ended)

    def _marked(self, ended: _OpenBlock) -> None:
        """What is deleted or hidden, told within its paragraph."""
        whole = "".join(text for text, _ in ended.pieces)
        at = 0
        spans: list[tuple[int, int, str]] = []
        for text, mark in ended.pieces:
            if mark and spans and spans[-1][1:] == (at, mark):
                spans[-1] = (spans[-1][0], at + len(text), mark)
            elif mark:
                spans.append((at, at + len(text), mark))
            at += len(text)
        for start, end, mark in spans:
            self.passages.append(OutputPassage(1, 1, self._within(mark), whole, (start, end)))

    def _end_row(self) -> None:
        table, _, cells = self._tables[-1]
        at = (1, 1, self._where())
        stripped = [cell.strip() for cell in cells]
        self.passages += table.row(stripped, lambda _: at, alone=False)
        cells.clear()

    def _attributes(self, name: str, own: dict[str, str]) -> None:
        if name == "Relationship" and own.get("TargetMode") != "External":
            return
        for key, value in own.items():
            worded = key in WORDED or (key == "val" and name in VALUED)
            if key in NOT_WORDED or _MOMENT.fullmatch(value):
                continue
            if value.strip() and (worded or _WORDS.search(value)):
                said = attribute_name("href" if name == "Relationship" else key)
                label = own.get("name", "") if key != "name" else ""
                self._say(self._within(said), decoded_link(value), (label,))


def decoded_link(value: str) -> str:
    """A link as one reads it: without `mailto:` and `tel:`, its escaped characters written out."""
    plain = re.sub(r"^(?:mailto|tel|sms|callto):", "", value.strip())
    if "%" not in plain:
        return plain
    from urllib.parse import unquote  # noqa: PLC0415 - few files have one

    return unquote(plain)


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    return {local(key): value for key, value in attributes.items()}


class _ElementList:
    """A target for an XML parser that notes each element's name and attributes."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.found.append((local(tag), _plain(attributes)))


def elements_of(chunks: Iterable[bytes]) -> list[tuple[str, dict[str, str]]]:
    """The elements of a part in order, each with its attributes, all without namespaces.

    Raises:
        ValueError: it is no XML that may be read.
    """
    target = _ElementList()
    parse_into(target, chunks)
    return target.found


def xml_passages(
    chunks: Iterable[bytes], where: str, *, running: bool = False
) -> list[OutputPassage]:
    """The passages of a part.

    Raises:
        ValueError: it is no XML that may be read.
    """
    target = PartWords(where, running=running)
    parse_into(target, chunks)
    return target.passages


def parse_into(target: object, chunks: Iterable[bytes]) -> None:
    """Feeds XML into a target; document types, which can fill the memory, are refused.

    Raises:
        ValueError: it is no XML that may be read.
    """
    from defusedxml import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import XMLParser  # noqa: PLC0415

    parser = XMLParser(target=target, forbid_dtd=True)
    feed: Callable[[bytes], None] = parser.feed
    try:
        for chunk in chunks:
            feed(chunk)
        parser.close()
    except (ParseError, DefusedXmlException) as error:
        raise ValueError(str(error)) from None
