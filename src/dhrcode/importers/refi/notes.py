"""The notes of a project: dhrcode's own say what a record holds, others are comments."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dhrcode.importers.refi.clean import whole_text
from dhrcode.importers.refi.file import OpenedFile
from dhrcode.importers.refi.materials import Material, text_of
from dhrcode.importers.refi.nodes import Node
from dhrcode.model.refi_texts import NoteContent, noted, source_fields


@dataclass(slots=True)
class RefiNote:
    """A note.

    Attributes:
        node: its element.
        text: what it says.
        said: its content on a finding or candidate theme, if dhrcode wrote it.
        source: its content on a document, if dhrcode wrote it; otherwise empty.
        material: the document, if it is the description of a selection of it.
    """

    node: Node
    text: str
    said: NoteContent | None
    source: dict[str, str] = field(default_factory=dict)
    material: Material | None = None

    @property
    def ours(self) -> bool:
        """Whether dhrcode wrote it."""
        return self.said is not None or bool(self.source)

    @property
    def review(self) -> str:
        """The review that it names; empty if it names none."""
        return self.said.review if self.said else self.source.get("review", "")


class RefiNotes:
    """The notes of a project; the description of a selection is one too, as programs keep no other.

    Attributes:
        by_guid: each note.
        links: the GUIDs of the two ends of each link.
        used: the GUIDs of other programs' notes that came in as comments.
    """

    def __init__(self, file: OpenedFile, materials: Iterable[Material]) -> None:
        self.links = [
            (link.guid("originGUID"), link.guid("targetGUID"))
            for link in file.top.listed("Links", "Link")
        ]
        self.by_guid: dict[str, RefiNote] = {}
        self.used: set[str] = set()
        for material in materials:
            for part in material.selections:
                if text := part.node.description:
                    note = RefiNote(part.node, text, noted(text), material=material)
                    self.by_guid[part.own_note] = note
        for node in file.top.listed("Notes", "Note"):
            text = whole_text(text_of(node, file.texts) or node.description)
            text = text.removeprefix("\ufeff")
            source = source_fields(text)
            own = {} if "id" not in source or "review" not in source else source
            self.by_guid[node.guid()] = RefiNote(node, text, noted(text), own)

    def comments(self, guids: Iterable[str]) -> str:
        """The texts of other programs' notes, joined; these notes count as used."""
        texts = []
        for guid in dict.fromkeys(guids):
            note = self.by_guid.get(guid)
            if note and not note.ours and note.text.strip():
                self.used.add(guid)
                texts.append(note.text.strip())
        return "\n\n".join(texts)

    def said(self, guids: Iterable[str]) -> Iterator[NoteContent]:
        """The content of dhrcode's notes among these."""
        for guid in guids:
            note = self.by_guid.get(guid)
            if note and note.said:
                yield note.said

    def others(self) -> int:
        """How many notes of other programs belong to nothing that was imported."""
        return sum(
            not note.ours and note.material is None and guid not in self.used
            for guid, note in self.by_guid.items()
        )

    def other_links(self) -> int:
        """How many links are not links of dhrcode's notes to their cases."""
        ours = {guid for guid, note in self.by_guid.items() if note.ours}
        return sum(ours.isdisjoint(ends) for ends in self.links)
