"""Pieces of evidence as outputs show them, with the titles of their documents."""

from typing import NamedTuple

from dhrcode.model.evidence import Evidence


class CaseEvidence(NamedTuple):
    """One piece of evidence; `source` is the document's title, or its id if it has none."""

    source: str | None
    page: str | None
    section: str | None
    quote: str | None
    note: str | None


def case_pieces(evidence: tuple[Evidence, ...], titles: dict[str, str]) -> tuple[CaseEvidence, ...]:
    """Pieces of evidence with the titles of their documents, given these by the sources' ids."""
    return tuple(
        CaseEvidence(
            titles.get(e.source, e.source) if e.source else None, e.page, e.section, e.quote, e.note
        )
        for e in evidence
    )
