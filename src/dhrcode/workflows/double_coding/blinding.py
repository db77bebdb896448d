"""Codings shown before every coder has completed theirs: refused, or noted in those shown."""

from collections.abc import Iterable, Iterator

from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.model.base import today
from dhrcode.model.record import Record, Unblinding
from dhrcode.store.project import Project
from dhrcode.text import all_of, first_of, nearest, verb
from dhrcode.workflows.double_coding.sample import read_sample

_NAMED = 5
"""So many reviews a refusal names."""


def shown(codings: Iterable[tuple[Project, str]], *, unblind: bool) -> None:
    """Called before codings are shown by their coders' initials.

    Args:
        codings: each by the project of its coder and its review.
        unblind: whether they are shown in any case; each says so from then on.

    Raises:
        RefusedError: a review is in the sample, and not every coder has completed it.
    """
    early = list(_early(codings))
    if not early:
        return
    if not unblind:
        raise RefusedError(
            f"{_said(early)}: independent coders see nothing of each other's before; --unblind "
            "shows them, and the codings say so from then on"
        )
    project = early[0][0]
    with project.writing():
        changes = []
        for one, review, open_ in early:
            record, data = one.read(review)
            note = Unblinding(day=today(), before=open_)
            if note not in record.unblinded:
                noted = record.model_copy(update={"unblinded": (*record.unblinded, note)})
                changes.append(one.changing(noted, data))
        if changes:
            project.write(changes)


def codings_of(project: Project, coder: str) -> Project:
    """The project with a coder's independent codings as its records.

    Raises:
        NotFoundError: the coder has none.
    """
    names = project.coders[0]
    if coder not in names:
        hint = nearest(coder, names) or "'dhrcode codings' alone shows the records"
        raise NotFoundError(f"there are no independent codings by '{coder[:40]}': {hint}")
    return project.of_coder(coder)


def coding_of(project: Project, review: str, coder: str) -> tuple[Project, Record]:
    """A coder's independent coding of a review; or its record, where that is this coder's own.

    Raises:
        NotFoundError: there is neither.
    """
    own = project.of_coder(coder)
    try:
        return own, own.read(review)[0]
    except NotFoundError:
        whole = project.of_coder(None)
        record, _ = whole.read(review)
        if record.coder != coder or record.consensus_of:
            raise
        return whole, record


def _early(
    codings: Iterable[tuple[Project, str]],
) -> Iterator[tuple[Project, str, tuple[str, ...]]]:
    """The codings of reviews in the sample that not two coders, or not all, have completed."""
    sampled: frozenset[str] | None = None
    for one, review in codings:
        if sampled is None:
            sample = read_sample(one)
            sampled = frozenset(sample.reviews if sample else ())
        if review in sampled:
            done = {r.coder: r.status == "complete" for r in _every(one.of_coder(None), review)}
            open_ = tuple(sorted(coder for coder, complete in done.items() if not complete))
            if open_ or len(done) < 2:
                yield one, review, open_


def _every(project: Project, review: str) -> Iterator[Record]:
    """All codings of a review, but for the one that joins others."""
    for one in project.every():
        try:
            record, _ = one.read(review)
        except NotFoundError:
            continue
        if not record.consensus_of:
            yield record


def _said(early: list[tuple[Project, str, tuple[str, ...]]]) -> str:
    reviews = [review for _, review, _ in early]
    names = dict.fromkeys(reviews)
    if len(names) > 1:
        named = first_of([*names], _NAMED) if len(names) > _NAMED else all_of(names)
        return f"{named} are in the sample, and not every coder has completed them"
    open_ = early[0][2]
    have = verb(len(open_), "has", "have")
    done = f"{all_of(open_)} {have} not completed it" if open_ else "one coder alone has coded it"
    return f"{reviews[0]} is in the sample, and {done}"
