"""Checks: one module for each family of rules, with a function that finds faults.

To add one: a module with `check(record, codebook)`, its name below, and a case in `tests/cases`.
"""

from collections.abc import Iterator
from importlib import import_module

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record
from dhrcode.problems import Fault

FAMILIES = ("codebook_version", "completeness", "evidence")


def check_record(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """All faults that the checks find in one record."""
    for family in FAMILIES:
        yield from import_module(f"dhrcode.checks.{family}").check(record, codebook)
