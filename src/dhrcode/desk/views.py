"""Records, documents and the codebook as the page is sent them."""

from collections.abc import Iterable
from typing import Any

from dhrcode.desk.attributes import attributes_said
from dhrcode.desk.candidates import candidates_view
from dhrcode.desk.contacts import contacts_view
from dhrcode.desk.states import seen_of, version_of
from dhrcode.model.codebook import Codebook
from dhrcode.model.document import Page
from dhrcode.model.layout import PageLayout
from dhrcode.model.passage import paragraphs, sentences
from dhrcode.model.record import CodedSubtheme, Record, Source
from dhrcode.workflows.documents.coded_pieces import PlacedPiece
from dhrcode.workflows.queue import behind


def codebook_view(codebook: Codebook) -> list[dict[str, Any]]:
    """Areas with their subthemes, numbered from 1 through all of them."""
    areas: dict[str, dict[str, Any]] = {}
    for number, (area, subtheme) in enumerate(codebook.rows(), start=1):
        shown = areas.setdefault(area.id, {"label": area.label, "subthemes": []})
        said = subtheme.model_dump(mode="json", exclude={"cues", "retired"}, exclude_none=True)
        shown["subthemes"].append({"number": number, **said})
    return list(areas.values())


def record_view(record: Record, data: bytes, codebook: Codebook) -> dict[str, Any]:
    """A record as the page needs it; `version` tells one state of it from another."""
    return {
        "review": record.review,
        "coder": record.coder,
        "status": record.status,
        "memo": record.memo or "",
        "coded": record.coded.isoformat() if record.coded else "",
        "version": version_of(data),
        "refused": behind(record, codebook),
        "sources": [
            {
                **source_view(source),
                "unread": sorted(record.unread(source)),
                "read": _read(record, source),
            }
            for source in record.sources
        ],
        "again": sorted({entry.subtheme for entry in record.again if entry.subtheme}),
        "asked_again": {entry.attribute: entry.why for entry in record.again if entry.attribute},
        "attributes": attributes_said(record),
        "contacts": contacts_view(record),
        "candidates": candidates_view(record),
        "findings": {
            subtheme: coded_view(record.findings[subtheme])
            for subtheme in codebook.subthemes
            if subtheme in record.findings
        },
    }


def source_view(source: Source) -> dict[str, Any]:
    """A document as it is chosen."""
    return {
        "id": source.id,
        "title": source.title or source.id,
        "readable": bool(source.file),
    }


def _read(record: Record, source: Source) -> list[int]:
    """The pages of a document that are read; none of one that has changed since."""
    said = record.read.get(source.id)
    if said is None or source.sha256 not in (None, said.sha256):
        return []
    return sorted(said.numbers)


def coded_view(coded: CodedSubtheme) -> dict[str, Any]:
    """What is coded of a subtheme; `seen` is sent back with what is done to it."""
    return {
        "finding": coded.finding,
        "evidence": pieces_view(coded),
        "settled": coded.settled is not None,
        "seen": seen_of(coded),
    }


def pieces_view(coded: CodedSubtheme) -> list[dict[str, Any]]:
    """The evidence of what is coded."""
    return [piece.model_dump(mode="json", exclude_none=True) for piece in coded.evidence]


def page_view(page: Page, layout: PageLayout, *, pictured: bool) -> dict[str, Any]:
    """A page's text with its paragraphs, each as where its sentences begin and end.

    `rest` are the spans of what is no running text: the head and foot of every page.
    """
    return {
        "number": page.number,
        "label": page.label,
        "printed": layout.printed,
        "text": page.text,
        "pictured": pictured,
        "paragraphs": [
            [[start + first, start + last] for first, last in sentences(page.text[start:end])]
            for start, end in paragraphs(page.text)
        ],
        "rest": [list(span) for span in (layout.head, layout.foot) if span[0] < span[1]],
    }


def marks_view(pieces: Iterable[PlacedPiece]) -> list[dict[str, Any]]:
    """Where the pieces of evidence stand: `[page, first, last]`, the page's number from 1."""
    return [
        {
            "subtheme": one.subtheme,
            "piece": one.number,
            "places": [
                [[span.page + 1, span.start, span.end] for span in place] for place in one.places
            ],
        }
        for one in pieces
    ]
