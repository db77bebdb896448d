import pytest

from dhrcode.safety.source_positions import SourcePositions
from dhrcode.store.yaml.events import compose


def spot(text, path, words, start=0):
    value = compose(text)
    for step in path:
        value = value[step]
    at = value.index(words, start)
    return SourcePositions(text).of_words(path, value, at, at + len(words))


def test_words_in_plain_quoted_and_folded_values():
    assert spot("memo: told Mrs Hale of it\n", ("memo",), "Mrs Hale") == (1, 12)
    assert spot('a: b\nmemo: "told Mrs Hale"\n', ("memo",), "Mrs Hale") == (2, 13)
    folded = "memo: >-\n  it was told\n  to Mrs\n  Hale of it\nb: x\n"
    assert spot(folded, ("memo",), "Mrs Hale") == (3, 6)
    assert spot("memo: |\n  one\n  two Hale\n", ("memo",), "Hale") == (3, 7)
    assert spot("e: [{q: told Hale}, {q: Hale}]\n", ("e", 1, "q"), "Hale") == (1, 25)


def test_the_same_words_twice_in_a_value():
    assert spot("memo: Hale and Hale\n", ("memo",), "Hale", 3) == (1, 16)


def test_lines_that_end_in_crlf():
    assert spot("a: b\r\nmemo: told Hale\r\n", ("memo",), "Hale") == (2, 12)


@pytest.mark.parametrize("text", ["memo: 'the Hales'' house'\n", 'memo: "Mrs\\tHale"\n'])
def test_words_that_the_file_writes_otherwise_stand_where_the_value_begins(text):
    value = compose(text)["memo"]
    assert SourcePositions(text).of_words(("memo",), value, 0, len(value)) == (1, 7)


def test_the_words_of_a_later_value_are_never_meant():
    text = 'memo: "Hal\\x65"\nb: Hale\n'
    assert SourcePositions(text).of_words(("memo",), "Hale", 0, 4) == (1, 7)


def test_a_path_that_is_not_there_stands_where_the_one_above_it_does():
    assert SourcePositions("a: {b: c}\n").of(("a", "x")) == (1, 1)
