"""A document taken out of a record, with the evidence that rests on it if that is said."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.model.record import Evidence, Record
from dhrcode.store.atomic import read_bytes
from dhrcode.store.documents import sources_folder
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.project import Project
from dhrcode.text import any_of, plural
from dhrcode.workflows.coding.change import ChangedRecord, dated, lacking, refuse_joined
from dhrcode.workflows.documents.named import named_elsewhere


class RemovedSource(NamedTuple):
    """What was taken out.

    Attributes:
        record: as it is now.
        file: the document's name under `sources/`; empty if the record named none.
        gone: whether the document is gone too; it stays where another record names it.
        pieces: the evidence that went along.
        reopened: whether the record was complete, and is a draft now.
    """

    record: Record
    file: str
    gone: bool
    pieces: tuple[Evidence, ...]
    reopened: bool


def remove_source(
    project: Project, review: str, source: str, *, with_evidence: bool
) -> RemovedSource:
    """Takes a document out of a record, and out of `sources/` unless another record names it.

    Args:
        project: the project, or one coder's part of it.
        review: the review's id.
        source: the document's id in the record.
        with_evidence: whether evidence that rests on it goes along.

    Raises:
        NotFoundError: there is no such review, or it has no such source.
        RefusedError: evidence rests on it and is not to go, or was agreed by several coders.
        DataProblemsError: another record cannot be read, and may name the document.
    """
    seen: list[Record] = []
    gone: list[str] = []

    def change(record: Record) -> Record:
        seen.append(record)
        _refuse(record, source, with_evidence=with_evidence)
        return dated(lacking(without_source(record, source), record))

    def document() -> Iterator[FileChange]:
        file = _file(seen[0], source)
        path = sources_folder(project.root) / file
        if file and path.is_file() and not _named_still(project, seen[0], source, file):
            gone.append(file)
            yield project.file_change(path, read_bytes(path), None)

    after = project.change(review, change, others=document)
    done = ChangedRecord(seen[0], after)
    pieces = tuple(piece for _, piece in _resting(done.before, source))
    file = _file(done.before, source)
    return RemovedSource(after, file, bool(gone), pieces, done.reopened)


def without_source(record: Record, source: str) -> Record:
    """The record without a document, and without the evidence that rests on it."""
    left = record.with_pieces(lambda pieces, _: _left(pieces, source))
    sources = tuple(known for known in record.sources if known.id != source)
    return left.model_copy(update={"sources": sources})


def _left(pieces: tuple[Evidence, ...], source: str) -> tuple[Evidence, ...]:
    return tuple(piece for piece in pieces if piece.source != source)


def _resting(record: Record, source: str) -> Iterator[tuple[str, Evidence]]:
    """The evidence that rests on a document, each piece with what it is for."""
    themes = [(theme.label, theme.evidence) for theme in record.emerging]
    coded = [(name, coded.evidence) for name, coded in record.findings.items()]
    contacts = [(f"contact {one.id}", one.evidence) for one in record.contacts]
    for name, pieces in (*coded, *themes, *contacts):
        yield from ((name, piece) for piece in pieces if piece.source == source)


def _refuse(record: Record, source: str, *, with_evidence: bool) -> None:
    known = [one.id for one in record.sources]
    if source not in known:
        said = f"{record.review} has no source '{source[:40]}'"
        raise NotFoundError(f"{said}: it has {any_of(known)}" if known else said)
    resting = list(_resting(record, source))
    if not resting:
        return
    if not with_evidence:
        which = ", ".join(dict.fromkeys(name for name, _ in resting))
        rests = plural(len(resting), "piece of evidence rests", "pieces of evidence rest")
        raise RefusedError(
            f"{rests} on {source} ({which}), which --with-evidence takes out too; nothing was "
            "changed"
        )
    refuse_joined(record, resting[0][0])


def _file(record: Record, source: str) -> str:
    return next((one.file or "" for one in record.sources if one.id == source), "")


def _named_still(project: Project, record: Record, source: str, file: str) -> bool:
    """Whether the record under another id, or another record, names the document."""
    others = {one.file for one in record.sources if one.id != source}
    return file in others or file in named_elsewhere(project, record.review, project.coder or "")
