"""What stands in a cell: words, attributes' values, ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.importers.table.cell_values import (
    CellError,
    CellMeanings,
    attribute_reader,
    review_id,
)
from dhrcode.importers.table.grid import plain
from dhrcode.model.codebook import Attribute
from dhrcode.model.ids import is_review_id
from dhrcode.model.map_columns import AttributeColumn, IdRule


def fault_of(call, *arguments, **options):
    with pytest.raises(CellError) as caught:
        call(*arguments, **options)
    fault = caught.value.fault
    return f"{fault.message}: {fault.hint} [{fault.code}]"


def attribute(kind, *values):
    return Attribute.model_validate(
        {"id": "a", "label": "A", "of": "victim", "type": kind, "values": values}
    )


def reading(kind, *values, **column):
    made = AttributeColumn.model_validate({"attribute": "victim.a", **column})
    return attribute_reader(attribute(kind, *values), made)


def test_words_are_found_as_they_are_then_whatever_their_capitals_then_as_numbers():
    words = CellMeanings({"X": "present", "x": "absent", "1": "present"}, {"yes": "present"})
    assert [words.get(text) for text in ("X", "x", "1", "1.0", "1.00", "YES", "yes", "2")] == [
        "present",
        "absent",
        "present",
        "present",
        "present",
        "present",
        "present",
        None,
    ]


def test_a_word_without_a_meaning_is_named_with_those_that_have_one():
    words = CellMeanings({"x": "present", "o": "absent"}, {"unclear": "unclear"})
    said = fault_of(words.meaning, "!")
    assert said == "the map does not say what '!' means: it knows x, o, unclear [unknown-value]"
    assert fault_of(words.meaning, "uncler").endswith("did you mean 'unclear'? [unknown-value]")
    many = CellMeanings({str(n): "present" for n in range(9)}, {})
    assert "it knows 0, 1, 2, 3, 4, 5, 6, 7, ..." in fault_of(many.meaning, "!")


def test_what_excel_makes_is_said_to_be_so():
    words = CellMeanings({"x": "present"}, {})
    assert fault_of(words.meaning, "#REF!") == (
        "there is an error here (#REF!): type what is meant [error-value]"
    )
    assert fault_of(words.meaning, "03-Apr").endswith("[made-a-date]")
    assert CellMeanings({"03-Apr": "present"}, {}).meaning("03-Apr") == "present"


def test_choices_are_read_by_id_or_label_and_otherwise_by_the_map():
    read = reading(
        "choice",
        {"id": "ex-partner", "label": "Former partner"},
        "parent",
        values={"XP": "ex-partner", "?": "not-stated"},
    )
    assert [
        read(t) for t in ("ex-partner", "FORMER PARTNER", "xp", "parent", "Not stated", "?")
    ] == [
        "ex-partner",
        "ex-partner",
        "ex-partner",
        "parent",
        "not-stated",
        "not-stated",
    ]
    assert "[unknown-value]" in fault_of(read, "cousin")


def test_several_values_in_a_cell():
    read = reading("choices", "police", "gp", values={"West Mids Police": "police"}, split=";")
    assert read("Police; GP;") == ("police", "gp")
    assert read("police; West Mids Police") == ("police",)
    assert read("not stated") == "not-stated"
    assert "what 'zoo' means" in fault_of(read, "gp; zoo")
    assert reading("choices", "police")("police") == ("police",)


def test_yes_no_is_not_guessed():
    read = reading("yes-no", values={"1": "yes"})
    assert [read(text) for text in ("Yes", "NO", "1", "1.0")] == ["yes", "no", "yes", "yes"]
    assert "[unknown-value]" in fault_of(read, "Y")


def test_numbers_fall_into_ranges():
    read = reading(
        "choice",
        "under-16",
        "16-17",
        "75-and-over",
        ranges={"0-15": "under-16", "75+": "75-and-over"},
    )
    assert [read(text) for text in ("0", "15", "16-17", "75", "103.0")] == [
        "under-16",
        "under-16",
        "16-17",
        "75-and-over",
        "75-and-over",
    ]
    assert "[unknown-value]" in fault_of(read, "16")


def test_years_and_numbers():
    year = reading("year")
    assert [
        year(t)
        for t in ("2012", "2012.0", "14/02/2014", "2014-02-14", "2014-02-14 00:00:00", "1.2.2014")
    ] == ["2012", "2012", *["2014"] * 4]
    assert year("12") == "12"  # the codebook refuses it, as it does in a record
    assert "[made-a-date]" in fault_of(year, "14/02/14")
    assert "[unknown-value]" in fault_of(year, "about 2014")
    count = reading("integer", values={"none": "0"})
    assert [count(text) for text in ("3", "3.0", "-1", "None", "not stated")] == [
        "3",
        "3",
        "-1",
        "0",
        "not-stated",
    ]
    assert "[unknown-value]" in fault_of(count, "2.5")
    assert reading("text")("any words") == "any words"


@pytest.mark.parametrize(
    ("text", "rule", "made"),
    [
        ("DHR7", {}, "DHR7"),
        ("7", {"prefix": "DHR"}, "DHR7"),
        ("7.0", {"prefix": "DHR"}, "DHR7"),
        ("7", {"prefix": "DHR", "digits": 3}, "DHR007"),
        ("DHR7", {"prefix": "DHR", "digits": 3}, "DHR7"),
        ("2012-07", {"prefix": "DHR"}, "DHR2012-07"),
        ("Case 7 / 2012", {"clean": "yes"}, "Case7-2012"),
        ("B'ham_12.3.", {"clean": "yes"}, "B-ham_12-3"),
        ("7 (a)", {"prefix": "DHR", "clean": "yes"}, "DHR7-a"),
        ("the first", {"replace": {"the first": "DHR1"}}, "DHR1"),
        ("01/02/2012", {"replace": {"01/02/2012": "DHR1-2"}}, "DHR1-2"),
        ("MAR-12", {}, "MAR-12"),
    ],
)
def test_an_id_is_made_of_a_cell(text, rule, made):
    assert review_id(text, IdRule.model_validate({"heading": "Case"} | stringed(rule))) == made


def stringed(rule):
    return {key: str(value) if isinstance(value, int) else value for key, value in rule.items()}


@pytest.mark.parametrize(
    ("text", "rule", "code"),
    [
        ("7", {}, "bad-review-id"),
        ("Case 7", {}, "bad-review-id"),
        ("—", {"clean": "yes"}, "bad-review-id"),
        ("x" * 41, {}, "bad-review-id"),
        ("x", {"replace": {"x": "7 7"}}, "bad-review-id"),
        ("01-Feb", {"prefix": "DHR"}, "made-a-date"),
        ("Feb-12", {"prefix": "DHR"}, "made-a-date"),
        ("01/02/2012", {"prefix": "DHR", "clean": "yes"}, "made-a-date"),
        ("2012-02-01 00:00:00", {"prefix": "DHR", "clean": "yes"}, "made-a-date"),
        ("2.01E+11", {"prefix": "DHR", "clean": "yes"}, "made-a-number"),
    ],
)
def test_what_is_no_id_is_refused(text, rule, code):
    made = IdRule.model_validate({"heading": "Case"} | rule)
    said = fault_of(review_id, text, made)
    assert said.endswith(f"[{code}]")
    assert text[:40] in said or code == "bad-review-id"


def test_a_date_is_refused_whatever_it_looks_like():
    assert "[made-a-date]" in fault_of(review_id, "DHR7", IdRule(heading="Case"), dated=True)


@given(st.text(min_size=1, max_size=50), st.sampled_from(["yes", "no"]), st.integers(0, 10))
def test_an_id_is_one_or_refused(text, clean, digits):
    rule = IdRule(heading="Case", prefix="DHR", clean=clean, digits=digits)
    text = plain(text)
    try:
        made = review_id(text, rule)
    except CellError:
        made = "DHR1"
    assert is_review_id(made)
