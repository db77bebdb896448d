"""The one place where a failure becomes a sentence and an exit status."""

import os
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
    assert ends(BrokenPipeError()) == (1, "")


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
