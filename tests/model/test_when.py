"""What a time that was written can mean, and how long before the death it was."""

from datetime import date

import pytest

from dhrcode.model.when import (
    Dates,
    Interval,
    When,
    apart,
    can_be_one,
    dates_of,
    in_time,
    in_words,
    read_when,
    what_it_means,
)

DEATH = dates_of("2014-01-12")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2013-10-14", "2013-10-14", "2013-10-14"),
        ("2013-02", "2013-02-01", "2013-02-28"),
        ("2013", "2013-01-01", "2013-12-31"),
        ("2013-10 to 2014-01", "2013-10-01", "2014-01-31"),
        ("about 2013-10", "2013-08-31", "2013-12-01"),
        ("about 2013-10-14", "2013-10-07", "2013-10-21"),
    ],
)
def test_a_time_of_the_calendar_is_so_many_days(written, first, last):
    assert what_it_means(written).dates == Dates(
        date.fromisoformat(first), date.fromisoformat(last)
    )


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        ("-3 days", 3, 3),
        ("-1 week", 4, 10),
        ("-14 weeks", 95, 101),
        ("-2 months", 46, 76),
        ("-5 years", 1644, 2008),
        ("-0 days", 0, 0),
        ("about -14 weeks", 88, 108),
        ("-14 weeks to -10 weeks", 67, 101),
    ],
)
def test_a_time_before_the_death_is_so_many_days_before_it(written, least, most):
    assert what_it_means(written) == When(None, Interval(least, most))
    assert what_it_means(written).ahead_of(None) == Interval(least, most)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("autumn", "is not a day such as 2013-10-14"),
        ("August 2019", "a month such as 2013-10, a year such as 2013, or '-14 weeks'"),
        ("2019-8", "a month such as 2013-10, a year such as 2013, or '-14 weeks'"),
        ("2013-13", "a month is 01 to 12"),
        ("2013-02-30", "2013-02 has the days 01 to 28"),
        ("1850", "is not of a year from 1900 to 2099"),
        ("2014 to 2013", "ends before it begins"),
        ("-10 weeks to -14 weeks", "ends before it begins"),
        ("2013 to -14 weeks", "a range of two kinds"),
        ("2011 to 2012 to 2013", "takes one range"),
        (2013, "must be a day"),
        ("2" * 61, "must be a day"),
    ],
)
def test_what_is_no_time_is_refused_in_a_sentence(written, said):
    with pytest.raises(ValueError, match=said):
        read_when(written)


def test_blanks_make_no_difference():
    assert read_when(" about  2013-10 ") == "about 2013-10"


@pytest.mark.parametrize(
    ("written", "death", "least", "most", "precision"),
    [
        ("2014-01-01", "2014-01-12", 11, 11, "day"),
        ("2013-10", "2014-01-12", 73, 103, "month"),
        ("2013-10", "2014-01", 62, 122, "month"),
        ("2011", "2014", 732, 1460, "year"),
        ("2014", "2014", 0, 364, "year"),
        ("about 2013-10-14", "2014-01-12", 83, 97, "week"),
    ],
)
def test_days_before_a_death_are_at_least_and_at_most(written, death, least, most, precision):
    before = what_it_means(written).ahead_of(dates_of(death))
    assert before == Interval(least, most)
    assert before.precision == precision


def test_without_a_date_of_death_nothing_is_told_of_a_calendar_s_time():
    assert what_it_means("2013").ahead_of(None) is None


@pytest.mark.parametrize(
    ("written", "death", "after"),
    [
        ("2014-02", "2014-01-12", True),
        ("2014-01", "2014-01-12", False),
        ("2015", "2014", True),
        ("2014", "2014", False),
        ("-2 weeks", "2014", False),
    ],
)
def test_only_what_is_surely_after_the_death_is_after_it(written, death, after):
    assert what_it_means(written).is_after(dates_of(death)) is after
    assert what_it_means(written).is_after(None) is False


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (3, 3, "less than a week before"),
        (7, 7, "1 week before"),
        (83, 90, "11 to 12 weeks before"),
        (91, 91, "2 months before"),
        (73, 103, "2 to 3 months before"),
        (0, 30, "less than a month before"),
        (0, 45, "up to 2 months before"),
        (0, 364, "less than a year before"),
        (732, 1460, "2 to 3 years before"),
        (1000, 1000, "2 years before"),
    ],
)
def test_the_further_back_and_the_less_exact_the_coarser(least, most, words):
    assert in_words(Interval(least, most)) == words


@pytest.mark.parametrize(
    ("one", "other", "death", "can", "days"),
    [
        ("2013-10", "2013-10-31", None, True, 15),
        ("2013-10", "2013-11-01", None, False, 16),
        ("-14 weeks", "2013-10", DEATH, True, 10),
        ("-14 weeks", "2013-12", DEATH, False, 71),
        ("-14 weeks", "2013-12", None, True, 0),
    ],
)
def test_two_times_can_be_the_same_where_they_overlap(one, other, death, can, days):
    first, second = what_it_means(one), what_it_means(other)
    assert can_be_one(first, second, death) is can
    assert apart(first, second, death) == days


def test_times_are_put_in_order_and_what_cannot_be_placed_comes_last():
    written = ["2013-10", "-14 weeks", "2011", "2014-01-01"]
    ordered = sorted(written, key=lambda one: in_time(what_it_means(one), DEATH))
    assert ordered == ["2011", "-14 weeks", "2013-10", "2014-01-01"]
    assert sorted(
        ["-1 week", "2013", "2011"], key=lambda one: in_time(what_it_means(one), None)
    ) == [
        "-1 week",
        "2011",
        "2013",
    ]
