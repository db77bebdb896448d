"""A review as a case, its documents as sources, its evidence as selections and notes."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dhrcode.analysis.quotes.exact import QuoteSpan
from dhrcode.exporters.refi.elements import child, ref, said
from dhrcode.exporters.refi.texts import SourceText, file_name, find_quote
from dhrcode.exporters.refi.variables import ExportVariables, VariableValue
from dhrcode.exporters.text.plain import plain
from dhrcode.model.codebook import Codebook
from dhrcode.model.equal_labels import distinct_labels
from dhrcode.model.record import Evidence, Record, Source
from dhrcode.model.refi import INTERNAL, NO_DAY, guid
from dhrcode.model.refi_texts import (
    NO_DAY_SAID,
    NoteContent,
    candidate_note,
    contact_note,
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


class _EvidenceNote(NamedTuple):
    """A note on a piece of evidence, and the selection of its words if they are found.

    Attributes:
        guid: its GUID.
        name: its name, after the review's id.
        text: what it says.
        selection: the GUID of the selection.
        coding: the GUID of the selection's coding.
        code: the GUID of the code; None if being coded would say more than was found.
    """

    guid: str
    name: str
    text: str
    selection: str
    coding: str
    code: str | None


class _CodedPassage(NamedTuple):
    """A selection of a text: where it is, and what is noted on it, the first first."""

    span: QuoteSpan
    quote: str
    notes: list[_EvidenceNote]


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
        files: the texts of notes that are files of their own, by name.
    """

    def __init__(
        self, codebook: Codebook, record: Record, texts: Mapping[str, SourceText], parts: Parts
    ) -> None:
        self.codebook, self.record, self.texts, self.parts = codebook, record, texts, parts
        self.quotes = self.lost = 0
        self.files: dict[str, str] = {}
        self._selected: dict[str, list[_CodedPassage]] = {source: [] for source in texts}
        self._names: set[str] = set()
        day = NO_DAY if record.coded is None else record.coded.isoformat()
        self._made = {
            "creatingUser": guid("user", record.coder),
            "creationDateTime": f"{day}T00:00:00Z",  # the standard has days only with a time
        }
        self._no_day = NO_DAY_SAID if record.coded is None else ""

    def write(self, variables: ExportVariables, values: Mapping[str, VariableValue]) -> None:
        """Writes the review; `values` are those of its variables."""
        self._findings()
        self._candidates()
        self._contacts()
        for source in self.record.sources:
            self._source(source)
        self._case(variables, values)

    def _guid(self, kind: str, *ids: str | int) -> str:
        return guid(kind, self.codebook.id, self.record.review, *ids)

    def _findings(self) -> None:
        for subtheme, label in distinct_labels(self.codebook).items():
            if coded := self.record.findings.get(subtheme):
                about = NoteContent(self.record.review, subtheme, coded.finding)
                if coded.summary:
                    told = self._text(about._replace(summary=coded.summary))
                    self._in_a_file(self._guid("summary", subtheme), f"{label}: summary", told)
                self._pieces("", subtheme, label, about, coded.evidence)

    def _candidates(self) -> None:
        for theme, candidate in enumerate(self.record.emerging, start=1):
            named = f"candidate theme {theme}: {candidate.label}"
            own = self._text(candidate_note(self.record.review, theme, candidate))
            self._in_a_file(self._guid("candidate", theme), named, own)
            about = NoteContent(self.record.review, theme=theme)
            self._pieces("candidate-", theme, named, about, candidate.evidence)

    def _contacts(self) -> None:
        for one in self.record.contacts:
            named, own = f"contact {one.id}", self._text(contact_note(self.record.review, one))
            self._in_a_file(self._guid("contact", one.id), named, own)
            about = NoteContent(self.record.review, contact=one.id)
            self._pieces("contact-", one.id, named, about, one.evidence)

    def _pieces(
        self,
        kind: str,
        own: str | int,
        named: str,
        about: NoteContent,
        evidence: Iterable[Evidence],
    ) -> None:
        """Adds the evidence of a part of the record.

        Args:
            kind: what kinds of GUID begin with.
            own: what tells the part from others of its kind.
            named: its name.
            about: a note about it.
            evidence: the pieces.
        """
        code = guid("subtheme", self.codebook.id, own) if about.finding == "present" else None
        for number, one in enumerate(evidence, start=1):
            note = _EvidenceNote(
                self._guid(f"{kind}evidence", own, number),
                f"{named} {number}",
                self._text(about.of_piece(number, one)),
                self._guid(f"{kind}selection", own, number),
                self._guid(f"{kind}coding", own, number),
                code,
            )
            self._evidence(one, note)

    def _text(self, said: NoteContent) -> str:
        return said._replace(day=self._no_day).text

    def _evidence(self, one: Evidence, note: _EvidenceNote) -> None:
        """Adds a note, and a selection of the quote in the text that contains it, if any does.

        Programs keep one selection of a passage with a code, and only its description. So a second
        note on it is a file, as are notes on no selection: those are kept as memos or journals.
        """
        found = self._find(one)
        if found is None:
            self._in_a_file(note.guid, note.name, note.text)
            return
        source, span = found
        for other in self._selected[source]:
            if other.span == span and other.notes[0].code == note.code:
                other.notes.append(note)
                self._in_a_file(note.guid, note.name, note.text)
                return
        self._selected[source].append(_CodedPassage(span, one.quote or "", [note]))
        said(self._note(note.guid, note.name), "PlainTextContent", note.text)

    def _find(self, one: Evidence) -> tuple[str, QuoteSpan] | None:
        """The document that contains a quote, and where."""
        sources = [one.source] if one.source else list(self.texts)
        texts = [source for source in sources if source in self.texts]
        if not one.quote or not texts:
            return None
        self.quotes += 1
        found = find_quote((self.texts[source] for source in texts), one.quote, one.page)
        self.lost += found is None
        return (texts[found[0]], found[1]) if found else None

    def _in_a_file(self, own: str, named: str, text: str) -> None:
        self.files[f"{own}.txt"] = plain(text)
        self._note(own, named, plainTextPath=f"{INTERNAL}{own}.txt")

    def _note(self, own: str, named: str, **where: str) -> Element:
        """Adds a note and its link with the case."""
        name = f"{self.record.review}: {named}"
        note = child(self.parts.notes, "Note", guid=own, name=name, **where, **self._made)
        child(
            self.parts.links,
            "Link",
            guid=guid("link", own),
            name=name,
            direction="Associative",
            originGUID=self._guid("case"),
            targetGUID=own,
        )
        return note

    def _source(self, source: Source) -> None:
        named = source.title or source.id
        if source.id not in self.texts:
            about = source_text(self.record.review, source, self._no_day)
            self._in_a_file(self._guid("source-note", source.id), named, about)
            return
        own = self._guid("source", source.id)
        name = file_name(f"{self.record.review} {named}", self._names)
        where = f"{INTERNAL}{own}.txt"
        text = child(
            self.parts.sources,
            "TextSource",
            guid=own,
            name=name,
            plainTextPath=where,
            **self._made,
        )
        said(text, "Description", source_text(self.record.review, source))
        for selected in self._selected[source.id]:
            self._selection(text, selected)

    def _selection(self, text: Element, selected: _CodedPassage) -> None:
        start, end = selected.span
        first = selected.notes[0]
        result = child(
            text,
            "PlainTextSelection",
            guid=first.selection,
            name=_in_short(selected.quote),
            startPosition=str(start),
            endPosition=str(end),
            **self._made,
        )
        said(result, "Description", first.text)
        if first.code is not None:
            ref(child(result, "Coding", guid=first.coding, **self._made), "CodeRef", first.code)
        for note in selected.notes:
            ref(result, "NoteRef", note.guid)

    def _case(self, variables: ExportVariables, values: Mapping[str, VariableValue]) -> None:
        record = self.record
        case = child(self.parts.cases, "Case", guid=self._guid("case"), name=record.review)
        said(case, "Description", record.memo)
        for area in self.codebook.areas:
            for one in area.subthemes:
                coded = record.findings.get(one.id)
                if coded and coded.finding == "present":
                    ref(case, "CodeRef", guid("subtheme", self.codebook.id, one.id))
        variables.add_values(case, values)
        for source in self.texts:
            ref(case, "SourceRef", self._guid("source", source))
        for found in self._selected.values():
            for selected in found:
                ref(case, "SelectionRef", selected.notes[0].selection)


def _in_short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _NAME else f"{words[: _NAME - 1]}…"
