"""Checks: rules that compare data with data, one subject a module; each finds faults, none writes.

A rule about a record and its codebook is in a module with `check(record, codebook)` that is named
below, and has a case in `tests/cases`. Rules that compare with something else (a document, another
coding, a map of a table, a published table) are called by whoever has that. What has to hold before
a record can be used at all stands lower, in `model/vocabulary.py`.
"""

from collections.abc import Iterator
from importlib import import_module

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record
from dhrcode.problems import Fault

FAMILIES = (
    "codebook_version",
    "completeness",
    "contacts",
    "death",
    "evidence",
    "plausible",
    "retired_values",
    "unblinded",
    "unread_pages",
)


def check_record(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """All faults that the checks find in one record."""
    for family in FAMILIES:
        yield from import_module(f"dhrcode.checks.{family}").check(record, codebook)
