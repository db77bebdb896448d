"""What a verification leaves: what was verified, in `verified/`, and pages that were put right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dhrcode.analysis.quotes.quoted import Quoted, quotes_of
from dhrcode.model.verified import Verified
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.store.verified import VerifiedChange, verified_changes
from dhrcode.workflows.documents.page_fixes import PageFix, page_fix, renewed
from dhrcode.workflows.documents.verdicts import pages_two_ways
from dhrcode.workflows.documents.verification import Library, Verification, remembered, with_results
from dhrcode.workflows.plan.quotes import quotes_planned


@dataclass
class ReviewOutcome:
    """What is to be written of one review.

    Attributes:
        review: its id.
        remembered: what is remembered of it, from what was.
        fixes: for the place of a coding among those of the review, its pages put right.
        codings: those of the review; none where no page is put right.
    """

    review: str
    remembered: VerifiedChange
    fixes: dict[int, PageFix]
    codings: tuple[Verification, ...]

    @classmethod
    def of(
        cls, project: Project, codings: Sequence[Verification], fixes: dict[int, PageFix]
    ) -> "ReviewOutcome":
        """What is to be written of the codings of one review."""
        after = [fixes[n].made if n in fixes else one for n, one in enumerate(codings)]
        remembered = remembering(project, after)
        kept = tuple(codings) if fixes else ()
        return cls(codings[0].path.stem, remembered, fixes, kept)

    def as_it_is_now(self, project: Project, library: Library) -> "ReviewOutcome":
        """The same for the records as they are on disk now."""
        fixes = {n: new for n, fix in self.fixes.items() if (new := renewed(fix, library))}
        return self if fixes == self.fixes else ReviewOutcome.of(project, self.codings, fixes)


def outcome(
    project: Project, codings: Sequence[Verification], library: Library, *, fix_pages: bool
) -> ReviewOutcome:
    """What is to be written of the codings of one review, with pages put right or not."""
    fixes = ((n, page_fix(one, library)) for n, one in enumerate(codings if fix_pages else ()))
    return ReviewOutcome.of(project, codings, {n: fix for n, fix in fixes if fix is not None})


def keep(
    project: Project,
    library: Library,
    outcomes: Sequence[ReviewOutcome],
    plans: Mapping[str, VerifiedChange] = MappingProxyType({}),
) -> list[ReviewOutcome]:
    """Writes down what became of quotes, and pages that were put right: all of it, or nothing.

    Evidence that has been changed since it was verified keeps its page. `plans` says for the plan
    of a review or study what is remembered of its quotes.

    Returns:
        The outcomes as they were written.

    Raises:
        FileAccessError: a folder or a file cannot be written.
        BusyError: another program holds the project.
    """
    fixed = any(one.fixes for one in outcomes)
    if not fixed and not list(_memory(project, outcomes, plans)):
        return list(outcomes)
    with project.writing():
        now = [one.as_it_is_now(project, library) if one.fixes else one for one in outcomes]
        pages = [fix.change for one in now for fix in one.fixes.values()]
        project.write([*pages, *_memory(project, now, plans)])
    return now


def _memory(
    project: Project, outcomes: Sequence[ReviewOutcome], plans: Mapping[str, VerifiedChange]
) -> Iterator[FileChange]:
    changes = {one.review: one.remembered for one in outcomes}
    for name, change in plans.items():
        changes[name] = _both(changes[name], change) if name in changes else change
    return verified_changes(project, changes)


def _both(first: VerifiedChange, second: VerifiedChange) -> VerifiedChange:
    return lambda known: second(first(known))


def remembering(project: Project, result: Sequence[Verification]) -> VerifiedChange:
    """What is remembered of one review, from what was.

    What was known of other quotes is kept as long as any coding of the review has them: documents
    may be on another machine, and another coder's quotes were not looked at now.
    """
    digests = {file: digest for one in result for file, digest in one.digests.items()}
    every = [held for one in result for held in one.held]
    fresh = remembered(every, digests)
    ways = {
        two.quoted.key(digests[two.quoted.file or ""])
        for one in result
        for _, two in pages_two_ways(one.held)
    }
    review = result[0].path.stem
    live = _live(project, review, result)

    def change(known: Verified) -> Verified:
        now = with_results(known, digests, fresh, live)
        two_ways = (({*known.two_ways} - fresh.keys()) | ways) & now.quotes.keys()
        accepted = {
            key: one
            for key, one in sorted(known.accepted.items())
            if now.quotes.get(key) in ("turned", "not-found")
        }
        return now.model_copy(update={"two_ways": tuple(sorted(two_ways)), "accepted": accepted})

    return change


def _live(project: Project, review: str, result: Sequence[Verification]) -> list[Quoted] | None:
    """The quotes of all codings of a review and of its plan; None if one cannot be read."""
    read = {one.project.coder: one.loaded for one in result}
    every: list[Quoted] = []
    for one in project.of_coder(None).every():
        path = one.path_of(review)
        loaded = read.get(one.coder)
        if loaded is None and path.exists():
            loaded = one.load(path)
        if loaded is not None:
            if loaded.record is None:
                return None
            every += quotes_of(loaded.record)
    plans = Plans(project)
    if plans.path_of(review).exists():
        plan = plans.load(f"{review}.yaml").plan
        if plan is None:
            return None
        every += quotes_planned(project.of_coder(None), plan)
    return every
