"""The one place where a failure becomes a sentence and an exit status."""

import os
import subprocess
import sys

import pytest

from dhrcode import __version__, errors
from dhrcode.cli import main as module
from dhrcode.cli.main import main, run
from dhrcode.errors import DataProblemsError, DhrcodeError, DocumentError
from dhrcode.problems import Problem

FAILURES = [
    value
    for value in vars(errors).values()
    if isinstance(value, type)
    and issubclass(value, DhrcodeError)
    and not issubclass(value, DataProblemsError)
]
PROBLEM = Problem("a.yaml", 2, 3, "draft", "it is a draft")


@pytest.fixture
def ends(monkeypatch, capsys):
    """What the program says and ends with, where its command fails in some way."""
    monkeypatch.setattr(module, "prepare_streams", lambda: None)  # pytest's are no such streams
    monkeypatch.setattr(module, "_drop_output", lambda: None)
    monkeypatch.delenv("DHRCODE_DEBUG", raising=False)

    def call(error):
        def app():
            sys.stdout.write("so far\n")
            raise error

        monkeypatch.setattr(module, "app", app)
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert out == "so far\n"
        return ended.value.code, err

    return call


@pytest.mark.parametrize("failure", FAILURES, ids=lambda one: one.__name__)
def test_each_failure_is_a_sentence_and_has_its_status(ends, failure):
    code = ("no-text",) if failure is DocumentError else ()
    assert ends(failure(*code, "there is no such thing")) == (
        failure.exit_status,
        "dhrcode: there is no such thing\n",
    )


def test_every_failure_that_there_is_is_tried():
    assert len(FAILURES) >= 7


@pytest.mark.parametrize(
    ("refused", "last"), [("", ""), ("mend it first", "dhrcode: mend it first\n")]
)
def test_problems_come_before_what_is_refused_for_them(ends, refused, last):
    assert ends(DataProblemsError([PROBLEM], refused)) == (1, f"{PROBLEM}\n{last}")


def test_whoever_has_read_enough_is_told_nothing(ends):
    assert ends(BrokenPipeError()) == (0, "")


def test_an_output_that_cannot_be_written_is_one_sentence(ends):
    assert ends(OSError(28, "No space left on device")) == (
        6,
        "dhrcode: a file, or standard output, cannot be read or written: the disk is full\n",
    )


def test_a_fault_of_its_own_is_said_without_a_word_of_the_data(ends):
    status, err = ends(KeyError("Ms Example"))
    assert status == module.FAULT
    assert err.startswith("dhrcode: a fault in dhrcode itself (KeyError); records are written in")
    assert "Ms Example" not in err


def test_whoever_looks_for_a_fault_is_shown_it(ends, monkeypatch):
    monkeypatch.setattr(module, "app", lambda: {}["nothing"])
    monkeypatch.setenv("DHRCODE_DEBUG", "1")
    with pytest.raises(KeyError):
        main()


@pytest.mark.parametrize(
    ("code", "status"), [(None, 0), (0, 0), (3, 3), ("a sentence", 1)], ids=str
)
def test_the_process_ends_with_the_status_of_the_program(monkeypatch, code, status):
    def ended():
        raise SystemExit(code)

    statuses = []
    monkeypatch.setattr(module, "main", ended)
    monkeypatch.setattr(os, "_exit", statuses.append)
    run()
    assert statuses == [status]


def test_a_program_that_ends_by_itself_has_ended_well(monkeypatch):
    statuses = []
    monkeypatch.setattr(module, "main", lambda: None)
    monkeypatch.setattr(os, "_exit", statuses.append)
    run()
    assert statuses == [0]


def test_the_version_is_printed_before_anything_is_opened(said, tmp_path):
    done = said("--project", tmp_path / "none", "--version", cwd=tmp_path)
    assert done == (0, f"dhrcode {__version__}\n", "")


def test_a_failure_of_a_file_names_it(ends):
    assert ends(OSError(36, "File name too long", "reports/x.csv")) == (
        6,
        "dhrcode: reports/x.csv cannot be read or written: the name is too long\n",
    )


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("code", "DHR7", "gps", "present", "--quote", ""), "--quote"),
        (("code", "DHR7", "gps", "present", "--quote="), "--quote"),
        (("-C", "", "check"), "-C"),
        (("check", "--project", ""), "--project"),
        (("code", "DHR7", "gps", "present", "--as", ""), "--as"),
        (("table", "-o", ""), "-o"),
    ],
)
def test_an_option_that_is_given_nothing_is_refused(said, small, arguments, option):
    before = (small / "records" / "DHR7.yaml").read_bytes()
    assert said(*arguments, cwd=small) == (
        2,
        "",
        f"dhrcode: {option} is given nothing: leave it out, or give it a value\n",
    )
    assert (small / "records" / "DHR7.yaml").read_bytes() == before


def test_an_output_whose_name_is_too_long_is_named(said, small):
    name = "x" * 300 + ".csv"
    status, out, err = said("table", "-o", name, cwd=small)
    assert (status, out) == (6, "")
    assert name in err


def test_an_attribute_is_cleared_by_nothing_after_its_sign(said, small):
    assert said("set", "DHR7", "year=", cwd=small)[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="a pipe of a shell")
def test_a_reader_who_has_had_enough_is_no_failure(program, small, neutral):
    """`dhrcode themes | head -1`"""
    line = f"'{program}' themes | head -1 >{os.devnull}; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=small, env=neutral, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_python_runs_the_package_as_the_program():
    done = subprocess.run(
        [sys.executable, "-m", "dhrcode", "--version"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (0, f"dhrcode {__version__}\n")
