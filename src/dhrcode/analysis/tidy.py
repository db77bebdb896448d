"""Tidy data: one row for each thing, one column for each fact, and what each column means."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from dhrcode.analysis.case_evidence import CaseEvidence
from dhrcode.analysis.cases import CandidateNote, CaseDetails, Fact
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.contacts import RecordContacts
from dhrcode.analysis.framework import SummarisedReview
from dhrcode.analysis.tidy_contacts import contacts_table, dated_contacts_table
from dhrcode.analysis.tidy_data import JOIN, TidyColumn, TidyRow, TidyTable, chosen, review_columns
from dhrcode.analysis.tidy_names import attribute_columns
from dhrcode.analysis.variables import NOT_CODED
from dhrcode.model.attribute_types import TYPES
from dhrcode.model.codebook import BEARERS, Attribute, Codebook
from dhrcode.model.record import STATUSES, Record

_FINDINGS = {
    "present": "Present",
    "absent": "Absent (looked for, and it did not happen)",
    "not-stated": "Not stated (the document does not say)",
    "unclear": "Unclear",
}


class RecordSummary(NamedTuple):
    """What two of the tables keep of a record: no words of its evidence, only how much there is."""

    review: CodedReview
    status: str
    facts: tuple[Fact, ...]
    pieces: dict[str, int]

    @classmethod
    def of(cls, record: Record, digest: str) -> "RecordSummary":
        """The summary of `record`, whose file has the given SHA-256."""
        case = CaseDetails.of(record, digest)
        pieces = {subtheme: len(evidence) for subtheme, evidence in case.evidence.items()}
        return cls(case.review, case.status, case.facts, pieces)


def findings_table(codebook: Codebook, kept: Sequence[RecordSummary]) -> TidyTable:
    """One row for each review and subtheme, coded or not, with the attributes of the case."""
    columns = (
        *review_columns(codebook),
        TidyColumn("coded", "date", "Day of coding; empty where the record gives none"),
        chosen("status", "Whether the coding is finished", _capitalized(STATUSES)),
        TidyColumn("codebook_version", "text", "Version of the codebook that it was coded with"),
        *_subtheme_columns(codebook),
        chosen(
            "finding",
            "What the record says of the subtheme; never empty",
            _FINDINGS | {NOT_CODED: "Not coded yet"},
        ),
        TidyColumn("evidence", "integer", "Number of pieces of evidence"),
    )
    attributes = tuple(
        _attribute_column(attribute, name)
        for attribute, name in zip(
            codebook.attributes, attribute_columns(codebook, [c.name for c in columns]), strict=True
        )
    )
    return TidyTable((*columns, *attributes), _finding_rows(codebook, kept))


def _finding_rows(codebook: Codebook, kept: Iterable[RecordSummary]) -> Iterator[TidyRow]:
    names = [attribute.full_name for attribute in codebook.attributes]
    places = [(a.id, a.label, s.id, s.label) for a, s in codebook.rows()]
    for review, status, facts, pieces in kept:
        head = (review.id, review.kind, review.coder, review.coded, status, review.version)
        values = _joined(facts)
        tail = tuple(values.get(name) for name in names)
        for place in places:
            finding = review.findings.get(place[2], NOT_CODED)
            yield (*head, *place, finding, pieces.get(place[2], 0), *tail)


def _joined(facts: Iterable[Fact]) -> dict[str, str]:
    """The values of each attribute, each once, in the order of the record."""
    values: dict[str, dict[str, None]] = {}
    for fact in facts:
        values.setdefault(fact.name, {})[fact.value] = None
    return {name: JOIN.join(given) for name, given in values.items()}


def evidence_table(codebook: Codebook, kept: Sequence[CaseDetails]) -> TidyTable:
    """One row for each piece of evidence; a candidate theme without evidence has a row too."""
    columns = (
        *(c for c in review_columns(codebook) if c.name != "kind"),
        *(c for c in _subtheme_columns(codebook) if c.name != "area"),
        chosen(
            "finding",
            "What the record says of the subtheme; empty for a candidate theme",
            _FINDINGS,
        ),
        TidyColumn(
            "candidate_theme",
            "text",
            "Theme that the codebook has no code for yet, as the "
            "coder named it; empty for a subtheme",
        ),
        TidyColumn("candidate_note", "text", "The coder's note on the candidate theme as a whole"),
        TidyColumn(
            "number",
            "integer",
            "Which piece of this finding or candidate theme, from 1; "
            "empty for a candidate theme without evidence",
        ),
        TidyColumn("source", "text", "The document's title, or its id where it has none"),
        TidyColumn("page", "text", "Page of the document, as written"),
        TidyColumn("section", "text", "Section of the document, as written"),
        TidyColumn("quote", "text", "The document's words"),
        TidyColumn("note", "text", "The coder's words"),
    )
    return TidyTable(columns, _evidence_rows(codebook, kept))


def _evidence_rows(codebook: Codebook, kept: Iterable[CaseDetails]) -> Iterator[TidyRow]:
    places = [(area.id, subtheme.id, subtheme.label) for area, subtheme in codebook.rows()]
    for case in kept:
        head = (case.id, case.review.coder)
        for place in places:
            finding = case.review.findings.get(place[1])
            for number, piece in enumerate(case.evidence.get(place[1], ()), start=1):
                yield (*head, *place, finding, None, None, number, *piece)
        for noted in case.candidates:
            yield from ((*head, None, None, None, None, *row) for row in _candidate_rows(noted))


def _candidate_rows(noted: CandidateNote) -> Iterator[TidyRow]:
    for number, piece in enumerate(noted.evidence, start=1):
        yield (noted.label, noted.note, number, *piece)
    if not noted.evidence:
        yield (noted.label, noted.note, None, *CaseEvidence(None, None, None, None, None))


def summaries_table(codebook: Codebook, kept: Sequence[SummarisedReview]) -> TidyTable:
    """One row for each finding that the coder has summarised."""
    columns = (
        *review_columns(codebook),
        *_subtheme_columns(codebook),
        chosen("finding", "What the record says of the subtheme", _FINDINGS),
        TidyColumn("summary", "text", "The finding in the coder's words; never empty"),
    )
    return TidyTable(columns, _summary_rows(codebook, kept))


def _summary_rows(codebook: Codebook, kept: Iterable[SummarisedReview]) -> Iterator[TidyRow]:
    places = [(a.id, a.label, s.id, s.label) for a, s in codebook.rows()]
    for one in kept:
        for place in places:
            finding, summary = one.cell(place[2])
            if summary:
                head = (one.review.id, one.review.kind, one.review.coder)
                yield (*head, *place, finding, summary)


def attributes_table(codebook: Codebook, kept: Sequence[RecordSummary]) -> TidyTable:
    """One row for each value of an attribute of the review, a victim or a perpetrator."""
    columns = (
        TidyColumn("review", "text", "The review's id"),
        chosen("of", "Whose the value is", _capitalized(BEARERS)),
        TidyColumn(
            "person",
            "integer",
            "Which victim or perpetrator of the review, from 1 in the "
            "record's order; empty for the review itself",
        ),
        TidyColumn(
            "attribute",
            "text",
            "The attribute's id",
            tuple(dict.fromkeys(a.id for a in codebook.attributes)),
        ),
        TidyColumn("label", "text", "The attribute's label"),
        TidyColumn("type", "text", "The attribute's type in the codebook", tuple(TYPES)),
        TidyColumn(
            "value",
            "text",
            "The value: an id, number or text, or not-stated where that was recorded; never empty",
        ),
        TidyColumn("value_label", "text", "The value's label, or the value where it has none"),
    )
    return TidyTable(columns, _attribute_rows(codebook, kept))


def _attribute_rows(codebook: Codebook, kept: Iterable[RecordSummary]) -> Iterator[TidyRow]:
    known = {(a.of, a.id): (n, a) for n, a in enumerate(codebook.attributes)}

    def place(fact: Fact) -> tuple[int, int, int]:
        return (BEARERS.index(fact.of), fact.number, known[fact.of, fact.attribute][0])

    for review, _, facts, _ in kept:
        for fact in sorted(facts, key=place):
            attribute = known[fact.of, fact.attribute][1]
            person = None if fact.of == "review" else fact.number
            yield (
                review.id,
                fact.of,
                person,
                attribute.id,
                attribute.label,
                attribute.type,
                fact.value,
                attribute.label_of(fact.value),
            )


def _capitalized(ids: Iterable[str]) -> dict[str, str]:
    return {one: one.capitalize() for one in ids}


def _subtheme_columns(codebook: Codebook) -> tuple[TidyColumn, ...]:
    areas = {area.id: area.label for area in codebook.areas}
    subthemes = {one.id: one.label for one in codebook.subthemes.values()}
    return (
        chosen("area_id", "Id of the thematic area", areas),
        TidyColumn("area", "text", "Label of the thematic area"),
        chosen("subtheme_id", "Id of the subtheme", subthemes),
        TidyColumn("subtheme", "text", "Label of the subtheme"),
    )


def _attribute_column(attribute: Attribute, name: str) -> TidyColumn:
    """Always text: a number's column holds `not-stated` too, and several people's values."""
    meaning = attribute.label
    if attribute.definition:
        meaning += f". {' '.join(attribute.definition.split()).rstrip('.')}"
    meaning += f" (attribute {attribute.full_name}, {attribute.type}); "
    several = attribute.of != "review" or attribute.data_type.several
    if several:
        meaning += f"several values are joined with {JOIN}, each once; "
    meaning += "empty where the record gives none"
    return TidyColumn(
        name,
        "text",
        meaning,
        attribute.allowed,
        tuple(attribute.label_of(value) for value in attribute.allowed),
        label=attribute.label,
        several=several,
        numbers=attribute.data_type.variable == "Integer",
    )


class TidyKind(NamedTuple):
    """One kind of tidy data.

    Attributes:
        keep: makes what is kept of a record and its digest; has its `review`.
        table: makes the table from what was kept, with the codebook.
        exactly: makes `keep` for a codebook, where that is to see what outputs do not show.
        dated: makes the table with dates, where there is such a one.
    """

    keep: Callable[[Record, str], Any]
    table: Callable[[Codebook, Sequence[Any]], TidyTable]
    exactly: Callable[[Codebook], Callable[[Record, str], Any]] | None = None
    dated: Callable[[Codebook, Sequence[Any]], TidyTable] | None = None


TABLES = {
    "findings": TidyKind(RecordSummary.of, findings_table),
    "evidence": TidyKind(CaseDetails.of, evidence_table),
    "attributes": TidyKind(RecordSummary.of, attributes_table),
    "summaries": TidyKind(SummarisedReview.of, summaries_table),
    "contacts": TidyKind(
        CodedReview.of, contacts_table, exactly=RecordContacts, dated=dated_contacts_table
    ),
}
"""The tables by name."""
