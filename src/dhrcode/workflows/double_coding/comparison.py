"""From a project, or a table of ratings, to the agreement of coders and where they differ."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import Comparison, Treatment, compare, compare_ratings
from dhrcode.analysis.agreement.ratings import from_table
from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.selection import Selection
from dhrcode.errors import DataProblemsError, DhrcodeError, NotFoundError, UsageError
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.ids import respelt
from dhrcode.model.record import Record
from dhrcode.problems import Problem, has_errors
from dhrcode.progress import Progress, no_progress
from dhrcode.reports.differences import CodingDifference
from dhrcode.store.project import Project
from dhrcode.text import natural, nearest_or_all, plural, shown
from dhrcode.workflows.double_coding.ratings_table import read_ratings
from dhrcode.workflows.select import origin_of, select_records


class CoderCases(NamedTuple):
    """What each coder found, apart from the others.

    Attributes:
        cases: coder to review to what was coded; every coder of the project, in natural order.
        warnings: those met on the way.
        drafts: how many codings were left out, being drafts.
        every: how many reviews anybody has coded, of these coders or others.
        with_contacts: the reviews of which somebody has contacts.
    """

    cases: dict[str, dict[str, CaseDetails]]
    warnings: tuple[Problem, ...]
    drafts: int
    every: int
    with_contacts: frozenset[str] = frozenset()

    @property
    def reviews(self) -> list[str]:
        """Every review that somebody has coded, in natural order."""
        return sorted({review for by in self.cases.values() for review in by}, key=natural)

    def twice(self) -> list[str]:
        """The reviews that two or more have coded."""
        return [r for r in self.reviews if sum(r in by for by in self.cases.values()) > 1]

    def sharing(self) -> tuple[str, ...]:
        """The coders who have coded a review that another has coded too."""
        shared = set(self.twice())
        return tuple(coder for coder, by in self.cases.items() if shared & by.keys())


def _matched(selection: Selection, record: Record, digest: str) -> tuple[CaseDetails, bool, bool]:
    """The case of a record, whether it fulfils the conditions, and whether it has contacts."""
    return CaseDetails.of(record, digest), selection.matches(record), bool(record.contacts)


def codings(
    project: Project,
    selection: Selection,
    coders: Sequence[str] = (),
    progress: Progress = no_progress,
) -> CoderCases:
    """The independent codings of a project.

    A record is its coder's own coding too, unless it is a consensus, or that coder has another of
    the same review in `coders/`; a partial one is not, unless its coder is named. A condition
    holds for a review if it holds for any record of it,
    since not every coder notes the facts of the case.

    Args:
        project: the project.
        selection: which reviews.
        coders: only these; empty for all who have coded something.
        progress: shows how far it is.

    Raises:
        UsageError: there is no coder of that name.
        DataProblemsError: a coding has an error.
    """
    names, strays = project.coders
    cases: dict[str, dict[str, CaseDetails]] = {coder: {} for coder in names}
    warnings, drafts, matching, met = [*strays], 0, set[str](), set[str]()
    loose, keep = replace(selection, conditions=()), partial(_matched, selection)
    for one in (*(project.of_coder(coder) for coder in names), project):
        result = select_records(one, loose, keep, progress, what="comparison")
        warnings.extend(result.warnings)
        drafts += len(result.drafts)
        for case, matches, contacts in result.kept:
            if matches:
                matching.add(case.id)
            if contacts:
                met.add(case.id)
            if case.consensus:
                continue
            coder = respelt(case.review.coder, cases)
            if coder is not None:
                warnings.append(_respelt(one, case, coder))
            coder = coder or case.review.coder
            if case.status != "partial" or coder in coders:
                cases.setdefault(coder, {}).setdefault(case.id, case)
    kept = {coder: {r: c for r, c in by.items() if r in matching} for coder, by in cases.items()}
    return CoderCases(
        _chosen(kept, coders),
        tuple(warnings),
        drafts,
        len({review for by in kept.values() for review in by}),
        frozenset(met),
    )


def _respelt(project: Project, case: CaseDetails, coder: str) -> Problem:
    said = f"the coder '{case.review.coder}' differs from {coder} only in capitals"
    name = f"{shown(project.folder)}/{case.id}.yaml"
    return Problem.of_file(name, "coder-capitals", said, f"it counts as {coder}: write {coder}")


def _chosen(
    cases: dict[str, dict[str, CaseDetails]], coders: Sequence[str]
) -> dict[str, dict[str, CaseDetails]]:
    for coder in coders:
        if coder not in cases:
            hint = nearest_or_all(coder, cases)
            raise UsageError(f"nobody is called '{coder[:40]}' here: {hint}")
    names = coders or [coder for coder, by in cases.items() if by]
    return {coder: cases[coder] for coder in sorted(names, key=natural)}


class AgreementResult(NamedTuple):
    """The agreement of coders, and where its numbers came from."""

    comparison: Comparison
    origin: Provenance | None
    codings: CoderCases | None
    warnings: tuple[Problem, ...] = ()


def agree(
    project: Project,
    result: CoderCases,
    selection: Selection,
    treatment: Treatment,
    resampling: Resampling,
) -> AgreementResult:
    """The agreement of the coders on the selected areas."""
    codebook = project.codebook
    areas = {
        area.id: [subtheme.id for subtheme in area.subthemes]
        for area in codebook.coded_areas
        if not selection.areas or area.id in selection.areas
    }
    # Who shares no review with anybody would leave the others' kappa to the pairs.
    named = result.sharing() or tuple(result.cases)
    found = {
        coder: {review: case.review.findings for review, case in result.cases[coder].items()}
        for coder in named
    }
    origin = origin_of_codings(project, selection, result)
    return AgreementResult(compare(found, areas, treatment, resampling), origin, result)


def origin_of_codings(project: Project, selection: Selection, result: CoderCases) -> Provenance:
    """Where the codings of several coders came from."""
    reviews = [case.review for by in result.cases.values() for case in by.values()]
    return origin_of(project, selection, reviews)


class NothingComparedError(DhrcodeError):
    """No unit has the findings of two coders, so that there is no agreement to tell."""

    exit_status = 1


def refuse_nothing_compared(result: AgreementResult) -> None:
    """Refuses to make a table in which every number is undefined.

    Raises:
        NothingComparedError: there is nothing to compare; says why.
    """
    overall = result.comparison.together.overall
    if not overall.units:
        reason = overall.measures["percent"].reason
        codings = result.codings
        if codings is not None and codings.drafts and not codings.twice():
            drafts = plural(codings.drafts, "draft is", "drafts are")
            reason = (
                f"no review has two complete codings; {drafts} left out, which "
                "'dhrcode complete' ends and --include-drafts would count"
            )
        raise NothingComparedError(f"there is nothing to compare: {reason}")


def refuse_nothing_differing(project: Project, result: CoderCases, selection: Selection) -> None:
    """Refuses to list where coders differ who share no review, as their agreement is refused.

    Raises:
        NothingComparedError: there is nothing to compare; says why.
    """
    if not result.twice():
        nothing = agree(project, result, selection, Treatment.FINDINGS, Resampling(0, 0))
        refuse_nothing_compared(nothing)


def agree_on_ratings(path: Path, resampling: Resampling) -> AgreementResult:
    """The agreement in a table `unit,coder,code`.

    Raises:
        DataProblemsError: it is no such table; each problem with its line and column.
        NotFoundError: there is no such file, or no rating in it.
    """
    rows, problems = read_ratings(path)
    if has_errors(problems):
        raise DataProblemsError(problems, f"{shown(path)} has to be mended first")
    if not rows:
        raise NotFoundError(f"there is no rating in {path}")
    compared = compare_ratings(from_table(rows), resampling)
    return AgreementResult(compared, None, None, tuple(problems))


def differences(
    codebook: Codebook, result: CoderCases, areas: Sequence[str] = ()
) -> list[CodingDifference]:
    """Where coders who coded the same review differ, the subtheme with most differences first."""
    found = []
    for area, subtheme in codebook.rows(areas):
        of = [d for review in result.twice() if (d := _difference(area, subtheme, review, result))]
        found.append(of)
    found.sort(key=len, reverse=True)  # stable: those of equal number in the codebook's order
    return [difference for of in found for difference in of]


def _difference(
    area: Area, subtheme: Subtheme, review: str, result: CoderCases
) -> CodingDifference | None:
    cases = {coder: by[review] for coder, by in result.cases.items() if review in by}
    said = {coder: case.review.findings.get(subtheme.id) for coder, case in cases.items()}
    if len(set(said.values())) < 2:
        return None
    evidence = {coder: case.evidence.get(subtheme.id, ()) for coder, case in cases.items()}
    return CodingDifference(area, subtheme, review, dict(said), evidence)
