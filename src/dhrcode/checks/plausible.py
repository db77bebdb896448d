"""Values that can hardly be meant: a year long ago, a day to come, a list of nothing."""

from collections.abc import Iterator, Mapping

from dhrcode.model.base import today
from dhrcode.model.codebook import BEARERS, Bearer, Codebook
from dhrcode.model.record import Record, bearers
from dhrcode.problems import Fault, KeyPath

EARLIEST = 1950
"""No case that is reviewed has a year before it; Excel makes 1905 of a year shown as a date."""


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """A warning for each value that is hardly meant, and for a day of coding that is to come."""
    day = today()
    if record.coded is not None and record.coded > day:
        said = f"coded on {record.coded}, which is to come"
        yield Fault(("coded",), "implausible-date", said, "correct the day")
    for of in BEARERS:
        for path, given in bearers(record, of):
            yield from _years(given, of, path, codebook, day.year)
            yield from _empty(given, of, path, codebook)


def _empty(
    given: Mapping[str, object], of: Bearer, path: KeyPath, codebook: Codebook
) -> Iterator[Fault]:
    for key, value in given.items():
        if key in codebook.attributes_of[of] and value in ((), []):
            said = f"'{key}' is an empty list, which says that none of its values applies"
            hint = "write not-stated if the document does not say, or leave it out"
            yield Fault((*path, key), "empty-list", said, hint)


def _years(
    given: Mapping[str, object], of: Bearer, path: KeyPath, codebook: Codebook, now: int
) -> Iterator[Fault]:
    known = codebook.attributes_of[of]
    for key, value in given.items():
        digits = str(value)[:4]
        gives = key in known and known[key].data_type.gives_year and digits.isdigit()
        if gives and not EARLIEST <= int(digits) <= now:
            said = f"'{key}' is {digits}: no such year can be meant"
            yield Fault((*path, key), "implausible-date", said, "correct it")
