"""Codings that were shown before every coder had completed theirs: agreement is not independent."""

from collections.abc import Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record
from dhrcode.problems import Fault
from dhrcode.text import all_of


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:  # noqa: ARG001 - of every check
    """A warning for each time that a coding was shown too early."""
    for number, one in enumerate(record.unblinded):
        waited = f"{all_of(one.before)} had" if one.before else "another coder had"
        said = f"{record.coder}'s coding was shown on {one.day}, before {waited} completed theirs"
        hint = "leave the review out of what is said of agreement, or say so"
        yield Fault(("unblinded", number), "unblinded", said, hint)
