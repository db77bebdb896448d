"""desk, as a person starts and ends it."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from conftest import PROGRAM, neutral

FULL = re.compile(r"http://127\.0\.0\.1:\d+/#[\w-]{43}\n")


@pytest.fixture
def begin(start, terminal_signals, fictional, tmp_path):
    """Starts `dhrcode desk` with arguments, in a project, and gives its first line."""

    def begun(*arguments, **more):
        environment = neutral() | {"XDG_RUNTIME_DIR": str(tmp_path)} | more
        process = start(
            [PROGRAM, "desk", *arguments],
            cwd=fictional,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        return process, process.stdout.readline()

    return begun


def test_the_address_is_one_line_and_nothing_is_said_on_a_command_line(begin):
    process, line = begin("DHR58", "--no-browser")
    assert FULL.fullmatch(line)
    token = line.strip().partition("#")[2]
    if sys.platform == "linux":
        assert token.encode() not in Path(f"/proc/{process.pid}/cmdline").read_bytes()
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "The desk was ended with Ctrl-C.\n")
    assert said == "The button in the page or Ctrl-C here ends it.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM or SIGHUP to send")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_kill_and_a_closed_terminal_end_it_and_leave_no_file(begin, tmp_path, name):
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/given\n')
    browser.chmod(0o755)
    tmp_path.chmod(0o700)
    process, line = begin(BROWSER=f"{browser} %s")
    assert line == "The desk is open in the browser.\n"
    given = (tmp_path / "given").read_text()
    assert re.fullmatch(r"file:///\S*/dhrcode-\w+/desk\.html\n", given)
    assert len(list(tmp_path.glob("dhrcode-*/desk.html"))) == 1
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=60)
    assert list(tmp_path.glob("dhrcode-*")) == []


def test_it_is_ended_where_the_page_says_so(begin):
    process, line = begin("--no-browser")
    base, _, token = line.strip().partition("#")

    def ask(name, body, **headers):
        headers = {"Content-Type": "application/json", **headers}
        made = urllib.request.Request(f"{base}{name}", body.encode(), headers)
        with urllib.request.urlopen(made, timeout=30) as answer:
            return answer.read().decode()

    key = re.search(r'"key": "(.*?)"', ask("enter", f'{{"token": "{token}"}}'))[1]
    ask("end", "{}", **{"Dhrcode-Key": key})
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "The desk was ended in the page.\n")


def test_a_review_that_is_not_there_is_said_before_anything_is_served(run, fictional):
    done = run("desk", "DHR59", "--no-browser", cwd=fictional)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "dhrcode: there is no review 'DHR59': did you mean 'DHR58'?\n"


def test_there_is_no_option_for_another_address(run):
    assert re.findall(r"--(host|bind|port|listen)", run("desk", "--help").stdout) == []


def test_what_adjudicate_refuses_is_refused_with_its_sentence(run, fictional):
    terminal = run("adjudicate", "DHR58", cwd=fictional)
    desk = run("desk", "--adjudicate", "DHR58", "--no-browser", cwd=fictional)
    assert (desk.returncode, desk.stdout, desk.stderr) == (3, "", terminal.stderr)
    assert "two independent codings are wanted" in terminal.stderr


@pytest.mark.parametrize("arguments", [["--adjudicate"], ["--adjudicate", "DHR41", "--as", "EM"]])
def test_differences_are_of_one_review_and_of_no_coder_alone(run, fictional, arguments):
    done = run("desk", *arguments, "--no-browser", cwd=fictional)
    said = "--adjudicate wants a REVIEW, and not one coder's codings (--as)"
    assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True)
