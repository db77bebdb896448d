"""Full dates of events in people's lives; dates of laws, papers and meetings are left alone."""

import re
from collections.abc import Iterator

from dhrcode.safety.identifiers.date_context import belongs_to_a_paper, is_grave
from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, hints_of, one_of
from dhrcode.safety.identifiers.prose import Prose

DATE = IdentifierKind(
    "full-date",
    "a full date",
    "write the month or the year",
    "away from a birth, death, offence or conviction a warning",
)

_MONTHS = one_of("""
    January February March April May June July August September October November December Ionawr
    Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr Jan Feb Mar Apr
    Jun Jul Aug Sept Sep Oct Nov Dec
""")
_MONTH = rf"(?:{_MONTHS}|{_MONTHS.upper()}|{_MONTHS.lower()})\b\.?"
_SHORT_MONTH = "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_COUNTED = one_of(
    "people calls visits days weeks months hours cases times am pm officers incidents"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01]) ?(?i:st|nd|rd|th)?"
_YEAR = r"(?:(?:18|19|20)[0-9]{2}|'[0-9]{2}|[0-9]{2}(?=[,;:.)\]]|$))(?![0-9/])"
_TO = r" ?(?:-|/|,|to|and|or|until|through|&) ?"
_ORDINALS = one_of("""
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
""")
_ORDINAL = rf"(?i:(?:twenty-|thirty-)?(?:{_ORDINALS}))"
_YEAR_IN_WORDS = (
    r"(?i:two thousand(?: and)? [a-z-]+|(?:nineteen|twenty)[ -]"
    r"(?:hundred|oh|ten|eleven|twelve|[a-z]+teen|[a-z]+ty)(?:[ -][a-z]+)?)"
)
_WRITTEN = Pattern(
    rf"(?<![\w/.-])(?:"
    rf"(?:{_DAY}(?: {_MONTH})?{_TO})?{_DAY}(?:,? of| day of)?[ /.-]{_MONTH},?[ /.-]{_YEAR}"
    rf"|{_DAY} {_SHORT_MONTH} [0-9]{{2}}(?! ?(?:[0-9%]|{_COUNTED})\b)"
    r"|(?:0?[1-9]|[12][0-9]|3[01])[./](?i:i{1,3}|i?v|vi{0,3}|i?x|xi{1,2})[./](?:19|20)[0-9]{2}\b"
    rf"|{_MONTH} {_DAY}(?:{_TO}{_DAY})?,? {_YEAR}"
    rf"|{_ORDINAL}(?: day)?(?: of)? {_MONTH},? (?:{_YEAR}|{_YEAR_IN_WORDS})"
    r")"
)
_FIGURES_APART = Pattern(r"[0-9](?:[./-][0-9]{1,2}[./-][0-9]|[0-9]{5})")
_SPOT = Pattern(
    rf"[0-9](?:[./-][ivxIVX]+[./-]| ?(?i:st|nd|rd|th)?(?:,? of| day of)?[ ./-](?:{_MONTH})"
    r"|(?i:st|nd|rd|th)?,? (?:(?:18|19|20)[0-9]{2}|'[0-9]{2})\b|(?i:st|nd|rd|th),? [0-9]{2})"
)
_HINTS = hints_of("irst_of econd_of hird_of th_of th_day")
_FIGURES = Pattern(
    r"(?<![\w/.-])(?:([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:18|19|20)[0-9]{2}|[0-9]{2})"
    r"|((?:19|20)[0-9]{2})([/.-])([0-9]{2})\6([0-9]{2}))(?![\w/]|[.-][0-9])"
)
_RUN_TOGETHER = Pattern(
    r"(?i)\b(?:DOB|D\.O\.B\.?|born|date of (?:birth|death)|DOD)[ :]+((?:0[1-9]|[12][0-9]|3[01])"
    r"(?:0[1-9]|1[0-2])(?:(?:19|20)[0-9]{2}|[0-9]{2}))(?![\w/])"
)
_PARTS = one_of("""
    section sections para paras paragraph paragraphs recommendation recommendations version v clause
    clauses appendix point points chapter item items see standard rule part table figure s ss
    release
""")
_NUMBERED_PART = Pattern(
    rf"(?i)\b(?:{_PARTS})[ .]*(?:[0-9.]+(?:,| and| to| or|-) ?)*$|\([0-9]{{4}}\) $"
)


def find(prose: Prose) -> Iterator[Identifier]:
    """Full dates, in words and in figures."""
    positions = prose.starts(_SPOT) + prose.positions(_HINTS)
    for found in prose.near(_WRITTEN, positions, 60, 60):
        yield from _judged(prose, *found.span())
    positions = prose.starts(_FIGURES_APART)
    for found in prose.near(_RUN_TOGETHER, positions, 20, 12):  # DOB 03051975
        yield DATE.found(prose, *found.span(1))
    for found in prose.near(_FIGURES, positions, 6, 14):
        if _is_day(found) and not _is_numbering(prose, found):
            yield from _judged(prose, *found.span())


def _judged(prose: Prose, start: int, end: int) -> Iterator[Identifier]:
    if not belongs_to_a_paper(prose, start, end):
        yield DATE.found(prose, start, end, sure=is_grave(prose, start))


def _is_day(found: re.Match[str]) -> bool:
    """Whether figures can be a day and a month, in either order."""
    if found[5]:
        return 1 <= int(found[7]) <= 12 and 1 <= int(found[8]) <= 31
    first, second = sorted((int(found[1]), int(found[3])))
    return 1 <= first <= 12 and 1 <= second <= 31


def _is_numbering(prose: Prose, found: re.Match[str]) -> bool:
    """Whether `4.3.12` numbers a paragraph: at the start of a line, or after `section` and such."""
    if found[2] != "." or len(found[4]) == 4:
        return False
    before = prose.before(found.start(), 40)
    if re.match(" *[|:-]", prose.text[found.end() :]):  # a row of a chronology
        return False
    return prose.begins_sentence(found.start()) or bool(_NUMBERED_PART.search(before))


FAMILY = IdentifierFamily(
    (DATE,), find, _HINTS, Pattern(f"{_FIGURES_APART.pattern}|{_SPOT.pattern}")
)
