"""Tidy data for Stata (`.dta`), of the form that Stata 14 and later read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dhrcode.analysis.provenance import Provenance
from dhrcode.exporters.statistics.library import described, frame, library, timeless, written
from dhrcode.exporters.statistics.limits import Limits
from dhrcode.exporters.statistics.variables import NOT_STATED_CODE, StatisticsVariable

LIMITS = Limits(
    program="Stata",
    name=28,
    label=80,
    value_label=32_000,
    text=2_000_000_000,
    in_bytes=False,
    not_stated=(".n", ".n"),
)
"""Stata 14 and later, `help limits`, `help missing`; a long text is of type strL.

Stata takes names of 32 letters, and pyreadstat calls the labels of a variable like it with a
number after that.
"""
_VERSION = 14
_TIME = b"<timestamp>\x11"
_NO_TIME = b"01 Jan 1970 00:00"
_FILE_LABEL = 80
_MISSING = LIMITS.not_stated[0].removeprefix(".")


def render(variables: Sequence[StatisticsVariable], origin: Provenance, target: Path) -> bytes:
    """A data file: value labels, not stated as the extended missing value `.n`, a day as `%td`.

    The codebook is in its label; the time of its making is always 1970.

    Args:
        variables: made within the `LIMITS`.
        origin: what it came from.
        target: where it is to be; a temporary file is beside it for a moment.

    Raises:
        UsageError: pyreadstat is not installed, or cannot be loaded.
        FileAccessError: the folder or disk refuses.
    """
    pyreadstat = library()
    about = described(variables, origin, _FILE_LABEL, in_bytes=False, missing=lambda _: _MISSING)
    made = frame(variables, _cells)
    data = written(
        target,
        lambda path: pyreadstat.write_dta(
            made,
            path,
            **about,
            version=_VERSION,
            missing_user_values={
                v.name: [_MISSING] for v in variables if NOT_STATED_CODE in v.labels
            },
            variable_format={v.name: "%td" for v in variables if v.kind == "date"},
        ),
    )
    return timeless(data, data.index(_TIME) + len(_TIME), _NO_TIME)


def _cells(variable: StatisticsVariable) -> Any:
    """The numbers; the letter of what is not stated among them only where there is such a one."""
    missing = variable.cells == NOT_STATED_CODE
    if not missing.any():
        return variable.cells
    cells = variable.cells.astype(object)
    cells[missing] = _MISSING
    return cells
