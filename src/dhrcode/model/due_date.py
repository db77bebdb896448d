"""When something is due: a day or a month, as `2014-12-31` or `2015-01`."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from dhrcode.model.when import dates_of

_WRITTEN = re.compile(r"((?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2]))(?:-([0-9]{2}))?")
_SCHEMA = {"type": "string", "pattern": "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])(-[0-9]{2})?$"}


def read_due(value: Any) -> str:
    """The day or month that was written.

    Raises:
        ValueError: it is neither; with the end of a sentence.
    """
    found = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError("must be a day such as 2014-12-31, or a month such as 2014-12")
    last = last_day(found[1]).day
    if found[2] is not None and not 1 <= int(found[2]) <= last:
        raise ValueError(f"is no date: {found[1]} has the days 01 to {last}")
    return found[0]


DueDate = Annotated[str, PlainValidator(read_due), WithJsonSchema(_SCHEMA)]


def last_day(due: str) -> date:
    """The last day of what is due: the day itself, or the last one of the month."""
    return dates_of(due).last
