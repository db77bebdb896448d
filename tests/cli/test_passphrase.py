"""Passphrases: typed unseen, or read from a file descriptor."""

import getpass
import io
import os
import sys
import warnings

import pytest

from dhrcode.cli.passphrase import ask_line, ask_passphrase, choose_passphrase
from dhrcode.errors import InputEndedError, UsageError

OPTION = "--passphrase-fd"


class Input(io.StringIO):
    """Standard input, on a terminal or not."""

    def __init__(self, text="", *, terminal=True):
        super().__init__(text)
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.fixture
def types(monkeypatch):
    """What a person types unseen, one answer for each question; gives the questions."""
    asked = []

    def script(*answers):
        left = list(answers)
        monkeypatch.setattr(sys, "stdin", Input())
        monkeypatch.setattr(
            getpass, "getpass", lambda prompt: (asked.append(prompt), left.pop(0))[1]
        )
        return asked

    return script


@pytest.fixture
def descriptor():
    """A descriptor from which some bytes can be read."""
    opened = []

    def of(data):
        read, write = os.pipe()
        opened.append(read)
        os.write(write, data)
        os.close(write)
        return read

    yield of
    for one in opened:
        os.close(one)


def no_fault(_):
    return ""


def test_a_passphrase_is_typed_unseen_and_its_question_obeys_nothing(types):
    asked = types("a word")
    assert ask_passphrase("Passphrase\x1b[31m: ", None, OPTION) == "a word"
    assert asked == ["Passphrase\ufffd[31m: "]


@pytest.mark.parametrize(
    ("data", "passphrase"),
    [
        (b"a word\nanother", "a word"),
        (b"a word\r\n", "a word"),
        (b"a word", "a word"),
        (b" a word ", " a word "),
        (b"\n", ""),
        ("wörd".encode(), "wörd"),
    ],
)
def test_one_line_of_a_descriptor_is_a_passphrase(descriptor, data, passphrase):
    assert ask_passphrase("?", descriptor(data), OPTION) == passphrase


def test_a_second_line_is_left_for_whoever_reads_next(descriptor):
    read = descriptor(b"old\nnew\n")
    assert ask_passphrase("?", read, OPTION) == "old"
    assert choose_passphrase("?", read, OPTION, no_fault) == "new"
    with pytest.raises(InputEndedError, match=rf"{OPTION} {read} gave nothing; nothing was writ"):
        ask_passphrase("?", read, OPTION)


def test_an_endless_line_is_read_to_a_bound(descriptor):
    assert len(ask_passphrase("?", descriptor(b"x" * 5000), OPTION)) == 4096


def test_what_is_no_passphrase_of_a_descriptor(descriptor, monkeypatch):
    with pytest.raises(UsageError, match=f"{OPTION}: the passphrase is not in UTF-8"):
        ask_passphrase("?", descriptor(b"\xff\n"), OPTION)
    read = descriptor(b"a word\n")
    monkeypatch.setattr(os, "isatty", lambda _: True)
    with pytest.raises(UsageError, match=f"{OPTION} {read} is the terminal, which would show"):
        ask_passphrase("?", read, OPTION)


def test_a_descriptor_that_is_not_open(descriptor):
    read, write = os.pipe()
    os.close(read)
    os.close(write)
    with pytest.raises(UsageError, match=f"{OPTION}: there is no file descriptor {read} to read"):
        ask_passphrase("?", read, OPTION)


def test_without_a_terminal_a_script_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Input(terminal=False))
    with pytest.raises(InputEndedError, match=f"at a terminal, and this is none; .*: {OPTION} 3"):
        ask_passphrase("?", None, OPTION)


def test_a_terminal_that_would_show_it_is_not_used(monkeypatch):
    def shown(_):
        warnings.warn("it may be echoed", getpass.GetPassWarning, stacklevel=1)

    monkeypatch.setattr(sys, "stdin", Input())
    monkeypatch.setattr(getpass, "getpass", shown)
    with pytest.raises(InputEndedError, match=r"^this terminal would show the passphrase; use"):
        ask_passphrase("?", None, OPTION)


def test_the_end_of_what_is_typed(monkeypatch):
    def ended(_):
        raise EOFError

    monkeypatch.setattr(sys, "stdin", Input())
    monkeypatch.setattr(getpass, "getpass", ended)
    with pytest.raises(InputEndedError, match=r"^the input ended; nothing was written$"):
        ask_passphrase("?", None, OPTION)


def test_a_new_one_is_typed_until_it_is_good_and_the_same_twice(types, capsys):
    asked = types("short", "a longer one", "another", "a longer one", "a longer one")

    def fault(given):
        return "is too short" if len(given) < 8 else ""

    assert choose_passphrase("New: ", None, OPTION, fault) == "a longer one"
    again = "The same again: "
    assert asked == ["New: ", "New: ", again, "New: ", again]
    assert capsys.readouterr().err.splitlines() == [
        "The new passphrase is too short.",
        "The two are not the same.",
    ]


def test_what_is_wrong_with_a_descriptors_whoever_takes_it_says(descriptor):
    made = choose_passphrase("?", descriptor(b"short\n"), OPTION, lambda _: "is too short")
    assert made == "short"


@pytest.mark.parametrize(("terminal", "prompt"), [(True, "Name\ufffd: "), (False, "")])
def test_a_line_is_asked_for_at_a_terminal_alone(monkeypatch, capsys, terminal, prompt):
    monkeypatch.setattr(sys, "stdin", Input("  Ms Example \n", terminal=terminal))
    assert ask_line("Name\x1b: ", "--name") == "Ms Example"
    assert capsys.readouterr() == ("", prompt)


def test_a_line_that_does_not_come(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Input(terminal=False))
    with pytest.raises(InputEndedError, match=r"nothing was done\. Or give --name$"):
        ask_line("Name: ", "--name")
