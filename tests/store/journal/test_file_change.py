"""What becomes of one file, and how the journal holds it."""

from hashlib import sha256

import pytest

from dhrcode.store.journal.file_change import (
    EMBEDDED,
    ByDigest,
    FileChange,
    as_kept,
    digest_of,
    is_same,
)

LARGE = b"x" * (EMBEDDED + 1)


def of(data):
    return sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (None, None),
        (b"", ""),
        ("é\r\n".encode(), "é\r\n"),
        (b"x" * EMBEDDED, "x" * EMBEDDED),
        (LARGE, ByDigest(of(LARGE))),
        (b"\xff\x00", ByDigest(of(b"\xff\x00"))),
        (ByDigest("0" * 64), ByDigest("0" * 64)),
    ],
)
def test_a_text_of_some_length_is_held_itself_and_all_else_by_its_digest(content, kept):
    assert as_kept(content) == kept


def test_a_change_taken_back_is_the_other_way_round():
    change = FileChange("records/DHR7.yaml", b"old", None)
    assert change.reversed() == FileChange("records/DHR7.yaml", None, b"old")
    assert change.reversed().reversed() == change


@pytest.mark.parametrize(
    ("old", "new", "large"),
    [
        (b"a", b"b", []),
        (None, LARGE, [of(LARGE)]),
        (b"\xff", LARGE, [of(b"\xff"), of(LARGE)]),
        (ByDigest("1" * 64), None, ["1" * 64]),
    ],
)
def test_what_the_journal_does_not_hold_itself_is_named(old, new, large):
    assert list(FileChange("a", old, new).large()) == large


def test_a_digest_is_that_of_the_content():
    assert digest_of(b"abc") == of(b"abc")
    assert digest_of(ByDigest("2" * 64)) == "2" * 64


@pytest.mark.parametrize(
    ("content", "now", "same"),
    [
        (b"a", b"a", True),
        (b"a", b"b", False),
        (b"a", None, False),
        (None, None, True),
        (None, b"", False),
        (b"", None, False),
        (ByDigest(of(b"a")), b"a", True),
        (ByDigest(of(b"a")), b"b", False),
        (ByDigest(of(b"a")), None, False),
    ],
)
def test_whether_a_file_holds_it(content, now, same):
    assert is_same(content, now) is same
