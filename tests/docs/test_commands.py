"""Every command that a page names exists, and takes the options that the page gives it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from dhrcode.cli.main import app

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("examples/*/*.md"))
    if path.name
    not in {"CHANGELOG.md", "reference.md"}  # what was, and what is made of the program
)
PROGRAM: Any = typer.main.get_command(app)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^(?:    |\$ |    \$ )(?:python -m )?(dhrcode\b.*(?:\\\n.*)*)", re.MULTILINE)
_INLINE = re.compile(r"`([^`]+)`")
_TEXTS = re.compile(r"\"[^\"]*\"|'[^']*'")
_OPTION = re.compile(r"^--?[a-zA-Z][\w-]*")


@cache
def command(*names: str) -> Any:
    """A command, or one of a group; None if there is none."""
    found = PROGRAM
    for name in names:
        get = getattr(found, "get_command", None)
        found = get(None, name) if get else None
    return found


def options(of: Any) -> set[str]:
    """What a command takes, with what each command takes before it or after it."""
    return {name for one in of.params for name in (*one.opts, *one.secondary_opts)}


def within(group: Any) -> Iterator[str]:
    """The names of all commands of a group, and of its groups."""
    for name in group.list_commands(None) if hasattr(group, "list_commands") else ():
        yield name
        yield from within(group.get_command(None, name))


NESTED = {name for one in within(PROGRAM) if (of := command(one)) for name in within(of)}
"""Names that may mean a command of a group: `merge A B --into C` of `codebook`."""
COMMON = options(PROGRAM) | {"-h", "--help", "--install-completion", "--show-completion"}


def said(text: str) -> Iterator[str]:
    """What a page says of the program, from the command's name on."""
    for line in _LINE.findall(text):
        yield re.split(r" \| |  +#|  +(?=[a-z])", line.replace("\\\n", " "))[0].partition(" ")[2]
    for code in _INLINE.findall(_FENCED.sub("", text)):
        whole = " ".join(code.split())
        words = re.sub(r"^(?:\$ )?(?:python -m )?dhrcode ", "", whole)
        first = words.partition(" ")[0]
        if words != whole or (" --" in words and command(first) and first not in NESTED):
            yield words


def faults(words: str) -> Iterator[str]:
    """What of a command does not exist."""
    typed = _TEXTS.sub("TEXT", words).split()
    while typed and typed[0] in {"-C", "--project"}:
        typed = typed[2:]
    if not typed or typed[0].startswith("-"):
        return
    names, found = typed[:1], command(typed[0])
    while hasattr(found, "get_command") and re.match(r"[a-z]", "".join(typed[len(names) :][:1])):
        names = typed[: len(names) + 1]
        found = command(*names)
    if found is None:
        if re.fullmatch(r"[a-z][a-z-]*", names[-1]):
            yield f"no command {' '.join(names)}"
        return
    for word in typed[len(names) :]:
        option = _OPTION.match(word)
        if option and len(option[0]) > 1 and option[0] not in COMMON | options(found):
            yield f"{' '.join(names)} takes no {option[0]}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_names_commands_and_options_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wrong = {fault: words for words in said(text) for fault in faults(words)}
    assert wrong == {}


def test_what_does_not_exist_is_found() -> None:
    page = "Say `dhrcode tabel` or `agree --bye x`.\n\n    dhrcode -C x code A b --pag 3\n"
    found = [fault for words in said(page) for fault in faults(words)]
    assert sorted(found) == ["agree takes no --bye", "code takes no --pag", "no command tabel"]
    assert sum(len(list(said(path.read_text(encoding="utf-8")))) for path in PAGES) > 300
