"""Years and days that can hardly be meant: before anybody could know of the case, or to come."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from dhrcode.model.codebook import Bearer, Codebook
from dhrcode.model.record import Record
from dhrcode.problems import Fault, KeyPath

EARLIEST = 1950
"""No case that is reviewed has a year before it; Excel makes 1905 of a year shown as a date."""


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """A warning for each year that is hardly meant, and for a day of coding that is to come."""
    today = datetime.now(UTC).astimezone().date()
    if record.coded is not None and record.coded > today:
        said = f"coded on {record.coded}, which is to come"
        yield Fault(("coded",), "implausible-date", said, "correct the day")
    yield from _years(record.attributes, "review", ("attributes",), codebook, today.year)
    for number, victim in enumerate(record.victims):
        yield from _years(victim, "victim", ("victims", number), codebook, today.year)
    for number, one in enumerate(record.perpetrators):
        yield from _years(one, "perpetrator", ("perpetrators", number), codebook, today.year)


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
