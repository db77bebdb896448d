"""The date that words can be held to: `by the end of 2014`, `June 2015`, `31/12/2014`.

Only what can be read in one way is read. `as soon as possible` is no date, and of `4/5/2014` nobody
can tell which is the month.
"""

import re
from datetime import date, timedelta

from dhrcode.model.due_date import read_due
from dhrcode.text import MONTHS

_SHORT = {month[:3]: number for number, month in enumerate(MONTHS, start=1)} | {"sept": 9}
_MONTH = "|".join((*MONTHS, *_SHORT))
_YEAR = re.compile(r"(?:end of |end )(?:the year )?((?:19|20)[0-9]{2})")
_MONTH_YEAR = re.compile(rf"({_MONTH})\.?,? ((?:19|20)[0-9]{{2}})")
_DAY = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\.?,? ((?:19|20)[0-9]{{2}})")
_FIGURES = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:19|20)[0-9]{2})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_EPOCH = date(1899, 12, 30)
"""The day from which Excel counts days."""
_ISO = re.compile(r"((?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?)(?:[ t]00:00(?::00)?)?")


def date_in(words: str) -> str | None:
    """The day or month that words can be held to; None where they name none, or may mean two."""
    text = _plain(words)
    if found := re.search(_YEAR, text):
        return f"{found[1]}-12-31" if _alone(text, found) else None
    for pattern, read in ((_ISO, _iso), (_DAY, _day), (_FIGURES, _figures), (_MONTH_YEAR, _month)):
        if found := pattern.search(text):
            return _valid(read(found)) if _alone(text, found) else None
    return None


def _alone(text: str, found: re.Match[str]) -> bool:
    """Whether nothing stands beside the date that could mean another."""
    before, after = text[: found.start()], text[found.end() :]
    digits = re.search(r"[0-9]", before + after)
    return digits is None and (not after or not re.match(r"\w", after)) and not _doubted(before)


def _doubted(before: str) -> bool:
    return any(word in before.split() for word in ("after", "from", "since", "not"))


def _iso(found: re.Match[str]) -> str:
    return found[1]


def _number(month: str) -> int:
    return _SHORT.get(month) or _SHORT[month[:3]]


def _day(found: re.Match[str]) -> str:
    return f"{found[3]}-{_number(found[2]):02}-{int(found[1]):02}"


def _month(found: re.Match[str]) -> str:
    return f"{found[2]}-{_number(found[1]):02}"


def _figures(found: re.Match[str]) -> str:
    """Day first, as in Britain, and only where it cannot be the month."""
    day, month = int(found[1]), int(found[2])
    if day <= 12 and day != month:
        return ""
    return f"{found[3]}-{month:02}-{day:02}"


def day_in_cell(words: str) -> str:
    """The day that somebody has typed into a cell: that alone, and no words about it.

    Raises:
        ValueError: it is none, or may mean two; says which, as the end of a sentence.
    """
    text = _plain(words)
    if any(pattern.fullmatch(text) for pattern in (_ISO, _DAY, _FIGURES)):
        found = date_in(text)
        if found is not None and len(found) == len("2015-02-10"):
            return found
    raise ValueError(why_no_day(text))


def due_in_cell(words: str) -> str:
    """The day or month that words in a cell can be held to.

    Raises:
        ValueError: they name none, or may mean two; says which, as the end of a sentence.
    """
    if found := date_in(words):
        return found
    raise ValueError(why_no_day(_plain(words)))


def why_no_day(words: str) -> str:
    """Why a text in small letters is no day, as the end of a sentence."""
    if _SERIAL.fullmatch(words):
        day = _EPOCH + timedelta(days=int(words))
        return f"is the number by which Excel keeps {day}"
    if _SHORT_YEAR.fullmatch(words):
        return "has a year of two figures"
    found = _FIGURES.fullmatch(words)
    first, second = (int(found[1]), int(found[2])) if found is not None else (0, 0)
    if 1 <= first <= 12 < second <= 31:
        return "has the month before the day"
    if 1 <= first <= 12 and 1 <= second <= 12:
        months = [MONTHS[number - 1].title() for number in (second, first)]
        return f"may mean {first} {months[0]} or {second} {months[1]}"
    return "is no day"


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("\N{NO-BREAK SPACE}", " ").split()).rstrip(".")


def _valid(day: str) -> str | None:
    try:
        return read_due(day)
    except ValueError:
        return None
