"""What writes files for SPSS and Stata: pyreadstat, an extra, and the table that it takes."""
# ruff: noqa: PLC0415 - pyreadstat and pandas take half a second to load

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dhrcode.analysis.provenance import Provenance
from dhrcode.errors import FileAccessError, UsageError
from dhrcode.exporters.statistics.limits import within
from dhrcode.exporters.statistics.variables import NOT_STATED_CODE, StatisticsVariable
from dhrcode.store.atomic import written_through

MISSING = (
    "SPSS and Stata files need pyreadstat, which is not installed: "
    'pip install "dhrcode[statistics]", or pipx inject dhrcode pyreadstat; a .csv needs nothing'
)


def require() -> None:
    """Refuses, before any work is done, if pyreadstat is not installed.

    Raises:
        UsageError: it is not; the message says how to install it.
    """
    if importlib.util.find_spec("pyreadstat") is None:
        raise UsageError(MISSING)


def library() -> Any:
    """The library.

    Raises:
        UsageError: it is not installed, or cannot be loaded.
    """
    try:
        import pyreadstat
    except ImportError:
        raise UsageError(MISSING) from None
    return pyreadstat


def frame(
    variables: Sequence[StatisticsVariable], cells: Callable[[StatisticsVariable], Any]
) -> Any:
    """The variables as columns of a data frame.

    A column of days without any is one of missing numbers: it would be taken for texts.
    """
    import pandas as pd

    made = {variable.name: _column(pd, variable, cells) for variable in variables}
    return pd.DataFrame(made, columns=[variable.name for variable in variables])


def _column(
    pd: Any, variable: StatisticsVariable, cells: Callable[[StatisticsVariable], Any]
) -> Any:
    if variable.kind == "number":
        return pd.Series(cells(variable))
    if variable.kind == "date" and not any(variable.cells):
        return pd.Series([float("nan")] * len(variable.cells), dtype="float64")
    return pd.Series(variable.cells, dtype="object")


def described(
    variables: Sequence[StatisticsVariable],
    origin: Provenance,
    longest: int,
    *,
    in_bytes: bool,
    missing: Callable[[StatisticsVariable], float | str],
) -> dict[str, Any]:
    """What pyreadstat is told of a file and its variables, whichever program it is for.

    Args:
        variables: of the file.
        origin: what it came from: its label names the codebook.
        longest: what fits into the label.
        in_bytes: whether that is measured in bytes; in letters otherwise.
        missing: what stands for not stated in a variable.
    """
    return {
        "file_label": within(f"{origin.codebook} {origin.version}", longest, in_bytes=in_bytes),
        "column_labels": {variable.name: variable.label for variable in variables},
        "variable_value_labels": {
            one.name: {
                missing(one) if code == NOT_STATED_CODE else code: label
                for code, label in one.labels.items()
            }
            for one in variables
            if one.labels
        },
    }


def written(target: Path, write: Callable[[Path], object]) -> bytes:
    """What pyreadstat writes.

    Raises:
        FileAccessError: the folder or disk refuses, or pyreadstat does.
    """
    try:
        return written_through(target, write)
    except library().ReadstatError as error:
        raise FileAccessError(f"{target} cannot be written: {error}") from None


def timeless(data: bytes, at: int, time: bytes) -> bytes:
    """The file with another time of its making, of the same length, at the given place."""
    return data[:at] + time + data[at + len(time) :]
