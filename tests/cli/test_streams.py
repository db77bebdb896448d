"""Closed streams, and what a person cannot type: no traceback, no hang."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shell here is POSIX's")

COMMANDS = [
    ("--help",),
    ("themes",),
    ("list",),
    ("show", "DHR2"),
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("table",),
    ("table", "--format", "csv"),
    ("table", "--format", "xlsx"),
    ("edit", "DHR7"),
]


def named(command):
    return " ".join(command)


@pytest.mark.parametrize("command", COMMANDS, ids=named)
def test_nobody_reads_what_is_printed(small, program, neutral, command):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [program, *command],
        cwd=small,
        env=neutral,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        stdout=write,
        stderr=subprocess.PIPE,
    )
    os.close(write)
    counted = b"4 reviews checked: 0 errors, 1 warning\n" if command == ("check",) else b""
    assert (done.returncode, done.stderr) == (0, counted)


@pytest.mark.parametrize("command", COMMANDS, ids=named)
def test_standard_output_is_closed(small, neutral, program, command):
    shell = 'exec "$0" "$@" >&- </dev/null'
    done = subprocess.run(
        ["sh", "-c", shell, program, *command],
        cwd=small,
        env=neutral,
        check=False,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
    )
    ended = 7 if command[0] == "edit" else 0
    assert done.returncode == ended
    lines = {
        "edit": [
            (
                "dhrcode: the input ended; what was answered is kept: 'dhrcode edit DHR7' goes "
                "on, and a script uses 'dhrcode code DHR7 SUBTHEME FINDING'"
            )
        ],
        "check": ["4 reviews checked: 0 errors, 1 warning"] if command == ("check",) else [],
    }
    assert done.stderr.splitlines() == lines.get(command[0], [])


def test_standard_error_is_closed(small, neutral, program):
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" show DHR99 2>&-', program],
        cwd=small,
        env=neutral,
        check=False,
        stdout=subprocess.PIPE,
    )
    assert (done.returncode, done.stdout) == (3, b"")


def test_standard_input_is_closed(small, neutral, program):
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" edit DHR7 <&-', program],
        cwd=small,
        env=neutral,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 7
    assert done.stderr.startswith("dhrcode: the input ended; what was answered is kept: ")
    assert len(done.stderr.splitlines()) == 1


NOT_UTF8 = {
    ("show", b"\xff\xfe"): (3, "there is no review '\\udcff\\udcfe'"),
    ("-C", b"\xff", "list"): (3, "there is no themes.yaml in \\udcff: is it a project?"),
    ("themes", b"\xff"): (
        2,
        "the codebook has no subtheme '\\udcff': 'dhrcode themes' lists them",
    ),
    ("code", "DHR7", "gps", "absent", "--note", b"a\xffb"): (
        2,
        "the note holds the character U+DCFF, which is not text: type it again without it",
    ),
    ("code", b"\xff", "gps", "absent", "--coder", "LN"): (
        2,
        (
            "'\\udcff' cannot be a review's id: a letter first, then letters, digits and single "
            "hyphens, and no device name such as CON"
        ),
    ),
    ("set", "DHR7", b"place=\xff"): (
        2,
        "'place' holds the character U+DCFF, which is not text",
    ),
    ("table", "--where", b"place=\xff"): (
        2,
        "a condition holds the character U+DCFF, which is not text",
    ),
    ("table", "-o", b"\xff.pdf"): (
        2,
        "'\\udcff.pdf' should end in one of .csv, .docx, .html, .json, .md, .xlsx",
    ),
    ("reconcile", b"\xff.yaml"): (3, "there is no file \\udcff.yaml"),
}


@pytest.mark.parametrize("command", NOT_UTF8, ids=lambda command: command[0])
def test_arguments_that_are_not_utf8(small, program, neutral, command):
    status, sentence = NOT_UTF8[command]
    done = subprocess.run(
        [program, *command],
        cwd=small,
        env=neutral,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (status, b"")
    assert done.stderr.decode() == f"dhrcode: {sentence}\n"


def test_answers_that_are_not_utf8_are_asked_for_again(small, program, neutral):
    answers = b"p\n\xff\n12\n\n\xfe note\na note\nn\ns\n"
    done = subprocess.run(
        [program, "edit", "DHR7"],
        cwd=small,
        env=neutral,
        check=False,
        input=answers,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode()
    assert said.count("Not kept: the page holds the character U+DCFF, which is not text") == 1
    assert said.count("Not kept: the note holds the character U+DCFE, which is not text") == 1
    record = (small / "records" / "DHR7.yaml").read_text()
    assert record.endswith('      - page: "12"\n        note: a note\n')
