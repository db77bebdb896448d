"""From a project to REFI-QDA: its codebook, or the whole for another program."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.selection import Selection
from dhrcode.errors import DocumentError, UsageError
from dhrcode.exporters.refi import codebook as codebook_file
from dhrcode.exporters.refi import project as project_file
from dhrcode.exporters.refi.project import ExportedProject
from dhrcode.model.codebook import Codebook
from dhrcode.model.document import Document
from dhrcode.model.record import Record
from dhrcode.problems import Problem
from dhrcode.safety.allow_list import AllowList
from dhrcode.safety.scan import certain_in
from dhrcode.safety.written import codebook_texts, record_texts
from dhrcode.store.documents import read_document
from dhrcode.store.project import Project
from dhrcode.text import all_of, plural, verb
from dhrcode.workflows.contacts.listing import DATES_SHOWN
from dhrcode.workflows.outputs.export_request import ExportRequest, ExportResult, notes_on
from dhrcode.workflows.scan import names_of
from dhrcode.workflows.select import origin_of, select_records

_MOST_NAMED = 3


class _KeptRecord(NamedTuple):
    """A record, whole, and its digest."""

    record: Record
    digest: str


def alone(target: Path) -> tuple[Path, ...]:
    """The file, which has none beside it."""
    return (target,)


def make_codebook(request: ExportRequest) -> ExportResult:
    """The codebook as a `.qdc` file.

    Raises:
        UsageError: reviews were selected, and a codebook has none.
    """
    if request.selection != Selection():
        raise UsageError(
            "a codebook holds no reviews: leave out --where, --kind and --include-drafts"
        )
    codebook = request.project.codebook
    inside = [plural(len(codebook.areas), "area"), plural(len(codebook.subthemes), "subtheme")]
    if codebook.retired:
        inside.append(f"{len(codebook.retired)} retired")
    others = ("attributes", "candidates", "groupings", "history")
    left = [name for name in others if getattr(codebook, name)]
    notes = () if not left else (f"A .qdc has no place for the codebook's {all_of(left)}.",)
    data = codebook_file.render(codebook)
    texts = frozenset(written.text for written in codebook_texts(codebook))
    return ExportResult(((request.target, data),), ", ".join(inside), notes, texts=texts)


def make_project(request: ExportRequest) -> ExportResult:
    """The codebook, the records and the documents' texts as a `.qdpx` file.

    Raises:
        DataProblemsError: a record has an error; nothing is made of a part of the records.
    """
    project = request.project
    selected = select_records(
        project, request.selection, _KeptRecord, request.progress, what="export"
    )
    records = [_as_exported(kept.record, request) for kept in selected.kept]
    reviews = [CodedReview.of(kept.record, kept.digest) for kept in selected.kept]
    origin = origin_of(project, request.selection, reviews)
    origin = origin if request.documents else origin.without_digest()
    library = _ReadDocuments(project, open_=request.documents)
    result = project_file.render(project.codebook, records, library.of, origin, request.reading)
    findings = sum(len(record.findings) for record in records)
    holds = [plural(len(records), "review"), plural(findings, "finding")]
    holds += [plural(result.documents, "document")]
    notes = [*notes_on(selected), *library.notes(result), *_left_out(project.coders[0], records)]
    notes += [DATES_SHOWN] if any(record.contacts for record in records) else []
    return ExportResult(
        ((request.target, result.data),),
        ", ".join(holds),
        tuple(notes),
        selected.warnings,
        _texts(project.codebook, records, origin),
        tuple(library.identifiers),
        origin.made,
        bool(records),
    )


def _as_exported(record: Record, request: ExportRequest) -> Record:
    """The record; without the documents, their digests are left out as well.

    Whoever has a published report could tell by its digest that a record is of it.
    """
    if request.documents:
        return record
    sources = tuple(one.model_copy(update={"sha256": None}) for one in record.sources)
    return record.model_copy(update={"sources": sources})


def _texts(codebook: Codebook, records: Sequence[Record], origin: Provenance) -> frozenset[str]:
    """What people have written in the codebook and the records, their ids, and their selection."""
    own = (written for record in records for written in record_texts(record, codebook))
    ids = (
        each
        for record in records
        for each in (record.review, record.coder, *(s.id for s in record.sources))
    )
    said = (text for pair in origin.lines() for text in pair)
    written = (text.text for text in (*codebook_texts(codebook), *own))
    return frozenset((*written, *ids, *said))


class _ReadDocuments:
    """The documents of the records, those that cannot be read, and identifiers in the others."""

    def __init__(self, project: Project, *, open_: bool) -> None:
        self.project, self.open = project, open_
        self.names = names_of(project)[0]
        self.unread: list[str] = []
        self.identifiers: list[Problem] = []

    def of(self, record: Record) -> dict[str, Document]:
        """The documents of a record that can be read, by the id of its source."""
        found: dict[str, Document] = {}
        for source in record.sources if self.open else ():
            if source.file is not None:
                try:
                    found[source.id] = read_document(self.project.root, source.file)
                except DocumentError as error:
                    self.unread.append(str(error))
                else:
                    self._scan(found[source.id], record)
        return found

    def _scan(self, document: Document, record: Record) -> None:
        codebook = self.project.codebook
        allow_list = AllowList(record.not_identifying, codebook.not_identifying)
        self.identifiers += certain_in(document, self.names, allow_list)

    def notes(self, result: ExportedProject) -> Iterator[str]:
        """What a person should know of the documents."""
        if result.documents:
            yield (
                f"It holds the whole text of {plural(result.documents, 'document')}: keep it as "
                "you keep these. --without-documents leaves it out."
            )
        if result.lost:
            were = verb(result.lost, "was", "were")
            yield (
                f"{result.lost} of {plural(result.quotes, 'quote')} {were} not found in the "
                "documents, and went in as notes alone."
            )
        if self.unread:
            causes = list(dict.fromkeys(self.unread))
            more = [f"and {len(causes) - _MOST_NAMED} more"] if len(causes) > _MOST_NAMED else []
            count = plural(len(self.unread), "document is", "documents are")
            yield f"{count} not in it: {'; '.join(causes[:_MOST_NAMED] + more)}."


def _left_out(coders: Sequence[str], records: Sequence[Record]) -> Iterator[str]:
    """What of the records REFI-QDA has no place for, or is not put in."""
    findings = [coded for record in records for coded in record.findings.values()]
    settled = sum(coded.settled is not None for coded in findings)
    again = sum(len(record.again) for record in records)
    notes = sum(len(record.not_identifying) for record in records)
    lost = {
        f"how {plural(settled, 'finding was', 'findings were')} settled": settled,
        f"that {plural(again, 'finding has', 'findings have')} to be coded again": again,
        f"{plural(notes, 'note')} of what identifies nobody": notes,
    }
    if said := [words for words, count in lost.items() if count]:
        yield f"Left out, since there is no place for it: {'; '.join(said)}."
    if coders:
        yield f"Independent codings ({', '.join(coders)}) are not in it."
