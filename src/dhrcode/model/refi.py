"""How a codebook and records stand in REFI-QDA files; the same for writing and reading them.

REFI-QDA (version 1.0, 18 March 2019, www.qdasoftware.org) knows users, codes, variables, cases,
sources, selections of a source's text, codings of these, and notes. A review is a case, a subtheme
a code, and a finding `present` a coding of the case. A coding can say no more than that, so every
finding is also in a variable of the case, and every piece of evidence in a note.
"""

import re
from typing import NamedTuple
from uuid import UUID, uuid5

from dhrcode.model.codebook import BEARERS, Bearer

CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"
PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"
ORIGIN = "dhrcode"
"""The first word of `origin` in what dhrcode writes."""
PROJECT_FILE = "project.qde"
SOURCES_FOLDER = "sources"
INTERNAL = "internal://"
"""The prefix of a path to a file in `SOURCES_FOLDER` of the same package."""
PAGE_BREAK = "\u2029"
"""Stands between two pages of a source's text: Unicode's paragraph separator. Programs copy a
passage into an attribute, and XML allows no form feed there. Positions in a text count Unicode code
points from 0; a selection's end is the position after its last one. Lines end in a newline only."""
WITHIN_CATEGORY = ">>"
"""Stands between a category and a code in it where QualCoder brings codes in from a table."""
NO_DAY = "1970-01-01"
"""The day of what was coded on no known day: programs stop at a note without a date."""

_ROOT = UUID("6f0d5cbb-93a5-5ea1-b5ff-1d3b7e0a2c64")  # any fixed value; never to be changed


def guid(kind: str, *ids: str | int) -> str:
    """The GUID of an object, the same in every export.

    Kinds of object, with the ids that name one: `user` by coder; by the codebook and an id of its
    own `area`, `subtheme`, `codebook` (the set of all codes; no own id) and `variable` (its name);
    by codebook and review `case`, and with further ids `source` and `source-note` (source's id),
    `evidence`, `selection` and `coding` (subtheme, number of the piece from 1), `candidate` (number
    of the theme from 1), `candidate-evidence` and `candidate-selection` (number of the theme, and
    of the piece); `link` by the GUID of the note that it leads to.
    """
    return str(uuid5(_ROOT, "/".join((kind, *map(str, ids)))))


FINDING = "finding"
"""`finding.gps` is a finding: present, absent, not-stated or unclear; no value: not coded."""
OF_RECORD = "record"
"""`record.coder` is a field of the record, one of `RECORD_FIELDS`."""
RECORD_FIELDS = {
    "kind": ("Text", "Kind of review"),
    "codebook": ("Text", "Codebook that it was coded with"),
    "version": ("Text", "Version of the codebook that it was coded with"),
    "coder": ("Text", "Coder, by initials"),
    "coded": ("Date", "Day of coding"),
    "status": ("Text", "State of the coding: draft or complete"),
    "consensus-of": ("Text", "Coders whose independent codings it joins"),
    "read": ("Text", "Pages read: of each document its id, its SHA-256 and the pages"),
    "victims": ("Integer", "Number of victims"),
    "perpetrators": ("Integer", "Number of perpetrators"),
    "holds": ("Text", "What was exported, to be counted against what comes back"),
}
"""Fields of a record that are variables, the type of each, and what it is. `consensus-of` is a
list, as choices are; `victims` and `perpetrators` are the numbers of people, including those about
whom nothing is known; `holds` is what `model/refi_contents.py` counts."""

BETWEEN_CHOICES = "; "
NO_CHOICES = "(none)"
"""Stands for an empty list of choices; no id of a value has brackets."""


class RefiVariable(NamedTuple):
    """What the name of a variable says, such as `review.year`, `victim.2.sex`, `finding.gps`.

    Attributes:
        of: `review`, `victim` or `perpetrator`; `finding`; or `record`.
        id: of the attribute or subtheme, or the name of the field.
        number: which victim or perpetrator, from 1; 0 for anything else.
    """

    of: str
    id: str
    number: int = 0

    @property
    def name(self) -> str:
        """The name as it stands in the file."""
        return ".".join((self.of, *([str(self.number)] if self.number else []), self.id))

    @property
    def bearer(self) -> Bearer | None:
        """Whose attribute it is; None if it is not one."""
        return next((bearer for bearer in BEARERS if bearer == self.of), None)


_PLAIN_NAME = re.compile(rf"(review|{FINDING}|{OF_RECORD})\.([a-z0-9-]+)")
_PERSONS_NAME = re.compile(r"(victim|perpetrator)\.([1-9][0-9]{0,2})\.([a-z0-9-]+)")


def variable(name: str) -> RefiVariable | None:
    """What a variable's name says; None if it is not a name that dhrcode gives."""
    if person := _PERSONS_NAME.fullmatch(name):
        return RefiVariable(person[1], person[3], int(person[2]))
    plain = _PLAIN_NAME.fullmatch(name)
    return RefiVariable(plain[1], plain[2]) if plain else None


def joined(choices: tuple[str, ...]) -> str:
    """Several choices as the one text of a variable."""
    return BETWEEN_CHOICES.join(choices) or NO_CHOICES


def separated(text: str) -> tuple[str, ...]:
    """The choices in the text of a variable."""
    if text.strip() == NO_CHOICES:
        return ()
    return tuple(part.strip() for part in text.split(BETWEEN_CHOICES.strip()) if part.strip())
