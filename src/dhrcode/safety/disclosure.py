"""From a pack's counts to the figures that may be printed.

Threshold and rounding are a project's own; UK bodies differ in them. `suppression` names the
guidance behind the threshold. Rounding is added to hiding and does not replace it: a figure that is
rounded here may be printed in full in an annual report.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dhrcode.analysis.ledger import HIDDEN, CountKey, Figure, Ledger
from dhrcode.errors import DisclosureError
from dhrcode.model.disclosure import Disclosure
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.audit import Exposed, audit
from dhrcode.safety.suppression import HiddenCount, suppress

__all__ = ["HiddenCount", "Release", "release", "rounded"]

_REVIEWS: CountKey = ("reviews",)


@dataclass(frozen=True)
class Release:
    """What may be printed.

    Attributes:
        figures: the figure to print for every count that a table shows, in the ledger's order.
        hidden: what was hidden and why; for the analyst, never for print.
    """

    figures: Mapping[CountKey, Figure]
    hidden: tuple[HiddenCount, ...]


def release(ledger: Ledger, rule: Disclosure, progress: Progress = no_progress) -> Release:
    """Hides and rounds by a rule, and proves that what is hidden cannot be worked out.

    Args:
        ledger: every count of the pack.
        rule: threshold and rounding.
        progress: shows how far it is.

    Raises:
        DisclosureError: there are fewer reviews than the threshold, the counts contradict each
            other, or something hidden could be worked out.
    """
    reviews = ledger.counts.get(_REVIEWS)
    if reviews is not None and reviews < rule.threshold:
        raise DisclosureError(
            f"a pack of fewer reviews than the threshold ({rule.threshold}) is not published"
        )
    if ledger.broken():
        raise DisclosureError("the counts of the pack contradict each other: nothing is published")
    hidden = suppress(ledger, rule.threshold, progress)
    keys = {count.key for count in hidden}
    figures: dict[CountKey, Figure] = {
        key: HIDDEN if key in keys else rounded(ledger.counts[key], rule.round_to)
        for key in ledger.figures()
    }
    exposed = audit(ledger, figures, rule)
    if exposed:
        raise _refusal(exposed)
    return Release(figures, hidden)


def rounded(count: int, base: int) -> int:
    """The nearest multiple of `base`, halves up."""
    return (count + base // 2) // base * base


def _refusal(exposed: tuple[Exposed, ...]) -> DisclosureError:
    which = "a hidden count" if len(exposed) == 1 else f"{len(exposed)} hidden counts"
    example = " ".join(exposed[0].key)
    return DisclosureError(
        f"{which} could be worked out from what is shown, such as '{example}': nothing is published"
    )
