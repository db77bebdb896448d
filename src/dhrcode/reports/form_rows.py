"""The rows of a form: what a record holds, and room for more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dhrcode.errors import RefusedError
from dhrcode.model.codebook import Attribute, Bearer, Codebook, Subtheme
from dhrcode.model.contact import Contact, next_id
from dhrcode.model.form import (
    ATTRIBUTES,
    BETWEEN_CHOICES,
    CANDIDATES,
    CONTACTS,
    COUNTS,
    FINDINGS,
    GUIDE,
    NONE_OF_THEM,
    RECORD,
    RECORD_ROWS,
    SHEETS,
    SOURCES,
    FormColumn,
    Look,
    value_heading,
)
from dhrcode.model.record import Candidate, CodedSubtheme, Source, Value
from dhrcode.reports.form import Subject

MAX_CELL = 32_767
"""Characters of a cell, in UTF-16 (Excel specifications and limits)."""
LEAST_PIECES, SPARE_PIECES = 3, 1
"""Rows of evidence of a subtheme: so many at least, and more than there are."""
FURTHER_PIECES = 20
"""Rows at the end of the findings for evidence of any subtheme."""
SPARE_SOURCES, SPARE_CANDIDATES, PIECES_OF_CANDIDATE, SPARE_CONTACTS = 6, 4, 2, 12

Cells = Mapping[str, str]
"""Texts by the keys of their columns."""
_NOTHING: Mapping[str, Look] = MappingProxyType({})
_AGAIN: Mapping[str, Look] = {"label": "quiet", "finding": "shut", "summary": "shut"}
"""How a further row of a subtheme looks."""


class FormRow(NamedTuple):
    """A row of a sheet.

    Attributes:
        cells: its texts; what is not in it is empty.
        looks: of the cells that do not look as their column does.
        list: what is chosen from in the columns that leave it to the row.
        band: a heading across the sheet, which is all that there is in the row.
    """

    cells: Cells
    looks: Mapping[str, Look] = _NOTHING
    list: str = ""
    band: str = ""


def band(text: str) -> FormRow:
    """A heading across the sheet."""
    return FormRow({}, band=text)


def form_rows(subject: Subject) -> dict[str, list[FormRow]]:
    """The rows of each sheet, in their order.

    Raises:
        RefusedError: a text is longer than a cell may be, or there are too many people.
    """
    record = subject.record
    sheets = {
        SOURCES: [*_sources(record.sources if record else ())],
        FINDINGS: [*_findings(subject)],
        ATTRIBUTES: [*_attributes(subject)],
        CANDIDATES: [*_candidates(record.emerging if record else ())],
        CONTACTS: [*_contacts(record.contacts if record else ())],
        RECORD: [*_record(subject)],
        GUIDE: [*_guide(subject.codebook)],
    }
    for name, rows in sheets.items():
        refuse_long(subject.review, name, rows)
    return sheets


def refuse_long(form: str, sheet: str, rows: Sequence[FormRow]) -> None:
    """Refuses a text that no cell can hold.

    Args:
        form: what the form is of.
        sheet: the sheet's name.
        rows: its rows.

    Raises:
        RefusedError: there is one.
    """
    for row in rows:
        for key, text in row.cells.items():
            if len(text.encode("utf-16-le")) // 2 > MAX_CELL:
                what = key.rpartition(".")[2]
                said = f"a form cannot hold the {what} of {row.cells.get('id', sheet)} in {form}"
                raise RefusedError(f"{said}: a cell of Excel takes {MAX_CELL:,} characters")


def _texts(of: object, columns: Iterable[FormColumn]) -> Cells:
    """What a part of a record or codebook says, in the columns that hold it."""
    given = {column.key: getattr(of, column.field, None) for column in columns}
    return {
        key: "true"
        if value is True
        else "\n".join(value)
        if isinstance(value, tuple)
        else str(value)
        for key, value in given.items()
        if value is not None and value is not False
    }


def _sources(sources: Sequence[Source]) -> Iterator[FormRow]:
    yield from (FormRow(_texts(source, SHEETS[SOURCES].columns)) for source in sources)
    yield from (FormRow({}) for _ in range(SPARE_SOURCES))


def _findings(subject: Subject) -> Iterator[FormRow]:
    held = subject.record.findings if subject.record else {}
    for area in subject.codebook.coded_areas:
        yield band(area.label)
        for subtheme in area.subthemes:
            yield from _finding(subtheme, held.get(subtheme.id))
    yield band("Further evidence: choose its subtheme in the column Id")
    open_: Mapping[str, Look] = {**_AGAIN, "id": "typed"}
    yield from (FormRow({}, open_) for _ in range(FURTHER_PIECES))


def _finding(subtheme: Subtheme, coded: CodedSubtheme | None) -> Iterator[FormRow]:
    """A row for each piece of evidence, with room for more; the first has the finding."""
    told = {"label": subtheme.label, "id": subtheme.id}
    own = _texts(coded, SHEETS[FINDINGS].own) if coded else {}
    first = {"definition": subtheme.definition, **own}
    pieces = _pieces(FINDINGS, coded, LEAST_PIECES)
    yield FormRow({**told, **first, **pieces[0]})
    yield from (FormRow({**told, **piece}, _AGAIN) for piece in pieces[1:])


def _pieces(sheet: str, of: CodedSubtheme | Candidate | Contact | None, least: int) -> list[Cells]:
    pieces = [_texts(piece, SHEETS[sheet].evidence) for piece in of.evidence] if of else []
    return [*pieces, *({} for _ in range(max(least - len(pieces), SPARE_PIECES)))]


def _candidates(candidates: Sequence[Candidate]) -> Iterator[FormRow]:
    given: list[Candidate | None] = [*candidates, *[None] * SPARE_CANDIDATES]
    for number, candidate in enumerate(given, start=1):
        named = _texts(candidate, SHEETS[CANDIDATES].own)
        for piece in _pieces(CANDIDATES, candidate, PIECES_OF_CANDIDATE):
            yield FormRow({"number": str(number), **named, **piece})
            named = {}


def _contacts(contacts: Sequence[Contact]) -> Iterator[FormRow]:
    """A row for each piece of evidence, with room for one more; then rows for new contacts."""
    own = SHEETS[CONTACTS].own
    shut: Mapping[str, Look] = {column.key: "shut" for column in own}
    for one in contacts:
        lists = {"with": _listed(one.with_), "themes": _listed(one.themes)}
        said = {key: text for key, text in {**_texts(one, own), **lists}.items() if text}
        pieces = _pieces(CONTACTS, one, 1)
        yield FormRow({"id": one.id, **said, **pieces[0]})
        yield from (FormRow({"id": one.id, **piece}, shut) for piece in pieces[1:])
    first = int(next_id(tuple(contacts))[1:])
    yield from (FormRow({"id": f"C{number}"}) for number in range(first, first + SPARE_CONTACTS))


def _listed(several: Sequence[str]) -> str:
    return f"{BETWEEN_CHOICES} ".join(several)


def _attributes(subject: Subject) -> Iterator[FormRow]:
    known = subject.codebook.attributes_of
    several: Mapping[str, Look] = {
        value_heading(n): "typed" for n in range(2, subject.values() + 1)
    }
    for of, number, given in _bearers(subject):
        if known[of]:
            yield band(f"{of.capitalize()} {number}".strip())
        for attribute in known[of].values():
            if attribute.retired and attribute.id not in given:
                continue
            told = {"of": of, "number": number, "label": attribute.label, "id": attribute.id}
            cells = {**told, "definition": _meaning(attribute), **_values(given.get(attribute.id))}
            looks = several if attribute.data_type.several else _NOTHING
            yield FormRow(cells, looks, list=f"{of}.{attribute.id}")


def _bearers(subject: Subject) -> Iterator[tuple[Bearer, str, Mapping[str, Value]]]:
    """The review, and each victim and perpetrator with room for more: whose, which, and what."""
    yield "review", "", subject.record.attributes if subject.record else {}
    for (of, people), count in zip(COUNTS.items(), subject.people(), strict=True):
        held = getattr(subject.record, people, ())
        for number in range(count):
            yield of, str(number + 1), held[number] if number < len(held) else {}


def _meaning(attribute: Attribute) -> str:
    """What an attribute is, and its values where their names do not say all."""
    named = [
        f"{v.id}: {v.label}"
        for v in attribute.values
        if v.retired is None
        and v.label
        and _letters(v.label.replace(" to ", "-")) != _letters(v.id)
    ]
    return "\n".join(filter(None, (attribute.definition, attribute.data_type.form_note, *named)))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _values(value: Value | None) -> Cells:
    if value is None:
        return {}
    if not isinstance(value, tuple):
        return {value_heading(1): str(value)}
    return {value_heading(n): text for n, text in enumerate(value or (NONE_OF_THEM,), start=1)}


def _record(subject: Subject) -> Iterator[FormRow]:
    held: dict[str, object] = {"status": "draft"}
    if record := subject.record:
        held = {row.key: getattr(record, row.key) for row in RECORD_ROWS}
        held |= {people: _ending_empty(getattr(record, people)) for people in COUNTS.values()}
    held["kind"] = subject.kind
    for row in RECORD_ROWS:
        told = {"id": row.key, "label": row.label, "definition": row.definition}
        yield FormRow({**told, "value": str(held.get(row.key) or "")}, list=row.list)


def _ending_empty(people: Sequence[Mapping[str, Value]]) -> str:
    """How many people there are, where the last of them has no attribute to show it."""
    return str(len(people)) if people and not people[-1] else ""


def _guide(codebook: Codebook) -> Iterator[FormRow]:
    """The codebook: for each subtheme when it applies and when not."""
    for area in codebook.coded_areas:
        yield band(area.label)
        yield from (FormRow(_texts(one, SHEETS[GUIDE].columns)) for one in area.subthemes)
    if codebook.candidates:
        yield band("Candidate themes: they have no subtheme, and are noted on their own sheet")
        yield from (FormRow(_texts(one, SHEETS[GUIDE].columns)) for one in codebook.candidates)
