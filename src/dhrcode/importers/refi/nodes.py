"""XML from outside as a tree with the place of each element; without DTD and entities."""

from collections.abc import Iterator
from typing import Any

from dhrcode.importers import FilePlace
from dhrcode.importers.refi.clean import whole_text
from dhrcode.importers.refi.mend import mended

MAX_NODES = 2_000_000
"""The most elements in one file: a project of 4,000 codings has about 30,000."""
MAX_DEPTH = 100
"""The most levels of elements: codes in codes are at most about ten levels deep."""
_BLANKS = b" \t\r\n"
_WRONG_ENCODING = 19  # expat's number: the declaration names another encoding than the bytes have
_RIGHT = "is it the right file?"
_IN_WORDS = {
    3: "the file ends too early",
    4: "a character is where none is allowed",
    5: "the file ends in the middle of a tag",
    7: "an end tag does not fit the element that it ends",
    8: "an attribute is there twice",
    9: "there is something after the end of the file's element",
    11: "an entity is used that XML does not have",
    18: "the file is in an encoding that is not known",
}
"""expat's errors that files have, in plain words."""


class Node:
    """An element; names are without namespaces, since programs write three for one format.

    Attributes:
        tag: its name.
        given: its attributes, by name.
        children: the elements in it, in order.
        text: its text, if it has no child elements.
        line: from 1.
        column: from 1, in characters.
    """

    __slots__ = ("children", "column", "given", "line", "tag", "text")

    def __init__(self, tag: str, given: dict[str, str], line: int = 0, column: int = 0) -> None:
        self.tag, self.given, self.line, self.column = tag, given, line, column
        self.children: list[Node] = []
        self.text = ""

    def get(self, name: str) -> str:
        """An attribute; empty if there is none."""
        return self.given.get(name, "")

    def guid(self, name: str = "guid") -> str:
        """An attribute that is a GUID, in the one form in which they are compared."""
        return self.get(name).strip().strip("{}").lower()

    @property
    def target(self) -> str:
        """The GUID that a reference points to."""
        return self.guid("targetGUID")

    @property
    def description(self) -> str:
        """What is said of it; may be empty."""
        return whole_text(self.first("Description").text)

    def all(self, *tags: str) -> Iterator["Node"]:
        """The children of these names."""
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> "Node":
        """The first child of a name; an empty element if there is none."""
        return next(self.all(tag), None) or Node(tag, {})

    def listed(self, holder: str, *tags: str) -> Iterator["Node"]:
        """The elements of these names in each child named `holder`, if there are any."""
        return (node for held in self.all(holder) for node in held.all(*tags))


class RefiError(Exception):
    """Why a file cannot be read or brought in, as a problem with its place."""

    def __init__(self, place: FilePlace, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.problem = place.problem(code, message, hint)


def parsed(data: bytes, shown: str) -> tuple[Node, str]:
    """The root element of the file, and what was mended, in words.

    Args:
        data: the file.
        shown: its name as problems print it.

    Raises:
        RefiError: it is no XML that can be read.
    """
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - for XML alone
    from defusedxml.ElementTree import ParseError  # noqa: PLC0415

    try:
        return _tree(data, shown)
    except DefusedXmlException:
        line, column = data[: max(data.find(b"<!DOCTYPE"), 0)].count(b"\n") + 1, 0
        code, hint = "xml-doctype", _RIGHT
        said = "the file declares a document type, which such files do not"
    except ParseError as error:
        line, column = error.position
        code, said = "xml-syntax", _IN_WORDS.get(error.code, "this is not XML")
        hint = "have the program export it again"
    except (LookupError, ValueError):
        line, column, code, said = 1, 0, "xml-syntax", _IN_WORDS[18]
        hint = "have the program export it as UTF-8"
    raise RefiError(FilePlace(shown, line, column + 1), code, said, hint)


def _tree(data: bytes, shown: str) -> tuple[Node, str]:
    from defusedxml.ElementTree import ParseError  # noqa: PLC0415 - for XML alone

    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANKS)
    try:
        return _read(data, None, shown), ""
    except ParseError as error:
        if error.code == _WRONG_ENCODING:  # a text that claims to be UTF-16, but is UTF-8
            return _read(data, "utf-8", shown), ""
        first = error
    text, said = mended(data)
    if not said:
        raise first
    try:
        return _read(text.encode(), "utf-8", shown), said
    except ParseError:
        raise first from None


def _read(data: bytes, encoding: str | None, shown: str) -> Node:
    from defusedxml.ElementTree import XMLParser  # noqa: PLC0415 - for XML alone

    builder = _Builder(shown)
    parser: Any = XMLParser(target=builder, encoding=encoding, forbid_dtd=True)
    builder.expat = parser.parser
    parser.feed(data)
    top: Node = parser.close()
    return top


class _Builder:
    """The parser's target, which builds the tree."""

    expat: Any = None  # knows the parser's position

    def __init__(self, shown: str) -> None:
        self._shown, self._top = shown, Node("", {})
        self._open: list[Node] = []
        self._text: list[str] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        line = self.expat.CurrentLineNumber
        if self._count > MAX_NODES or len(self._open) >= MAX_DEPTH:
            said = (
                f"the file has more than {MAX_NODES:,} elements"
                if self._count > MAX_NODES
                else f"elements stand in one another more than {MAX_DEPTH} deep"
            )
            raise RefiError(FilePlace(self._shown, line, 1), "xml-too-large", said, _RIGHT)
        given = {_local(name): value for name, value in attributes.items()}
        node = Node(_local(tag), given, line, self.expat.CurrentColumnNumber + 1)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._top = node
        self._open.append(node)
        self._text.clear()

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, tag: str) -> None:  # noqa: ARG002 - the parser's contract
        node = self._open.pop()
        if not node.children:
            node.text = "".join(self._text)
        self._text.clear()

    def close(self) -> Node:
        return self._top


def _local(name: str) -> str:
    return name.rpartition("}")[2]
