"""The time of a contact that words tell: `14 October 2013`, `c. 2013`, `March to May 2013`.

Only what can be read in one way is read: `early 2013` is no time, and of `04/05/2013` nobody can
tell which is the month, unless somebody has said so.
"""

import re
from typing import Literal

from dhrcode.model.due_words import date_in, why_no_day
from dhrcode.model.when import read_when
from dhrcode.text import MONTHS

DateOrder = Literal["day-first", "month-first"]
"""Which of two figures is the day, of dates such as 04/05/2013."""
MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
YEAR = "(?:19|20)[0-9]{2}"
ABOUT = r"(?:(?:about|around|approximately|circa)\b|approx\b\.?|ca?\.)"
_SAID_ABOUT = re.compile(rf"(?:{ABOUT}|~|ca?(?= ?[0-9])) *")
_BEFORE = re.compile(
    r"(?P<number>[0-9]{1,3}) (?P<unit>day|week|month|year)s? before (?:her|his|the|their) death"
)
_CLOCK = re.compile(
    r"[ t,]+(?:at )?(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})? ?(?:am|pm|hrs?|hours)?"
    r"|[0-9]{1,2} ?[ap]m|[0-9]{4} ?(?:hrs?|hours))$"
)
_PREPOSITION = re.compile(r"^(?:on|in|during|between|from) ")
_DAYS = r"(?<=^[0-9])-(?=[0-9].* [a-z])|(?<=^[0-9]{2})-(?=[0-9].* [a-z])"
_ENDS = re.compile(
    r" (?:to|and|until|till|or) | ?[–—] ?| - |(?<=[a-z.])-(?=[a-z])"
    rf"|(?<=^{YEAR})-(?={YEAR}$)|{_DAYS}"
)
"""What stands between the two ends of a range."""
_NAMED = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    rf"(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?"
)
_DAY = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?")
_FIGURES = re.compile(rf"([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]({YEAR})")
_WRITTEN = re.compile(rf"(?:about )?(?:{YEAR}(?:-[0-9]{{2}}){{0,2}}|-[0-9]+ [a-z]+)")
_NO_TIME = "is no time that can be read"


def time_in(words: str, order: DateOrder | None = None) -> str:
    """The time that words tell, as a contact has it.

    Args:
        words: they tell of a time and of nothing else.
        order: which of two figures is the day; None where nobody has said so.

    Raises:
        ValueError: they tell of none, or may mean two; says which, as the end of a sentence.
    """
    text = _CLOCK.sub("", " ".join(words.casefold().split()).rstrip(" .,;:"))
    if found := _BEFORE.fullmatch(text):
        return read_when(f"-{int(found['number'])} {found['unit']}s")
    if " and " in text and not text.startswith("between "):
        raise ValueError("names two times")
    about = _SAID_ABOUT.match(text := _PREPOSITION.sub("", text))
    text = text[about.end() :] if about else text
    ends = _ENDS.split(_PREPOSITION.sub("", text))
    if len(ends) > 2 or not text:
        raise ValueError(_NO_TIME)
    last = _time(ends[-1], order)
    times = [last] if len(ends) == 1 else [_time(_completed(*ends), order), last]
    return read_when(f"{'about ' if about else ''}{' to '.join(times)}")


def _completed(first: str, last: str) -> str:
    """The first time of a range, with the month and the year that stand in the last alone."""
    ending = _NAMED.fullmatch(last)
    if ending is None or not ending["year"]:
        return first
    if _DAY.fullmatch(first):
        return f"{first} {ending['month']} {ending['year']}"
    found = _NAMED.fullmatch(first)
    return f"{first} {ending['year']}" if found is not None and not found["year"] else first


def _time(text: str, order: DateOrder | None) -> str:
    if _WRITTEN.fullmatch(text):
        return read_when(text)
    found = _FIGURES.fullmatch(text)
    if found is not None and order is not None:
        day, month = (found[1], found[2]) if order == "day-first" else (found[2], found[1])
        return read_when(f"{found[3]}-{month:0>2}-{day:0>2}")
    named = _NAMED.fullmatch(text)
    if (found or (named and named["year"])) and (day := date_in(text)):
        return day
    why = why_no_day(text)
    raise ValueError(_NO_TIME if why == "is no day" else why)
