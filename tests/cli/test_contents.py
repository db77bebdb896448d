"""The commands by what a person is about, as `--help` lists them."""

from pathlib import Path

import pytest
import typer

import dhrcode.cli.commands
from dhrcode.cli.contents import SECTIONS
from dhrcode.cli.main import app

LINES = {module: line for section in SECTIONS.values() for module, line in section.items()}


def test_every_command_is_listed_once():
    program = typer.main.get_command(app)
    assert len(program.commands) == len(LINES) == sum(len(of) for of in SECTIONS.values())


@pytest.mark.parametrize("module", LINES)
def test_each_line_is_the_first_of_the_command_s_own_help(module):
    program = typer.main.get_command(app)
    name = module.rpartition(".")[2].rstrip("_")
    command = program.get_command(None, name)
    assert command.name == name
    assert command.help.split("\n\n")[0] == LINES[module]
    assert (Path(dhrcode.cli.commands.__path__[0]) / f"{module.replace('.', '/')}.py").is_file()


def test_each_line_is_whole_on_a_terminal_of_80_columns():
    assert max(map(len, LINES.values())) <= 78 - len("  disagreements  ")
