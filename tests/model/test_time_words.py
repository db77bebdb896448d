"""The time of a contact that words tell."""

import pytest

from dhrcode.model.time_words import time_in


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2013", "2013"),
        ("2013-10-14", "2013-10-14"),
        ("2013-10-14 15:30:00", "2013-10-14"),
        ("14 October 2013 at 21:40hrs", "2013-10-14"),
        ("14th Oct. 2013", "2013-10-14"),
        ("October 2013.", "2013-10"),
        ("25/12/2013", "2013-12-25"),
        ("c. 2013", "about 2013"),
        ("c2013", "about 2013"),
        ("circa March 2013", "about 2013-03"),
        ("approx. 14/10/2013", "about 2013-10-14"),
        ("around October-December 2013", "about 2013-10 to 2013-12"),
        ("March to May 2013", "2013-03 to 2013-05"),
        ("between 12 and 15 March 2013", "2013-03-12 to 2013-03-15"),
        ("12-15 March 2013", "2013-03-12 to 2013-03-15"),
        ("2009 – 2011", "2009 to 2011"),
        ("2009-2011", "2009 to 2011"),
        ("13/10/2013 - 20/10/2013", "2013-10-13 to 2013-10-20"),
        ("November 2012 until May 2013", "2012-11 to 2013-05"),
        ("2013-10 to 2014-01", "2013-10 to 2014-01"),
        ("14 weeks before her death", "-14 weeks"),
        ("-14 weeks", "-14 weeks"),
        ("in 2009", "2009"),
    ],
)
def test_a_time_that_can_mean_one_thing(words, when):
    assert time_in(words) == when


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("04/05/2013", "may mean 4 May or 5 April"),
        ("04/05/13", "has a year of two figures"),
        ("41561", "is the number by which Excel keeps 2013-10-14"),
        ("31 June 2013", "is no time that can be read"),
        ("early 2013", "is no time that can be read"),
        ("Christmas", "is no time that can be read"),
        ("end of 2013", "is no time that can be read"),
        ("after 14 October 2013", "is no time that can be read"),
        ("October", "is no time that can be read"),
        ("2013/14", "is no time that can be read"),
        ("various", "is no time that can be read"),
        ("", "is no time that can be read"),
        ("12 March 2013 and 3 June 2013", "names two times"),
        ("May 2013 to March 2013", "ends before it begins"),
        ("1850", "is no time that can be read"),
        ("2013-13", "a month is 01 to 12"),
    ],
)
def test_what_means_nothing_or_two_things_says_why(words, why):
    with pytest.raises(ValueError, match=why):
        time_in(words)


def test_which_figure_is_the_day_can_be_said():
    assert time_in("04/05/2013", "day-first") == "2013-05-04"
    assert time_in("04/05/2013", "month-first") == "2013-04-05"
    with pytest.raises(ValueError, match="a month is 01 to 12"):
        time_in("25/12/2013", "month-first")
