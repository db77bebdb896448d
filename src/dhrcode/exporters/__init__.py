"""One module a format, found by a file's suffix and imported when asked for.

To add a format: one module with `render(report) -> bytes`, and one line here.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from dhrcode.errors import UsageError
from dhrcode.reports.blocks import Report

FORMATS = {
    "csv": "dhrcode.exporters.text.csv_file",
    "docx": "dhrcode.exporters.word.document",
    "html": "dhrcode.exporters.html.page",
    "json": "dhrcode.exporters.text.json_file",
    "md": "dhrcode.exporters.text.markdown",
    "xlsx": "dhrcode.exporters.excel.workbook",
}
"""Suffix of a file (without the dot): the module that writes it."""


def exporter(name: str, among: Iterable[str] = FORMATS) -> Callable[[Report], bytes]:
    """The exporter of a format.

    Raises:
        UsageError: there is none of that name among them; names those there are.
    """
    if name not in among:
        raise UsageError(f"'{name}' is not a format: one of {', '.join(among)}")
    render: Callable[[Report], bytes] = import_module(FORMATS[name]).render
    return render


def format_of(path: Path, among: Iterable[str] = FORMATS) -> str:
    """The format that a file's suffix stands for.

    Raises:
        UsageError: the suffix is of no format among them.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix in among:
        return suffix
    known = ", ".join(f".{name}" for name in among)
    raise UsageError(f"'{path.name}' should end in one of {known}")
