"""When something was: a day, a month or a year, or so long before the death; about, or a range.

A time is kept as it was written. What it can mean is an interval of days: `2013-10` is any day of
that month, `-14 weeks` the days that are nearer to 14 weeks before the death than to 13 or 15, and
`about` widens either by a week (days and weeks), a month or a year on both sides.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import PlainValidator, WithJsonSchema

Precision = Literal["day", "week", "month", "year"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
"""How exactly a time is known, the most exact first."""
WIDEST = {"day": 0, "week": 14, "month": 92}
"""Days between the first and the last day that a time can be, at most, for each but `year`."""
DAYS_OF = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
"""The mean length of each unit in the Gregorian calendar as the Julian year has it, in days."""

FIRST_YEAR, LAST_YEAR = 1900, 2099
CALENDAR = re.compile("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
"""A year, a month or a day."""
_BEFORE = re.compile(r"-([0-9]{1,4}) (day|week|month|year)s?")
_ABOUT, _TO = "about ", " to "
_ONE = r"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|-[0-9]{1,4} (day|week|month|year)s?)"
_SCHEMA = {
    "anyOf": [
        {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
        {"type": "string", "pattern": f"^(about )?{_ONE}( to {_ONE})?$"},
    ]
}
_FORMS = (
    "a day such as 2013-10-14, a month such as 2013-10, a year such as 2013, "
    "or '-14 weeks' (before the death)"
)


class Interval(NamedTuple):
    """Days before a death: at least and at most so many. A day after it counts as negative."""

    least: int
    most: int

    @property
    def precision(self) -> Precision:
        """How exactly it is known: by the number of days between its ends."""
        width = self.most - self.least
        return next((name for name in PRECISIONS[:-1] if width <= WIDEST[name]), "year")

    @property
    def middle(self) -> float:
        """Half-way between the two."""
        return (self.least + self.most) / 2


class Dates(NamedTuple):
    """The first and the last day of the calendar that something can be."""

    first: date
    last: date


class When(NamedTuple):
    """What a time that was written can mean.

    Attributes:
        dates: in the calendar; None for one that counts from the death.
        before: days before the death; None for one of the calendar.
    """

    dates: Dates | None
    before: Interval | None

    def ahead_of(self, death: Dates | None) -> Interval | None:
        """How long before a death it was; None where that is not known."""
        if self.dates is None or death is None:
            return self.before
        least, most = (death.first - self.dates.last).days, (death.last - self.dates.first).days
        return Interval(max(least, 0), most) if most >= 0 else Interval(least, most)

    def is_after(self, death: Dates | None) -> bool:
        """Whether it was surely after a death."""
        return self.dates is not None and death is not None and self.dates.first > death.last


def read_when(value: Any) -> str:
    """The time that was written, in the form in which it is kept.

    Raises:
        ValueError: it is no time; with the end of a sentence.
    """
    if not isinstance(value, str) or len(value) > 60:
        raise ValueError(f"must be {_FORMS}")
    text = " ".join(value.split())
    what_it_means(text)
    return text


WrittenTime = Annotated[str, PlainValidator(read_when), WithJsonSchema(_SCHEMA)]


@lru_cache(maxsize=4096)
def what_it_means(text: str) -> When:
    """The meaning of a time that `read_when` has let through.

    Raises:
        ValueError: it is no time; with the end of a sentence.
    """
    about = text.startswith(_ABOUT)
    ends = [_end(part) for part in text.removeprefix(_ABOUT).split(_TO)]
    if len(ends) > 2:
        raise ValueError("takes one range: 2013-10 to 2014-01")
    (first, unit), (last, other) = ends[0], ends[-1]
    wider = _wider(max(unit, other, key=PRECISIONS.index)) if about else 0
    if isinstance(first, Dates) and isinstance(last, Dates):
        if last.first < first.first:
            raise ValueError(f"'{text}' ends before it begins")
        return When(_widened(Dates(first.first, last.last), wider), None)
    if isinstance(first, Interval) and isinstance(last, Interval):
        if last.middle > first.middle:
            raise ValueError(f"'{text}' ends before it begins: -14 weeks to -10 weeks")
        return When(None, Interval(max(last.least - wider, 0), first.most + wider))
    raise ValueError("is a range of two kinds: both ends are dates, or both count from the death")


def dates_of(written: str, month: str = "2013-10", said: str = "") -> Dates:
    """The days that a date of a record (`2013`, `2013-08`, `2013-08-14`) can be.

    Args:
        written: the date.
        month: an example, for the sentence that there is no such month.
        said: what such a sentence quotes, if it is not the date.

    Raises:
        ValueError: it is none.
    """
    if not CALENDAR.fullmatch(written):
        raise ValueError(f"'{written[:40]}' is not {_FORMS}")
    year, *finer = (int(part) for part in written.split("-"))
    said = said or written
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"'{said}' is not of a year from {FIRST_YEAR} to {LAST_YEAR}")
    if not finer:
        return Dates(date(year, 1, 1), date(year, 12, 31))
    if not 1 <= finer[0] <= 12:
        raise ValueError(f"'{said}' is no date: a month is 01 to 12, as in {month}")
    last = monthrange(year, finer[0])[1]
    if len(finer) == 1:
        return Dates(date(year, finer[0], 1), date(year, finer[0], last))
    if not 1 <= finer[1] <= last:
        raise ValueError(f"'{written}' is no date: {written[:7]} has the days 01 to {last}")
    return Dates(*[date(year, *finer)] * 2)


def _end(text: str) -> tuple[Dates | Interval, Precision]:
    if found := _BEFORE.fullmatch(text):
        return _before(int(found[1]), found[2])
    dates = dates_of(text)
    units: tuple[Precision, ...] = ("year", "month", "day")
    return dates, units[text.count("-")]


def _before(number: int, unit: Any) -> tuple[Interval, Precision]:
    """So many days, weeks, months or years before, to the nearest of them."""
    days, half = round(number * DAYS_OF[unit]), int(DAYS_OF[unit] / 2)
    return Interval(max(days - half, 0), days + half), unit


def _wider(unit: Precision) -> int:
    """By how many days `about` widens a time on both sides."""
    return {"day": 7, "week": 7, "month": 31, "year": 366}[unit]


def _widened(dates: Dates, days: int) -> Dates:
    more = timedelta(days=days)
    return Dates(dates.first - more, dates.last + more)


@lru_cache(maxsize=8192)
def in_words(before: Interval) -> str:
    """How long before the death, coarser the further back and the less exactly it is known.

    Completed weeks up to 13, completed months up to two years, completed years from then on, and
    never a finer unit than the time is known by.
    """
    unit = _unit(before)
    low, high = (int(days // DAYS_OF[unit]) for days in (max(before.least, 0), before.most))
    if high == 0:
        return f"less than a {unit} before"
    if low == high:
        return f"{high} {unit}{'' if high == 1 else 's'} before"
    return f"{low} to {high} {unit}s before" if low else f"up to {high + 1} {unit}s before"


def _unit(before: Interval) -> Precision:
    far: Precision = "week" if before.most < 13 * 7 else "month" if before.most < 731 else "year"
    return max(far, before.precision, key=PRECISIONS.index)


def can_be_one(one: When, other: When, death: Dates | None) -> bool:
    """Whether two times can be the same; where they cannot be compared, they can."""
    first, second = _comparable(one, other, death)
    if first is None or second is None:
        return True
    return first.least <= second.most and second.least <= first.most


def apart(one: When, other: When, death: Dates | None) -> float:
    """Days between the middles of two times; 0 where they cannot be compared."""
    first, second = _comparable(one, other, death)
    return 0.0 if first is None or second is None else abs(first.middle - second.middle)


def _comparable(
    one: When, other: When, death: Dates | None
) -> tuple[Interval | None, Interval | None]:
    """Both as days before the death, or before a day that stands for it."""
    if one.dates is not None and other.dates is not None:
        death = Dates(date(LAST_YEAR + 2, 1, 1), date(LAST_YEAR + 2, 1, 1))
    return one.ahead_of(death), other.ahead_of(death)


def in_time(when: When, death: Dates | None) -> tuple[int, float]:
    """A key that sorts times from the earliest on; those that cannot be placed come last."""
    if when.dates is not None and death is None:
        return (1, float(when.dates.first.toordinal() + when.dates.last.toordinal()))
    before = when.ahead_of(death)
    return (0, -before.middle) if before is not None else (2, 0.0)
