"""What is asked of an export, and what it makes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from dhrcode.analysis.selection import Selection
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.select import SelectedRecords


class ExportRequest(NamedTuple):
    """What a person asked for.

    Attributes:
        project: the project.
        selection: which reviews.
        target: the file.
        progress: shows how far the reading of records is.
        documents: whether documents' texts are to be in it.
        reading: shows how far the reading of documents is, review by review.
        with_dates: whether tidy data of contacts hold their dates.
        exact: whether tidy data hold what other outputs leave out.
    """

    project: Project
    selection: Selection
    target: Path
    progress: Progress = no_progress
    documents: bool = True
    reading: Progress = no_progress
    exact: bool = False
    with_dates: bool = False


class ExportResult(NamedTuple):
    """Files that are made and not yet written, the target the first.

    Attributes:
        files: where each goes, and its bytes.
        holds: what the target holds, in a few words.
        notes: what a person should know of it, in sentences.
        warnings: problems met on the way.
        texts: every text in them that a person may have written, for the scan.
        in_documents: identifiers in the texts of documents that they hold.
        made: those of the texts whose numbers and days dhrcode made itself.
        of_reviews: whether it tells of single reviews.
    """

    files: tuple[tuple[Path, bytes], ...]
    holds: str
    notes: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    texts: frozenset[str] = frozenset()
    in_documents: tuple[Problem, ...] = ()
    made: frozenset[str] = frozenset()
    of_reviews: bool = False


class ExportKind(NamedTuple):
    """Something that can be exported.

    Attributes:
        targets: every file that would be written for a target, the target the first.
        make: makes the files.
        documents: whether it holds documents' texts unless they are left out.
        dated: whether it can hold dates of contacts.
    """

    targets: Callable[[Path], tuple[Path, ...]]
    make: Callable[[ExportRequest], ExportResult]
    documents: bool = False
    dated: bool = False


def notes_on(selected: SelectedRecords[Any]) -> tuple[str, ...]:
    """What a person should know of which reviews are in it."""
    notes = [] if selected.kept else ["No review is in it."]
    if selected.drafts:
        left = plural(len(selected.drafts), "draft is", "drafts are")
        notes.append(f"{left} not in it; --include-drafts puts them in.")
    return tuple(notes)
