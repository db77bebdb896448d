"""The documents of a project: their texts, what is selected in them, and what is coded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from dhrcode.importers.refi.clean import cut_line
from dhrcode.importers.refi.file import PackageTexts
from dhrcode.importers.refi.nodes import Node
from dhrcode.model.refi import NO_DAY
from dhrcode.model.refi_texts import source_fields

SOURCES = ("TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource")
"""Elements that are documents."""
TEXT_SELECTION = "PlainTextSelection"
_HOLDERS = ("TextSource", "Representation", "TextDescription", "Transcript")
"""Elements that hold a plain text, in which a selection counts its characters."""


@dataclass(slots=True)
class RefiCoding:
    """Something coded: a selection, or a whole document if there is none.

    Attributes:
        node: its element; for a coded case, the reference to the code.
        code: the code's GUID.
        user: the GUID of the user who coded; empty if the file does not say.
        day: the day of the coding, as the file has it; may be empty.
        notes: the GUIDs of notes on it and on its selection.
        selection: what is coded; None if it is the whole document or case.
        material: the document; None if it is the case.
    """

    node: Node
    code: str
    user: str = ""
    day: str = ""
    notes: tuple[str, ...] = ()
    selection: "DocumentSelection | None" = None
    material: "Material | None" = None


@dataclass(slots=True)
class DocumentSelection:
    """A part of a document.

    Attributes:
        node: its element.
        holder: the element with the text that it is a part of; the document itself if it has no
            text.
        codings: what it is coded with.
    """

    node: Node
    holder: Node
    codings: list[RefiCoding] = field(default_factory=list)

    @property
    def own_note(self) -> str:
        """What stands for a GUID of its description, which is a note too."""
        return f"{self.node.line}:{self.node.column}"

    @property
    def notes(self) -> tuple[str, ...]:
        """The GUIDs of the notes on it, its description first."""
        return (self.own_note, *_refs(self.node))

    @property
    def span(self) -> tuple[int, int] | None:
        """Where it begins and ends in its text, as the file counts; None if it is not text."""
        ends = _numbers(self.node, "startPosition", "endPosition")
        return (ends[0], ends[1]) if ends else None

    def holds(self, other: "DocumentSelection | None") -> bool:
        """Whether another selection lies within it, in the same text."""
        if other is None or other is self or other.holder is not self.holder:
            return other is self
        mine, theirs = self.span, other.span
        return bool(mine and theirs and mine[0] <= theirs[0] and theirs[1] <= mine[1])

    @property
    def place(self) -> str:
        """Where it is in a picture, recording or page, in words; empty for text."""
        if seconds := _numbers(self.node, "begin", "end"):
            return f"from {seconds[0] / 1000:g} to {seconds[1] / 1000:g} seconds"
        corners = _numbers(self.node, "firstX", "firstY", "secondX", "secondY")
        if page := _numbers(self.node, "page"):
            return f"page {page[0]} as the file counts pages"
        return "from {},{} to {},{} in the picture".format(*corners) if corners else ""


@dataclass(slots=True)
class Material:
    """A document.

    Attributes:
        node: its element.
        selections: its parts, coded or not.
        codings: what the whole of it is coded with.
    """

    node: Node
    selections: list[DocumentSelection] = field(default_factory=list)
    codings: list[RefiCoding] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name, on one line, or that of its file; may be empty."""
        paths = (self.node.get(key) for key in ("plainTextPath", "path", "richTextPath"))
        path = unquote(next(filter(None, paths), "")).replace("\\", "/")
        return cut_line(self.node.get("name")) or cut_line(path.rpartition("/")[2])

    @property
    def said(self) -> dict[str, str]:
        """What dhrcode wrote of it as a source; empty if it did not."""
        fields = source_fields(self.node.description)
        return fields if "id" in fields else {}

    def every_coding(self) -> Iterator[RefiCoding]:
        """Its codings, those of the whole document first."""
        yield from self.codings
        for selection in self.selections:
            yield from selection.codings


def materials_of(project: Node) -> list[Material]:
    """The documents of a project."""
    return [_material(node) for node in project.listed("Sources", *SOURCES)]


def _material(node: Node) -> Material:
    result = Material(node, codings=list(_codings(node, None)))
    pending = [(node, node)]
    while pending:
        around, holder = pending.pop()
        for child in around.children:
            if child.tag.endswith("Selection"):
                selection = DocumentSelection(child, holder)
                selection.codings.extend(_codings(child, selection))
                result.selections.append(selection)
            elif child.tag in _HOLDERS:
                pending.append((child, child))
    for coding in result.every_coding():
        coding.material = result
    return result


def _codings(node: Node, selection: DocumentSelection | None) -> Iterator[RefiCoding]:
    for child in node.all("Coding"):
        user = child.guid("creatingUser") or node.guid("creatingUser")
        day = (child.get("creationDateTime") or node.get("creationDateTime"))[:10]
        notes = (*selection.notes, *_refs(child)) if selection else _refs(child)
        for code in child.all("CodeRef"):
            yield RefiCoding(
                child, code.target, user, "" if day == NO_DAY else day, notes, selection
            )


def _refs(node: Node) -> tuple[str, ...]:
    return tuple(ref.target for ref in node.all("NoteRef"))


def _numbers(node: Node, *names: str) -> tuple[int, ...]:
    """Attributes that are whole numbers; empty if one is not."""
    given = [node.get(name).strip() for name in names]
    whole = all(re.fullmatch("-?[0-9]{1,11}", text) for text in given)
    return tuple(int(text) for text in given) if whole else ()


def text_of(holder: Node, texts: PackageTexts) -> str | None:
    """The plain text of an element that has one; None if it is not in the file.

    Raises:
        PackageError: the package is damaged, or its texts are larger than allowed.
    """
    inside = next(holder.all("PlainTextContent"), None)
    if inside is not None and inside.text:
        return inside.text
    path = holder.get("plainTextPath")
    return texts.read(path) if path else None
