"""Identifiers in files that are about to be handed on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.allow_list import AllowList
from dhrcode.safety.identifiers.kinds import Identifier
from dhrcode.safety.identifiers.listed import NameList
from dhrcode.safety.scan import found_in, position_of, problem
from dhrcode.safety.written import WrittenText
from dhrcode.store.outgoing.passage import OutputPassage, Read, UnreadPart
from dhrcode.store.outputs import read_passages
from dhrcode.store.project import Project
from dhrcode.text import plural, shown
from dhrcode.workflows.scan import allowed, names_of

_AT_ONCE = 200
"""Passages that are looked through together."""
_SHORT = 200
"""A longer text is hardly there twice, and need not be remembered."""


def scan_files(files: Iterable[Path], project: Project | None, progress: Progress) -> list[Problem]:
    """The identifiers in some files.

    Args:
        files: text, CSV, Markdown, JSON, HTML, XLSX, DOCX or PDF.
        project: the one whose list of names, and entries under `not_identifying`, hold.
        progress: shows how far it is.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: one cannot be read.
        UsageError: the words of one cannot be read.
    """
    problems = names_of(project)[1]
    for file in files:
        problems += scan_words(shown(file), read_passages(file), project, progress)
    return problems


def scan_words(
    file: str, words: Iterable[Read], project: Project | None, progress: Progress = no_progress
) -> list[Problem]:
    """The identifiers in the words of one file, and what of it was not read.

    Args:
        file: its name, as it is shown.
        words: what was read of it.
        project: the one whose list of names, and entries under `not_identifying`, hold.
        progress: shows how far it is.
    """
    names = names_of(project)[0]
    allow_list = AllowList(allowed(project))
    passages, unread = list[OutputPassage](), Counter[UnreadPart]()
    for one in words:
        if isinstance(one, UnreadPart):
            unread[one] += 1
        else:
            passages.append(one)
    tracked = progress(passages, len(passages), f"Scanning {Path(file).name}")
    found = [
        _placed(file, passage, one)
        for passage, one in _found(tracked, names)
        if not allow_list.covering(one.text)
    ]
    return [*_each_once(found), *_unread(file, unread)]


def _each_once(found: Iterable[Problem]) -> list[Problem]:
    """What was found, each once at its place: a label may tell that what may be one is one."""
    surest: dict[tuple[str | int, ...], Problem] = {}
    for one in found:
        key = (one.line, one.column, one.code, one.message)
        if key not in surest or one.severity == "error":
            surest[key] = one
    return list(surest.values())


def _unread(file: str, unread: Mapping[UnreadPart, int]) -> Iterator[Problem]:
    """What nobody can have looked at but a person."""
    for part, number in unread.items():
        what = plural(number, part.kind) + (f" '{part.name}'" if part.name else "")
        are = "was" if number == 1 else "were"
        said = f"{what} {are} not read"
        yield Problem.of_file(file, "part-not-read", said, "look at it yourself, or take it out")


def _found(
    passages: Iterable[OutputPassage], names: NameList
) -> Iterator[tuple[OutputPassage, Identifier]]:
    clean: set[str] = set()  # cells say the same again and again
    for several in _several(passages):
        wanted = {passage.text for passage in several} - clean
        held: dict[str, list[Identifier]] = {}
        for written, one in found_in([WrittenText((), text) for text in wanted], names):
            held.setdefault(written.text, []).append(one)
        clean.update(text for text in wanted if len(text) < _SHORT and text not in held)
        for passage in several:
            start, end = passage.told or (0, len(passage.text))
            for one in held.get(passage.text, ()):
                if one.start < end and one.end > start:
                    yield passage, one


def _several(passages: Iterable[OutputPassage]) -> Iterator[list[OutputPassage]]:
    some: list[OutputPassage] = []
    for passage in passages:
        some.append(passage)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    yield some


def _placed(file: str, passage: OutputPassage, one: Identifier) -> Problem:
    """An identifier as a problem; in a workbook, row and column are those of the cell."""
    line, column = passage.line, passage.column
    if not passage.where:
        below, along = position_of(passage.text, one.start)
        line, column = line + below - 1, along if below > 1 else column + along - 1
    found = problem(file, (line, column), one)
    return found._replace(
        message=f"{passage.where}{found.message}",
        hint=f"in the record that it comes from, {one.instead}",
    )
