"""What a form is made of, and how it is known again whether the record has changed since."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from dhrcode.errors import RefusedError
from dhrcode.model.codebook import Codebook
from dhrcode.model.form import FORM_VERSION, MOST_PEOPLE, About
from dhrcode.model.guarded import shown
from dhrcode.model.record import Record, Value
from dhrcode.model.vocabulary import arranged
from dhrcode.store.yaml.writer import record_yaml

LEAST_PEOPLE = 2
MOST_VALUES = 6
"""Columns for the values of an attribute that takes several; a cell may hold more than one."""


class Subject(NamedTuple):
    """What a form is made of.

    Attributes:
        review: the review's id.
        kind: its kind.
        codebook: the project's.
        record: the record, or None if nobody has coded the review yet.
        coder: the coder that it is for, if known.
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
        """The numbers of victims and perpetrators that there are rows for."""
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
    """The digest of what a form holds of a record; empty if there is no record."""
    if record is None:
        return ""
    contacts = tuple(one.model_copy(update={"settled": None}) for one in record.contacts)
    findings = {
        subtheme: coded.model_copy(update={"settled": None})
        for subtheme, coded in record.findings.items()
        if subtheme in codebook.subthemes
    }
    held = shown(record, codebook).model_copy(
        update={
            "findings": findings,
            "read": {},
            "contacts": contacts,
            "dropped": (),
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
