"""What takes longer than a person expects is told, by whoever can: the command line sets `tell`."""

from collections.abc import Callable


def _nobody(what: str) -> None:
    """Tells nobody."""


tell: Callable[[str], None] = _nobody
"""Is given a sentence."""
