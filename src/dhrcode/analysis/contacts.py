"""The contacts of a record as they are counted: how long before the death, and no date."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from dhrcode.analysis.case_evidence import CaseEvidence, case_pieces, source_titles
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import Contact, Opportunity
from dhrcode.model.death import date_of_death
from dhrcode.model.record import Record
from dhrcode.model.when import Dates, Interval, dates_of, in_time

_Held = TypeVar("_Held")


class CodedContact(NamedTuple):
    """A contact.

    Attributes:
        id: its id within the record; empty where it is only counted, as is `when`.
        when: its time as it was written; no output shows it but lists of contacts.
        before: how many days before the death it was; None where that is not known.
        agency: its id.
        people: whom it met.
        opportunity: what was judged; None where nobody has judged it.
        themes: the subthemes that it is about.
        summary: what happened, in the coder's words.
        evidence: where it stands.
    """

    id: str
    when: str
    before: Interval | None
    agency: str
    people: tuple[str, ...]
    opportunity: Opportunity | None
    themes: tuple[str, ...]
    summary: str | None
    evidence: tuple[CaseEvidence, ...]

    @property
    def kinds_met(self) -> tuple[str, ...]:
        """Whom it met, without numbers, each once: `victim`, `child`."""
        return tuple(dict.fromkeys(person.partition(" ")[0] for person in self.people))


class ReviewContacts(NamedTuple):
    """The contacts of one review, in the order of time; those that cannot be placed come last.

    Attributes:
        review: the review.
        contacts: its contacts.
        death_known: how exactly the date of death is known: `day`, `month`, `year`; None if not.
    """

    review: CodedReview
    contacts: tuple[CodedContact, ...]
    death_known: str | None


@dataclass(frozen=True)
class RecordContacts:
    """Keeps the contacts of a record; travels to other processes. It is to see exact dates."""

    codebook: Codebook

    def __call__(self, record: Record, digest: str) -> ReviewContacts:
        """The contacts of one record."""
        return coded_contacts(record, self.codebook, digest)


def death_dates(record: Record, codebook: Codebook) -> Dates | None:
    """The days on which the death can have been; None if it is not known."""
    written = date_of_death(record, codebook.with_role("date-of-death"))
    return None if written is None else dates_of(written)


def coded_contacts(
    record: Record, codebook: Codebook, digest: str = "", *, counted: bool = False
) -> ReviewContacts:
    """The contacts of a record whose values have been read by the codebook.

    Where they are only `counted`, no ids, no words, no times as written and no evidence are kept.
    """
    death = death_dates(record, codebook) if record.contacts else None
    titles = source_titles(record)

    def coded(one: Contact) -> CodedContact:
        before = one.time.ahead_of(death)
        if counted:  # what is equal is one object, so that it goes to the main process once
            said = (_one(one.agency), _one(one.with_), one.opportunity, _one(one.themes))
            return CodedContact("", "", _one(before), *said, None, ())
        return CodedContact(
            one.id,
            one.when,
            before,
            one.agency,
            one.with_,
            one.opportunity,
            one.themes,
            one.summary,
            case_pieces(one.evidence, titles),
        )

    ordered = sorted(record.contacts, key=lambda one: in_time(one.time, death))
    width = None if death is None else (death.last - death.first).days
    known = None if width is None else "day" if not width else "month" if width < 31 else "year"
    return ReviewContacts(
        CodedReview.of(record, digest), tuple(coded(one) for one in ordered), known
    )


@lru_cache(maxsize=8192)
def _one(value: _Held) -> _Held:
    """The first of all values that are equal to this one."""
    return value
