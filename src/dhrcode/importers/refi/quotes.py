"""What was coded, as evidence: the words and their page, or the place if there are no words."""

from collections.abc import Iterable

from dhrcode.importers.refi.clean import cut_line, fits, one_line
from dhrcode.importers.refi.content import ProjectContent
from dhrcode.importers.refi.materials import TEXT_SELECTION, DocumentSelection, RefiCoding, text_of
from dhrcode.importers.refi.nodes import Node
from dhrcode.importers.refi.positions import (
    PAGE_BREAKS,
    USUAL,
    CountedText,
    FileSelection,
    reading_of,
    words_named,
)
from dhrcode.model.refi import ORIGIN
from dhrcode.model.refi_texts import source_fields

EvidenceData = dict[str, str]
"""The fields of a piece of evidence."""
WHOLE = "the whole document"
_KEPT = 50
"""The most texts in memory: reviews are read one by one, and few have so many documents."""


class SelectedQuotes:
    """The words of selections.

    Args:
        content: what the project holds.
        codings: the codings that are imported; from them the way of counting is inferred.
    """

    def __init__(self, content: ProjectContent, codings: Iterable[RefiCoding]) -> None:
        self._file, self._notes, self._left = content.file, content.notes, content.left
        self._texts: dict[int, str | None] = {}
        self._counted: dict[int, CountedText] = {}
        self._reading = USUAL
        if not self._file.top.get("origin").startswith(ORIGIN):
            self._reading = reading_of(self._samples(codings))
            self._left.reading = self._reading.in_words

    def evidence(self, coding: RefiCoding, source: str) -> EvidenceData:
        """What was coded as a piece of evidence.

        Args:
            coding: the coding of a document, or of a part of one.
            source: the document's id in the record.
        """
        if coding.selection is None:
            piece = {"section": WHOLE}
        elif coding.selection.node.tag == TEXT_SELECTION:
            piece = self._words(coding.selection)
        else:
            piece = self._place(coding.selection)
        return {"source": source} | piece | self._short("note", self._notes.comments(coding.notes))

    def pages(self, holder: Node) -> int | None:
        """How many pages a document has, if its text was read and has pages."""
        counted = self._counted.get(id(holder))
        return counted.pages if counted else None

    def _words(self, selection: DocumentSelection) -> EvidenceData:
        positions, counted = selection.span, self._text(selection.holder)
        name = selection.node.get("name")
        span = counted.span(*positions, name) if counted and positions else None
        if counted and span and (words := one_line(counted.text[slice(*span)])):
            page = counted.page(span[0])
            return ({"page": page} if page else {}) | self._short("quote", words)
        if words := words_named(name, positions):
            self._left.in_part["named"] += 1
            return self._short("quote", words)
        self._left.in_part["wordless"] += 1
        start, end = positions or ("?", "?")
        return {"section": f"characters {start} to {end} as the file counts"}

    def _place(self, selection: DocumentSelection) -> EvidenceData:
        text = text_of(selection.node.first("Representation"), self._file.texts)
        quote = one_line(text or "")
        self._left.in_part["places"] += not quote
        place = selection.place or cut_line(selection.node.get("name")) or "a part of it"
        return {"section": place} | self._short("quote", quote)

    def _short(self, key: str, text: str) -> EvidenceData:
        """A field, unless its text is empty, or too long for a record."""
        self._left.in_part["long"] += not fits(text)
        return {key: text} if text and fits(text) else {}

    def _text(self, holder: Node) -> CountedText | None:
        if id(holder) not in self._counted:
            text = self._raw(holder)
            self._texts.pop(id(holder))  # if asked for later it is read again
            if text is None:
                return None
            while len(self._counted) >= _KEPT:
                self._counted.pop(next(iter(self._counted)))
            ours = "id" in source_fields(holder.description)
            self._counted[id(holder)] = CountedText(text, self._reading, PAGE_BREAKS[ours])
        return self._counted[id(holder)]

    def _raw(self, holder: Node) -> str | None:
        if id(holder) not in self._texts:
            self._texts[id(holder)] = text_of(holder, self._file.texts)
        return self._texts[id(holder)]

    def _samples(self, codings: Iterable[RefiCoding]) -> Iterable[FileSelection]:
        for coding in codings:
            part = coding.selection
            if part is not None and part.node.tag == TEXT_SELECTION and part.span is not None:
                text = self._raw(part.holder)
                if text is not None:
                    yield FileSelection(text, *part.span, part.node.get("name"))
