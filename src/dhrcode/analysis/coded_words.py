"""Every piece of evidence of a record by itself, chosen by theme, finding and words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.model.comparable import comparable
from dhrcode.model.record import Evidence, Finding, Record

MEMO, CANDIDATE = "memo", "candidate"


class CodedWords(NamedTuple):
    """One piece of evidence, of a subtheme or a candidate theme; or a memo.

    Attributes:
        review: the review's id.
        coder: whose coding it is.
        kind: `evidence`, `candidate` or `memo`.
        theme: the subtheme's id, or the candidate theme's label; empty for a memo.
        finding: what was found of the subtheme; None of anything else.
        source: the document's id.
        page: its page.
        section: its section.
        quote: its words.
        note: the coder's words.
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
        words: what quotes, notes, candidate themes and memos must hold, in comparable form.
        everything: whether candidate themes and memos are wanted too.
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
                    yield _row(record, "evidence", subtheme, piece, coded.finding)
        if self.everything:
            yield from _others(record)

    def _holds(self, row: CodedWords) -> bool:
        if not self.words:
            return row.kind != MEMO
        texts = (row.theme if row.kind == CANDIDATE else "", row.quote, row.note)
        text = comparable(" ".join(filter(None, texts))).text
        return all(word in text for word in self.words)


def words_typed(typed: Iterable[str]) -> tuple[str, ...]:
    """What a person typed, each in comparable form; several words in one are side by side."""
    return tuple(filter(None, (comparable(words).text.strip() for words in typed)))


def _row(
    record: Record, kind: str, theme: str, piece: Evidence, finding: Finding | None = None
) -> CodedWords:
    return CodedWords(
        record.review,
        record.coder,
        kind,
        theme,
        finding,
        piece.source,
        piece.page,
        piece.section,
        piece.quote,
        piece.note,
    )


def _others(record: Record) -> Iterator[CodedWords]:
    """Candidate themes with their notes and evidence, and the memo."""
    for theme in record.emerging:
        if theme.note or not theme.evidence:
            yield CodedWords(record.review, record.coder, CANDIDATE, theme.label, note=theme.note)
        for piece in theme.evidence:
            yield _row(record, CANDIDATE, theme.label, piece)
    if record.memo:
        yield CodedWords(record.review, record.coder, MEMO, "", note=record.memo)
