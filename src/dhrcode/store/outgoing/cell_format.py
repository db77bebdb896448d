"""Numbers of a workbook's cells as the workbook shows them: dates, leading zeros, parts apart."""

import re
from datetime import datetime, timedelta

_BUILT_IN = {
    **dict.fromkeys((14, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "dd/mm/yyyy"),
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "dd/mm/yyyy hh:mm",
    49: "@",
}
"""Formats that a workbook names by a number alone; day before month, as in the United Kingdom."""
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_OF_A_DAY = re.compile("[dy]", re.IGNORECASE)
_PLACES = re.compile(r"[0#?]")
_LAST_DAY = 2_958_465
"""31 December 9999, the last day that a workbook knows."""


def shown_value(value: str, code: str, *, since_1904: bool = False) -> str:
    """A number as its cell shows it.

    Args:
        value: the number as the file holds it.
        code: the cell's format.
        since_1904: whether the workbook counts days from 1904, as old ones of the Mac do.
    """
    try:
        number = float(value)
    except ValueError:
        return value
    first = code.split(";", maxsplit=1)[0]
    if _OF_A_DAY.search(_ASIDE.sub("", first)) and 0 < number <= _LAST_DAY:
        begin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
        return (begin + timedelta(days=int(number))).strftime("%d/%m/%Y")
    plain = _plain(number, value)
    return _in_places(plain, first) if plain.isdigit() else plain


def format_code(number: int, own: dict[int, str]) -> str:
    """The format that a style names by its number; `own` are those of the workbook itself."""
    return own.get(number, _BUILT_IN.get(number, "General"))


def _plain(number: float, value: str) -> str:
    """A whole number with all its figures, and not 9.43E+09."""
    if number.is_integer() and abs(number) < 1e17:
        return str(int(number))
    return value


def _in_places(digits: str, code: str) -> str:
    """Whole numbers in a format such as `000 000 0000` or `"0"0000 000000`."""
    pattern = _QUOTED.sub(lambda found: found[1] or found[2] or "", code)
    whole = pattern.split(".")[0]
    if not whole.count("0") or "," in whole or "E" in whole or "%" in whole:
        return digits
    left, out = list(digits), []
    places = len(_PLACES.findall(whole))
    for mark in reversed(whole):
        if not _PLACES.fullmatch(mark):
            out.append(mark)
            continue
        places -= 1
        out.append(left.pop() if left else "0" if mark == "0" else "")
        if not places:  # what is left stands before the first place
            out.extend(reversed(left))
            left = []
    return "".join(reversed(out)).strip()
