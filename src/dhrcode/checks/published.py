"""A published table checked against the codebook and itself."""

from collections.abc import Iterator

from dhrcode.analysis.selection import condition
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.model.published import Published
from dhrcode.model.subtheme_names import subtheme_fault
from dhrcode.problems import Fault


def published_faults(published: Published, codebook: Codebook) -> Iterator[Fault]:
    """Counts of what the codebook does not code, and counts above the number of reviews."""
    for subtheme in published.subthemes:
        path = ("counts", subtheme)
        if fault := subtheme_fault(subtheme, codebook, path, at_key=True, retired=False):
            yield fault
    for text in published.conditions:
        try:
            condition(codebook, text)
        except UsageError as error:
            yield Fault(("counts", text), "unknown-condition", str(error), at_key=True)
    for subtheme, count in published.counts.items():
        if count > published.reviews:
            said = f"{count} of {published.reviews} reviews is more than there are"
            yield Fault(("counts", subtheme), "count-above-reviews", said)
