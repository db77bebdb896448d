"""Words that may be names, in a project or in files: what no rule can know, for a person to see."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from dhrcode.errors import DocumentError
from dhrcode.model.codebook import Codebook
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.allow_list import AllowList
from dhrcode.safety.bare_names import BareName, names_of_text, ranked
from dhrcode.safety.identifiers.listed import find
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.safety.written import record_texts
from dhrcode.store.documents import read_document
from dhrcode.store.loaded import Loaded
from dhrcode.store.outgoing.passage import UnreadPart
from dhrcode.store.outputs import read_passages
from dhrcode.store.project import Project
from dhrcode.text import shown
from dhrcode.workflows.scan import allowed, names_of, read_records

_Counted = tuple[str, Mapping[str, tuple[int, int]]]
"""Where a text is, and the words of it that may be names, with how often they are there."""


def names_in_project(
    project: Project,
    review: str | None = None,
    *,
    documents: bool = True,
    progress: Progress = no_progress,
) -> list[BareName]:
    """Words that may be names in the records, every coder's, and the documents that they name.

    Args:
        project: the project.
        review: this review alone.
        documents: the records' documents as well.
        progress: shows how far it is.

    Raises:
        NotFoundError: there is no such review.
    """
    counted: list[_Counted] = []
    files: dict[str, None] = {}
    reading = partial(_of_record, project.codebook)
    for part in project.every():
        for found, named in read_records(part, review, reading):
            counted += found
            files.update(dict.fromkeys(named))
    if review is not None and not counted:
        project.find(review)
    if documents:
        for file in progress(list(files), len(files), "Reading documents"):
            counted += _of_document(project, file)
    return _unknown(ranked(counted), project)


def names_in_files(
    paths: Iterable[Path], project: Project | None, progress: Progress = no_progress
) -> list[BareName]:
    """Words that may be names in files, such as are about to be sent.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: one cannot be read.
        UsageError: the words of one cannot be read.
    """
    several = list(paths)
    counted: list[_Counted] = []
    for path in progress(several, len(several), "Reading files"):
        for one in read_passages(path):
            if isinstance(one, UnreadPart) or one.told is not None:
                continue
            where = f"{shown(path)} {one.where.removesuffix(': ')}".rstrip()
            counted.append((where, _counts(one.text)))
    return _unknown(ranked(counted), project)


def _of_record(codebook: Codebook, loaded: Loaded) -> tuple[list[_Counted], tuple[str, ...]]:
    """The words of a record by its name, and its documents."""
    record = loaded.record
    if record is None:
        return [], ()
    texts = "\n\n".join(one.text for one in record_texts(record, codebook))
    files = tuple(source.file for source in record.sources if source.file is not None)
    return [(loaded.shown, _counts(texts))], files


def _of_document(project: Project, file: str) -> Iterator[_Counted]:
    """The words of a document page by page; of one that cannot be read, `scan` tells."""
    try:
        document = read_document(project.root, file)
    except DocumentError:
        return
    for page in document.pages:
        where = f"{document.shown} page {page.name}" if document.paged else document.shown
        yield where, _counts(page.text)


def _counts(text: str) -> dict[str, tuple[int, int]]:
    return {name: counts[:2] for name, counts in names_of_text(text).items()}


def _unknown(found: list[BareName], project: Project | None) -> list[BareName]:
    """Those that are neither on the project's own list nor listed as identifying nobody."""
    names, allow_list = names_of(project)[0], AllowList(allowed(project))
    return [
        one
        for one in found
        if not allow_list.covering(one.name)
        and not (names.forms and list(find(Prose(one.name), names)))
    ]
