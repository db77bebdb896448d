"""One module for each format, found by a file's suffix and imported when needed.

To add a format: one module with `render(report) -> bytes`, and one line here. The help of commands
is made from these tables, so nothing heavy is imported for them.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dhrcode.errors import UsageError

if TYPE_CHECKING:
    from dhrcode.reports.blocks import Report


class Format(NamedTuple):
    """A format that reports are written in.

    Attributes:
        module: what writes it.
        tables: whether it holds several tables, as a pack has.
        charts: whether it holds pictures.
    """

    module: str
    tables: bool = True
    charts: bool = False


FORMATS = {
    "csv": Format("dhrcode.exporters.text.csv_file", tables=False),
    "docx": Format("dhrcode.exporters.word.document", charts=True),
    "html": Format("dhrcode.exporters.html.page", charts=True),
    "json": Format("dhrcode.exporters.text.json_file"),
    "md": Format("dhrcode.exporters.text.markdown"),
    "xlsx": Format("dhrcode.exporters.excel.workbook", charts=True),
}
"""By the suffix of a file, without the dot."""
PACK_FORMATS = tuple(name for name, form in FORMATS.items() if form.tables)
"""What a pack can be written as."""
_TIDY = (".csv", ".parquet", ".sav", ".dta")
EXPORTS = {
    "findings": _TIDY,
    "evidence": _TIDY,
    "attributes": _TIDY,
    "summaries": _TIDY,
    "contacts": _TIDY,
    "codebook": (".qdc",),
    "project": (".qdpx",),
}
"""What is exported for other programs, and the suffixes of the files that can hold it."""


def exporter(name: str, among: Iterable[str] = FORMATS) -> "Callable[[Report], bytes]":
    """The exporter of a format.

    Raises:
        UsageError: there is none of that name among them; the message lists them.
    """
    if name not in among:
        raise UsageError(f"'{name}' is not a format: one of {', '.join(among)}")
    render: Callable[[Report], bytes] = import_module(FORMATS[name].module).render
    return render


def format_of(path: Path, among: Iterable[str] = FORMATS) -> str:
    """The format that a file's suffix stands for.

    Raises:
        UsageError: the suffix belongs to no format among them.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix in among:
        return suffix
    known = ", ".join(f".{name}" for name in among)
    raise UsageError(f"'{path.name}' should end in one of {known}")
