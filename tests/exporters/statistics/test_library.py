"""What is said where pyreadstat is not there, or refuses."""

import sys

import pyreadstat
import pytest

from dhrcode.errors import FileAccessError, UsageError
from dhrcode.exporters.statistics.library import library, require, timeless, written


def test_without_it_a_sentence_says_what_to_install(monkeypatch):
    require()
    assert library() is pyreadstat
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    for asked in (require, library):
        with pytest.raises(UsageError, match=r'pip install "dhrcode\[statistics\]"'):
            asked()


def test_what_it_refuses_is_a_sentence_and_leaves_nothing(tmp_path):
    def refuse(path):
        path.write_bytes(b"half")
        raise pyreadstat.ReadstatError("Unable to write data")

    with pytest.raises(FileAccessError, match=r"x\.sav cannot be written: Unable to write data"):
        written(tmp_path / "x.sav", refuse)
    assert list(tmp_path.iterdir()) == []


def test_a_time_of_the_same_length_takes_the_other_s_place():
    assert timeless(b"made at 12:30, or so", 8, b"00:00") == b"made at 00:00, or so"
