"""A record as the rows of a form, with room for more."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from dhrcode.errors import RefusedError
from dhrcode.model.codebook import Attribute, Bearer, Codebook
from dhrcode.model.form import (
    ATTRIBUTES,
    CANDIDATES,
    EVIDENCE_FIELDS,
    FINDINGS,
    FORM_VERSION,
    MOST_PEOPLE,
    NONE_OF_THEM,
    RECORD,
    SOURCES,
    About,
    value_heading,
)
from dhrcode.model.guarded import shown
from dhrcode.model.record import Candidate, CodedSubtheme, Evidence, Record, Source, Value
from dhrcode.model.vocabulary import arranged
from dhrcode.store.yaml.writer import record_yaml

MAX_CELL = 32_767
"""Characters of a cell, in UTF-16 (Excel specifications and limits)."""
LEAST_PIECES, SPARE_PIECES = 3, 1
"""Rows of evidence of a subtheme: so many at least, and more than there are."""
FURTHER_PIECES = 20
"""Rows at the end of the findings for evidence of any subtheme."""
LEAST_PEOPLE = 2
SPARE_SOURCES, SPARE_CANDIDATES, PIECES_OF_CANDIDATE = 6, 4, 2
MOST_VALUES = 6
"""Columns for the values of an attribute that takes several; a cell may hold more of them."""

FormRow = dict[str, str]
"""A row's cells by the keys of their columns; what is not in it is empty."""


class Subject(NamedTuple):
    """What a form is made of.

    Attributes:
        review: the review's id.
        kind: its kind.
        codebook: the project's.
        record: the record, or None where nobody has coded the review yet.
        coder: for whom, if that is known.
        own: whether the form is for a coder's independent coding.
    """

    review: str
    kind: str
    codebook: Codebook
    record: Record | None = None
    coder: str = ""
    own: bool = False

    def about(self) -> About:
        """What the hidden sheet says."""
        record = self.record
        return About(
            FORM_VERSION,
            self.review,
            self.codebook.id,
            self.codebook.version,
            record.coder if record else self.coder,
            "yes" if self.own else "no",
            fingerprint(record, self.codebook),
            *(str(n) for n in self.people()),
        )

    def people(self) -> tuple[int, int]:
        """For how many victims and perpetrators there are rows."""
        held = (self.record.victims, self.record.perpetrators) if self.record else ((), ())
        if any(len(people) > MOST_PEOPLE for people in held):
            raise RefusedError(
                f"a form cannot hold {self.review}: it has room for {MOST_PEOPLE} "
                "victims and as many perpetrators"
            )
        victims, perpetrators = (max(LEAST_PEOPLE, len(people) + 1) for people in held)
        return victims, perpetrators

    def values(self) -> int:
        """How many columns of values the attributes need."""
        several = [len(a.allowed) - 1 for a in self.codebook.attributes if a.data_type.several]
        held = [len(v) for v in _all_values(self.record) if isinstance(v, tuple)]
        return max(1, *held, min(MOST_VALUES, max(several, default=1)))


def fingerprint(record: Record | None, codebook: Codebook) -> str:
    """The digest of what a form holds of a record; empty where there is no record."""
    if record is None:
        return ""
    findings = {
        subtheme: coded.model_copy(update={"settled": None})
        for subtheme, coded in record.findings.items()
        if subtheme in codebook.subthemes
    }
    held = shown(record, codebook).model_copy(
        update={
            "findings": findings,
            "consensus_of": (),
            "not_identifying": (),
            "again": (),
        }
    )
    return sha256(record_yaml(arranged(held, codebook)).encode()).hexdigest()


def _all_values(record: Record | None) -> Iterator[Value]:
    if record is not None:
        for bearer in (record.attributes, *record.victims, *record.perpetrators):
            yield from bearer.values()


def form_rows(subject: Subject) -> dict[str, list[FormRow]]:
    """The rows of each sheet that is read back, in their order.

    Raises:
        RefusedError: a text is longer than a cell may be, or there are too many people.
    """
    record = subject.record
    sheets = {
        SOURCES: [*_sources(record.sources if record else ())],
        FINDINGS: [*_findings(subject)],
        ATTRIBUTES: [*_attributes(subject)],
        CANDIDATES: [*_candidates(record.emerging if record else ())],
        RECORD: [*_record(subject)],
    }
    for name, rows in sheets.items():
        _refuse_long(subject.review, name, rows)
    return sheets


def _refuse_long(review: str, sheet: str, rows: Sequence[FormRow]) -> None:
    for row in rows:
        for key, text in row.items():
            if len(text.encode("utf-16-le")) // 2 > MAX_CELL:
                said = f"a form cannot hold the {key} of {row.get('id', sheet)} in {review}"
                raise RefusedError(f"{said}: a cell of Excel takes {MAX_CELL:,} characters")


def _sources(sources: Sequence[Source]) -> Iterator[FormRow]:
    for source in sources:
        given = source.model_dump(exclude_none=True)
        yield {key: str(value) for key, value in given.items()}
    yield from ({} for _ in range(SPARE_SOURCES))


def _findings(subject: Subject) -> Iterator[FormRow]:
    area, held = "", subject.record.findings if subject.record else {}
    for of, subtheme in subject.codebook.rows():
        if of.id != area:
            area = of.id
            yield {"band": of.label}
        coded = held.get(subtheme.id)
        told = {"label": subtheme.label, "id": subtheme.id}
        for number, piece in enumerate(_pieces(coded)):
            first = {"definition": subtheme.definition} if number == 0 else {"again": "yes"}
            found = {"finding": coded.finding} if number == 0 and coded else {}
            yield told | first | found | piece
    yield {"band": "Further evidence: choose its subtheme in the column Id"}
    yield from ({"again": "yes", "open": "yes"} for _ in range(FURTHER_PIECES))


def _pieces(coded: CodedSubtheme | None) -> Iterator[FormRow]:
    evidence = coded.evidence if coded else ()
    yield from (_piece(piece) for piece in evidence)
    room = max(LEAST_PIECES - len(evidence), SPARE_PIECES)
    yield from ({} for _ in range(room))


def _piece(piece: Evidence) -> FormRow:
    given = {field: getattr(piece, field) for field in EVIDENCE_FIELDS}
    return {field: text for field, text in given.items() if text is not None}


def _candidates(candidates: Sequence[Candidate]) -> Iterator[FormRow]:
    for number in range(1, len(candidates) + SPARE_CANDIDATES + 1):
        candidate = candidates[number - 1] if number <= len(candidates) else None
        evidence = candidate.evidence if candidate else ()
        for at in range(max(PIECES_OF_CANDIDATE, len(evidence) + SPARE_PIECES)):
            piece = _piece(evidence[at]) if at < len(evidence) else {}
            if "note" in piece:
                piece["evidence note"] = piece.pop("note")
            yield {"number": str(number)} | (_named(candidate) if at == 0 else {}) | piece


def _named(candidate: Candidate | None) -> FormRow:
    if candidate is None:
        return {}
    return {"label": candidate.label} | ({"note": candidate.note} if candidate.note else {})


def _attributes(subject: Subject) -> Iterator[FormRow]:
    record, of = subject.record, subject.codebook.attributes_of
    yield from _bearer("review", "", of["review"], record.attributes if record else {})
    victims, perpetrators = subject.people()
    yield from _people("victim", victims, of["victim"], record.victims if record else ())
    yield from _people(
        "perpetrator", perpetrators, of["perpetrator"], record.perpetrators if record else ()
    )


def _people(
    of: Bearer, count: int, known: Mapping[str, Attribute], held: Sequence[Mapping[str, Value]]
) -> Iterator[FormRow]:
    for number in range(1, count + 1):
        given = held[number - 1] if number <= len(held) else {}
        yield from _bearer(of, str(number), known, given)


def _bearer(
    of: Bearer, number: str, known: Mapping[str, Attribute], given: Mapping[str, Value]
) -> Iterator[FormRow]:
    if known:
        yield {"band": f"{of.capitalize()} {number}".strip()}
    for attribute in known.values():
        yield {
            "of": of,
            "number": number,
            "label": attribute.label,
            "id": attribute.id,
            "definition": _meaning(attribute),
            **({"several": "yes"} if attribute.data_type.several else {}),
            **_values(given.get(attribute.id)),
        }


def _meaning(attribute: Attribute) -> str:
    """What an attribute is, and its values where their names do not say all."""
    named = [
        f"{v.id}: {v.label}"
        for v in attribute.values
        if v.label and _letters(v.label.replace(" to ", "-")) != _letters(v.id)
    ]
    return "\n".join(filter(None, (attribute.definition, attribute.data_type.form_note, *named)))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _values(value: Value | None) -> FormRow:
    if value is None:
        return {}
    if not isinstance(value, tuple):
        return {value_heading(1): str(value)}
    return {value_heading(n): text for n, text in enumerate(value or (NONE_OF_THEM,), start=1)}


def _record(subject: Subject) -> Iterator[FormRow]:
    record = subject.record
    held = {
        "status": record.status if record else "draft",
        "kind": subject.kind,
        "coded": record.coded.isoformat() if record and record.coded else "",
        "victims": _ending_empty(record.victims if record else ()),
        "perpetrators": _ending_empty(record.perpetrators if record else ()),
        "memo": record.memo if record and record.memo else "",
    }
    for key, (label, meaning) in _RECORD.items():
        yield {"id": key, "label": label, "value": held[key], "definition": meaning}


def _ending_empty(people: Sequence[Mapping[str, Value]]) -> str:
    """How many people there are, where the last of them has no attribute to show it."""
    return str(len(people)) if people and not people[-1] else ""


_RECORD = {
    "status": (
        "Status",
        "complete once every subtheme has a finding; draft until then",
    ),
    "kind": ("Kind of review", "as the codebook names it"),
    "coded": ("Day of the coding", "the day on which you finished, such as 2014-06-03"),
    "victims": ("Victims in all", "only if there are more than are described in Attributes"),
    "perpetrators": ("Perpetrators in all", "only if there are more than are described"),
    "memo": ("Memo", "anything else that a reader of this record should know"),
}
