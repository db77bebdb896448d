"""The evidence of a record piece by piece, and where on a document's pages it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.analysis.quotes.placed import PlacedQuote, PlacedText
from dhrcode.analysis.quotes.quoted import source_of
from dhrcode.model.codebook import Codebook
from dhrcode.model.document import Document
from dhrcode.model.passage import Span
from dhrcode.model.record import Evidence, Record
from dhrcode.store.project import Project
from dhrcode.workflows.documents.named import DocumentPlace


class CodedPiece(NamedTuple):
    """A piece of evidence: of what, by whom, and the name of its document, or the empty one."""

    subtheme: str
    finding: str
    piece: Evidence
    coder: str
    file: str


class CodedMark(NamedTuple):
    """Characters of a page that are coded, and as what."""

    span: Span
    codings: tuple["SubthemeCoded", ...]


class SubthemeCoded(NamedTuple):
    """A subtheme's number in the codebook, from 1, its label, and what was found."""

    number: int
    label: str
    finding: str


class CodedPages(NamedTuple):
    """What of a document is coded.

    Attributes:
        marks: for the number of a page, the passages on it in order, none over another.
        unplaced: how many pieces of the document's evidence have no quote, or one that is not
            found.
    """

    marks: dict[int, tuple[CodedMark, ...]]
    unplaced: int


def coded_pieces(codebook: Codebook, record: Record) -> Iterator[CodedPiece]:
    """All pieces of evidence of a record's findings, in the codebook's order."""
    for subtheme in codebook.subthemes:
        if (coded := record.findings.get(subtheme)) is None:
            continue
        for piece in coded.evidence:
            source = source_of(record, piece)
            file = source.file if source and source.file else ""
            yield CodedPiece(subtheme, coded.finding, piece, record.coder, file)


class PlacedPiece(NamedTuple):
    """A piece of evidence with every place of its quote on the page that it gives.

    Attributes:
        subtheme: the subtheme's id.
        number: the piece's number among the subtheme's, from 1.
        places: none where it has no quote, or one that is not found; several where its words stand
            there more than once, so that nobody can tell which are meant.
    """

    subtheme: str
    number: int
    places: tuple[PlacedQuote, ...]


def placed_pieces(
    codebook: Codebook, record: Record, file: str, text: PlacedText
) -> Iterator[PlacedPiece]:
    """The pieces of a record's evidence from one document, and where on its pages each stands."""
    numbers: dict[str, int] = {}
    for one in coded_pieces(codebook, record):
        numbers[one.subtheme] = numbers.get(one.subtheme, 0) + 1
        if one.file == file:
            quote, page = one.piece.quote, one.piece.page
            places = text.places(quote, page) if quote else ()
            yield PlacedPiece(one.subtheme, numbers[one.subtheme], places)


def coded_pages(project: Project, place: DocumentPlace, document: Document) -> CodedPages:
    """Where the evidence of a review's record stands in one of its documents.

    Passages that have characters in common are one mark with the codings of each.

    Args:
        project: whose record it is; a coder's project for that coder's own coding.
        place: the document, as the review names it.
        document: its pages.

    Raises:
        NotFoundError: there is no such record.
        DataProblemsError: it has to be mended first.
    """
    record, codebook = project.read(place.review)[0], project.codebook
    named = {
        one.id: (number, one.label) for number, (_, one) in enumerate(codebook.rows(), start=1)
    }
    text, unplaced = PlacedText(document), 0
    pages: dict[int, list[tuple[Span, SubthemeCoded]]] = {}
    for one in coded_pieces(codebook, record):
        if one.file != place.file:
            continue
        spans = text.spans(one.piece.quote, one.piece.page) if one.piece.quote else ()
        unplaced += not spans
        coding = SubthemeCoded(*named[one.subtheme], one.finding)
        for page, start, end in spans:
            pages.setdefault(document.pages[page].number, []).append(((start, end), coding))
    return CodedPages({page: tuple(_joined(found)) for page, found in pages.items()}, unplaced)


def _joined(found: list[tuple[Span, SubthemeCoded]]) -> list[CodedMark]:
    marks: list[CodedMark] = []
    for (start, end), coding in sorted(found):
        if marks and start < marks[-1].span[1]:
            (begun, last), codings = marks[-1]
            of_all = tuple(sorted({*codings, coding}))
            marks[-1] = CodedMark((begun, max(last, end)), of_all)
        else:
            marks.append(CodedMark((start, end), (coding,)))
    return marks
