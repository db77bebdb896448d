"""Text from people, without what no format can hold."""

import pytest

from dhrcode.exporters.text.plain import in_one_line, plain


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("a\x00b\x1bc\x7fd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\u2028b\ufeffc\uffffd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\ud800b", "a\ufffdb"),
        ("é🙂אב\u202e", "é🙂אב\u202e"),
        ("", ""),
    ],
)
def test_what_is_no_text_is_replaced_and_the_length_stays(text, kept):
    assert plain(text) == kept
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a \n\n\t b ", "a b"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("אב\u200f", "אב\u200f"),
        ("a\x00\nb", "a\ufffd b"),
        ("\n", ""),
    ],
)
def test_in_one_line_nothing_turns_what_stands_behind_it(text, line):
    assert in_one_line(text) == line
