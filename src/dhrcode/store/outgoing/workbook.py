"""A workbook's parts, sheet by sheet: its cells, and what belongs to it."""

from collections.abc import Iterable, Iterator

from dhrcode.store.outgoing.package import OutgoingPackage, relations_of
from dhrcode.store.outgoing.passage import OutputPassage, Read, UnreadPart
from dhrcode.store.outgoing.sheets import SharedTexts, SheetStyle, SheetWords, cell_formats
from dhrcode.store.outgoing.xml_words import elements_of, parse_into, xml_passages

_BOOK = "xl/workbook.xml"
_OF_A_SHEET = {
    "comments": "note",
    "threadedComment": "comment",
    "vmlDrawing": "drawing",
    "drawing": "drawing",
    "table": "table",
    "pivotTable": "pivot table",
}


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
        package = self._package
        listed = elements_of(package.chunks(_BOOK))
        related = package.relations(_BOOK)
        by_kind = dict(related.values())
        texts, styles = by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
        shared = SharedTexts()
        if texts in package.parts:
            parse_into(shared, package.chunks(texts))
            self.done.add(texts)
        formats = cell_formats(package.chunks(styles)) if styles in package.parts else []
        style = SheetStyle(shared.texts, formats, _since_1904(listed))
        for own in (given for tag, given in listed if tag == "sheet"):
            name = own.get("name", "")
            hidden = "hidden sheet" if "idden" in own.get("state", "") else "sheet"
            path = related.get(own.get("id", ""), ("", ""))[1]
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


def _since_1904(listed: Iterable[tuple[str, dict[str, str]]]) -> bool:
    """Whether a workbook counts days from 1904, by the part that lists its sheets."""
    return any(
        tag == "workbookPr" and given.get("date1904") in ("1", "true") for tag, given in listed
    )
