"""A sample: which reviews are to be coded twice, and how they were drawn."""

import pytest
from pydantic import ValidationError

from dhrcode.model.sample import Sample

GIVEN = {"seed": 7, "share": "20%", "of": 10, "reviews": ["DHR2", "DHR10"]}


def test_it_is_read_as_it_was_written_down():
    made = Sample.model_validate(GIVEN)
    assert (made.seed, made.share, made.by, made.of) == (7, "20%", None, 10)
    assert made.reviews == ("DHR2", "DHR10")


@pytest.mark.parametrize(
    "wrong",
    [
        {"reviews": []},
        {"reviews": ["a/b"]},
        {"of": 0},
        {"seed": -1},
        {"seed": "seven"},
        {"share": ""},
        {"by": "two\nlines"},
        {"more": 1},
    ],
    ids=str,
)
def test_what_is_no_sample_is_not_read(wrong):
    with pytest.raises(ValidationError):
        Sample.model_validate({**GIVEN, **wrong})
