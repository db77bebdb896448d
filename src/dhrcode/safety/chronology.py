"""The many dates of a chronology, told in one line for people; machines are told of each."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from dhrcode.problems import Problem
from dhrcode.text import plural

_DATE = "identifier-full-date"
_LEAST = 6
"""With fewer dates close together it is no chronology."""
_PAGES_APART, _LINES_APART = 1, 8
"""How far from one date the next may stand: it is on the next page, or not many lines on."""
_PAGE = re.compile(r"page ([0-9]+): ")


def folded(problems: Iterable[Problem]) -> list[Problem]:
    """Problems, with the warnings of each chronology's dates in one; errors stay a line each."""
    result: list[Problem] = []
    for _, several in groupby(problems, lambda one: one.file):
        result += _folded_in_file(list(several))
    return result


def _folded_in_file(problems: list[Problem]) -> list[Problem]:
    dates = [one for one in problems if one.code == _DATE and one.severity == "warning"]
    runs = [run for run in _runs(dates) if len(run) >= _LEAST]
    first = {id(run[0]): run for run in runs}
    within = {id(one) for run in runs for one in run}
    kept = []
    for one in problems:
        if id(one) in first:
            kept.append(_in_one(first[id(one)]))
        elif id(one) not in within:
            kept.append(one)
    return kept


def _runs(dates: list[Problem]) -> Iterator[list[Problem]]:
    """Dates that stand close to each other."""
    run: list[Problem] = []
    for one in dates:
        if run and not _is_near(run[-1], one):
            yield run
            run = []
        run.append(one)
    yield run


def _is_near(one: Problem, other: Problem) -> bool:
    pages = _page_of(one), _page_of(other)
    if pages[0] is None or pages[1] is None:
        return pages[0] is pages[1] and 0 <= other.line - one.line <= _LINES_APART
    return 0 <= pages[1] - pages[0] <= _PAGES_APART


def _page_of(problem: Problem) -> int | None:
    found = _PAGE.match(problem.message)
    return int(found[1]) if found else None


def _in_one(run: list[Problem]) -> Problem:
    first, last = run[0], run[-1]
    pages = _page_of(first), _page_of(last)
    unit, ends = ("line", (first.line, last.line)) if pages[0] is None else ("page", pages)
    where = f"on {unit} {ends[0]}" if ends[0] == ends[1] else f"on {unit}s {ends[0]} to {ends[1]}"
    said = f"{plural(len(run), 'full date')} in the chronology {where}"
    return first._replace(
        message=said, hint="write the month or the year; --format json lists each"
    )
