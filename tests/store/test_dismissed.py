"""What is dismissed, on disk."""

import pytest

from dhrcode.store.dismissed import dismissed, keep_dismissed


def test_what_is_dismissed_stays_so_until_it_is_taken_back(tmp_path):
    assert dismissed(tmp_path) == frozenset()
    keep_dismissed(tmp_path, "a", gone=True)
    keep_dismissed(tmp_path, "b", gone=True)
    assert dismissed(tmp_path) == {"a", "b"}
    keep_dismissed(tmp_path, "a", gone=False)
    assert dismissed(tmp_path) == {"b"}


@pytest.mark.parametrize("text", ["", "[", '{"a": 1}', "[1, null]", "\x00", "[" * 100_000])
def test_a_file_that_makes_no_sense_dismisses_nothing_and_is_written_anew(tmp_path, text):
    keep_dismissed(tmp_path, "a", gone=True)
    (tmp_path / ".dhrcode" / "desk" / "dismissed.json").write_text(text)
    assert dismissed(tmp_path) == frozenset()
    keep_dismissed(tmp_path, "b", gone=True)
    assert dismissed(tmp_path) == {"b"}


def test_git_leaves_it_alone(tmp_path):
    keep_dismissed(tmp_path, "a", gone=True)
    assert (tmp_path / ".dhrcode" / ".gitignore").read_text() == "*\n"
