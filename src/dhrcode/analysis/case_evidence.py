"""Pieces of evidence as outputs show them, with the titles of their documents."""

from typing import NamedTuple

from dhrcode.model.evidence import Evidence
from dhrcode.model.record import Record


class CaseEvidence(NamedTuple):
    """One piece of evidence; `source` is the document's title, or its id if it has none."""

    source: str | None
    page: str | None
    section: str | None
    quote: str | None
    note: str | None


def source_titles(record: Record) -> dict[str, str]:
    """What each document of a record is called: its title, or its id."""
    return {source.id: source.title or source.id for source in record.sources}


def case_pieces(evidence: tuple[Evidence, ...], titles: dict[str, str]) -> tuple[CaseEvidence, ...]:
    """Pieces of evidence with the titles of their documents, given these by the sources' ids."""
    return tuple(
        CaseEvidence(
            titles.get(e.source, e.source) if e.source else None, e.page, e.section, e.quote, e.note
        )
        for e in evidence
    )
