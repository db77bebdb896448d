"""The commands of the README and of pages, run and held against what they print.

A `console` block is a series of commands, each after `$ `, with what it prints below it. A `text`
block under `<!-- what follows a prompt is typed -->` is one command and its dialogue; one under
`<!-- at the desk -->` says what is selected, chosen and pressed, and what the page then says. All
of a page runs in order, in one temporary folder that begins with a copy of `examples/`; stdout and
stderr come together, as on a screen. A line `...` stands for lines that are left out. Where a
command ends with another exit status than 0, the line before its block is
`<!-- ends with status N -->`, and the command is the last of its block.
"""

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from desk_client import Client
from forked import Forks

import dhrcode
from dhrcode.store.project import shipped_codebook

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README, TUTORIAL = ROOT / "README.md", DOCS / "tutorial.md"
WRITTEN = {
    README: "my-study/exports/table.xlsx",
    TUTORIAL: "my-study/exports/public.docx",
    DOCS / "double-coding.md": "study/sample.yaml",
    DOCS / "evidence.md": "study/exports/table.xlsx",
    DOCS / "finding.md": "examples/fictional/.dhrcode/passages.sqlite",
    DOCS / "codebook.md": "study/codebook.docx",
    DOCS / "import.md": "map.yaml",
    DOCS / "mistakes.md": "study/.dhrcode/steps/.gitignore",
    DOCS / "published.md": "examples/west-midlands-2014/themes.yaml",
}
"""Each page whose commands are run, and a file that they leave behind."""
SHOWN_DAY = "2025-06-02"
"""The day that the tutorial shows where a record has the day of its coding."""
SHOWN_TIME = "14:05"
"""The time of that day, where a step has it."""
SHOWN_FOLDER = "/home/em"
"""The folder that the tutorial shows where `examples` was copied to."""
TYPED, AT_THE_DESK = "what follows a prompt is typed", "at the desk"

_BLOCK = re.compile(
    r"(?:<!-- (?P<mark>[^\n]*) -->\n)?```(?P<language>\w+)\n(?P<body>.*?)\n```", re.DOTALL
)
_PROMPTED = re.compile(r"^(?P<prompt>.*(?:>|\[y/N\]))(?: (?P<typed>.*))?\n", re.MULTILINE)
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Step:
    """One command, what it should print, its exit status, and what is typed after it.

    Attributes:
        command: the command.
        printed: what it should print.
        status: its exit status.
        typed: what is typed at its prompts.
        desk: whether `printed` is what is done at the desk, and what the page says.
    """

    command: str
    printed: str
    status: int = 0
    typed: str = ""
    desk: bool = False


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


def steps(text: str) -> list[Step]:
    """All that a page does, in order."""
    found: list[Step] = []
    for block in _BLOCK.finditer(text):
        mark, body = block["mark"] or "", f"{block['body']}\n"
        if block["language"] == "console":
            found += commands(mark, body)
        elif mark in (TYPED, AT_THE_DESK):
            first, _, rest = body.partition("\n")
            # A pipe does not echo what is typed, nor the Enter after it.
            typed = "".join(f"{one['typed'] or ''}\n" for one in _PROMPTED.finditer(rest))
            printed = _PROMPTED.sub(r"\g<prompt> ", rest) if mark == TYPED else rest
            desk = mark == AT_THE_DESK
            found.append(Step(first.removeprefix("$ "), printed, typed=typed, desk=desk))
    return found


def commands(mark: str, body: str) -> Iterator[Step]:
    """The commands of one block."""
    _, *entries = re.split(r"^\$ ", body, flags=re.MULTILINE)
    last = int(mark.rpartition(" ")[2]) if mark else 0
    for number, entry in enumerate(entries, start=1):
        command, _, printed = entry.partition("\n")
        yield Step(command, printed, last if number == len(entries) else 0)


def environment() -> dict[str, str]:
    """Neither colour nor width nor initials of the tester's own; this Python's dhrcode first."""
    own = {k: v for k, v in os.environ.items() if not k.startswith(("DHRCODE_", "PYTHON"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return own | {"PATH": path, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


def follow(
    tutorial: list[Step], folder: Path, forks: Forks | None
) -> Iterator[tuple[Step, str, int]]:
    """Runs each step; gives it with what it printed and its status."""
    for step in tutorial:
        if step.command.startswith("cd "):
            folder = folder / step.command.removeprefix("cd ")
            yield step, "", 0
        elif step.desk:
            yield step, at_the_desk(step, folder), 0
        elif forks is not None and re.match(r"dhrcode\b[^|]*$", step.command):
            words = shlex.split(step.command)[1:]
            done = forks.run(words, folder, step.typed, environment(), together=True)
            yield step, done.stdout, done.returncode
        else:
            run = subprocess.run(
                step.command,
                shell=True,
                cwd=folder,
                env=environment(),
                input=step.typed,
                encoding="utf-8",
                check=False,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=60,
            )
            yield step, run.stdout, run.returncode


def at_the_desk(step: Step, folder: Path) -> str:
    """What is done at a desk that is opened, and what its page answers.

    The lines of the step say the words that are selected, the label that is chosen, and the key.
    """
    *done, _ = step.printed.splitlines()
    words, label, key = (line.split(maxsplit=1)[1] for line in done)
    _, review = step.command.removeprefix("dhrcode ").split()
    with subprocess.Popen(
        f"{step.command} --no-browser",
        shell=True,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as desk:
        assert desk.stdout is not None
        client = Client(desk.stdout.readline().strip()).enter()
        given = {"review": review, "subtheme": subtheme_called(label), "seen": ""}
        finding = {"p": "present", "a": "absent", "u": "unclear"}[key]
        place = place_of(words, client, review)
        status, answer = client.ask("code", {**given, "finding": finding, "evidence": place})
        assert status == 200, answer
        client.ask("end")
        assert desk.wait(20) == 0
    return "\n".join([*done, answer["said"]]) + "\n"


def subtheme_called(label: str) -> str:
    """The id of a subtheme of the shipped codebook."""
    return next(one.id for one in shipped_codebook().subthemes.values() if one.label == label)


def place_of(words: str, client: Client, review: str) -> dict[str, object]:
    """Where words stand in the document of a review, as the page says it."""
    asked = {"review": review, "source": "overview", "from": 1, "count": 100}
    for page in client.ask("pages", asked)[1]["pages"]:
        at = page["text"].replace("\n", " ").find(words)
        if at >= 0:
            number = page["number"]
            return {"source": "overview", "from": [number, at], "to": [number, at + len(words)]}
    raise AssertionError(words)


def is_shown(printed: str, expected: str) -> bool:
    """Whether a page shows what was printed; a line `...` stands for any lines."""
    parts = re.split(r"(?<!\S)\.\.\.\n", expected)
    return re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, parts)), printed) is not None


def difference(expected: str, printed: str) -> str:
    return "\n".join(
        difflib.unified_diff(
            expected.splitlines(), printed.splitlines(), "page", "printed", lineterm=""
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_a_page_prints_what_it_shows(page: Path, tmp_path: Path, forks: Forks | None) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    tutorial = steps(page.read_text(encoding="utf-8"))
    begun = date.today()  # noqa: DTZ011 - the program dates records by the local day too
    wrong = []
    for step, output, status in follow(tutorial, tmp_path, forks):
        expected = settled(step.printed)
        there = output.replace(str(tmp_path), SHOWN_FOLDER)
        printed = settled(there, (begun, date.today()))  # noqa: DTZ011
        if not is_shown(printed, expected) or status != step.status:
            told = difference(expected, printed)
            wrong.append(f"$ {step.command}\n(status {status}, not {step.status})\n{told}")
    assert not wrong, "\n\n".join(wrong)
    assert (tmp_path / WRITTEN[page]).stat().st_size
