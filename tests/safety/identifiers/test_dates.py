import pytest


@pytest.mark.parametrize(
    "day",
    [
        "3 March 2012",
        "3rd March 2012",
        "3rd of March 2012",
        "03/03/2012",
        "3-3-2012",
        "12.3.12",
        "2012-03-03",
        "2012/03/03",
        "March 3rd, 2012",
        "March 3, 2012",
        "3 Mar 12",
        "3 MARCH 2012",
        "the third of March 2012",
        "3 March '12",
        "3-4 March 2012",
        "3/Mar/2012",
        "2.viii.2001",
        "2 Mawrth 1979",
    ],
)
def test_full_dates(found, day):
    (words,) = found("full-date", f"He was arrested on {day}, at home.")
    assert words in day


def test_one_over_the_end_of_a_line(found):
    assert found("full-date", "she died there on 3\nMarch 2012.") == ["3\nMarch 2012"]


@pytest.mark.parametrize(
    "text",
    [
        "in March 2012",
        "on 3 March",
        "in 2012",
        "spring 2012",
        "3/14",
        "section 4.3.12",
        "4.3.12 The panel",
        "32 March 2012",
        "31/31/2012",
        "version 1.2.14",
        "10.12.14.2",
        "24/7/365",
        "May 2012",
    ],
)
def test_no_full_dates(found, text):
    assert found("full-date", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Act came into force on 13 April 2011.",
        "Guidance was issued on 7 August 2013.",
        "The panel met on 3 March 2014 to consider the death.",
        "The policy of 3 March 2012 was in use.",
        "The report was published on 3 March 2014.",
        "Accessed 3 March 2014.",
        "Version 2, 4 June 2014",
        "coded: 2014-06-03",
        "in the year ending 31 March 2013",
        "PANEL MEETING\nHeld Thursday 19 March 2015",
    ],
)
def test_dates_of_laws_papers_and_meetings(found, text):
    assert found("full-date", text) == []


def test_what_stands_nearest_decides(found):
    text = "The Act came into force on 13 April 2011, and the victim died on 4 May 2012."
    assert found("full-date", text) == ["4 May 2012"]


def test_a_date_of_birth_death_or_offence_is_an_error_another_a_warning(levels):
    assert levels("full-date", "She was born on 3 March 1975.") == ["error"]
    assert levels("full-date", "He was convicted on 3 March 2012.") == ["error"]
    assert levels("full-date", "DOB 03031975") == ["error"]
    assert levels("full-date", "She saw the GP on 3 March 2012.") == ["warning"]
    assert levels("full-date", "3 March 2012") == ["warning"]


def test_a_paper_further_on_says_nothing_of_a_date_in_the_first_sentence(found):
    text = "A word on 3 March 2012. Long ago and far away. The guidance was plain. The end."
    assert found("full-date", text) == ["3 March 2012"]
