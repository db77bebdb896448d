"""The README's tutorial and transcript, run line by line and checked against what they print.

A `console` block is a series of commands, each after `$ `, with what it prints below it. Commands
run in order, in one temporary folder that begins with a copy of `examples/`; stdout and stderr come
together, as on a screen. Where a command ends with another exit status than 0, the line before its
block is `<!-- ends with status N -->`, and the command is the last of its block.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import dhrcode

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DOUBLE = ROOT / "docs" / "double-coding.md"
FINDING = ROOT / "docs" / "finding.md"
EVIDENCE = ROOT / "docs" / "evidence.md"
CODEBOOK = ROOT / "docs" / "codebook.md"
IMPORT = ROOT / "docs" / "import.md"
MISTAKES = ROOT / "docs" / "mistakes.md"
WRITTEN = {
    README: "my-study/exports/table.xlsx",
    DOUBLE: "study/sample.yaml",
    EVIDENCE: "study/exports/table.xlsx",
    FINDING: "examples/fictional/.dhrcode/passages.sqlite",
    CODEBOOK: "study/codebook.docx",
    IMPORT: "map.yaml",
    MISTAKES: "study/.dhrcode/steps/.gitignore",
}
"""Each page whose commands are run, and a file that they leave behind."""
SHOWN_DAY = "2025-06-02"
"""The day that the tutorial shows where a record has the day of its coding."""
SHOWN_TIME = "14:05"
"""The time of that day, where a step has it."""

_BLOCK = re.compile(
    r"(?:<!-- (?P<mark>[^\n]*) -->\n)?```(?P<language>\w+)\n(?P<body>.*?)\n```", re.DOTALL
)
_PROMPTED = re.compile(r"^(?P<prompt>.*(?:>|\[y/N\]))(?: (?P<typed>.*))?\n", re.MULTILINE)
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Step:
    """One command of the tutorial, what it should print, and its exit status."""

    command: str
    printed: str
    status: int


def settled(text: str, days: tuple[date, ...] = ()) -> str:
    """The one place where what differs from run to run is made alike.

    The program's version, digests (they cover records that hold today's date), and today's date
    (two days, if midnight passed during the test) with the time.
    """
    for day in days:
        text = text.replace(day.isoformat(), SHOWN_DAY)
    text = re.sub(rf"{SHOWN_DAY} [0-2][0-9]:[0-5][0-9]", f"{SHOWN_DAY} {SHOWN_TIME}", text)
    text = text.replace(f"dhrcode {dhrcode.__version__}", "dhrcode VERSION")
    return _DIGEST.sub("DIGEST", text)


def blocks(language: str, text: str) -> Iterator[tuple[str, str]]:
    """The mark (or nothing) and the body of each block of a language, in order."""
    for found in _BLOCK.finditer(text):
        if found["language"] == language:
            yield found["mark"] or "", found["body"] + "\n"


def steps(text: str) -> list[Step]:
    """The commands of the tutorial, in order."""
    found = []
    for mark, body in blocks("console", text):
        _, *commands = re.split(r"^\$ ", body, flags=re.MULTILINE)
        last = int(mark.rpartition(" ")[2]) if mark else 0
        for number, entry in enumerate(commands, start=1):
            command, _, printed = entry.partition("\n")
            found.append(Step(command, printed, last if number == len(commands) else 0))
    return found


def environment() -> dict[str, str]:
    """Neither colour nor width nor initials of the tester's own; this Python's dhrcode first."""
    own = {k: v for k, v in os.environ.items() if not k.startswith(("DHRCODE_", "PYTHON"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return own | {"PATH": path, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


def follow(tutorial: list[Step], folder: Path) -> Iterator[tuple[Step, str, int]]:
    """Runs each step; gives it with what it printed and its status."""
    for step in tutorial:
        if step.command.startswith("cd "):
            folder = folder / step.command.removeprefix("cd ")
            yield step, "", 0
            continue
        run = subprocess.run(
            step.command,
            shell=True,
            cwd=folder,
            env=environment(),
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
        )
        yield step, run.stdout, run.returncode


def difference(expected: str, printed: str) -> str:
    return "\n".join(
        difflib.unified_diff(
            expected.splitlines(), printed.splitlines(), "page", "printed", lineterm=""
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_a_tutorial_prints_what_it_shows(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    tutorial = steps(page.read_text(encoding="utf-8"))
    begun = date.today()  # noqa: DTZ011 - the program dates records by the local day too
    wrong = []
    for step, output, status in follow(tutorial, tmp_path):
        expected = settled(step.printed)
        printed = settled(output, (begun, date.today()))  # noqa: DTZ011
        if printed != expected or status != step.status:
            told = difference(expected, printed)
            wrong.append(f"$ {step.command}\n(status {status}, not {step.status})\n{told}")
    assert not wrong, "\n\n".join(wrong)
    assert (tmp_path / WRITTEN[page]).stat().st_size


def test_the_tutorial_uses_every_command_it_promises() -> None:
    words = [s.command.split() for s in steps(README.read_text(encoding="utf-8"))]
    used = {w[3] if w[1] == "-C" else w[1] for w in words if w[0] == "dhrcode"}
    assert used == {
        "init",
        "themes",
        "code",
        "set",
        "show",
        "complete",
        "list",
        "check",
        "table",
        "reconcile",
        "report",
        "crosstab",
        "export",
        "source",
        "verify",
    }


def test_the_transcript_is_what_new_asks(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    ((mark, body),) = blocks("text", README.read_text(encoding="utf-8"))
    assert mark == "what follows a prompt is typed"
    first, _, dialogue = body.partition("\n")
    typed = "".join(f"{found['typed'] or ''}\n" for found in _PROMPTED.finditer(dialogue))
    run = subprocess.run(
        first.removeprefix("$ "),
        shell=True,
        cwd=tmp_path / "examples" / "fictional",
        env=environment(),
        input=typed,
        encoding="utf-8",
        check=False,
        timeout=60,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    # A pipe does not echo what is typed, nor the Enter after it.
    expected = _PROMPTED.sub(r"\g<prompt> ", dialogue)
    assert run.stdout == expected, difference(expected, run.stdout)
    assert run.returncode == 0
