"""From a project to its pack, as a profile lets it be seen."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.counts import ALL, count_cases
from dhrcode.analysis.crosstab import Tests
from dhrcode.analysis.groupings import find_grouping
from dhrcode.analysis.incomplete import left_open, open_as_shown
from dhrcode.analysis.pack import Counting, Pack, make_pack
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.selection import Selection
from dhrcode.analysis.variables import (
    attribute_variable,
    kind_of_death,
    year_name,
)
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import Grouping
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.disclosure import HiddenCount, Release
from dhrcode.store.project import Project
from dhrcode.text import all_of, plural
from dhrcode.workflows.outputs.pack_reviews import reviews_to_report
from dhrcode.workflows.outputs.publications import (
    refuse_overlapping,
    refuse_unprovable,
    refuse_unpublishable,
)
from dhrcode.workflows.outputs.published import published_of
from dhrcode.workflows.outputs.traits import release_with, traits_told
from dhrcode.workflows.select import origin_of


class Profile(StrEnum):
    """Who a pack is for: those who may see the records, or everybody."""

    INTERNAL = "internal"
    PUBLICATION = "publication"


class ReportProgress(NamedTuple):
    """What shows how far reading is, and for a publication hiding."""

    reading: Progress = no_progress
    hiding: Progress = no_progress


UNWATCHED = ReportProgress()
NO_GROUPING = (
    "a publication takes no --grouping: of areas and groups together it could not be proved that "
    "nothing can be worked out"
)


class ReportResult(NamedTuple):
    """A pack, where it came from, the warnings met, and for a publication what was hidden.

    Attributes:
        published: what the profile did, in sentences; None for an internal pack.
    """

    pack: Pack
    origin: Provenance
    warnings: tuple[Problem, ...]
    hidden: tuple[HiddenCount, ...] = ()
    published: tuple[str, ...] | None = None


def report_on(  # noqa: PLR0913 - what a pack holds, and for whom it is
    project: Project,
    selection: Selection,
    *,
    by: Sequence[str] = (),
    grouping: str | None = None,
    profile: Profile = Profile.INTERNAL,
    on: date | None = None,
    watch: ReportProgress = UNWATCHED,
) -> ReportResult:
    """The pack of the selected reviews.

    Args:
        project: the project.
        selection: which reviews.
        by: attributes to tabulate every subtheme by; if there are none, the kind of death, where
            it is coded and the pack is not for publication.
        grouping: the id of a grouping in whose groups subthemes are counted too.
        profile: whom it is for.
        on: as at which day a publication counts reviews by their plans; None to tell none of them.
        watch: shows how far it is.

    Raises:
        UsageError: there is no such attribute or grouping, or a publication cannot say by what is
            selected or takes no grouping.
        NotFoundError: no review is selected.
        DataProblemsError: a record has an error.
        DisclosureError: what the profile hides could be worked out.
    """
    codebook, public = project.codebook, profile is Profile.PUBLICATION
    for name in by:  # an unknown one is refused before any record is read
        attribute_variable(codebook, (), name)
    order = find_grouping(codebook, grouping)
    if public:
        if order is not None:
            raise UsageError(NO_GROUPING)
        refuse_unprovable(codebook, by)
        refuse_unpublishable(selection)
    gathered = reviews_to_report(project, selection, watch.reading)
    cases = gathered.kept
    counting = _counted(codebook, cases, by, order, public=public)
    pack = make_pack(codebook, counting, len(gathered.drafts))
    origin = origin_of(project, selection, [case.review for case in cases])
    made = ReportResult(pack, origin, gathered.warnings)
    if not public:
        return made._replace(pack=pack.beside(published_of(project, selection, len(cases))))
    told = counting._replace(traits=traits_told(project, cases, on))
    made = _published(made, told, codebook, watch)
    alone = not selection.pools_deaths(codebook)
    return made._replace(pack=made.pack._replace(one_kind=alone))


def _counted(
    codebook: Codebook,
    cases: Sequence[CaseDetails],
    by: Sequence[str],
    order: Grouping | None,
    *,
    public: bool,
) -> Counting:
    """What is counted of reviews, and by what.

    Raises:
        DisclosureError: a publication could not be proved of one of the variables.
    """
    kinds = None if public else kind_of_death(codebook, cases)
    asked = (attribute_variable(codebook, cases, name) for name in by)
    variables = list({one.name: one for one in asked}.values())
    if not variables and kinds and kinds.is_stated and len(kinds.had) > 1:
        variables = [kinds]  # one column of all reviews would say again what the frequencies say
    name = None if public and variables else year_name(codebook)
    year = attribute_variable(codebook, cases, name) if name else None
    if public and year and not year.stated:
        year = None  # no table of it would be printed, and what is not printed gives nothing away
    every = list({one.name: one for one in (*variables, year) if one is not None}.values())
    if public:
        refuse_overlapping(every)
    counted = count_cases(
        codebook,
        cases,
        every,
        pairs=not public,
        grouping=order,
        averages=not public or not variables,
        related=public,
    )
    return Counting(
        cases,
        counted,
        counted.ledger.figures(),
        by=variables,
        year=year,
        pairs=not public,
        left_open=left_open(codebook, [case.review for case in cases]),
        grouping=order,
        kinds=kinds,
    )


def _published(
    result: ReportResult, counting: Counting, codebook: Codebook, watch: ReportProgress
) -> ReportResult:
    """The pack as everybody may see it.

    Drafts are not counted in it: how many there are is a number of reviews, too.
    """
    reviews = [case.review for case in counting.cases]
    released, parts = release_with(
        counting.counted.ledger,
        counting.traits,
        [case.id for case in counting.cases],
        codebook.disclosure,
        watch.hiding,
    )
    # A p that was made of rounded counts would be wrong, and one of exact counts would tell them.
    tests: Tests = "shown" if codebook.disclosure.round_to == 1 else "none"
    shown = counting._replace(
        figures=released.figures,
        traits=parts,
        tests=tests,
        left_open=open_as_shown(codebook, reviews, released.figures),
    )
    pack = make_pack(codebook, shown)
    origin = published_origin(result.origin, released)
    drafts = bool(result.pack.drafts_left_out)
    said = published_words(codebook, len(released.hidden), drafts=drafts)
    if gone := [part.title.lower() for part in counting.traits if part not in parts]:
        said = (
            *said,
            f"Left out, since it could not be proved that they are safe: {all_of(gone)}.",
        )
    return ReportResult(pack, origin, result.warnings, released.hidden, said)


def published_origin(origin: Provenance, released: Release) -> Provenance:
    """Where a publication came from: as many reviews as it shows, and no digest."""
    total = released.figures[ALL]
    origin = origin.without_digest()
    return origin._replace(records=total) if isinstance(total, int) else origin


def published_words(codebook: Codebook, hidden: int, *, drafts: bool) -> tuple[str, ...]:
    """What a publication profile did, for the pack itself: the rule, and never which counts."""
    said = list(hiding_words(codebook, hidden, " in the pack with all its parts"))
    said.append(
        "Left out: the ids of reviews, quotes and notes, candidate themes, gaps in the coding, "
        "which subthemes go together, and the table of which subtheme occurs in which review."
    )
    if drafts:
        said.append("Reviews that are not coded to the end are left out.")
    return tuple(said)


def hiding_words(codebook: Codebook, hidden: int, where: str = "") -> tuple[str, ...]:
    """How counts were hidden and rounded; `where` says in what so many counts are `*`."""
    rule = codebook.disclosure
    said = []
    if rule.threshold > 1:
        stars = plural(hidden, "count is", "counts are")
        small = "1" if rule.threshold == 2 else f"1 to {rule.threshold - 1}"
        said.append(
            f"For publication: counts of {small} are hidden, and so are further "
            f"counts from which they could be worked out;{where} {stars} shown as *. A 0 is a 0."
        )
    if rule.round_to > 1:
        said.append(
            f"Every other count is rounded to the nearest {rule.round_to}; percentages "
            "follow the rounded counts."
        )
    return tuple(said)
