"""Pages that were read, as text and as numbers."""

import pytest
from pydantic import ValidationError

from dhrcode.model.read_pages import ReadPages, page_numbers, page_ranges

DIGEST = "0" * 64


@pytest.mark.parametrize(
    ("text", "numbers"), [("1", {1}), ("1-3, 5", {1, 2, 3, 5}), ("2-2", {2}), ("9,1-2", {1, 2, 9})]
)
def test_pages_are_numbers(text, numbers):
    assert page_numbers(text) == numbers
    assert ReadPages(sha256=DIGEST, pages=text).numbers == numbers


@pytest.mark.parametrize("text", ["0", "3-1", "", "a", "1-", "1;2", "1-3-5", "-1", "123456"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        page_numbers(text)
    with pytest.raises(ValidationError):
        ReadPages(sha256=DIGEST, pages=text)


def test_numbers_are_written_in_ranges():
    assert page_ranges([5, 3, 2, 1, 3]) == "1-3, 5"
    assert page_ranges([]) == ""
    assert page_numbers(page_ranges(range(1, 400))) == set(range(1, 400))
