"""The terminal as the screen on which coding asks its questions."""

import io
import sys

import pytest
import typer

from dhrcode.cli.screen import INTERRUPTED, TerminalScreen, interruptible
from dhrcode.errors import InputEndedError


def test_a_line_is_taken_without_its_edges_and_the_prompt_obeys_nothing(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("  present \n"))
    assert TerminalScreen("DHR7").ask("Finding\x1b[2J: ") == "present"
    assert capsys.readouterr().out == "Finding\ufffd[2J: "


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        (
            TerminalScreen("DHR7"),
            ("'dhrcode edit DHR7' goes on, and a script uses 'dhrcode code DHR7 SUBTHEME FINDING'"),
        ),
        (
            TerminalScreen("DHR7 --as EM", "dhrcode edit --queue"),
            (
                "'dhrcode edit --queue DHR7 --as EM' goes on, and a script uses "
                "'dhrcode code DHR7 --as EM SUBTHEME FINDING'"
            ),
        ),
        (
            TerminalScreen("DHR7", "dhrcode adjudicate"),
            (
                "'dhrcode adjudicate DHR7' goes on, and a script uses "
                "'dhrcode adjudicate DHR7 SUBTHEME FINDING'"
            ),
        ),
    ],
    ids=["edit", "queue", "adjudicate"],
)
def test_the_end_of_the_input_says_how_to_go_on(monkeypatch, capsys, screen, said):
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(InputEndedError) as ended:
        screen.ask("Finding: ")
    assert str(ended.value) == f"the input ended; what was answered is kept: {said}"
    assert capsys.readouterr().out == "Finding: \n"


def test_what_is_said_is_a_line(capsys):
    screen = TerminalScreen("DHR7")
    screen.say("DHR7", "title")
    screen.say()
    assert capsys.readouterr().out == "DHR7\n\n"


def test_ctrl_c_ends_what_is_asked_once_it_is_said_what_is_kept():
    said = []
    with pytest.raises(typer.Exit) as ended, interruptible(lambda: said.append("kept")):
        raise KeyboardInterrupt
    assert (ended.value.exit_code, said) == (INTERRUPTED, ["kept"])


def test_whatever_else_ends_it_says_so_itself():
    said = []
    with pytest.raises(InputEndedError), interruptible(lambda: said.append("kept")):
        raise InputEndedError("ended")
    with interruptible(lambda: said.append("kept")):
        pass
    assert said == []
