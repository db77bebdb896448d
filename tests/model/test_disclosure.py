"""What may be said of how a pack is made safe."""

import pytest
from pydantic import ValidationError

from dhrcode.model.disclosure import Disclosure


@pytest.mark.parametrize(("threshold", "round_to"), [(5, 1), (0, 1), (3, 5), (50, 100)])
def test_a_count_that_is_shown_is_never_rounded_to_0(threshold, round_to):
    assert Disclosure(threshold=threshold, round_to=round_to).round_to == round_to


@pytest.mark.parametrize(("threshold", "round_to", "least"), [(2, 5, 3), (0, 4, 2), (4, 10, 5)])
def test_a_threshold_that_is_too_low_for_the_rounding_says_the_least(threshold, round_to, least):
    with pytest.raises(ValidationError, match=f"the threshold must be at least {least}"):
        Disclosure(threshold=threshold, round_to=round_to)
