"""A file of names for another program's project, proposed; what is not known is left open."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import DataProblemsError
from dhrcode.importers.refi.content import ProjectContent
from dhrcode.importers.refi.file import OpenedFile, opened
from dhrcode.importers.refi.names import NameResolver
from dhrcode.importers.refi.nodes import RefiError
from dhrcode.importers.refi.units import Units
from dhrcode.importers.sketch.names import CodebookNames, Guess
from dhrcode.importers.table.grid import plain
from dhrcode.model.base import UNUSABLE
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_names import NOTHING, ImportNames
from dhrcode.store.yaml.writer import scalar
from dhrcode.text import plural, shown


class _Named(NamedTuple):
    """What a name may be, and how many codings depend on it; a guess is left for a person."""

    meant: str | None
    codings: int = 0
    guess: Guess | None = None


def sketch_names(path: Path, codebook: Codebook) -> str:
    """The text of a file of names: cases, coded documents, users who coded, and codes.

    Args:
        path: the project.
        codebook: what codes may be.

    Raises:
        DataProblemsError: the file cannot be read as a project.
        NotFoundError: there is no such file.
    """
    try:
        file = opened(path, shown(path))
    except RefiError as error:
        raise DataProblemsError([error.problem], "nothing was proposed") from None
    if file.top.tag != "Project":
        problem = file.place(file.top).problem("not-refi", "the file holds no project")
        raise DataProblemsError([problem], "nothing was proposed")
    lines = [*_head(path), *_sections(file, codebook)]
    return "".join(f"{line}\n" for line in lines)


def _head(path: Path) -> Iterator[str]:
    name = UNUSABLE.sub("?", plain(path.name))
    yield f"# The names in {name}, and what they are in the project: look it through."
    yield "# What is marked 'decide' is not taken until you say what it is: the id of a review or a"
    yield "# subtheme, a coder's initials; none, of a document or code. See what would come in by"
    yield f"#   dhrcode import {name} --ids THIS-FILE --dry-run"


def _sections(file: OpenedFile, codebook: Codebook) -> Iterator[str]:
    """The file of names, section by section."""
    names = NameResolver(codebook, ImportNames())
    content = ProjectContent(file, codebook, names)
    subthemes, units = content.subthemes, Units(content)
    cases = {
        case.get("name").strip(): _Named(units.by_case[case.guid()].review or None)
        for case in file.top.listed("Cases", "Case")
    }
    yield from _section("reviews", cases, "ID")
    coded = [(m, list(m.every_coding()), units.owner(m)) for m in content.materials]
    documents = {
        one.name: _Named(owner.review if owner else None, len(own))
        for one, own, owner in coded
        if owner or (own and not any(coding.code in units.by_case for coding in own))
    }
    yield from _section("documents", documents)
    codings = [coding for _, own, _ in coded for coding in own if coding.code not in units.by_case]
    codings += [coding for unit in units.found for coding in unit.codings]
    users = Counter(coding.user for coding in codings if coding.user)
    known = {user.guid(): user.get("name") for user in file.top.listed("Users", "User")}
    coders = {
        name: _Named(names.coder(name), users[guid]) for guid, name in known.items() if users[guid]
    }
    yield from _section("coders", coders, "INITIALS")
    codes, guesses = Counter(coding.code for coding in codings), CodebookNames(codebook)
    found = {
        name: _Named(subthemes.of(guid), codes[guid], guesses.subtheme(name))
        for guid, name in subthemes.names.items()
        if codes[guid]
    }
    yield from _section("codes", found)


def _section(title: str, names: Mapping[str, _Named], decide: str = "") -> Iterator[str]:
    """A section; what is to be decided is a comment in it, and so is a section of such alone."""
    if names:
        yield f"{title}:" if any(one.meant for one in names.values()) else f"# {title}:"
    for name, (meant, codings, guess) in names.items():
        count = f", {plural(codings, 'coding')}" if codings else ""
        if meant:
            yield f"  {scalar(name)}: {meant}"
        else:
            wanted = decide or (guess.target if guess else NOTHING)
            yield f"  # {scalar(name)}: {wanted}  # decide{count}"
