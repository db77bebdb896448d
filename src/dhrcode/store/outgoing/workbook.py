"""A workbook's parts, sheet by sheet: its cells, and what belongs to it."""

from collections.abc import Iterator

from dhrcode.store.outgoing.package import OutgoingPackage, relations_of
from dhrcode.store.outgoing.passage import OutputPassage, Read, UnreadPart
from dhrcode.store.outgoing.sheets import CellFormats, SharedTexts, SheetStyle, SheetWords
from dhrcode.store.outgoing.xml_words import parse_into, xml_passages

_BOOK = "xl/workbook.xml"
_OF_A_SHEET = {
    "comments": "note",
    "threadedComment": "comment",
    "vmlDrawing": "drawing",
    "drawing": "drawing",
    "table": "table",
    "pivotTable": "pivot table",
}


class SheetList:
    """A target for the part that lists a workbook's sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.since_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        own = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        name = tag.rpartition("}")[2]
        if name == "sheet":
            self.sheets.append((own.get("id", ""), own.get("name", ""), own.get("state", "")))
        elif name == "workbookPr":
            self.since_1904 = own.get("date1904", "0") in ("1", "true")

    def close(self) -> None:
        """Nothing is left to do."""


class OutgoingWorkbook:
    """A workbook's sheets, read with the texts and formats that they share.

    Attributes:
        done: the parts that have been read.
    """

    def __init__(self, package: OutgoingPackage) -> None:
        self._package = package
        self.done: set[str] = set()
        self._used: set[int] = set()

    def read(self) -> Iterator[Read]:
        """What each sheet says, and the shared texts that no cell shows."""
        package, listed = self._package, SheetList()
        parse_into(listed, package.chunks(_BOOK))
        related = package.relations(_BOOK)
        by_kind = dict(related.values())
        shared, formats = SharedTexts(), CellFormats()
        for target, kind in ((shared, "sharedStrings"), (formats, "styles")):
            if by_kind.get(kind, "") in package.parts:
                parse_into(target, package.chunks(by_kind[kind]))
        self.done.add(by_kind.get("sharedStrings", ""))
        style = SheetStyle(shared.texts, formats.formats, listed.since_1904)
        for own, name, state in listed.sheets:
            hidden = "hidden sheet" if "idden" in state else "sheet"
            path = related.get(own, ("", ""))[1]
            yield OutputPassage(1, 1, f"a {hidden}'s name: ", name)
            if path in package.parts:
                yield from self._sheet(path, f"{hidden} '{name}'", style)
        for number, text in enumerate(shared.texts):
            if number not in self._used:
                yield OutputPassage(1, 1, "text that no cell shows: ", text)

    def _sheet(self, path: str, title: str, style: SheetStyle) -> Iterator[Read]:
        self.done.add(path)
        words = SheetWords(title, style, self._used)
        try:
            parse_into(words, self._package.chunks(path))
        except ValueError:
            yield UnreadPart("damaged part", path)
        yield from words.passages
        yield from self._other(relations_of(path), f"{title}: ")
        for kind, part in self._package.relations(path).values():
            if kind in _OF_A_SHEET:
                yield from self._other(part, f"{title}, {_OF_A_SHEET[kind]}: ")
                yield from self._other(relations_of(part), f"{title}, {_OF_A_SHEET[kind]}: ")

    def _other(self, part: str, where: str) -> Iterator[Read]:
        """A part that belongs to a sheet."""
        if part not in self._package.parts or part in self.done:
            return
        self.done.add(part)
        try:
            yield from xml_passages(self._package.chunks(part), where)
        except ValueError:
            yield UnreadPart("damaged part", part)
