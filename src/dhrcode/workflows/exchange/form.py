"""From a project to forms that people fill in without dhrcode."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import DataProblemsError, FileAccessError, RefusedError, UsageError
from dhrcode.exporters.form.workbook import render
from dhrcode.model.guarded import shown as as_shown
from dhrcode.model.ids import is_review_id, respelt
from dhrcode.model.record import Record
from dhrcode.problems import Problem, has_errors
from dhrcode.progress import Progress
from dhrcode.reports.blocks import Report
from dhrcode.reports.checklist import checklist
from dhrcode.reports.form import Subject
from dhrcode.safety.written import codebook_texts, record_texts
from dhrcode.store.atomic import reason, write_bytes
from dhrcode.store.project import Project
from dhrcode.text import natural, nearest
from dhrcode.workflows.double_coding.sample import read_sample
from dhrcode.workflows.edits import new_record
from dhrcode.workflows.queue import refuse_behind

_SUFFIX = ".xlsx"


class WrittenForms(NamedTuple):
    """Forms that were written, and those that were there already and are as they were."""

    new: tuple[Path, ...]
    there: tuple[Path, ...]


def form_of(project: Project, review: str, kind: str | None = None) -> bytes:
    """The form of one review, filled in with what its record holds, or empty for a new review.

    Args:
        project: the project; of one coder, the form is for that coder's independent coding.
        review: the review's id.
        kind: the kind of a review that nobody has coded yet; the codebook's first if None.

    Raises:
        UsageError: no review can have that id or kind.
        DataProblemsError: its record has errors.
        RefusedError: a text of it is longer than a cell may be, or it is of an older version of the
            codebook.
    """
    codebook, own = project.codebook, project.coder is not None
    held = _held(project, review, kind)
    if held is None:
        kind, coder = codebook.kind_named(kind), project.coder or ""
        return render(Subject(review, kind, codebook, None, coder, own=own))
    filled = as_shown(held, codebook)
    return render(Subject(held.review, held.kind, codebook, filled, held.coder, own=own))


def checklist_of(project: Project, review: str | None) -> Report:
    """The codebook as a checklist on paper; of a review that is coded, with its findings crossed.

    Raises:
        UsageError: no review can have that id.
        DataProblemsError: its record has errors.
    """
    held = _held(project, review) if review is not None else None
    return checklist(project.codebook, project.codebook_digest, review or "", held)


def _held(project: Project, review: str, kind: str | None = None) -> Record | None:
    """The record of a review; None where nobody has coded it, and somebody can.

    Raises:
        UsageError: no review can have that id or kind, or a known one has it in other capitals.
        DataProblemsError: its record has errors.
        RefusedError: it is of an older version of the codebook.
    """
    if is_review_id(review) and project.path_of(review).exists():
        record, _ = project.read(review)
        refuse_behind(record, project.codebook)
        return record
    _refuse_nearly_known(project, review)
    new_record(review, project.coder or "X", kind, project.codebook)  # refuses what cannot be one
    return None


def _refuse_nearly_known(project: Project, review: str) -> None:
    stems = [path.stem for path in project.listing[0]]
    if respelt(review, stems):
        raise UsageError(f"there is no review '{review[:40]}': {nearest(review, stems)}")


def texts_in(project: Project, reviews: Iterable[str]) -> set[str]:
    """What people have written in the codebook and the records that forms are made of, with ids.

    Raises:
        DataProblemsError: a record has errors.
    """
    texts = {text.text for text in codebook_texts(project.codebook)} | {project.coder or ""}
    for review in reviews:
        texts.add(review)
        if project.path_of(review).exists():
            record, _ = project.read(review)
            texts |= {record.coder, *(source.id for source in record.sources)}
            texts |= {text.text for text in record_texts(record, project.codebook)}
    return texts


def write_form(target: Path, data: bytes) -> None:
    """Writes a form where no file is: one that is there may have been filled in.

    Raises:
        UsageError: the name does not end in .xlsx.
        RefusedError: there is a file of that name.
    """
    if target.suffix.lower() != _SUFFIX:
        raise UsageError(f"'{target.name}' should end in {_SUFFIX}")
    if target.exists():
        raise RefusedError(
            f"{target} is there already, and may have been filled in: give another "
            "name with -o, or move it away"
        )
    write_bytes(target, data, new=True)


def uncoded(project: Project) -> tuple[list[str], list[Problem]]:
    """The reviews that are drafts or lack findings, and what is wrong with the records.

    Of one coder's independent codings, the reviews that were drawn to be coded twice, or else all,
    as far as that coder has not finished them.

    Raises:
        DataProblemsError: a record cannot be read, so that it cannot be told.
        RefusedError: one of them is of an older version of the codebook.
    """
    problems: list[Problem] = []
    open_: dict[str, Record] = {}
    done: set[str] = set()
    for loaded in project.load_all():
        problems.extend(loaded.problems)
        if (record := loaded.record) is None:
            continue
        open_ended = record.status != "partial" and record.uncoded(project.codebook.subthemes)
        if record.status == "draft" or open_ended:
            open_[record.review] = record
        else:
            done.add(record.review)
    if has_errors(problems):
        raise DataProblemsError(problems, "no form was written: mend these first")
    for record in open_.values():
        refuse_behind(record, project.codebook)
    wanted = [*open_, *(r for r in _to_be_coded(project) if r not in done)]
    return sorted(dict.fromkeys(wanted), key=natural), problems


def _to_be_coded(project: Project) -> Iterator[str]:
    """The reviews that one coder is to code independently, begun or not."""
    if project.coder is None:
        return
    drawn = read_sample(project.of_coder(None))
    if drawn is not None:
        yield from drawn.reviews
    else:
        yield from (path.stem for path in project.of_coder(None).listing[0])


def write_forms(
    project: Project, folder: Path, reviews: Iterable[str], progress: Progress
) -> WrittenForms:
    """Writes a form of each review into a folder, which is made if need be.

    A file that is there already may have been filled in, and is left as it is.

    Raises:
        FileAccessError: the folder cannot be made or written.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileAccessError(f"{folder} cannot be made: {reason(error)}") from None
    new, there = [], []
    reviews = list(reviews)
    for review in progress(reviews, len(reviews)):
        target = folder / f"{review}{_SUFFIX}"
        if target.exists():
            there.append(target)
            continue
        write_bytes(target, form_of(project, review, _kind(project, review)), new=True)
        new.append(target)
    return WrittenForms(tuple(new), tuple(there))


def _kind(project: Project, review: str) -> str | None:
    """The kind of a review that a coder has not begun, as the record of it says."""
    record_of = project.of_coder(None)
    path = record_of.path_of(review)
    loaded = record_of.load(path) if path.exists() else None
    return loaded.record.kind if loaded and loaded.record else None
