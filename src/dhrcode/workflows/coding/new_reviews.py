"""Whether a review is new to a project: a mistyped id would begin one without a word."""

from collections.abc import Iterator

from dhrcode.errors import NotFoundError
from dhrcode.model.record import Record
from dhrcode.store.project import Project
from dhrcode.text import nearest
from dhrcode.workflows.double_coding.sample import read_sample
from dhrcode.workflows.edits import new_record

_AFTER_ID = ("", "-", "_", ".", " ")


class NewReviewError(NotFoundError):
    """A review that the project does not know is to be begun, and nobody has said so.

    Attributes:
        question: that it is new, and which is nearest to it.
    """

    def __init__(self, review: str, hint: str) -> None:
        asked = f"; {hint}" if hint else "."
        self.question = f"{review} is new{asked}"
        hint = f"; {hint}" if hint else ""
        super().__init__(f"{review} is new: --new begins it; nothing was written{hint}")


def refuse_new(project: Project, review: str) -> None:
    """Refuses to begin a review that the project does not know.

    A review is known if anybody has coded it, if the sample names it, or if `sources/` has a
    document whose name begins with its id. Capitals make no difference.

    Raises:
        NewReviewError: it is new.
        DataProblemsError: the sample's file has errors.
    """
    known = set(_known(project.of_coder(None)))
    there = review.casefold() in {one.casefold() for one in known}
    if not there and not _has_document(project, review.casefold()):
        raise NewReviewError(review, nearest(review, known))


def begun(project: Project, review: str, coder: str, kind: str | None) -> Record:
    """An empty draft; an independent coder's begins with the documents of the review's record.

    Raises:
        UsageError: the id, the initials or the kind cannot be used.
    """
    record = new_record(review, coder, kind, project.codebook)
    if project.coder is None:
        return record
    tables = project.of_coder(None)
    path = tables.path_of(review)
    known = tables.load(path).record if path.is_file() else None
    return record if known is None else record.model_copy(update={"sources": known.sources})


def _known(project: Project) -> Iterator[str]:
    for one in project.every():
        yield from (path.stem for path in one.listing[0])
    sample = read_sample(project)
    yield from sample.reviews if sample else ()


def _has_document(project: Project, begun: str) -> bool:
    folder, end = project.root / "sources", len(begun)
    names = [path.name.casefold() for path in folder.iterdir()] if folder.is_dir() else []
    return any(name.startswith(begun) and name[end : end + 1] in _AFTER_ID for name in names)
