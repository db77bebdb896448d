"""The date that words can be held to, and words that name none."""

import pytest

from dhrcode.model.due_words import date_in


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2014-12-31", "2014-12-31"),
        ("2014-12", "2014-12"),
        ("2015-03-31 00:00:00", "2015-03-31"),
        ("end of 2014", "2014-12-31"),
        ("by the end of 2014", "2014-12-31"),
        ("By end 2014.", "2014-12-31"),
        ("by June 2015", "2015-06"),
        ("ideally by January 2015", "2015-01"),
        ("as soon as possible, ideally by January 2015", "2015-01"),
        ("Sept 2015", "2015-09"),
        ("Sep. 2015", "2015-09"),
        ("31 March 2015", "2015-03-31"),
        ("31st March, 2015", "2015-03-31"),
        ("by 1st of May 2015", "2015-05-01"),
        ("31/12/2014", "2014-12-31"),
        ("31.12.2014", "2014-12-31"),
        ("5/5/2014", "2014-05-05"),
    ],
)
def test_a_date_that_can_be_meant_in_one_way_is_read(words, date):
    assert date_in(words) == date


@pytest.mark.parametrize(
    "words",
    [
        "as soon as possible",
        "by the end of the year",
        "with immediate effect",
        "ongoing",
        "2014",
        "4/5/2014",
        "31/13/2014",
        "31 February 2015",
        "June 2015 and June 2016",
        "between 1 May 2015 and 3 June 2015",
        "from May 2015",
        "not before the end of 2014",
        "2014-12-311",
        "",
    ],
)
def test_nothing_is_read_into_other_words(words):
    assert date_in(words) is None
