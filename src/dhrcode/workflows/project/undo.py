"""Steps taken back and done again: the project's, one review's, one coder's, one command's."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff
from typing import NamedTuple

from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.model.ids import is_review_id
from dhrcode.model.project_files import review_of
from dhrcode.store.atomic import read_if_there
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.journal.journal import ChangedSinceError
from dhrcode.store.journal.step import Step
from dhrcode.store.project import CODERS, Project
from dhrcode.text import first_of

RENAMING = "rename"
"""The command that gives a review another id: its step concerns one review under both, and what is
kept from before is called by the old one."""
_SHOWN = 40
"""Lines of differences that are shown."""
Agreed = Callable[[str], bool]
"""Asked whether to go on, with the question in a sentence."""


@dataclass(frozen=True)
class StepQuery:
    """Which step is meant.

    Attributes:
        review: one that concerns this review; None for any.
        command: one of this command; None for any.
        redo: one that was taken back, to be done again.
        number: the one of this number alone; None for any.
    """

    review: str | None = None
    command: str | None = None
    redo: bool = False
    number: int | None = None


class KeptStep(NamedTuple):
    """A step that is kept: its number, its first line, and whether it was taken back."""

    number: int
    step: Step
    undone: bool

    @property
    def day(self) -> str:
        """When it was done, by the clock of this machine: `2025-03-17 14:05`."""
        return datetime.fromisoformat(self.step.at).astimezone().strftime("%Y-%m-%d %H:%M")

    @property
    def files(self) -> str:
        """The files that it changes, the first few of many by their names."""
        few = self.step.named[:3]
        more = self.step.files - len(few)
        return ", ".join(few) + (f" and {more} more" if more else "")


def kept_steps(project: Project, query: StepQuery) -> Iterator[KeptStep]:
    """The steps that can be taken back, the last one first; or done again, the next one first.

    Of one coder's (`project.of_coder`): those that worked on that coder's codings.

    Raises:
        NotFoundError: the review's id cannot be one.
    """
    if query.review is not None and not is_review_id(query.review):
        raise NotFoundError(f"'{query.review[:40]}' is not the id of a review")
    journal = project.journal
    for number, step in journal.undone() if query.redo else journal.done():
        if project.coder not in (None, step.coder) or query.command not in (None, step.command):
            continue
        if query.number not in (None, number):
            continue
        if query.review is None or _same(query.review) in map(
            _same, _reviews(project, number, step)
        ):
            yield KeptStep(number, step, query.redo)


def turn(project: Project, query: StepQuery, agreed: Agreed, command: str) -> KeptStep | None:
    """Takes the last step that is meant back, or does the next one again; all of it or nothing.

    Args:
        project: the project, or one coder's part of it.
        query: which step.
        agreed: is asked where a review was named and the step changed other reviews too.
        command: what does this, as it was typed.

    Returns:
        The step; None where it was not agreed to.

    Raises:
        NotFoundError: there is no such step.
        ChangedSinceError: one of its files has changed since; nothing is changed.
    """
    with project.writing():  # what was interrupted is finished first
        kept = _found(project, query)
    others = query.review and _others(project, kept, query.review)
    if others and not agreed(others):
        return None
    with project.writing():
        if _found(project, query).number != kept.number:
            raise RefusedError("another command has just changed something: try again")
        journal = project.journal
        (journal.do_again if query.redo else journal.take_back)(kept.number, command)
    return kept


def _found(project: Project, query: StepQuery) -> KeptStep:
    found = next(kept_steps(project, query), None)
    if found is not None:
        return found
    what = f" to {query.review}" if query.review else ""
    whose = f" by {project.coder}" if project.coder else ""
    if query.redo:
        raise NotFoundError(
            f"there is nothing to do again: no change{what}{whose} was taken back last"
        )
    raise NotFoundError(f"there is nothing to take back: no change{what}{whose} is kept")


def _others(project: Project, kept: KeptStep, review: str) -> str:
    """The question about reviews that a step changed besides one; empty where there is none."""
    own = {_same(review)}
    if own & (renamed := _renamed(project, kept)):
        own |= renamed
    reviews = dict.fromkeys(_reviews(project, kept.number, kept.step))
    others = [one for one in reviews if _same(one) not in own]
    if not others:
        return ""
    did = "Do it again" if kept.undone else "Take it back"
    return f"{kept.step.said} changed {first_of(others, 8)} too. {did} for all of them?"


def _reviews(project: Project, number: int, step: Step) -> Iterable[str]:
    """The reviews whose files a step changes."""
    files: Iterable[str] = step.named
    if step.files > len(step.named):
        files = (change.file for change in project.journal.step(number).changes)
    return (review for file in files if (review := review_of(file)))


def _renamed(project: Project, kept: KeptStep) -> set[str]:
    """Both ids of the review to which a step gave another; none where it gave no review one."""
    if kept.step.command != RENAMING:
        return set()
    moved = (c.file for c in project.journal.step(kept.number).changes if None in (c.old, c.new))
    return {_same(review) for file in moved if (review := review_of(file))}


def _same(review: str) -> str:
    return review.casefold()


def differing(project: Project, error: ChangedSinceError) -> list[str]:
    """How files differ from what a step left, as lines of a unified diff, the first forty.

    Of independent codings only those of the coder whose part of the project it is.
    """
    lines = [line for one in error.changes for line in _differences(project, one)]
    rest = len(lines) - _SHOWN
    return lines[:_SHOWN] + ([f"... and {rest} more lines"] if rest > 0 else [])


def _differences(project: Project, change: FileChange) -> Iterator[str]:
    coder = change.file.split("/")[1] if change.file.startswith(f"{CODERS}/") else None
    if coder in (None, project.coder):
        texts = _text(change.old), _text(read_if_there(project.root / change.file))
        if None not in texts:
            old, now = (str(text).splitlines() for text in texts)
            yield from unified_diff(
                old, now, f"{change.file} then", f"{change.file} now", n=1, lineterm=""
            )


def _text(content: object) -> str | None:
    """A content as text; None for what is no text, or is not kept as one."""
    if content is None:
        return ""
    try:
        return content.decode("utf-8-sig") if isinstance(content, bytes) else None
    except UnicodeDecodeError:
        return None
