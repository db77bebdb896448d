"""What a record says piece by piece, chosen by theme, finding and words.

Pieces are evidence of findings, of candidate themes and of contacts; where words are looked for,
summaries of findings and the memo too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.model.comparable import comparable
from dhrcode.model.contact import Contact, Opportunity
from dhrcode.model.record import Evidence, Finding, Record

EVIDENCE, CANDIDATE, CONTACT = "evidence", "candidate", "contact"
MEMO, SUMMARY = "memo", "summary"


class CodedWords(NamedTuple):
    """One piece of evidence, of a subtheme, a candidate theme or a contact; a summary; or a memo.

    Attributes:
        review: the review's id.
        coder: whose coding it is.
        kind: `evidence`, `candidate`, `contact`, `summary` or `memo`.
        theme: the subtheme's id, or the candidate theme's label; empty for a memo, and for a
            contact that is about no theme.
        finding: what was found of the subtheme; None of anything else.
        source: the document's id.
        page: its page.
        section: its section.
        quote: its words.
        note: the coder's words.
        summary: what happened, or what was found, in the coder's words.
        contact: the id of the contact; `agency` and `opportunity` are its own.
    """

    review: str
    coder: str
    kind: str
    theme: str
    finding: Finding | None = None
    source: str | None = None
    page: str | None = None
    section: str | None = None
    quote: str | None = None
    note: str | None = None
    summary: str | None = None
    contact: str | None = None
    agency: str | None = None
    opportunity: Opportunity | None = None


class WordsOfRecord(NamedTuple):
    """What was chosen of one record, and the record as an output says where it came from."""

    review: CodedReview
    rows: tuple[CodedWords, ...]


@dataclass(frozen=True)
class WordsWanted:
    """What is chosen of records; travels to other processes.

    Attributes:
        subthemes: the ids of those that are wanted, in order.
        finding: evidence of this finding alone; None for any.
        reviews: these reviews alone; none for all.
        words: what quotes, notes, summaries, candidate themes and memos must hold, in comparable
            form.
        everything: whether candidate themes, contacts about no theme and memos are wanted too.
    """

    subthemes: tuple[str, ...]
    finding: Finding | None = None
    reviews: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    everything: bool = True

    def __call__(self, record: Record, digest: str) -> WordsOfRecord:
        """What is chosen of one record."""
        rows = () if self.reviews and record.review not in self.reviews else self._rows(record)
        return WordsOfRecord(CodedReview.of(record, digest), tuple(filter(self._holds, rows)))

    def _rows(self, record: Record) -> Iterator[CodedWords]:
        for subtheme in self.subthemes:
            coded = record.findings.get(subtheme)
            if coded is not None and self.finding in (None, coded.finding):
                for piece in coded.evidence:
                    yield _row(record, EVIDENCE, subtheme, piece)._replace(finding=coded.finding)
                if coded.summary:
                    said = _row(record, SUMMARY, subtheme)
                    yield said._replace(finding=coded.finding, summary=coded.summary)
            for contact in record.contacts if self.finding is None else ():
                if subtheme in contact.themes:
                    yield from _of_contact(record, contact, subtheme)
        if self.everything:
            yield from _others(record)

    def _holds(self, row: CodedWords) -> bool:
        if not self.words:
            return row.kind not in (MEMO, SUMMARY)
        texts = (row.theme if row.kind == CANDIDATE else "", row.quote, row.note, row.summary)
        text = comparable(" ".join(filter(None, texts))).text
        return all(word in text for word in self.words)


def words_typed(typed: Iterable[str]) -> tuple[str, ...]:
    """What a person typed, each in comparable form; several words in one are side by side."""
    return tuple(filter(None, (comparable(words).text.strip() for words in typed)))


_NOWHERE = Evidence.model_construct()
"""The place of what stands in no document."""


def _row(record: Record, kind: str, theme: str, piece: Evidence = _NOWHERE) -> CodedWords:
    return CodedWords(
        record.review,
        record.coder,
        kind,
        theme,
        None,
        piece.source,
        piece.page,
        piece.section,
        piece.quote,
        piece.note,
    )


def _of_contact(record: Record, one: Contact, theme: str) -> Iterator[CodedWords]:
    """Each piece of a contact's evidence with its summary; the summary alone where it has none."""
    for piece in one.evidence or (_NOWHERE,):
        yield _row(record, CONTACT, theme, piece)._replace(
            summary=one.summary, contact=one.id, agency=one.agency, opportunity=one.opportunity
        )


def _others(record: Record) -> Iterator[CodedWords]:
    """Candidate themes with notes and evidence, contacts about no theme, and the memo."""
    for theme in record.emerging:
        if theme.note or not theme.evidence:
            yield _row(record, CANDIDATE, theme.label)._replace(note=theme.note)
        for piece in theme.evidence:
            yield _row(record, CANDIDATE, theme.label, piece)
    for contact in record.contacts:
        if not contact.themes:
            yield from _of_contact(record, contact, "")
    if record.memo:
        yield _row(record, MEMO, "")._replace(note=record.memo)
