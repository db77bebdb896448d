"""Every command that changes several files: killed at each of its renames, and on a full disk.

After a kill, readers are refused or see the project as it was before or is after, and the next who
writes brings it to one of the two. On a full disk nothing changes, and one sentence says so.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from dhrcode.errors import BusyError
from dhrcode.store.journal.journal import Journal
from dhrcode.store.project import open_project
from dhrcode.workflows.project.start import start_project

pytestmark = pytest.mark.usefixtures("no_waiting")

PROJECTS = Path(__file__).parents[1] / "projects"
EXAMPLES = Path(__file__).parents[2] / "examples"
CALLS = ("replace", "link", "unlink", "rmdir")
CODING = """\
review: {review}
kind: dhr
codebook: {{id: small-study, version: "1.0"}}
coder: {coder}
status: complete
findings:
  use-of-maracs: {{finding: absent}}
  police-response: {{finding: absent}}
  gps: {{finding: present, evidence: [{{source: notes, page: "2", quote: The practice did not ask \
whether she was safe at home}}]}}
sources:
  - {{id: notes, file: {review}.txt}}
"""
MAP = """\
id: {heading: Case no, prefix: DHR}
findings: {Use of MARACs: use-of-maracs, Issues related to GPs: gps}
values: {x: present, -: absent}
"""
TABLE = "Case no,Use of MARACs,Issues related to GPs\n20,x,-\n21,-,x\n22,-,-\n"
IMPORT = ("import", "../table.csv", "--map", "../map.yaml", "--coder", "LN")
SETTLE = ("adjudicate", "DHR2", "gps", "present", "--by", "LN,EM", "--reason", "Talked through.")

Run = Callable[..., None]


def coding(folder: Path, review: str, coder: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{review}.yaml").write_text(CODING.format(review=review, coder=coder))


def small(project: Path, run: Run) -> None:
    """The small project, an import's files beside it, and two codings of EM's in another folder."""
    shutil.copytree(PROJECTS / "small", project)
    (project.parent / "table.csv").write_text(TABLE)
    (project.parent / "map.yaml").write_text(MAP)
    (project.parent / "report.txt").write_text("The panel met. " * 30_000)
    for review in ("DHR2", "DHR10"):
        coding(project.parent / "theirs" / "EM", review, "EM")


def imported(project: Path, run: Run) -> None:
    small(project, run)
    run(project, *IMPORT)
    (project.parent / "table.csv").write_text(TABLE.replace("x,-", "-,-").replace("-,x", "x,x"))


def merged(project: Path, run: Run) -> None:
    small(project, run)
    run(project, "merge", "../theirs/EM")


def quoted(project: Path, run: Run) -> None:
    """Two reviews with a quote that stands on another page than they say."""
    small(project, run)
    shutil.rmtree(project / "verified")
    for review in ("DHR2", "DHR10"):
        coding(project / "records", review, "LN")
        (project / "sources").mkdir(exist_ok=True)
        text = "The practice did not ask whether she was safe at home.\fNothing."
        (project / "sources" / f"{review}.txt").write_text(text)


def changed(project: Path, run: Run) -> None:
    shutil.copytree(PROJECTS / "changed", project)


def migrated(project: Path, run: Run) -> None:
    changed(project, run)
    run(project, "migrate")


def sourced(project: Path, run: Run) -> None:
    small(project, run)
    run(project, "source", "add", "DHR9", "../report.txt", "--id", "a", "--coder", "LN")


def undone(project: Path, run: Run) -> None:
    migrated(project, run)
    run(project, "undo")


def returned(project: Path, run: Run) -> None:
    """The fictional project, and beside it a return with something on actions of two plans."""
    shutil.copytree(EXAMPLES / "fictional", project)
    run(project, "plan", "returns", "--on", "2025-03-01", "-o", "../returns")
    path = project.parent / "returns" / "drug-alcohol-service.xlsx"
    book = openpyxl.load_workbook(path)
    for row in (3, 4):
        for column, value in zip("HIL", ("done", "2025-02-20", "The log"), strict=True):
            book["Actions"][f"{column}{row}"] = value
    book.save(path)


def nothing(project: Path, run: Run) -> None:
    project.mkdir()


def outdated(project: Path, run: Run) -> None:
    start_project(project)
    for name in (".gitignore", ".vscode/settings.json"):
        (project / name).unlink()
    (project / "schemas" / "record.schema.json").write_text("{}")


COMMANDS = {
    "import": (small, IMPORT, 3),
    "import --replace": (imported, (*IMPORT, "--replace"), 2),
    "import of returns": (returned, ("import", "../returns/drug-alcohol-service.xlsx"), 2),
    "merge": (small, ("merge", "../theirs/EM"), 2),
    "adjudicate": (merged, SETTLE, 2),
    "source add": (
        small,
        ("source", "add", "DHR9", "../report.txt", "--id", "a", "--coder", "LN"),
        2,
    ),
    "verify": (quoted, ("verify",), 2),
    "verify --fix-pages": (quoted, ("verify", "--fix-pages", "--write"), 4),
    "migrate": (changed, ("migrate",), 4),
    "migrate --undo": (migrated, ("migrate", "--undo"), 4),
    "undo": (migrated, ("undo",), 4),
    "undo --redo": (undone, ("undo", "--redo"), 4),
    "rename": (merged, ("rename", "DHR2", "X1"), 6),
    "coder": (merged, ("coder", "EM", "XY"), 4),
    "source remove": (sourced, ("source", "remove", "DHR9", "a"), 2),
    "remove": (small, ("remove", "DHR2"), 2),
    "remove --for-good": (small, ("remove", "DHR2", "--for-good", "--yes"), 2),
    "init": (nothing, ("init", "."), 6),
    "init --update": (outdated, ("init", "--update"), 3),
}
"""What stands before, what is typed, and how many files it changes."""


def named(command: str) -> str:
    """The command as readers are told of it; some have a name of their own with an option."""
    name, _, option = command.partition(" --")
    name = name.removesuffix(" of returns")
    return command if option in ("undo", "redo", "update") else name


def held(project: Path) -> dict[str, bytes]:
    """Every file of the project, strays too; nothing of `.dhrcode`."""
    found = (path for path in project.rglob("*") if path.is_file())
    names = ((path.relative_to(project).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".dhrcode")}


def read(project: Path, command: str) -> bool:
    """Whether a reader is let in, or told which command it was; who is, reads every record."""
    if not (project / "themes.yaml").exists():
        return not (project / ".dhrcode" / "steps" / "doing").exists()
    try:
        for one in open_project(project).every():
            assert all(loaded.data for loaded in one.load_all())
    except BusyError as error:
        said = f"'dhrcode {command}' is under way, or was interrupted: no record is read until a"
        assert str(error).startswith(said)  # noqa: PT017 - most readers are let in
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_killed_at_any_rename_it_is_all_or_nothing(tmp_path, killed_at, in_process, command):
    set_up, typed, files = COMMANDS[command]
    name = named(command)

    def run(project: Path, *arguments: str) -> None:
        assert not killed_at(10_000, lambda: in_process(project, *arguments))

    first, project, seen = tmp_path / "first", tmp_path / "project", set()
    set_up(first, run)
    shutil.copytree(first, project)
    run(project, *typed)
    old, new = held(first), held(project)
    assert len({name for name in {*old, *new} if old.get(name) != new.get(name)}) == files
    number, alive = 0, True
    while alive:
        shutil.rmtree(project)
        shutil.copytree(first, project)
        alive = killed_at(number, lambda: in_process(project, *typed), CALLS)
        now = {name: data for name, data in held(project).items() if not name.endswith("-tmp")}
        assert all(now.get(name) in (old.get(name), new.get(name)) for name in {*old, *new, *now})
        if read(project, name):
            assert now in (old, new)
            seen.add("old" if now == old else "new")
        else:
            seen.add("interrupted" if now in (old, new) else "mixed")
        if command == "init":
            Journal(project).recover()
        else:
            with open_project(project).writing():
                pass
        assert held(project) in (old, new)
        assert read(project, name)
        number += 1
    assert seen == {"old", "interrupted", "mixed", "new"}


ROOM = (0, 1, 2, 4, 8, 16, 64, 512)
"""Pages that the disk has left."""
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of some megabytes, which is not the one that all else is on."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=8m", "none", folder], check=False, capture_output=True
    )
    if not made or made.returncode:
        pytest.skip("only root can make a small disk, and only on Linux")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path, pages: int) -> None:
    """Leaves so many pages free."""
    (disk / "ballast").unlink(missing_ok=True)
    state = os.statvfs(disk)
    free = state.f_bavail * state.f_frsize
    (disk / "ballast").write_bytes(bytes(max(0, free - pages * PAGE)))


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_changes_nothing_and_is_one_sentence(
    said, disk, killed_at, in_process, command
):
    set_up, typed, _ = COMMANDS[command]
    name = named(command)

    def run(project: Path, *arguments: str) -> None:
        assert not killed_at(10_000, lambda: in_process(project, *arguments))

    first, project, seen = disk / "first", disk / "project", []
    set_up(first, run)
    shutil.copytree(first, project)
    run(project, *typed)
    old, new = held(first), held(project)
    for pages in ROOM:
        (disk / "ballast").unlink(missing_ok=True)
        shutil.rmtree(project)
        shutil.copytree(first, project)
        (project / ".dhrcode").mkdir(exist_ok=True)
        (project / ".dhrcode" / "lock").touch()
        fill(disk, pages)
        status, _, err = said(*typed, cwd=project)
        seen.append(held(project))
        assert read(project, name)
        if status == 6:
            assert seen[-1] == old
            (sentence,) = [line for line in err.splitlines() if line.startswith("dhrcode: ")]
            assert "cannot be written: the disk is full; nothing was changed" in sentence
        else:
            assert (status in (0, 1), seen[-1]) == (True, new)
    assert seen[0] == old
    assert seen[-1] == new
