"""What a pack and the tidy data need of a record: findings, facts of the case, evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dhrcode.analysis.case_evidence import CaseEvidence, case_pieces, source_titles
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.contacts import ReviewContacts, coded_contacts
from dhrcode.analysis.quotes.quoted import QuoteCounts
from dhrcode.model.codebook import BEARERS, Bearer, Codebook
from dhrcode.model.guarded import shown
from dhrcode.model.record import Record, bearers


class Fact(NamedTuple):
    """One value of one attribute of the review, a victim or a perpetrator.

    Attributes:
        of: whose it is.
        number: which victim or perpetrator, from 1; 1 for the review.
        attribute: the attribute's id.
        value: the value as text; an attribute with several values has a fact for each.
    """

    of: Bearer
    number: int
    attribute: str
    value: str

    @property
    def name(self) -> str:
        """The attribute as `--where` and `--by` name it: `year`, `victim.sex`."""
        return self.attribute if self.of == "review" else f"{self.of}.{self.attribute}"


class CandidateNote(NamedTuple):
    """A candidate theme as one coder noted it."""

    label: str
    note: str | None
    evidence: tuple[CaseEvidence, ...]


class CaseDetails(NamedTuple):
    """One review with everything that a pack shows about it.

    Attributes:
        review: its findings, and what it came from.
        status: `draft` or `complete`.
        facts: the attribute values that are filled in.
        candidates: themes noted outside the codebook.
        evidence: for each subtheme with evidence, the pieces.
        consensus: the coders whose codings it joins; empty if it is one coder's own.
        victims: how many the record lists, of whom a value may or may not be filled in.
        perpetrators: likewise.
        read_to_the_end: whether the coder says so of every page of every document.
        contacts: its contacts with agencies; None where they were not kept.
        quotes: what became of its quotes; none where that was not looked up.
    """

    review: CodedReview
    status: str
    facts: tuple[Fact, ...]
    candidates: tuple[CandidateNote, ...]
    evidence: dict[str, tuple[CaseEvidence, ...]]
    consensus: tuple[str, ...] = ()
    victims: int = 0
    perpetrators: int = 0
    read_to_the_end: bool = False
    contacts: ReviewContacts | None = None
    quotes: QuoteCounts = QuoteCounts()

    @property
    def held_contacts(self) -> ReviewContacts:
        """Its contacts; none where they were not kept."""
        return self.contacts or ReviewContacts(self.review, (), None)

    @classmethod
    def of(cls, record: Record, digest: str) -> "CaseDetails":
        """The details of `record`, whose file has the given SHA-256."""
        titles = source_titles(record)
        candidates = tuple(
            CandidateNote(noted.label, noted.note, case_pieces(noted.evidence, titles))
            for noted in record.emerging
        )
        evidence = {
            subtheme: case_pieces(coded.evidence, titles)
            for subtheme, coded in record.findings.items()
            if coded.evidence
        }
        review = CodedReview.of(record, digest)
        return cls(
            review,
            record.status,
            tuple(_facts(record)),
            candidates,
            evidence,
            record.consensus_of,
            len(record.victims),
            len(record.perpetrators),
            record.is_read_to_the_end,
        )

    @property
    def id(self) -> str:
        """The review's id."""
        return self.review.id

    def values(self, name: str) -> list[str]:
        """The values of an attribute such as `year` or `victim.sex`, each once."""
        return list(dict.fromkeys(fact.value for fact in self.facts if fact.name == name))

    def values_of_each(self, of: Bearer, name: str) -> list[list[str]]:
        """The values of an attribute such as `victim.sex`, for each victim or perpetrator."""
        listed = self.victims if of == "victim" else self.perpetrators
        values: dict[int, list[str]] = {number: [] for number in range(1, listed + 1)}
        for fact in self.facts:
            if fact.of == of:
                values.setdefault(fact.number, []).extend([fact.value] * (fact.name == name))
        return [values[number] for number in sorted(values)]


def _facts(record: Record) -> Iterator[Fact]:
    for of in BEARERS:
        for number, (_, given) in enumerate(bearers(record, of), start=1):
            for attribute, value in given.items():
                for one in value if isinstance(value, tuple) else (value,):
                    yield Fact(of, number, attribute, str(one))


@dataclass(frozen=True)
class CaseReader:
    """Keeps of a record what a pack needs; travels to other processes.

    It is to see exact dates, for the time of contacts before the death: nothing else of it does.
    """

    codebook: Codebook

    def __call__(self, record: Record, digest: str) -> CaseDetails:
        """What a pack needs of one record."""
        case = CaseDetails.of(shown(record, self.codebook), digest)
        if not record.contacts:
            return case
        held = coded_contacts(record, self.codebook, digest, counted=True)
        return case._replace(contacts=held)
