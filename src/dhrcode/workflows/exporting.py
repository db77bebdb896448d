"""From a project to files for other programs, by the name of what they hold."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from dhrcode.analysis.provenance import provenance
from dhrcode.analysis.selection import Selection
from dhrcode.analysis.tidy import TABLES, Row, Tidy, dictionary
from dhrcode.errors import BusyError, FileAccessError, UsageError
from dhrcode.exporters import parquet, tidy_csv
from dhrcode.problems import Problem, nearest, plural
from dhrcode.store.atomic import write_bytes
from dhrcode.store.project import Project
from dhrcode.workflows.gathering import Gathered, Progress, gather, plainly


class Wanted(NamedTuple):
    """What a person asked for."""

    project: Project
    selection: Selection
    target: Path
    progress: Progress = plainly


class Made(NamedTuple):
    """Files that are made and not yet written, the target the first.

    Attributes:
        files: where each goes, and its bytes.
        holds: what the target holds, in a few words.
        notes: what a person should know of it, in sentences.
        warnings: problems met on the way.
        texts: every text in them that a person may have written, for the scan.
    """

    files: tuple[tuple[Path, bytes], ...]
    holds: str
    notes: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    texts: frozenset[str] = frozenset()


class Export(NamedTuple):
    """Something that can be exported.

    Attributes:
        suffixes: of the files that can hold it, in lower case with the dot.
        targets: every file that would be written for a target, the target the first.
        make: makes the files.
    """

    suffixes: tuple[str, ...]
    targets: Callable[[Path], tuple[Path, ...]]
    make: Callable[[Wanted], Made]


def find_export(target: Path, table: str | None = None) -> Export:
    """What is meant by a target such as `findings.csv` or `2024-findings.csv`.

    Args:
        target: the file.
        table: the name of what it is to hold, if the file's name does not say.

    Raises:
        UsageError: it cannot be told; or it cannot have that suffix, or not on this machine.
    """
    suffix = target.suffix.lower()
    _refuse_suffix(target, dict.fromkeys(s for export in EXPORTS.values() for s in export.suffixes))
    export = EXPORTS[_named(table) if table is not None else _name_of(target)]
    _refuse_suffix(target, export.suffixes)
    if suffix == ".parquet":
        parquet.require()
    return export


def _refuse_suffix(target: Path, known: Collection[str]) -> None:
    if target.suffix.lower() not in known:
        raise UsageError(f"'{target.name}' should end in {_any_of(known)}")


def _named(table: str) -> str:
    if table in EXPORTS:
        return table
    hint = nearest(table, EXPORTS) or f"one of {', '.join(EXPORTS)}"
    raise UsageError(f"there is no table '{table}': {hint}")


def _name_of(target: Path) -> str:
    stem = target.stem.casefold()
    for name in EXPORTS:
        if stem == name or stem.endswith((f"-{name}", f"_{name}")):
            return name
    close = nearest(stem.replace("_", "-").rpartition("-")[2], EXPORTS)
    hint = f"{close} If not, give" if close else f"end its name in {_any_of(EXPORTS)}, or give"
    raise UsageError(f"'{target.name}' does not say what it is to hold: {hint} --table")


def _any_of(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


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
    """The file of a table, and its data dictionary beside it."""
    return (target, target.with_name(f"{target.stem}-dictionary.csv"))


def make_tidy(name: str, wanted: Wanted) -> Made:
    """A table of tidy data and its dictionary.

    Raises:
        DataProblemsError: a record has an error; nothing is made of a part of the records.
    """
    project, kind = wanted.project, TABLES[name]
    gathered: Gathered[Any] = gather(
        project, wanted.selection, kind.keep, wanted.progress, what="export"
    )
    reviews = [one.review for one in gathered.kept]
    origin = provenance(
        project.codebook, project.codebook_digest, reviews, wanted.selection.words()
    )
    table = kind.table(project.codebook, gathered.kept)
    described = dictionary(table.columns, origin)
    rows = _Tally(table)
    target, beside = tidy_targets(wanted.target)
    data = (
        parquet.render(table.columns, rows, origin)
        if target.suffix.lower() == ".parquet"
        else tidy_csv.render(table.columns, rows)
    )
    files = ((target, data), (beside, tidy_csv.render(described.columns, described.rows)))
    holds = f"{plural(rows.count, 'row')} from {plural(len(reviews), 'review')}"
    return Made(files, holds, _notes(gathered), gathered.warnings, frozenset(rows.texts))


def _notes(gathered: Gathered[Any]) -> tuple[str, ...]:
    notes = [] if gathered.kept else ["No review is in it."]
    if gathered.drafts:
        left = plural(len(gathered.drafts), "draft is", "drafts are")
        notes.append(f"{left} not in it; --include-drafts puts them in.")
    return tuple(notes)


class _Tally:
    """The rows of a table, counted as they go by, and the texts in them noted."""

    def __init__(self, table: Tidy) -> None:
        self.rows, self.count = table.rows, 0
        self.texts = set[str]()
        self._worded = [number for number, column in enumerate(table.columns)
                        if column.type == "text" and not column.values]  # fmt: skip

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            self.texts.update(str(row[n]) for n in self._worded if row[n] is not None)
            yield row


EXPORTS: dict[str, Export] = {
    name: Export((".csv", ".parquet"), tidy_targets, partial(make_tidy, name)) for name in TABLES
}
"""Everything that can be exported, by the name that its file's name ends in."""
