"""A day or a month, and the last day that it means."""

from datetime import date

import pytest

from dhrcode.model.due_date import last_day, read_due


@pytest.mark.parametrize("written", ["2014-12-31", "2014-12", "2016-02-29", "1999-01-01"])
def test_a_day_or_a_month_is_read_as_it_was_written(written):
    assert read_due(written) == written


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2014", "must be a day such as 2014-12-31, or a month such as 2014-12"),
        ("31/12/2014", "must be a day such as 2014-12-31, or a month such as 2014-12"),
        ("2014-13", "must be a day such as 2014-12-31, or a month such as 2014-12"),
        ("1812-12-31", "must be a day such as 2014-12-31, or a month such as 2014-12"),
        (None, "must be a day such as 2014-12-31, or a month such as 2014-12"),
        ("2014-02-29", "is no date: 2014-02 has the days 01 to 28"),
        ("2014-12-00", "is no date: 2014-12 has the days 01 to 31"),
    ],
)
def test_nothing_else_is(written, said):
    with pytest.raises(ValueError, match=r".") as caught:
        read_due(written)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2014-12-31", date(2014, 12, 31)),
        ("2015-01", date(2015, 1, 31)),
        ("2016-02", date(2016, 2, 29)),
    ],
)
def test_a_month_counts_to_its_last_day(due, last):
    assert last_day(due) == last
