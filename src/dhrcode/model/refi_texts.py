"""Descriptions and notes in REFI-QDA files, as dhrcode writes them and reads them back."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from dhrcode.model.codebook import Subtheme
from dhrcode.model.contact import Contact
from dhrcode.model.labelled import labelled, unlabelled
from dhrcode.model.record import Candidate, Evidence, Source

_SUBTHEME = {
    "label": "Label",
    "definition": "Definition",
    "when_to_use": "When to use",
    "when_not_to_use": "When not to use",
    "example": "Example",
    "also_known_as": "Also known as",
    "cues": "Cues",
    "retired": "Retired since version",
    "id": "Id in dhrcode",
}
_LISTS = ("also_known_as", "cues")
_CODEBOOK = {
    "title": "Codebook",
    "source": "Source of the codebook",
    "id": "Id in dhrcode",
    "version": "Version",
}
_SOURCE = {
    "id": "Source in dhrcode",
    "review": "Review",
    "title": "Title",
    "file": "File",
    "sha256": "SHA-256",
    "pages": "Pages",
    "pages-by": "Pages by",
    "shared": "Shared",
    "day": "Day",
}
BETWEEN = "; "
"""Between two of a list, in a note of a contact."""
NO_DAY_SAID = "no day was recorded"


def subtheme_text(subtheme: Subtheme, name: str | None = None) -> str:
    """The description of a subtheme's code: everything except its label, if that is its name.

    Args:
        subtheme: the subtheme.
        name: the code's name; if not given, the label.
    """
    values = {key: getattr(subtheme, key) for key in _SUBTHEME}
    values["label"] = "" if name in (None, subtheme.label) else subtheme.label
    return described({key: _lines(value) for key, value in values.items()})


def described(fields: Mapping[str, str]) -> str:
    """The description of a code by the names of its fields in the codebook; lists one a line."""
    return _text(_SUBTHEME, fields)


def subtheme_fields(text: str) -> dict[str, str | tuple[str, ...]]:
    """The fields of a subtheme in the description of a code, by their names in the codebook.

    A text without a label is the definition. `id` is missing where dhrcode has not written it.
    """
    fields: dict[str, str | tuple[str, ...]] = {**_fields(_SUBTHEME, text, rest="definition")}
    for key in _LISTS:
        if key in fields:
            fields[key] = tuple(line for line in str(fields[key]).split("\n") if line.strip())
    return fields


def area_text(area: str) -> str:
    """The description of an area's code: its id."""
    return _text(_SUBTHEME, {"id": area})


def codebook_text(title: str, source: str | None, id: str, version: str) -> str:  # noqa: A002 - what it is called
    """The description of the set of a codebook's codes, and of a project."""
    fields = {"title": title, "source": source, "id": id, "version": version}
    return _text(_CODEBOOK, fields)


def codebook_fields(text: str) -> dict[str, str]:
    """`title`, `source`, `id` and `version` of the codebook, those that the text has."""
    return _fields(_CODEBOOK, text)


def source_text(review: str, source: Source, day: str = "") -> str:
    """The description of a document as a source; also the text of a note, where it has no text."""
    given = source.model_dump(by_alias=True, exclude_defaults=True, exclude_none=True)
    fields = {key: _lines(given.get(key)) for key in _SOURCE if key != "review"}
    return _text(_SOURCE, {**fields, "review": review, "day": day})


def source_fields(text: str) -> dict[str, str]:
    """`id`, `review`, `title`, `file`, `sha256`, `pages` of a source, those that the text has.

    Without `id`, the text was not written by dhrcode.
    """
    return _fields(_SOURCE, text)


_NOTE = {
    "review": "Review",
    "subtheme": "Subtheme",
    "finding": "Finding",
    "theme": "Candidate theme",
    "contact": "Contact",
    "when": "When",
    "agency": "Agency",
    "with": "With",
    "opportunity": "Opportunity",
    "themes": "Subthemes",
    "label": "Label",
    "summary": "Summary",
    "piece": "Piece of evidence",
    "source": "Source",
    "page": "Page",
    "section": "Section",
    "quote": "Quote",
    "note": "Note",
    "day": "Day",
}
_EVIDENCE = ("source", "page", "section", "quote", "note")


class NoteContent(NamedTuple):
    """What a note of dhrcode's says.

    Attributes:
        review: the review's id.
        subtheme: the subtheme's id; None where it is about a candidate theme.
        finding: what was found of the subtheme; None likewise.
        summary: the coder's summary of the finding; None where it is a piece of evidence.
        contact: the id of a contact; None where it is about none.
        theme: number of the candidate theme in the record, from 1; 0 where it is a subtheme.
        label: the candidate theme's; None where it is a piece of evidence.
        piece: number of the piece of evidence, from 1; 0 where it is a candidate theme itself.
        evidence: the piece of evidence; for a candidate theme itself, only its note (None if it has
            none); for a contact itself, what is said of it.
        day: that no day of coding was recorded; empty where one was.
    """

    review: str
    subtheme: str | None = None
    finding: str | None = None
    theme: int = 0
    label: str | None = None
    piece: int = 0
    evidence: dict[str, str] = {}  # noqa: RUF012 - never changed
    day: str = ""
    summary: str | None = None
    contact: str | None = None

    @property
    def text(self) -> str:
        """The note's text."""
        given = {
            key: str(value) for key, value in self._asdict().items() if value and key != "evidence"
        }
        return _text(_NOTE, given | self.evidence)

    def of_piece(self, number: int, one: Evidence) -> "NoteContent":
        """The note of a piece of evidence of what this one is about."""
        given = {key: getattr(one, key) for key in _EVIDENCE if getattr(one, key) is not None}
        return self._replace(piece=number, evidence=given)


def candidate_note(review: str, theme: int, candidate: Candidate) -> NoteContent:
    """The note of a candidate theme."""
    note = {"note": candidate.note} if candidate.note else {}
    return NoteContent(review, theme=theme, label=candidate.label, evidence=note)


def contact_note(review: str, one: Contact) -> NoteContent:
    """The note of a contact."""
    given = {
        "when": one.when,
        "agency": one.agency,
        "with": BETWEEN.join(one.with_),
        "opportunity": one.opportunity or "",
        "themes": BETWEEN.join(one.themes),
        "summary": one.summary or "",
    }
    return NoteContent(review, contact=one.id, evidence=given)


def noted(text: str) -> NoteContent | None:
    """The content of a note; None if dhrcode did not write it, or if it can no longer be read.

    What it names need not exist: the caller checks it against the codebook and the record.
    """
    fields = _fields(_NOTE, text)
    numbers = {key: fields.pop(key, "0").strip() for key in ("theme", "piece")}
    if not all(re.fullmatch("[0-9]{1,6}", number) for number in numbers.values()):
        return None
    theme, piece = (int(number) for number in numbers.values())
    review, subtheme, label = (fields.pop(key, None) for key in ("review", "subtheme", "label"))
    finding, _ = fields.pop("finding", None), fields.pop("day", None)
    contact = fields.pop("contact", None)
    summary = fields.pop("summary", None) if contact is None else None
    told = (subtheme and (piece or summary)) or (theme and (piece or label)) or contact
    if not review or not told:
        return None
    return NoteContent(review, subtheme, finding, theme, label, piece, fields, "", summary, contact)


def _lines(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _text(labels: dict[str, str], fields: Mapping[str, str | None]) -> str:
    given = ((label, fields.get(key) or "") for key, label in labels.items())
    return labelled(given, labels.values())


def _fields(labels: dict[str, str], text: str, rest: str = "") -> dict[str, str]:
    keys = {label: key for key, label in labels.items()} | {"": rest}
    found = unlabelled(text, labels.values())
    fields = {keys[label]: field for label, field in found.items()}
    return {key: field for key, field in fields.items() if key}
