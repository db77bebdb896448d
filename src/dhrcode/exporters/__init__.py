"""One module a format, found by a file's suffix and imported when asked for.

To add a format: one module with `render(report) -> bytes`, and one line here.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from dhrcode.errors import UsageError
from dhrcode.reports.blocks import Report

FORMATS = {
    "csv": "dhrcode.exporters.csv_file",
    "json": "dhrcode.exporters.json_file",
    "md": "dhrcode.exporters.markdown",
    "xlsx": "dhrcode.exporters.workbook",
}
"""Suffix of a file (without the dot): the module that writes it."""


def exporter(name: str) -> Callable[[Report], bytes]:
    """The exporter of a format.

    Raises:
        UsageError: there is none of that name; names those there are.
    """
    if name not in FORMATS:
        raise UsageError(f"'{name}' is not a format: one of {', '.join(FORMATS)}")
    render: Callable[[Report], bytes] = import_module(FORMATS[name]).render
    return render


def format_of(path: Path) -> str:
    """The format that a file's suffix stands for.

    Raises:
        UsageError: the suffix is of no format.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix in FORMATS:
        return suffix
    known = ", ".join(f".{name}" for name in FORMATS)
    raise UsageError(f"'{path.name}' should end in one of {known}")
