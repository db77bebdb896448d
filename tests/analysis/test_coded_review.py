"""What tables need of a record."""

from datetime import date

import pytest

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.model.record import Record


def of(**more):
    least = {
        "review": "DHR2",
        "codebook": {"id": "small-study", "version": "1.0"},
        "coder": "LN",
        "findings": {"gps": {"finding": "absent"}},
    }
    return CodedReview.of(Record.model_validate({**least, **more}), "ab")


def test_it_is_who_coded_what_and_when():
    assert of(coded=date(2025, 3, 10), kind="interview") == CodedReview(
        "DHR2", "interview", "LN", date(2025, 3, 10), "1.0", {"gps": "absent"}, "ab"
    )


def test_what_has_to_be_coded_again_stands_once_and_in_order():
    again = [
        {"subtheme": one, "version": "1.1", "why": "split"}
        for one in ("police-response", "gps", "police-response")
    ]
    assert of(again=again).again == ("police-response", "gps")


@pytest.mark.parametrize(
    ("status", "partial"), [("draft", False), ("complete", False), ("partial", True)]
)
def test_only_what_is_coded_as_far_as_its_source_tells_is_partial(status, partial):
    assert of(status=status).partial is partial
