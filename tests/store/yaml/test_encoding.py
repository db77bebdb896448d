from hypothesis import given
from hypothesis import strategies as st

from dhrcode.store.yaml.encoding import MAX_BYTES, Lines, decoded


@given(st.text(st.sampled_from("ab\n\ré😀"), max_size=30))
def test_line_and_column_lead_back_to_the_character(text):
    lines = Lines(text)
    of_line = text.replace("\r\n", "\n\0").replace("\r", "\n").split("\n")
    for position, character in enumerate(text):
        line, column = lines.place(position)
        if character not in "\r\n":
            assert of_line[line - 1].replace("\0", "")[column - 1] == character


@given(st.binary(max_size=200))
def test_bytes_give_their_text_or_an_error(data):
    text, problems = decoded(data, "a.yaml")
    errors = [problem for problem in problems if problem.severity == "error"]
    assert (text is None) == (len(errors) == 1)
    if text is not None:
        assert text.encode() == data.removeprefix(b"\xef\xbb\xbf")


def test_only_the_first_of_a_sort_is_told_of():
    _, problems = decoded("a\u202eb\u202ec\u2066\x07\x08".encode(), "a.yaml")
    assert [(p.column, p.code) for p in problems] == [
        (6 + 1, "control-character"),
        (2, "direction-mark"),
    ]


def test_the_size_is_counted_in_bytes():
    assert decoded(b"x" * MAX_BYTES, "a.yaml") == ("x" * MAX_BYTES, [])
    text, problems = decoded("é".encode() * (MAX_BYTES // 2) + b"x", "a.yaml")
    assert (text, [p.code for p in problems]) == (None, ["file-too-large"])


def test_bytes_that_are_no_text_are_placed_after_the_text_before_them():
    _, problems = decoded("é\r\né😀".encode() + b"\xff", "a.yaml")
    assert [(p.line, p.column, p.message) for p in problems] == [
        (2, 3, "the byte 0xFF is not UTF-8")
    ]
