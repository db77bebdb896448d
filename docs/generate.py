"""Writes docs/reference.md: every command's help, and the table of exit statuses.

Run by `make docs`; a test holds the committed page against what this makes.
"""

import os
import subprocess
import sys
from pathlib import Path

import typer.main

from dhrcode.cli.main import app
from dhrcode.errors import EXIT_STATUSES

PAGE = Path(__file__).with_name("reference.md")
PROGRAM = "import sys; sys.argv[0] = 'dhrcode'; from dhrcode.cli.main import main; main()"
ENVIRONMENT = {"COLUMNS": "80", "PYTHONUTF8": "1", "NO_COLOR": "1", "TERM": "dumb"}

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
    within = program.commands[group] if group else program  # type: ignore[attr-defined] # a group
    return list(getattr(within, "commands", {}))


def help_of(*words: str) -> str:
    """What `dhrcode WORDS --help` prints, 80 characters wide, without spaces at the lines' ends."""
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, *words, "--help"],
        env=os.environ | ENVIRONMENT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
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


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
