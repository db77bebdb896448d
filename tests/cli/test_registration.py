"""Options in groups, and commands that are made when they are asked for."""

from typing import Annotated, NamedTuple

import pytest
import typer
from typer.testing import CliRunner

from dhrcode.cli.main import app
from dhrcode.cli.registration import flat, group, holding, with_sections


class Where(NamedTuple):
    """Where something goes."""

    room: Annotated[str, typer.Option("--room", help="Which room.")]
    floor: Annotated[int, typer.Option("--floor", help="Which floor.")] = 1


def put_(thing: Annotated[str, typer.Argument()], where: Where, twice: bool = False) -> None:
    """Put a thing somewhere. It stays there."""
    typer.echo(f"{thing} {where} {twice}")


def look_around(context: typer.Context) -> None:
    """Look around."""
    typer.echo(f"{context.info_name} {context.obj}")


@pytest.fixture
def program():
    made = typer.Typer(cls=holding((put_, look_around, "key.key")), rich_markup_mode=None)

    @made.callback()
    def common(context: typer.Context) -> None:
        context.obj = "set by the program"

    def run(*arguments):
        done = CliRunner().invoke(made, arguments)
        return done.exit_code, done.output

    return run


def test_a_group_of_options_arrives_as_one_object(program):
    assert program("put", "cup", "--room", "hall", "--floor", "2") == (
        0,
        "cup Where(room='hall', floor=2) False\n",
    )
    assert program("put", "cup", "--room", "hall", "--twice") == (
        0,
        "cup Where(room='hall', floor=1) True\n",
    )


def test_an_option_of_a_group_that_is_needed_is_asked_for(program):
    status, said = program("put", "cup")
    assert status == 2
    assert "Missing option '--room'" in said


def test_a_command_is_called_like_its_function(program):
    assert program("look-around") == (0, "look-around set by the program\n")
    status, said = program("put", "--help")
    assert status == 0
    assert [line.split()[0] for line in said.splitlines() if line.startswith("  --")][:2] == [
        "--room",
        "--floor",
    ]


def test_the_help_names_every_command_and_an_unknown_one_is_answered_with_the_nearest(program):
    assert program("--help")[1].splitlines()[-3:] == [
        "  put          Put a thing somewhere.",
        "  look-around  Look around.",
        "  key          Keep which real case is which id, in one encrypted file.",
    ]
    assert "No such command 'kez'. Did you mean 'key'?" in program("kez")[1]


def test_a_group_holds_commands():
    rooms = group("rooms", "Walk through rooms.", (look_around,))
    done = CliRunner().invoke(rooms, ["look-around"])
    assert (done.exit_code, done.output) == (0, "look-around None\n")
    assert "Walk through rooms." in CliRunner().invoke(rooms, ["--help"]).output


def test_a_command_without_groups_takes_its_own_parameters():
    assert flat(look_around).__doc__ == "Look around."


def test_sections_stand_under_their_titles_with_all_lines_in_one_column():
    sections = {"Read": {"documents.read": "Read."}, "Key": {"key.key": "Keep a key."}}
    made = typer.Typer(cls=with_sections(sections), rich_markup_mode=None)
    made.callback()(lambda: None)
    assert CliRunner().invoke(made, ["--help"]).output.splitlines()[-5:] == [
        "Read:",
        "  read  Read.",
        "",
        "Key:",
        "  key   Keep a key.",
    ]


def test_only_the_command_that_is_asked_for_is_made():
    program = typer.main.get_command(app)
    assert program.get_command(None, "table") is program.get_command(None, "table")
    assert [name for name, made in program.commands.items() if made is not None] == ["table"]
    assert program.get_command(None, "tabel") is None
