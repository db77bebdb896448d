"""What was decided where coders differ, as it is typed."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.workflows.double_coding.rulings import (
    checked_reason,
    named_coders,
    opportunity_named,
)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("LN", ("LN",)),
        (" LN , EM,", ("LN", "EM")),
        ("LN,LN", ("LN",)),
        ("ln,LN", ("ln", "LN")),
    ],
)
def test_initials_parted_by_commas(typed, names):
    assert named_coders(typed) == names


@pytest.mark.parametrize(
    ("typed", "known", "said"),
    [
        ("", None, "say who: initials, parted by commas"),
        (" , ", ("EM",), "say who: initials, parted by commas"),
        ("L N", None, "'L N' cannot be a coder's initials"),
        ("../x", None, "'../x' cannot be a coder's initials"),
        ("L" * 50, None, f"'{'L' * 40}' cannot be a coder's initials"),
        ("EM,em", ("EM", "LN"), "em has not coded this review: did you mean 'EM'?"),
        ("QX", ("EM", "LN"), "QX has not coded this review: one of EM, LN"),
    ],
)
def test_initials_that_are_none(typed, known, said):
    with pytest.raises(UsageError) as caught:
        named_coders(typed, known)
    assert str(caught.value) == said


def test_what_a_contact_can_be():
    assert opportunity_named("drop") is None
    assert opportunity_named("none") == "none"
    with pytest.raises(UsageError, match="did you mean 'missed'"):
        opportunity_named("mised")


def test_a_reason_is_kept_without_blanks_around_and_none_is_none():
    assert checked_reason(" Page 6. ") == "Page 6."
    assert checked_reason("  ") is None
    with pytest.raises(UsageError, match="longer than 20,000 characters"):
        checked_reason("x" * 20_001)
