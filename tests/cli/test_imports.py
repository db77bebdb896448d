"""Heavy libraries are imported by the command that needs them, and by no other."""

import subprocess
import sys

import pytest

HEAVY = ("pandas", "numpy", "openpyxl", "xlsxwriter")
NOT_FOR_HELP = (
    *(*HEAVY, "pydantic", "pydantic_core", "rich", "yaml", "filelock", "multiprocessing"),
    *("dhrcode.cli.options", "dhrcode.cli.commands.outputs.table", "dhrcode.cli.commands.key.key"),
)
OF_THE_DESK = ("flask", "werkzeug", "waitress", "webbrowser", "http.client")
REPORT = """
import atexit, sys
def report():
    loaded = [name for name in WANTED if name in sys.modules]
    print("LOADED", *loaded, file=sys.stderr)
atexit.register(report)
from dhrcode.cli.main import main
main()
"""


def loaded_by(folder, wanted, *arguments):
    """Which of the wanted modules a command has loaded by its end."""
    done = subprocess.run(
        [sys.executable, "-c", f"WANTED = {wanted!r}{REPORT}", *arguments],
        cwd=folder,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0
    return done.stderr.splitlines()[-1].split()[1:]


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_loads_neither_models_nor_yaml_nor_rich(example, arguments):
    assert loaded_by(example, NOT_FOR_HELP, *arguments) == []


def test_how_to_start_loads_neither_models_nor_yaml_nor_rich(tmp_path):
    wanted = tuple(name for name in NOT_FOR_HELP if not name.startswith("pydantic"))
    # Typer reads values with Pydantic, as soon as anything but --help or --version is typed.
    assert loaded_by(tmp_path, (*wanted, "dhrcode.model")) == []


@pytest.mark.parametrize("arguments", [("--help",), ("desk", "--help"), ("list",), ("check",)])
def test_nothing_but_a_desk_that_is_opened_loads_what_serves_it(example, arguments):
    assert loaded_by(example, OF_THE_DESK, *arguments) == []


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("table",),
        ("table", "--format", "csv"),
        ("table", "--format", "md"),
        ("check",),
        ("list",),
        ("show", "DHR1"),
        ("themes",),
    ],
)
def test_looking_loads_no_heavy_library(example, arguments):
    assert loaded_by(example, HEAVY, *arguments) == []


def test_a_table_in_a_pipe_needs_no_rich(example):
    assert loaded_by(example, ("rich", "filelock", "multiprocessing"), "table") == []


def test_a_workbook_loads_its_writer_alone(example, tmp_path):
    output = ("table", "-o", str(tmp_path / "t.xlsx"))
    assert loaded_by(example, HEAVY, *output) == ["xlsxwriter"]
