"""What can be the id of a review, and what a coder's initials."""

import pytest

from dhrcode.model.ids import is_review_id


@pytest.mark.parametrize(
    ("name", "can_be"),
    [
        ("DHR7", True),
        ("a", True),
        ("int-1_a", True),
        ("x" * 40, True),
        ("x" * 41, False),
        ("7", False),
        ("", False),
        ("DHR 7", False),
        ("DHR7-", False),
        ("a--b", False),
        ("../a", False),
        ("Ü1", False),
        ("DHR\u0661", False),
        ("DHR7\n", False),
    ],
)
def test_what_can_be_the_id_of_a_review(name, can_be):
    assert is_review_id(name) is can_be
