"""A review as a case, its documents as sources, its evidence as selections and notes."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dhrcode.exporters.refi.elements import child, ref, said
from dhrcode.exporters.refi.texts import SourceText, TextSpan, find_quote
from dhrcode.exporters.refi.variables import ExportVariables, VariableValue
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Evidence, Record, Source
from dhrcode.model.refi import INTERNAL, guid
from dhrcode.model.refi_texts import (
    NoteContent,
    candidate_evidence_note,
    candidate_note,
    evidence_note,
    source_text,
)

_NAME = 80
"""How many characters of a quote are the name of its selection."""


class Parts(NamedTuple):
    """The parts of a project that reviews add to; each may stay empty."""

    cases: Element
    sources: Element
    notes: Element
    links: Element

    @classmethod
    def empty(cls) -> "Parts":
        """The parts before the first review."""
        return cls(Element("Cases"), Element("Sources"), Element("Notes"), Element("Links"))


class TextSelection(NamedTuple):
    """A selection of a text.

    Attributes:
        guid: its GUID.
        coding: the GUID of its coding.
        span: where it is in the text.
        quote: the words, as the coder has them.
        code: the GUID of the code; None if being coded would say more than was found.
        note: the GUID of the note on it.
    """

    guid: str
    coding: str
    span: TextSpan
    quote: str
    code: str | None
    note: str


class ReviewWriter:
    """Writes one review into the parts of a project.

    Args:
        codebook: the codebook.
        record: the record.
        texts: the text of each document that there is one of, by the id of the record's source.
        parts: the parts to write into.

    Attributes:
        quotes: how many quotes were looked for in a text.
        lost: how many of them are in none.
    """

    def __init__(
        self, codebook: Codebook, record: Record, texts: Mapping[str, SourceText], parts: Parts
    ) -> None:
        self.codebook, self.record, self.texts, self.parts = codebook, record, texts, parts
        self.quotes = self.lost = 0
        self._selected: dict[str, list[TextSelection]] = {source: [] for source in texts}
        self._made = {"creatingUser": guid("user", record.coder)}
        if record.coded is not None:  # the day is known, but the standard has days only with a time
            self._made["creationDateTime"] = f"{record.coded.isoformat()}T00:00:00Z"

    def write(self, variables: ExportVariables, values: Mapping[str, VariableValue]) -> None:
        """Writes the review; `values` are those of its variables."""
        self._findings()
        self._candidates()
        for source in self.record.sources:
            self._source(source)
        self._case(variables, values)

    def _guid(self, kind: str, *ids: str | int) -> str:
        return guid(kind, self.codebook.id, self.record.review, *ids)

    def _findings(self) -> None:
        review = self.record.review
        for subtheme, label in _labels(self.codebook).items():
            coded = self.record.findings.get(subtheme)
            for piece, one in enumerate(coded.evidence if coded else (), start=1):
                finding = coded.finding if coded else ""
                note = self._note(
                    self._guid("evidence", subtheme, piece),
                    f"{label} {piece}",
                    evidence_note(review, subtheme, finding, piece, one),
                )
                code = guid("subtheme", self.codebook.id, subtheme)
                self._select(
                    one,
                    TextSelection(
                        self._guid("selection", subtheme, piece),
                        self._guid("coding", subtheme, piece),
                        TextSpan(0, 0),
                        one.quote or "",
                        code if finding == "present" else None,
                        note,
                    ),
                )

    def _candidates(self) -> None:
        review = self.record.review
        for theme, candidate in enumerate(self.record.emerging, start=1):
            named = f"candidate theme {theme}: {candidate.label}"
            self._note(
                self._guid("candidate", theme), named, candidate_note(review, theme, candidate)
            )
            for piece, one in enumerate(candidate.evidence, start=1):
                note = self._note(
                    self._guid("candidate-evidence", theme, piece),
                    f"{named} {piece}",
                    candidate_evidence_note(review, theme, piece, one),
                )
                own = self._guid("candidate-selection", theme, piece)
                self._select(
                    one, TextSelection(own, "", TextSpan(0, 0), one.quote or "", None, note)
                )

    def _select(self, one: Evidence, selected: TextSelection) -> None:
        """Adds a selection of the quote in the text that contains it, if any does."""
        sources = [one.source] if one.source else list(self.texts)
        texts = [source for source in sources if source in self.texts]
        if not one.quote or not texts:
            return
        self.quotes += 1
        found = find_quote((self.texts[source] for source in texts), one.quote, one.page)
        if found is None:
            self.lost += 1
        else:
            which, span = found
            self._selected[texts[which]].append(selected._replace(span=span))

    def _note(self, own: str, named: str, note: NoteContent) -> str:
        """Adds a note and its link with the case; returns its GUID."""
        self._add_note(own, named, note.text)
        return own

    def _add_note(self, own: str, named: str, text: str) -> None:
        name = f"{self.record.review}: {named}"
        note = child(self.parts.notes, "Note", guid=own, name=name, **self._made)
        said(note, "PlainTextContent", text)
        child(
            self.parts.links,
            "Link",
            guid=guid("link", own),
            name=name,
            direction="Associative",
            originGUID=self._guid("case"),
            targetGUID=own,
        )

    def _source(self, source: Source) -> None:
        about = source_text(self.record.review, source)
        named = source.title or source.id
        if source.id not in self.texts:
            self._add_note(self._guid("source-note", source.id), named, about)
            return
        own = self._guid("source", source.id)
        text = child(
            self.parts.sources,
            "TextSource",
            guid=own,
            name=f"{self.record.review}: {named}",
            plainTextPath=f"{INTERNAL}{own}.txt",
        )
        said(text, "Description", about)
        for selected in self._selected[source.id]:
            self._selection(text, selected)

    def _selection(self, text: Element, selected: TextSelection) -> None:
        start, end = selected.span
        result = child(
            text,
            "PlainTextSelection",
            guid=selected.guid,
            name=_in_short(selected.quote),
            startPosition=str(start),
            endPosition=str(end),
            **self._made,
        )
        if selected.code is not None:
            ref(
                child(result, "Coding", guid=selected.coding, **self._made),
                "CodeRef",
                selected.code,
            )
        ref(result, "NoteRef", selected.note)

    def _case(self, variables: ExportVariables, values: Mapping[str, VariableValue]) -> None:
        record = self.record
        case = child(self.parts.cases, "Case", guid=self._guid("case"), name=record.review)
        said(case, "Description", record.memo)
        for subtheme in _labels(self.codebook):
            coded = record.findings.get(subtheme)
            if coded and coded.finding == "present":
                ref(case, "CodeRef", guid("subtheme", self.codebook.id, subtheme))
        variables.add_values(case, values)
        for source in self.texts:
            ref(case, "SourceRef", self._guid("source", source))
        for found in self._selected.values():
            for selected in found:
                ref(case, "SelectionRef", selected.guid)


def _labels(codebook: Codebook) -> dict[str, str]:
    """The label of each subtheme, retired ones too, in the codebook's order."""
    return {one.id: one.label for area in codebook.areas for one in area.subthemes}


def _in_short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _NAME else f"{words[: _NAME - 1]}…"
