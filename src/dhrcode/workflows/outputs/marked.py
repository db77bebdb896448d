"""From a review to its documents' text with every coded passage marked."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.analysis.quotes.placed import PlacedText
from dhrcode.analysis.quotes.searchable import PageSpan
from dhrcode.errors import DocumentError, NotFoundError
from dhrcode.model.document import Document
from dhrcode.model.record import Record
from dhrcode.reports.marked import MarkedDocument, MarkedPage, MarkedSource, PassageMark
from dhrcode.safety.allow_list import AllowList
from dhrcode.safety.scan import document_problems
from dhrcode.store.documents import read_document
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.documents.coded_pieces import CodedPiece, coded_pieces
from dhrcode.workflows.documents.named import without_document
from dhrcode.workflows.double_coding.blinding import coding_of, shown
from dhrcode.workflows.scan import names_of


class MarkedResult(NamedTuple):
    """The marked documents, and how many words in them may tell who somebody is."""

    document: MarkedDocument
    identifying: int


def marked(
    project: Project, review: str, coders: Sequence[str] = (), *, unblind: bool = False
) -> MarkedResult:
    """The text of a review's documents with every coded passage marked.

    Args:
        project: the project, or one coder's part of it.
        review: the review's id.
        coders: coders whose codings are marked side by side: the independent one of each, or the
            record that is the coder's own.
        unblind: whether they are shown although not every coder has completed theirs.

    Raises:
        NotFoundError: there is no such review or coding, or it names no document.
        RefusedError: the review is in the sample, and one of the coders has not completed it.
        DocumentError: none of the documents can be read.
    """
    codings = [coding_of(project, review, coder) for coder in coders]
    records = [record for _, record in codings] or [project.read(review)[0]]
    files = {s.file: s.title or s.id for r in records for s in r.sources if s.file}
    if not files:
        raise NotFoundError(without_document(review, project.coder))
    read, unread = _documents(project, files)
    coded = [one for record in records for one in coded_pieces(project.codebook, record)]
    placing = _Placing(project, read)
    said = [*unread, *(said for one in coded for said in placing.place(one))]
    by = " and ".join(dict.fromkeys(record.coder for record in records))
    document = MarkedDocument(
        title=f"{records[0].review} with what is coded",
        subtitle=f"Coded by {by}: {plural(len(placing.marks), 'passage')} marked",
        sources=tuple(
            MarkedSource(files[file], placing.pages(file), document.paged)
            for file, document in read.items()
        ),
        marks=tuple(placing.marks),
        unplaced=tuple(said),
    )
    shown(((one, record.review) for one, record in codings), unblind=unblind)
    return MarkedResult(document, _identifying(project, records, read))


class _Placing:
    """Passages on their way into the pages of documents."""

    def __init__(self, project: Project, read: dict[str, Document]) -> None:
        self._read = read
        self._texts = {file: PlacedText(document) for file, document in read.items()}
        self._spans: dict[str, dict[int, list[tuple[PageSpan, int]]]] = {file: {} for file in read}
        self._subthemes = {
            subtheme.id: (number, subtheme.label)
            for number, (_, subtheme) in enumerate(project.codebook.rows(), start=1)
        }
        self.marks: list[PassageMark] = []

    def place(self, one: CodedPiece) -> Iterator[str]:
        """Marks a passage, or says why it is not marked."""
        number, label = self._subthemes.get(one.subtheme, (0, one.subtheme))
        quote, text = one.piece.quote, self._texts.get(one.file)
        named = f"{label}, {one.finding}, {one.coder}"
        if quote is None:
            where = f"page {one.piece.page}" if one.piece.page else "no page"
            yield f"{named}: no quote, {where}. {one.piece.note or ''}".strip()
            return
        spans = text.spans(quote, one.piece.page) if text else ()
        if not spans:
            yield f'{named}: not found: "{quote}"'
            return
        page = self._read[one.file].pages[spans[0].page].name
        mark = len(self.marks) + 1
        self.marks.append(
            PassageMark(mark, number, label, one.finding, one.coder, one.piece.note or "", page)
        )
        for span in spans:
            self._spans[one.file].setdefault(span.page, []).append((span, mark))

    def pages(self, file: str) -> tuple[MarkedPage, ...]:
        """A document's pages with the passages on each; one in pieces has its first piece's end."""
        return tuple(
            MarkedPage(
                page.name,
                page.text,
                tuple(
                    ((span.start, span.end), mark)
                    for span, mark in sorted(self._spans[file].get(index, ()))
                ),
            )
            for index, page in enumerate(self._read[file].pages)
        )


def _documents(project: Project, files: dict[str, str]) -> tuple[dict[str, Document], list[str]]:
    """The documents that can be read, and a sentence for each other."""
    read: dict[str, Document] = {}
    failed: list[DocumentError] = []
    for file in files:
        try:
            read[file] = read_document(project.root, file)
        except DocumentError as error:
            failed.append(error)
    if not read:
        raise failed[0]
    return read, [str(error) for error in failed]


def _identifying(project: Project, records: Sequence[Record], read: dict[str, Document]) -> int:
    names = names_of(project)[0]
    own = (record.not_identifying for record in records)
    allowed = AllowList(*own, project.codebook.not_identifying)
    return sum(len(document_problems(one, names, allowed)[0]) for one in read.values())
