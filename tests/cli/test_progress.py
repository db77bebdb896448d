"""A bar on standard error, once a thing has taken a second, and only on a terminal."""

import io
import itertools
import sys

import pytest

from dhrcode.cli import progress as module
from dhrcode.cli.progress import tracked, tracked_as, working


class Screen(io.StringIO):
    """Standard error, on a terminal or not."""

    def __init__(self, *, terminal):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.fixture
def screen(monkeypatch):
    """Puts a stream in the place of standard error, where each item takes so many seconds."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)

    def put(*, terminal, seconds=0.0):
        stream, clock = Screen(terminal=terminal), itertools.count()
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(module.time, "monotonic", lambda: next(clock) * seconds)
        return stream

    return put


@pytest.mark.parametrize(("terminal", "seconds"), [(False, 0), (False, 2), (True, 0.1), (True, 2)])
def test_every_item_comes_once_and_in_order(screen, terminal, seconds):
    screen(terminal=terminal, seconds=seconds)
    assert list(tracked(iter(range(5)), 5)) == [0, 1, 2, 3, 4]
    assert list(tracked([], 0)) == []


@pytest.mark.parametrize(
    ("terminal", "seconds", "shown"), [(True, 2, True), (True, 0.1, False), (False, 2, False)]
)
def test_only_what_takes_long_on_a_terminal_has_a_bar(screen, terminal, seconds, shown):
    stream = screen(terminal=terminal, seconds=seconds)
    list(tracked(range(5), 5))
    assert ("Reading records" in stream.getvalue()) is shown


def test_it_says_what_is_done(screen):
    stream = screen(terminal=True, seconds=2)
    list(tracked(range(5), 5, "Checking"))
    assert "Checking" in stream.getvalue()
    stream = screen(terminal=True, seconds=2)
    named = tracked_as("Reading documents")
    list(named(range(5), 5))
    assert "Reading documents" in stream.getvalue()
    stream = screen(terminal=True, seconds=2)
    list(named(range(5), 5, "Checking"))
    assert "Checking" in stream.getvalue()
    assert "Reading documents" not in stream.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_what_has_no_steps_is_said_on_a_terminal_for_as_long_as_it_takes(screen, terminal):
    stream = screen(terminal=terminal)
    with working("Encrypting"):
        pass
    assert ("Encrypting" in stream.getvalue()) is terminal
