import pytest
from pydantic import ValidationError

from dhrcode.model.published import Published


def test_counts_are_read_from_text():
    given = {"source": "A study", "reviews": "13", "counts": {"gps": "8", "housing": "0"}}
    published = Published.model_validate(given)
    assert (published.reviews, published.counts) == (13, {"gps": 8, "housing": 0})


@pytest.mark.parametrize(
    "change",
    [
        {"reviews": "0"},
        {"reviews": "-1"},
        {"reviews": "1.5"},
        {"counts": {"gps": "-1"}},
        {"counts": {"GPs": "1"}},
        {"counts": {"gps": "x"}},
        {"counts": []},
        {"source": ""},
        {"reviews": True},
        {"note": "x"},
    ],
)
def test_what_cannot_be_counts_is_refused(change):
    given = {"source": "A study", "reviews": "13", "counts": {"gps": "8"}}
    with pytest.raises(ValidationError) as caught:
        Published.model_validate({**given, **change})
    assert len(caught.value.errors()) == 1
