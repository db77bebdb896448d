"""Writes docs/reference.md, the tables of docs/problems.md and that of docs/architecture.md.

Run by `make docs`; a test compares the committed pages with what this makes.
"""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import typer.main
from typer.core import TyperGroup
from typer.testing import CliRunner

from dhrcode.cli.main import app
from dhrcode.errors import EXIT_STATUSES
from dhrcode.problem_codes import SECTIONS, ProblemCode
from dhrcode.safety.identifiers import KINDS

DOCS = Path(__file__).parent
SOURCE = Path(__file__).parents[1] / "src" / "dhrcode"
WIDTH = 78  # what the program leaves of a terminal of 80

HEAD = """\
# Reference

Made from the program by `make docs`; do not edit it by hand.

Every command that works on a project takes `--project DIR` (`-C DIR`), before or after the
command's name. Without it, the project is the nearest folder upwards that holds `themes.yaml`.
"""

STATUSES = """\
## Exit statuses

What the program ends with, for scripts.

| status | meaning |
| --: | --- |
"""


def commands(group: str = "") -> list[str]:
    """The names of all commands, or of those of a group, in the order of its `--help`."""
    program = typer.main.get_command(app)
    within = program.get_command(None, group) if group else program  # type: ignore[attr-defined]
    return within.list_commands(None) if isinstance(within, TyperGroup) else []


def help_of(*words: str) -> str:
    """What `dhrcode WORDS --help` prints, 80 characters wide, without spaces at the lines' ends."""
    given = {"prog_name": "dhrcode", "terminal_width": WIDTH}
    run = CliRunner().invoke(app, [*words, "--help"], **given)
    if run.exit_code:
        raise SystemExit(run.output)
    return "".join(f"{line.rstrip()}\n" for line in run.stdout.splitlines())


def page() -> str:
    """The whole page."""
    parts = [HEAD, f"## dhrcode\n\n```text\n{help_of()}```\n"]
    for name in commands():
        parts.append(f"## dhrcode {name}\n\n```text\n{help_of(name)}```\n")
        parts += [
            f"### dhrcode {name} {sub}\n\n```text\n{help_of(name, sub)}```\n"
            for sub in commands(name)
        ]
    rows = "".join(f"| {status} | {meaning} |\n" for status, meaning in EXIT_STATUSES.items())
    return "\n".join([*parts, STATUSES + rows])


def first_line(path: Path) -> str:
    """The first sentence of a module's docstring, without its full stop."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n\n")[0].replace("\n", " ").replace("|", "\\|").removesuffix(".")


def modules() -> str:
    """The table of all modules, floor by floor as their names sort."""
    paths = sorted(SOURCE.rglob("*.py"), key=lambda path: (path.parent, path.name))
    rows = [f"| `{p.relative_to(SOURCE).as_posix()}` | {first_line(p)} |\n" for p in paths]
    return "".join(["| module | what it does |\n| --- | --- |\n", *rows])


def architecture() -> str:
    """The page on the architecture with its table of modules made anew."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    between = re.compile(r"(?<=<!-- modules -->\n).*?(?=<!-- end of modules -->)", re.DOTALL)
    return between.sub(lambda _: modules(), text)


def codes() -> dict[str, tuple[ProblemCode, ...]]:
    """Every code that a problem can have, by the headings of the page on problems."""
    identifiers = (*(kind.entry for kind in KINDS.values()), *SECTIONS["Identifiers"])
    return SECTIONS | {"Identifiers": identifiers}


def problem_table(entries: Iterable[ProblemCode]) -> str:
    """The table of some codes."""
    rows = [
        f"| `{one.code}` | {one.severities} | {one.meaning} | {one.remedy} |\n" for one in entries
    ]
    head = "| code | level | what it means | what to do |\n| --- | --- | --- | --- |\n"
    return "".join([head, *rows])


def problems() -> str:
    """The page on problems with the table under each heading made anew."""
    sections = re.split(r"(?m)^## ", (DOCS / "problems.md").read_text(encoding="utf-8"))
    made = codes()
    return "## ".join(with_table(section, made) for section in sections)


def with_table(section: str, made: dict[str, tuple[ProblemCode, ...]]) -> str:
    """A section of the page on problems, which begins with its heading, with its table anew."""
    entries = made.get(section.partition("\n")[0])
    if entries is None:
        return section
    return re.sub(r"(?m)(?:^\|.*\n)+", lambda _: problem_table(entries), section, count=1)


PAGES = {"reference.md": page, "problems.md": problems, "architecture.md": architecture}


def main(folder: Path = DOCS) -> None:
    """Writes the pages into a folder."""
    for name, make in PAGES.items():
        (folder / name).write_text(make(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
