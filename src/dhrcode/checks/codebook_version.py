"""Codebook version: a record should be coded with the project's version of the codebook."""

from collections.abc import Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import is_behind
from dhrcode.model.record import Record
from dhrcode.problems import Fault


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """A warning for a record coded with another version (another codebook is never loaded)."""
    used = record.codebook.version
    if used != codebook.version:
        hint = "see whether the findings still hold"
        if is_behind(codebook, used):
            hint = "'dhrcode migrate' brings it forward"
        yield Fault(
            ("codebook", "version"),
            "other-codebook-version",
            f"coded with version {used}, and the codebook is at {codebook.version}",
            hint,
        )
