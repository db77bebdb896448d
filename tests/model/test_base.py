from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dhrcode.model.base import (
    MAX_TEXT,
    UNUSABLE,
    CoderId,
    Day,
    OneLine,
    ReviewId,
    Slug,
    Text,
    Version,
    WholeNumber,
    unusable,
)


def takes(kind: object, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value, strict=True)  # as every model of ours is
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            Slug,
            ["a", "0", "use-of-maracs", "x" * 60],
            ["", "A", "a--b", "-a", "a-", "a_b", "a b", "é", "\u0661", "a\n", "x" * 61],
        ),
        (
            ReviewId,
            ["DHR7", "a", "INT-1_b", "CONx", "x" * 40],
            [
                "",
                "7",
                "D R",
                "a.",
                "a--b",
                "_a",
                "CON",
                "nul",
                "Com1",
                "lpt9",
                "é",
                "DHR\u0667",
                "DHR7\n",
                "x" * 41,
            ],
        ),
        (
            CoderId,
            ["LN", "1", "A.B", "a_b-c", "x" * 30],
            ["", "L N", "A.", ".A", "aux", "é", "x" * 31],
        ),
        (Version, ["1", "1.0", "2.1-b+c"], ["", "1..0", "v 1", "1.", "\u0661"]),
        (
            OneLine,
            ["a", " a ", "é😀", "x" * 300],
            ["", " ", "a\nb", "a\tb", "a\x07", "a\u2028b", "\u00a0", "x" * 301],
        ),
        (
            Text,
            ["a", "\n a\t\n", "x" * MAX_TEXT],
            [
                "",
                " \n\t",
                "\u3000",
                "a\x00",
                "a\x85b",
                "a\u2029",
                "a\ufeff",
                "a\uffff",
                "x" * (MAX_TEXT + 1),
            ],
        ),
    ],
    ids=["slug", "review", "coder", "version", "line", "text"],
)
def test_what_each_kind_of_text_takes(kind, good, bad):
    assert [value for value in good if not takes(kind, value)] == []
    assert [value for value in bad if takes(kind, value)] == []


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
def test_the_pattern_of_texts_and_the_sentence_about_them_agree(text):
    assert takes(Text, text) == (not unusable(text))


@given(st.text(st.characters(codec="utf-8"), max_size=8))
def test_what_is_unusable_is_said_with_its_number_and_never_quoted(text):
    found = UNUSABLE.search(text)
    if found:
        said = f"holds the character U+{ord(found[0]):04X}, which is not text"
        assert unusable(text) == said
    else:
        assert unusable(text) == ("" if text.strip() else "is empty")


@pytest.mark.parametrize("kind", [Slug, ReviewId, CoderId, Version, OneLine, Text])
@pytest.mark.parametrize("value", [1, 1.5, True, None, ["a"], {"a": "b"}, b"a", date(2014, 6, 3)])
def test_nothing_else_becomes_text(kind, value):
    assert not takes(kind, value)


@pytest.mark.parametrize(
    ("written", "number"), [("0", 0), ("20", 20), ("999999999", 999999999), (7, 7)]
)
def test_a_count_is_a_whole_number(written, number):
    assert TypeAdapter(WholeNumber).validate_python(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "010",
        "1_000",
        "-1",
        "+1",
        "1.0",
        "1e3",
        "",
        " 1",
        "\u0661\u0662",
        "0x1f",
        "1000000000",
        -1,
        1.0,
        True,
        None,
    ],
)
def test_what_is_no_count(written):
    assert not takes(WholeNumber, written)


def test_a_day_is_written_in_one_way():
    assert TypeAdapter(Day).validate_python("2014-06-03") == date(2014, 6, 3)
    assert TypeAdapter(Day).validate_python(date(2014, 6, 3)) == date(2014, 6, 3)


@pytest.mark.parametrize(
    "written",
    [
        "2014-6-3",
        "20140603",
        "2024-02-30",
        "2014-W23-2",
        "03/06/2014",
        "2014-06-03T00:00",
        "",
        "\u0662\u0660\u0661\u0664-06-03",
        20140603,
        0,
        None,
    ],
)
def test_what_is_no_day(written):
    assert not takes(Day, written)
