"""The questions of new and edit at the terminal, and what is said when they end."""

import io
import sys

import pytest
import typer

from dhrcode.cli.commands.coding.dialogue import ask, ask_queue
from dhrcode.errors import InputEndedError
from dhrcode.store.project import open_project
from dhrcode.workflows.codebook.migration import carry_out, planned
from dhrcode.workflows.coding.session import Session


@pytest.fixture
def types(monkeypatch):
    """What a person types, a line for each question."""
    return lambda *lines: monkeypatch.setattr(
        sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines))
    )


def last_line(capsys):
    """The last line that was printed, without the prompt before it."""
    return capsys.readouterr().out.splitlines()[-1].rpartition("> ")[2]


def test_what_is_kept_is_said_and_how_to_go_on(small, types, capsys):
    types("s")
    ask(Session.resume(open_project(small), "DHR7"))
    assert last_line(capsys) == (
        "DHR7 is kept: 1 of 3 subthemes coded, draft; 'dhrcode edit DHR7' goes on."
    )


def test_nothing_goes_on_with_what_is_complete(small, types, capsys):
    types("s")
    ask(Session.resume(open_project(small), "DHR2"), "gps")
    assert last_line(capsys) == "DHR2 is kept: 3 of 3 subthemes coded, complete."


def test_an_independent_coding_is_named_as_one(small, types, capsys):
    project = open_project(small).of_coder("EM")
    types("s")
    ask(Session.begin(project, "DHR2", "EM", "dhr"))
    assert last_line(capsys) == (
        "DHR2 is kept: 0 of 3 subthemes coded, draft; 'dhrcode edit DHR2 --as EM' goes on."
    )


def test_ctrl_c_keeps_what_was_answered(small, monkeypatch, capsys):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.stdin, "readline", interrupted, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: interrupted())
    with pytest.raises(typer.Exit) as ended:
        ask(Session.resume(open_project(small), "DHR7"))
    assert ended.value.exit_code == 130
    assert last_line(capsys).startswith("DHR7 is kept: 1 of 3 subthemes coded, draft;")


def test_the_queue_of_one_review_or_of_all(changed, types, capsys):
    project = open_project(changed)
    carry_out(project, planned(project))
    types("k", "n")
    ask_queue(project, "DHR2")
    assert "DHR2: 2 subthemes to be coded again." in capsys.readouterr().out
    ask_queue(project, "DHR2")
    assert capsys.readouterr().out == "DHR2 has nothing to be coded again.\n"
    types("s")
    ask_queue(project, None)
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("EM's own codings: 2 to be coded again; 'dhrcode edit --queue")
    assert out[1] == "DHR1: 3 subthemes to be coded again."
    assert out[-1] == "finding> What was answered is kept: 'dhrcode edit --queue' goes on."


def test_an_empty_queue_and_one_whose_answers_end(small, changed, types, capsys):
    ask_queue(open_project(small), None)
    assert capsys.readouterr().out == "Nothing has to be coded again.\n"
    project = open_project(changed)
    carry_out(project, planned(project))
    types()
    with pytest.raises(InputEndedError, match="'dhrcode edit --queue DHR1' goes on"):
        ask_queue(project, "DHR1")
