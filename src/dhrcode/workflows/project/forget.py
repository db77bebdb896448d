"""What is kept to take changes back, deleted: what somebody was told to remove must go."""

from collections.abc import Iterable, Iterator

from dhrcode.errors import FileAccessError, NotFoundError
from dhrcode.model.project_files import review_of
from dhrcode.store.atomic import failure, read_bytes
from dhrcode.store.documents import SOURCES, cache_folder
from dhrcode.store.documents.cache import forget as forget_texts
from dhrcode.store.journal.file_change import FileChange, digest_of
from dhrcode.store.passages import forget_passages
from dhrcode.store.project import Project
from dhrcode.workflows.project.undo import RENAMING


def forget(project: Project, review: str | None = None) -> int:
    """Deletes the steps of a project that concern one review, or all; how many they were.

    With them go the texts of documents that the project does not have any more. Of one coder's
    (`project.of_coder`): the steps that worked on that coder's codings.

    Raises:
        NotFoundError: there is no such step.
        FileAccessError: the disk refuses.
    """
    with project.writing():
        steps = forget_steps(project, review)
    if not steps:
        which = f" of {review[:40]}" if review else ""
        raise NotFoundError(f"nothing{which} is kept that could be taken back")
    return steps


def forget_steps(project: Project, review: str | None, besides: Iterable[FileChange] = ()) -> int:
    """Deletes steps as `forget` does, within `writing`; how many they were.

    Args:
        project: the project.
        review: the review that they concern; None for all.
        besides: changes that are no step, whose documents' texts go too.

    Raises:
        FileAccessError: the disk refuses.
    """
    steps = list(steps_of(project, review))
    project.journal.forget(number for number, _ in steps)
    forget_documents(project, [*besides, *(change for _, several in steps for change in several)])
    return len(steps)


def steps_of(project: Project, review: str | None) -> Iterator[tuple[int, tuple[FileChange, ...]]]:
    """The steps that concern a review, by its earlier ids too, or all: number and changes."""
    journal, wanted = project.journal, {review.casefold()} if review else set[str]()
    numbers = {number: step for one in (journal.done(), journal.undone()) for number, step in one}
    for number in sorted(numbers, reverse=True):
        if project.coder not in (None, numbers[number].coder):
            continue
        try:
            changes = journal.step(number).changes
        except FileAccessError:  # damaged: nobody can tell what it held, so it goes with any
            changes = ()
        concerned = {found.casefold() for one in changes if (found := review_of(one.file))}
        if not wanted or not changes or wanted & concerned:
            if numbers[number].command == RENAMING:
                wanted |= concerned if wanted else set()
            yield number, changes


def forget_documents(project: Project, changes: Iterable[FileChange]) -> None:
    """Deletes what was extracted from documents that changed, unless the project still has them.

    Raises:
        FileAccessError: the disk refuses.
    """
    contents = [
        content
        for change in changes
        if change.file.startswith(f"{SOURCES}/")
        for content in (change.old, change.new)
    ]
    gone = {digest_of(content) for content in contents if content is not None}
    if not gone:
        return
    folder = project.root / SOURCES
    held = (path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else ()
    gone -= {digest_of(read_bytes(path)) for path in held}
    try:
        forget_texts(cache_folder(project.root), gone)
        forget_passages(project.root)  # it may hold their words; it is made again when needed
    except OSError as error:
        raise failure(project.root / ".dhrcode", error) from None
