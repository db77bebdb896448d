"""Values that can hardly be meant: a year long ago, a day to come, a list of nothing."""

from collections.abc import Iterator

from dhrcode.model.base import today
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record, attribute_values
from dhrcode.problems import Fault

EARLIEST = 1950
"""No case that is reviewed has a year before it; Excel makes 1905 of a year shown as a date."""


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """A warning for each value that is hardly meant, and for a day of coding that is to come."""
    day = today()
    if record.coded is not None and record.coded > day:
        said = f"coded on {record.coded}, which is to come"
        yield Fault(("coded",), "implausible-date", said, "correct the day")
    for path, attribute, value in attribute_values(record, codebook):
        digits = str(value)[:4]
        is_year = attribute.data_type.gives_year and digits.isdigit()
        if is_year and not EARLIEST <= int(digits) <= day.year:
            said = f"'{attribute.id}' is {digits}: no such year can be meant"
            yield Fault(path, "implausible-date", said, "correct it")
        if value in ((), []):
            said = f"'{attribute.id}' is an empty list, which says that none of its values applies"
            hint = "write not-stated if the document does not say, or leave it out"
            yield Fault(path, "empty-list", said, hint)
