"""From a project to all evidence of a theme across its reviews."""

from collections.abc import Sequence
from typing import NamedTuple

from dhrcode.analysis.coded_words import CodedWords, WordsWanted, words_typed
from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.selection import Selection
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Codebook, Subtheme
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.text import with_nearest
from dhrcode.workflows.edits import finding_named, subtheme_id
from dhrcode.workflows.select import select_records


class CodingsRequest(NamedTuple):
    """What is asked for, as it was typed.

    Attributes:
        words: what must be in quotes, notes, summaries, candidate themes or memos.
        themes: subthemes, by id or label; none for all.
        reviews: reviews; none for all.
        finding: a finding; None for any.
    """

    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    finding: str | None = None


class CodingsResult(NamedTuple):
    """What was found, in the codebook's order and then by review; in which, and where it came from.

    `reviews` are those that were looked through, for that nothing was found says something too.
    """

    rows: tuple[CodedWords, ...]
    reviews: tuple[str, ...]
    drafts: int
    origin: Provenance
    warnings: tuple[Problem, ...]


def codings(
    project: Project,
    selection: Selection,
    request: CodingsRequest,
    progress: Progress = no_progress,
) -> CodingsResult:
    """All evidence of some themes across the selected reviews of a project, or of one coder's.

    Evidence of contacts is among it unless a finding is asked for; candidate themes, and contacts
    about no theme, unless themes, areas or a finding are; summaries and memos if words are.

    Raises:
        UsageError: there is no such subtheme, review or finding, or nothing to look for.
        DataProblemsError: a record has an error; nothing is made of a part of the records.
    """
    wanted = _wanted(project, selection, request)
    result = select_records(project, selection, wanted, progress, what="list of evidence")
    rows = [row for kept in result.kept for row in kept.rows]
    order = {theme: n for n, theme in enumerate(wanted.subthemes)}
    rows.sort(key=lambda row: order.get(row.theme, len(order)))
    reviews = [kept.review for kept in result.kept]
    said = "; ".join([selection.words(), *_asked(request)])
    origin = provenance(project.codebook, project.codebook_digest, reviews, said)
    seen = tuple(one.id for one in reviews if not wanted.reviews or one.id in wanted.reviews)
    return CodingsResult(tuple(rows), seen, len(result.drafts), origin, result.warnings)


def _wanted(project: Project, selection: Selection, request: CodingsRequest) -> WordsWanted:
    codebook = project.codebook
    themes = {subtheme_id(codebook, name) for name in request.themes}
    inside = [subtheme.id for _, subtheme in codebook.rows(selection.areas)]
    words = words_typed(request.words)
    if request.words and not words:
        raise UsageError("there is nothing to look for in these words")
    known = {path.stem for path in project.listing[0]}
    for review in request.reviews:
        if review not in known:
            said = f"there is no review '{review[:40]}'"
            raise UsageError(with_nearest(said, review, known))
    return WordsWanted(
        tuple(one for one in inside if not themes or one in themes),
        finding_named(request.finding) if request.finding else None,
        frozenset(request.reviews),
        words,
        everything=not (themes or selection.areas or request.finding),
    )


def _asked(request: CodingsRequest) -> list[str]:
    """What was asked for, in words, for readers of the list."""
    parts = [("theme", request.themes), ("review", request.reviews), ("words", request.words)]
    said = [f"{what} {' and '.join(names)}" for what, names in parts if names]
    return said + ([f"finding {request.finding}"] if request.finding else [])


def subthemes_called(codebook: Codebook, words: Sequence[str]) -> list[Subtheme]:
    """The subthemes whose label has all the words, or the beginnings of words; none for none."""
    typed = " ".join(words).casefold().split()
    return [
        subtheme
        for subtheme in codebook.subthemes.values()
        if typed and all(f" {word}" in f" {subtheme.label.casefold()}" for word in typed)
    ]
