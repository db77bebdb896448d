"""What came of themes, in sentences."""

from collections.abc import Iterator

from dhrcode.analysis.plan.recurrence import ThemeRecurrence
from dhrcode.text import plural

CAVEAT = "This shows that a theme recurs, and not why."
NO_ROLE = (
    "The codebook says of no attribute that it is the date of death (role: date-of-death): which "
    "deaths were after a check cannot be told."
)


def since_sentence(found: ThemeRecurrence, label: str, *, dated: bool) -> str:
    """A theme: present, asked for, checked, and present again.

    Args:
        found: what came of it.
        label: its name.
        dated: whether the codebook says what the date of death is.
    """
    return f"{label}: {' '.join(_parts(found, dated=dated))}"


def _parts(found: ThemeRecurrence, *, dated: bool) -> Iterator[str]:
    least = "at least " if found.uncoded else ""
    yield f"present in {least}{found.present} of {plural(found.reviews, 'review')}."
    if not found.asked:
        yield "Never asked for."
        return
    name, year = found.asked[0]
    first = name.partition("/")[0] + (f" ({year})" if year else "")
    yield f"Asked for {plural(len(found.asked), 'time')}, first in {first}."
    if not found.actions:
        yield "No action was agreed."
        return
    yield f"{found.done} of {plural(found.actions, 'action')} done, {found.checked} checked."
    if found.first_check is not None and dated:
        yield _again(found)


def _again(found: ThemeRecurrence) -> str:
    untold = ""
    if found.untold:
        untold = f"; of {plural(found.untold, 'review')} it cannot be told which came first"
    if not found.after:
        return f"No review is known to be of a death after the first check{untold}."
    least = "at least " if found.after_uncoded else ""
    of = f"{least}{found.again} of {plural(found.after, 'review')}"
    return f"Present again in {of} of deaths after the first check{untold}."
