"""From two projects, a project and a published table, or two times, to their comparison."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.comparison import (
    ComparedSide,
    ComparedTheme,
    SideBySide,
    compare,
    overlap_of,
    side_of,
    themes_of,
    unlike_subthemes,
)
from dhrcode.analysis.groupings import find_grouping
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.selection import Selection
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Attribute
from dhrcode.model.death import date_of_death
from dhrcode.model.record import Record
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project, open_project
from dhrcode.workflows.outputs.published import read_published
from dhrcode.workflows.select import SelectedRecords, origin_of, select_records

HERE = "this project"


class ComparedTo(NamedTuple):
    """What a comparison is made of beside the first side.

    Attributes:
        comparison: both sides, subtheme by subtheme.
        origin: where the first side came from, or both where they are of one project.
        other: what is known of where the second side came from, as labels and values.
        undated: ids of reviews that are on no side, since they give no date of death.
        warnings: those met on the way.
    """

    comparison: SideBySide
    origin: Provenance
    other: tuple[tuple[str, str], ...] = ()
    undated: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def _dated(
    deaths: Sequence[Attribute], record: Record, digest: str
) -> tuple[CodedReview, int | None]:
    """What tables need of a record, and the year of the death."""
    date = date_of_death(record, deaths)
    return CodedReview.of(record, digest), int(date[:4]) if date else None


class ComparisonRequest(NamedTuple):
    """How two sides are compared.

    Attributes:
        select: gives the selection that is meant in a project.
        grouping: the id of a grouping whose groups are compared too.
        only_new: whether reviews that are on both sides are left out of both.
        progress: shows how far reading is.
    """

    select: Callable[[Project], Selection]
    grouping: str | None = None
    only_new: bool = False
    progress: Progress = no_progress

    def read(self, project: Project) -> SelectedRecords[CodedReview]:
        """The selected reviews of a project."""
        return select_records(
            project, self.select(project), CodedReview.of, self.progress, what="comparison"
        )

    def themes(self, project: Project) -> list[ComparedTheme]:
        """What is compared."""
        return themes_of(project.codebook, find_grouping(project.codebook, self.grouping))

    def origin(self, project: Project, reviews: Sequence[CodedReview]) -> Provenance:
        """Where the reviews came from."""
        return origin_of(project, self.select(project), reviews)


def compare_projects(project: Project, folder: Path, request: ComparisonRequest) -> ComparedTo:
    """A project beside another one.

    Raises:
        NotFoundError: there is no project in the folder.
        DataProblemsError: a codebook or record of either has errors.
        UsageError: the other codebook does not know what is selected by.
    """
    other = open_project(folder)
    themes = request.themes(project)
    made, theirs = request.read(project), request.read(other)
    overlap = overlap_of(made.kept, theirs.kept)
    both = set(overlap.same) if request.only_new else set()
    mine = [review for review in made.kept if review.id not in both]
    others = [review for review in theirs.kept if review.id not in both]
    label = other.root.resolve().name
    sides = (
        side_of(HERE, project.codebook, mine, themes),
        side_of(label, other.codebook, others, themes),
    )
    unlike = unlike_subthemes(project.codebook, other.codebook)
    left = overlap._replace(same=()) if request.only_new else overlap
    second = request.origin(other, others).lines()
    return ComparedTo(
        compare(themes, sides, unlike, left),
        request.origin(project, mine),
        tuple((f"{label}: {name[0].lower()}{name[1:]}", value) for name, value in second),
        warnings=(*made.warnings, *theirs.warnings),
    )


def compare_published(project: Project, path: Path, request: ComparisonRequest) -> ComparedTo:
    """A project beside a published table.

    Raises:
        DataProblemsError: the file or a record has errors.
        UsageError: reviews of both sides are to be left out, or a grouping is to be counted.
    """
    if request.only_new:
        raise UsageError("a published table does not say which reviews it is of: leave --only-new")
    published = read_published(path, project.codebook)
    themes, made = request.themes(project), request.read(project)
    counts: dict[tuple[str, ...], int] = {
        (name,): count for name, count in published.subthemes.items()
    }
    source = " ".join(published.source.split())
    sides = (
        side_of(HERE, project.codebook, made.kept, themes),
        ComparedSide("the published table", published.reviews, counts),
    )
    return ComparedTo(
        compare(themes, sides, {}, None),
        request.origin(project, made.kept),
        (("The published table", source),),
        warnings=made.warnings,
    )


def compare_times(
    project: Project, before: int, since: int, request: ComparisonRequest
) -> ComparedTo:
    """The reviews of deaths before a year beside those from a year on.

    Raises:
        UsageError: the years overlap, or the codebook has no date of death.
        DataProblemsError: a record has errors.
    """
    if since < before:
        raise UsageError(f"--from {since} is before --before {before}: a death would be on both")
    deaths = project.codebook.with_role("date-of-death")
    if not deaths:
        raise UsageError(
            "no attribute of the codebook has the role date-of-death, so that times cannot be told"
        )
    themes, selection = request.themes(project), request.select(project)
    keep = partial(_dated, deaths)
    made = select_records(project, selection, keep, request.progress, what="comparison")
    early = [review for review, year in made.kept if year is not None and year < before]
    late = [review for review, year in made.kept if year is not None and year >= since]
    sides = (
        side_of(f"deaths before {before}", project.codebook, early, themes),
        side_of(f"deaths from {since}", project.codebook, late, themes),
    )
    undated = tuple(review.id for review, year in made.kept if year is None)
    origin = request.origin(project, [review for review, _ in made.kept])
    compared = compare(themes, sides, {}, overlap_of(early, late))
    return ComparedTo(compared, origin, undated=undated, warnings=made.warnings)
