"""What a publication tells of reviews beside their findings, and only what could be proved."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import date
from typing import NamedTuple

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.contact_traits import contact_traits
from dhrcode.analysis.ledger import Ledger
from dhrcode.analysis.review_traits import TraitPart, count_traits
from dhrcode.errors import DisclosureError
from dhrcode.model.disclosure import Disclosure
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.disclosure import Release, release
from dhrcode.store.project import Project
from dhrcode.workflows.plan.report import published_traits


def traits_told(project: Project, cases: Iterable[CaseDetails], on: date | None) -> list[TraitPart]:
    """Every part that a publication may hold: a line for whatever is kept of reviews.

    Each is a number of reviews; ids, texts, posts and dates have no way through this.

    Args:
        project: the project.
        cases: the reviews that are counted.
        on: as at which day plans are told; None to tell nothing of them.
    """
    contacts = (case.contacts for case in cases if case.contacts is not None)
    return [
        *(published_traits(project, on) if on is not None else ()),
        *contact_traits(contacts, project.codebook.agency_labels),
    ]


class ProvedRelease(NamedTuple):
    """What may be printed, and the parts that are in it."""

    release: Release
    parts: tuple[TraitPart, ...]


def release_with(
    ledger: Ledger,
    parts: Sequence[TraitPart],
    reviews: Sequence[str],
    rule: Disclosure,
    progress: Progress = no_progress,
) -> ProvedRelease:
    """Hides and proves a pack with all parts, or with those with which it can be proved.

    Args:
        ledger: every other count of the pack; it stays as it is.
        parts: in their order; one that is within another that is left out is left out, too.
        reviews: the ids of those that are counted.
        rule: threshold and rounding.
        progress: shows how far it is.

    Raises:
        DisclosureError: without any of the parts, something hidden could be worked out.
    """

    def tried(some: Sequence[TraitPart]) -> ProvedRelease:
        whole = deepcopy(ledger)
        count_traits(whole, some, reviews)
        return ProvedRelease(release(whole, rule, progress), tuple(some))

    try:
        return tried(parts)
    except DisclosureError:
        if not parts:
            raise
    proved = tried(())
    for part in parts:
        known = {trait.label for one in (*proved.parts, part) for trait in one.traits} | {None}
        try:
            if all(trait.within in known for trait in part.traits):
                proved = tried((*proved.parts, part))
        except DisclosureError:
            continue
    return proved
