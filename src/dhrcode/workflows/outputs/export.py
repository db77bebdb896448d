"""From a project to files for other programs, by the name of what they hold."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.tidy import TABLES
from dhrcode.analysis.tidy_data import TidyColumn, TidyRow, TidyTable, dictionary
from dhrcode.errors import BusyError, FileAccessError, UsageError
from dhrcode.exporters import EXPORTS
from dhrcode.exporters.statistics import spss, stata
from dhrcode.exporters.statistics.library import require
from dhrcode.exporters.statistics.variables import cut_texts, variables
from dhrcode.exporters.text import parquet, tidy_csv
from dhrcode.store.atomic import write_bytes
from dhrcode.text import any_of, nearest, nearest_or_all, plural
from dhrcode.workflows.outputs.export_request import (
    ExportKind,
    ExportRequest,
    ExportResult,
    notes_on,
)
from dhrcode.workflows.outputs.refi import alone, make_codebook, make_project
from dhrcode.workflows.outputs.tidy import TidyRequest, select_tidy
from dhrcode.workflows.select import origin_of


def find_export(target: Path, table: str | None = None) -> ExportKind:
    """What is meant by a target such as `findings.csv` or `2024-findings.csv`.

    Args:
        target: the file.
        table: the name of what it is to hold, if the file's name does not say.

    Raises:
        UsageError: it cannot be told; or it cannot have that suffix, or not on this machine.
    """
    name = _named(table) if table is not None else _name_of(target)
    if target.suffix.lower() not in EXPORTS[name]:
        raise _wrong_suffix(target, EXPORTS[name])
    if target.suffix.lower() in _EXTRAS:
        _EXTRAS[target.suffix.lower()]()
    return MAKERS[name]


def _wrong_suffix(target: Path, known: Collection[str]) -> UsageError:
    return UsageError(f"'{target.name}' should end in {any_of(known)}")


def _named(table: str) -> str:
    if table in EXPORTS:
        return table
    raise UsageError(f"there is no table '{table}': {nearest_or_all(table, EXPORTS)}")


def _name_of(target: Path) -> str:
    """What the end of the file's name says, or its suffix where one thing alone has that."""
    stem, suffix = target.stem.casefold(), target.suffix.lower()
    for name in EXPORTS:
        if stem == name or stem.endswith((f"-{name}", f"_{name}")):
            return name
    able = [name for name, suffixes in EXPORTS.items() if suffix in suffixes]
    if not able:
        raise _wrong_suffix(target, dict.fromkeys(chain.from_iterable(EXPORTS.values())))
    if len(able) == 1:
        return able[0]
    close = nearest(stem.replace("_", "-").rpartition("-")[2], able)
    hint = f"{close} If not, give" if close else f"end its name in {any_of(able)}, or give"
    raise UsageError(f"'{target.name}' does not say what it is to hold: {hint} --table")


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Writes files one after another, each in one step.

    Raises:
        FileAccessError: one cannot be written; says which were, for they no longer fit together.
        BusyError: one is open in another program; likewise.
    """
    written: list[str] = []
    for path, data in files:
        try:
            write_bytes(path, data)
        except (FileAccessError, BusyError) as error:
            if not written:
                raise
            said = f"{error}; but {', '.join(written)} is already written anew: export once more"
            raise type(error)(said) from None
        written.append(str(path))


def tidy_targets(target: Path) -> tuple[Path, ...]:
    """The file of a table, and its data dictionary beside it; one with codes has its own."""
    suffix = target.suffix.lower()
    of = f"-{suffix[1:]}" if suffix in _STATISTICS else ""
    return (target, target.with_name(f"{target.stem}{of}-dictionary.csv"))


def make_tidy(name: str, request: ExportRequest) -> ExportResult:
    """A table of tidy data and its dictionary.

    Raises:
        DataProblemsError: a record has an error; nothing is made of a part of the records.
    """
    project = request.project
    wanted = TidyRequest(name, request.selection, request.exact, request.with_dates)
    table, selected = select_tidy(project, wanted, request.progress, what="export")
    reviews = [one.review for one in selected.kept]
    origin = origin_of(project, request.selection, reviews)
    rows = _Tally(table)
    target, beside = tidy_targets(request.target)
    made = _tidy_file(TidyTable(table.columns, rows), origin, target)
    described = dictionary(made.columns, origin)
    meanings = _Tally(described)
    files = ((target, made.data), (beside, tidy_csv.render(described.columns, meanings)))
    holds = f"{plural(rows.count, 'row')} from {plural(len(reviews), 'review')}"
    return ExportResult(
        files,
        holds,
        (*notes_on(selected), *made.notes),
        selected.warnings,
        frozenset(rows.texts | meanings.texts),
        made=origin.made,
        of_reviews=bool(reviews),
    )


class _TidyFile(NamedTuple):
    """A file of a table, what its columns hold, and what a person should know of it."""

    data: bytes
    columns: Sequence[TidyColumn]
    notes: tuple[str, ...] = ()


def _tidy_file(table: TidyTable, origin: Provenance, target: Path) -> _TidyFile:
    columns, suffix = table.columns, target.suffix.lower()
    if suffix == ".csv":
        return _TidyFile(tidy_csv.render(columns, table.rows), columns)
    if suffix == ".parquet":
        return _TidyFile(parquet.render(columns, table.rows, origin), columns)
    program = _STATISTICS[suffix]
    made = variables(columns, table.rows, program.LIMITS)
    notes = (cut_texts(one, program.LIMITS) for one in made if one.cut)
    data = program.render(made, origin, target)
    return _TidyFile(data, [one.column for one in made], tuple(notes))


_STATISTICS = {".sav": spss, ".dta": stata}
_EXTRAS = {".parquet": parquet.require, **dict.fromkeys(_STATISTICS, require)}
"""What needs more than is installed with dhrcode, and what refuses without it."""


class _Tally:
    """The rows of a table, counted as they go by, and the texts in them noted."""

    def __init__(self, table: TidyTable) -> None:
        self.rows, self.count = table.rows, 0
        self.texts = set[str]()
        self._worded = [number for number, column in enumerate(table.columns) if column.worded]

    def __iter__(self) -> Iterator[TidyRow]:
        for row in self.rows:
            self.count += 1
            self.texts.update(str(row[n]) for n in self._worded if row[n] is not None)
            yield row


MAKERS: dict[str, ExportKind] = {
    **{
        name: ExportKind(tidy_targets, partial(make_tidy, name), dated=bool(kind.dated))
        for name, kind in TABLES.items()
    },
    "codebook": ExportKind(alone, make_codebook),
    "project": ExportKind(alone, make_project, documents=True),
}
"""What makes each of `EXPORTS`, by the name that its file's name ends in."""
