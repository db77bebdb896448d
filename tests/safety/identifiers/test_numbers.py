import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.safety.identifiers import find_identifiers
from dhrcode.safety.identifiers.numbers import passes_check


def with_check_digit(nine: str) -> str | None:
    """Ten digits, the last worked out another way than in the source: all ten weighted sum to 0."""
    for last in "0123456789":
        if sum(int(d) * w for d, w in zip(nine + last, range(10, 0, -1), strict=True)) % 11 == 0:
            return nine + last
    return None


@given(st.text("0123456789", min_size=9, max_size=9))
def test_the_check_digit_is_the_only_one_that_passes(nine):
    passing = [nine + last for last in "0123456789" if passes_check(nine + last)]
    expected = with_check_digit(nine)
    assert passing == ([expected] if expected else [])


@pytest.mark.parametrize("number", ["9434765919", "4010232137"])
def test_published_nhs_numbers_pass(number):
    assert passes_check(number)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NHS number 943 476 5919", "943 476 5919"),
        ("943 476 5919 was on the letter", "943 476 5919"),
        ("NHS No: 9434765919", "9434765919"),
        ("her NHS number\nis 943-476-5919", "943-476-5919"),
        ("NHS no 943 4765919", "943 4765919"),
    ],
)
def test_nhs_numbers(found, text, words):
    assert found("nhs-number", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "9434765919 calls",  # passes the check, and nothing says that it is one
        "order 943 476 5918",  # fails the check
        "a part 9434765919/2",
        "20943476591900",
        "The NHS has 1234567890 records",
    ],
)
def test_ten_digits_that_are_no_nhs_number(found, text):
    assert found("nhs-number", text) == []


def test_a_labelled_number_that_fails_the_check_is_a_warning(levels):
    assert levels("nhs-number", "NHS number: 943 476 5918") == ["warning"]
    assert levels("nhs-number", "NHS number: 943 476 5919") == ["error"]


@pytest.mark.parametrize(
    "number", ["AB123456C", "AB 12 34 56 C", "ab 12 34 56 c", "QQ 12 34 56 C", "JK-12-34-56-A"]
)
def test_national_insurance_numbers(found, number):
    assert found("national-insurance-number", f"He gave {number} to the clerk.") == [number]


def test_one_without_its_letter_needs_the_words(found):
    assert found("national-insurance-number", "AB 12 34 56") == []
    assert found("national-insurance-number", "National Insurance AB 12 34 56") == ["AB 12 34 56"]


@pytest.mark.parametrize(
    "text", ["GB123456C", "DX123456C", "AO 12 34 56 C", "TC 12 345 6", "AB1234567C"]
)
def test_what_was_never_given_is_no_national_insurance_number(text):
    assert find_identifiers(text) == []
