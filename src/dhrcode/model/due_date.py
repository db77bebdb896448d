"""When something is due: a day or a month, as `2014-12-31` or `2015-01`."""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

_WRITTEN = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")
_SCHEMA = {"type": "string", "pattern": "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])(-[0-9]{2})?$"}


def read_due(value: Any) -> str:
    """The day or month that was written.

    Raises:
        ValueError: it is neither; with the end of a sentence.
    """
    found = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError("must be a day such as 2014-12-31, or a month such as 2014-12")
    last = monthrange(int(found[1]), int(found[2]))[1]
    if found[3] is not None and not 1 <= int(found[3]) <= last:
        raise ValueError(f"is no date: {found[0][:7]} has the days 01 to {last}")
    return found[0]


DueDate = Annotated[str, PlainValidator(read_due), WithJsonSchema(_SCHEMA)]


def last_day(due: str) -> date:
    """The last day of what is due: the day itself, or the last one of the month."""
    if len(due) > len("2014-12"):
        return date.fromisoformat(due)
    year, month = int(due[:4]), int(due[5:])
    return date(year, month, monthrange(year, month)[1])
