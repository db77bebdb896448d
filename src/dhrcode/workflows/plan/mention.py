"""What `show` says of a review's plan: each recommendation, in a line."""

from collections.abc import Iterator

from dhrcode.reports.plan_text import shortened
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.text import plural


def mentioned(project: Project, review: str) -> Iterator[tuple[int, str]]:
    """The recommendations of a review, depth and text of each line; none where it has no plan.

    A plan that cannot be read is said to be one.
    """
    plans = Plans(project)
    if not plans.path_of(review).exists():
        return
    plan = plans.load(f"{review}.yaml").plan
    yield 0, ""
    if plan is None:
        yield 0, f"The plan of {review} has problems: 'dhrcode check' names them."
        return
    yield 0, f"Recommendations ('dhrcode plan show {review}' shows what became of them)"
    for one in plan.recommendations:
        actions = f" ({plural(len(one.actions), 'action')})" if one.actions else ""
        yield 1, f"{one.id}  {shortened(one.text, 70)}{actions}"
