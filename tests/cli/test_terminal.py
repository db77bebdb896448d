"""What a stream is given: cleaned, in its own characters, wrapped to its width."""

import io
import json
import os
import shutil
import sys

import pytest

from dhrcode.cli.terminal import (
    clean,
    fail,
    page_by_page,
    prepare_streams,
    print_problems,
    say,
    shows_unicode,
    styled,
    tell,
    width,
    wrapped,
    write,
    write_json,
    write_output,
)
from dhrcode.problems import Problem


class Stream(io.TextIOWrapper):
    """A stream into memory, on a terminal or not."""

    def __init__(self, encoding="utf-8", terminal=False):
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")
        self.terminal = terminal

    def isatty(self):
        return self.terminal

    @property
    def text(self):
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture
def streams(monkeypatch):
    """Puts streams of ours in the place of standard output and error."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

    def put(**how):
        out, err = Stream(**how), Stream(**how)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        return out, err

    return put


OBEYED = [
    *map(chr, range(0x09)),
    *map(chr, range(0x0B, 0x20)),
    *map(chr, range(0x7F, 0xA0)),
    "\u2028",
    "\u2029",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
]
"""Controls of ASCII and of Latin-1, those that end a line or paragraph, and turn words around."""


@pytest.mark.parametrize("character", OBEYED, ids=lambda c: f"U+{ord(c):04X}")
def test_what_a_terminal_would_obey_is_replaced(character):
    assert clean(f"a{character}b") == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize("character", ["\t", "\n", " ", "~", "\xa0", "\u2027", "\u202f", "é"])
def test_what_is_only_shown_stays(character):
    assert clean(f"a{character}b") == f"a{character}b"


def test_a_line_separator_in_a_record_reaches_no_stream(streams):
    out, err = streams()
    write([[("one\u2028", ""), ("two", "")]])
    tell("one\u2029two")
    assert out.text == "one\N{REPLACEMENT CHARACTER}two\n"
    assert "\u2029" not in err.text


def test_nor_one_of_a_terminal_in_colour(streams):
    out, _ = streams(terminal=True)
    write([[("one\u2028", "title"), ("\x1b[2Jtwo", "")]])
    assert out.text == "\x1b[1mone\N{REPLACEMENT CHARACTER}\x1b[0m\N{REPLACEMENT CHARACTER}[2Jtwo\n"


def test_markup_is_text_on_a_terminal(streams):
    out, _ = streams(terminal=True)
    write([[("[bold]b[/bold] [/x] :smile:", "")]])
    assert out.text == "[bold]b[/bold] [/x] :smile:\n"


@pytest.mark.parametrize(
    ("terminal", "wanted", "colours"),
    [
        (True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        (True, {"TERM": "dumb", "NO_COLOR": ""}, False),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (False, {"TERM": "xterm", "NO_COLOR": ""}, False),
    ],
)
def test_styles_are_for_a_terminal_that_wants_them(streams, monkeypatch, terminal, wanted, colours):
    out, _ = streams(terminal=terminal)
    for name, value in wanted.items():
        monkeypatch.setenv(name, value)
    assert styled(out) is colours
    write([[("a", "warning")]])
    assert out.text == ("\x1b[33ma\x1b[0m\n" if colours else "a\n")


@pytest.mark.parametrize(
    ("encoding", "unicode"), [("utf-8", True), ("ascii", False), ("cp1252", False)]
)
@pytest.mark.parametrize("terminal", [True, False])
def test_a_stream_without_the_marks_is_given_ascii_ones(streams, encoding, unicode, terminal):
    out, _ = streams(encoding=encoding, terminal=terminal)
    assert shows_unicode(out) is unicode
    write([[("✓ – · ‘a’ “b” … »c«", "")]])
    assert out.text == ("✓ – · ‘a’ “b” … »c«\n" if unicode else "+ - . 'a' \"b\" ... >>c<<\n")


def test_a_stream_of_an_unknown_encoding_shows_no_unicode():
    class Odd:
        encoding = "no-such-code"

    assert not shows_unicode(Odd())
    Odd.encoding = None
    assert not shows_unicode(Odd())


def test_blanks_at_the_end_of_a_line_are_not_printed(streams):
    out, _ = streams()
    write([[("a   ", ""), ("  ", "")], []])
    assert out.text == "a\n\n"


def test_running_text_is_wrapped_to_the_terminal_and_to_a_hundred_in_a_pipe(streams, monkeypatch):
    out, _ = streams()
    say("word " * 30)
    assert [len(line) for line in out.text.splitlines()] == [99, 49]
    out, _ = streams(terminal=True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda **_: os.terminal_size((30, 24)))
    assert width() == 30
    say("word " * 10)
    assert [len(line) for line in out.text.splitlines()] == [29, 19]


def test_there_is_no_width_where_standard_output_is_no_terminal(streams):
    streams()
    assert width() is None


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 40, [""]),
        ("a\n\nb", 40, ["a", "", "b"]),
        ("  - one two three four five", 20, ["  - one two three", "  four five"]),
        ("one two three four five", 1, ["one two three four", "five"]),
        ("well-known " * 3, 20, ["well-known", "well-known", "well-known"]),
    ],
)
def test_text_is_wrapped_and_hangs_from_its_own_margin(text, room, lines):
    assert wrapped(text, room) == lines


def test_an_indent_that_is_given_is_every_line_s():
    assert wrapped("one two three four five six", 20, "    ") == [
        "    one two three",
        "    four five six",
    ]


def test_a_failure_and_problems_stand_on_standard_error_unwrapped(streams):
    out, err = streams()
    fail("x" * 150)
    problem = Problem("a.yaml", 2, 3, "bad-value", "y" * 150)
    print_problems([problem])
    print_problems([problem], stderr=False)
    assert err.text == f"dhrcode: {'x' * 150}\n{problem}\n"
    assert out.text == f"{problem}\n"


def test_an_error_is_red_and_a_warning_yellow_on_a_terminal(streams):
    out, _ = streams(terminal=True)
    problems = [Problem("a", 1, 1, "incomplete", "e"), Problem("a", 1, 1, "draft", "w")]
    print_problems(problems, stderr=False)
    first, second = out.text.splitlines()
    assert first.startswith("\x1b[1;31ma:1:1: error")
    assert second.startswith("\x1b[33ma:1:1: warning")


def test_a_file_s_bytes_go_out_as_they_are_after_what_was_said(streams):
    out, _ = streams(encoding="ascii")
    write([[("before", "")]])
    write_output("é\r\n".encode())
    assert out.buffer.getvalue() == b"before\n" + "é\r\n".encode()


def test_streams_that_are_closed_or_cannot_show_a_character_end_nothing(monkeypatch):
    out = Stream(encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdin", Stream())
    prepare_streams()
    print("é")
    assert out.text == "\\xe9\n"
    with sys.stderr as error:
        assert error.write("into nothing") == 12
    assert sys.stdin.errors == "surrogateescape"


class Terminal(io.StringIO):
    """A stream that says that a person sits before it."""

    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.fixture
def paged(monkeypatch):
    """A terminal of 24 lines; gives what went to its pager, and whether with styles."""
    given = []
    monkeypatch.setattr("rich.pager.SystemPager.show", lambda _, text: given.append(text))
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda **_: os.terminal_size((80, 24)))
    return given


LONG = [[("line", "hit")]] * 24


def test_what_does_not_fit_on_the_screen_goes_through_a_pager(paged, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    page_by_page(LONG[:23])
    assert not paged
    assert sys.stdout.getvalue().count("line") == 23
    page_by_page(LONG)
    (text,) = paged
    assert text.count("line") == 24
    assert ("\x1b[1;4mline" in text) is (sys.platform != "win32")
    monkeypatch.setattr(sys, "platform", "win32")
    page_by_page(LONG)
    assert paged[-1] == "line\n" * 24


@pytest.mark.parametrize("why", ["stdout", "stdin", "dumb"])
def test_in_a_pipe_or_a_script_there_is_no_pager(paged, monkeypatch, why):
    monkeypatch.setattr(sys, "stdout", Terminal())
    if why == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    else:
        monkeypatch.setattr(sys, why, io.StringIO())
    page_by_page(LONG)
    assert not paged
    assert sys.stdout.getvalue().count("line") == 24


def test_json_is_what_the_standard_library_writes(streams):
    data = [{"a": {"b": [1, None, True], "c": []}, "d": ("\u001b", 0.5)}, {}, [], "é"]
    for one in (data, {"rows": data}, [], {}, "text"):
        out, _ = streams()
        write_json(one)
        assert out.text == f"{json.dumps(one, indent=2)}\n"
