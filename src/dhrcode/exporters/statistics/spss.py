"""Tidy data for SPSS (`.sav`), which R, Stata, SAS and jamovi read too."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

from dhrcode.analysis.provenance import Provenance
from dhrcode.exporters.statistics.library import described, frame, library, timeless, written
from dhrcode.exporters.statistics.limits import Limits
from dhrcode.exporters.statistics.variables import NOT_STATED_CODE, StatisticsVariable

LIMITS = Limits(
    program="SPSS",
    name=64,
    label=256,
    value_label=120,
    text=32_767,
    in_bytes=True,
    not_stated=("-9", "-9999999999"),
)
"""IBM SPSS Statistics, Command Syntax Reference. No attribute's number has ten digits."""
_MADE_AT = 92
"""Where nine bytes of the day and eight of the time stand in the header of a system file."""
_NO_TIME = b"01 Jan 7000:00:00"
_FILE_LABEL = 64
_NOTE = 80


def render(variables: Sequence[StatisticsVariable], origin: Provenance, target: Path) -> bytes:
    """A system file: value labels, not stated as user-missing, a day as date.

    What it came from is in its label and its documents; the time of its making is always 1970.

    Args:
        variables: made within the `LIMITS`.
        origin: what it came from.
        target: where it is to be; a temporary file is beside it for a moment.

    Raises:
        UsageError: pyreadstat is not installed, or cannot be loaded.
        FileAccessError: the folder or disk refuses.
    """
    pyreadstat = library()
    about = described(variables, origin, _FILE_LABEL, in_bytes=True, missing=_code)
    made = frame(variables, _cells)
    data = written(
        target,
        lambda path: pyreadstat.write_sav(
            made,
            path,
            **about,
            row_compress=True,
            note=[line for pair in origin.lines() for line in _note(": ".join(pair))],
            missing_ranges={v.name: [_code(v)] for v in variables if NOT_STATED_CODE in v.labels},
            variable_measure={v.name: _measure(v) for v in variables},
            variable_format={v.name: _format(v) for v in variables if v.kind != "text"},
        ),
    )
    return timeless(data, _MADE_AT, _NO_TIME)


def _code(variable: StatisticsVariable) -> float:
    """What stands for not stated."""
    return float(LIMITS.not_stated[not variable.coded])


def _cells(variable: StatisticsVariable) -> Any:
    cells = variable.cells.copy()
    cells[cells == NOT_STATED_CODE] = _code(variable)
    return cells


def _measure(variable: StatisticsVariable) -> str:
    return "nominal" if variable.coded or variable.kind == "text" else "scale"


def _format(variable: StatisticsVariable) -> str:
    if variable.kind == "date":
        return "DATE11"
    return "F8.0" if variable.coded or not variable.labels else "F11.0"


def _note(line: str) -> list[str]:
    """A line as documents of SPSS hold it: of 80 bytes at most, and a letter has one to four."""
    widths = (_NOTE // letter for letter in (1, 2, 3, 4))
    wrapped = (wrap(line, width, break_on_hyphens=False) for width in widths)
    return next(lines for lines in wrapped if all(len(one.encode()) <= _NOTE for one in lines))
