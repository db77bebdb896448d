"""What a report tells of contacts: when, by whom, and in what words."""

import pytest

from dhrcode.model.document import Page
from dhrcode.model.report_contacts import report_contacts

AGENCIES = {
    "police": "Police",
    "gp": "GP",
    "mental-health-service": "Mental health service",
    "drug-alcohol-service": "Drug or alcohol service",
    "childrens-social-care": "Children's social care",
}


def told(*texts):
    return report_contacts([Page(n, "", text) for n, text in enumerate(texts, 1)], AGENCIES)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("On 14 October 2013", "2013-10-14"),
        ("On the 3rd of May 2013", "2013-05-03"),
        ("On 2013-10-14", "2013-10-14"),
        ("On 14/10/2013", "2013-10-14"),
        ("On 04/05/2013", ""),
        ("On 04/05/13", ""),
        ("On 31 June 2013", ""),
        ("In Oct. 2013", "2013-10"),
        ("In about March 2013", "about 2013-03"),
        ("Between March and May 2013", "2013-03 to 2013-05"),
        ("From November 2012 to May 2013", "2012-11 to 2013-05"),
        ("From May 2013 to March 2013", ""),
        ("In 2009", "2009"),
        ("During the spring of 2009", "2009"),
        ("Some 14 weeks before her death", "-14 weeks"),
    ],
)
def test_a_time_is_read_where_its_words_can_mean_one_alone(words, when):
    (one,) = told(f"{words} the police came to the house.\n")
    assert one.when == when
    assert one.words == f"{words} the police came to the house."


@pytest.mark.parametrize(
    "words",
    [
        "The police came to the house.",
        "The Care Act of 2014 binds the police.",
        "The police read the Care Act 2014.",
        "The panel met in March 2014.",
    ],
)
def test_a_sentence_without_a_time_or_without_an_agency_and_a_person_is_none(words):
    assert told(f"{words}\n") == []


@pytest.mark.parametrize(
    ("words", "agencies"),
    [
        ("the POLICE came", ["police"]),
        ("the policeman's victim came", []),
        ("the mental health team wrote to two GPs", ["mental-health-service", "gp"]),
        (
            "the alcohol service wrote to children’s social care",
            ["drug-alcohol-service", "childrens-social-care"],
        ),
        ("the victim drank alcohol", []),
    ],
)
def test_agencies_are_named_by_their_labels_in_the_order_of_the_words(words, agencies):
    (one,) = told(f"In May 2013 {words}.\n")
    assert list(one.agencies) == agencies


def test_people_are_those_that_the_words_name():
    (one,) = told("In May 2013 the children rang for the victim.\n")
    assert one.people == ("victim", "child")


TABLE = """\
Chronology

Date             Agency      Event
14 October 2013  Police      The call was closed as a verbal
                             argument, and nobody went.
Nov 2013         GP          She was asked about home.
2009             Council     She asked to move.
04/05/2013 | Police | The victim called.

In May 2013 the GP rang.
"""


def test_each_row_of_a_chronology_is_one_with_what_stands_beside_its_time():
    assert [(one.row, one.said, one.when, one.agencies, one.words) for one in told(TABLE)] == [
        (
            True,
            "14 October 2013",
            "2013-10-14",
            ("police",),
            "Police The call was closed as a verbal argument, and nobody went.",
        ),
        (True, "Nov 2013", "2013-11", ("gp",), "GP She was asked about home."),
        (True, "2009", "2009", (), "Council She asked to move."),
        (True, "04/05/2013", "", ("police",), "Police | The victim called."),
        (False, "May 2013", "2013-05", ("gp",), "In May 2013 the GP rang."),
    ]


def test_a_row_of_a_word_table_has_its_cells_and_what_follows_is_none_of_it():
    first = "04 May 2013\tPolice\tShe asked.\nNothing was done.\t\n"
    text = f"Date\tAgency\tEvent\tComment\n{first}May 2014\tGP\tShe rang.\tLate.\nIn the end\n"
    assert [one.words for one in told(text)] == [
        "Police She asked. Nothing was done.",
        "GP She rang. Late.",
    ]


def test_recommendations_and_plans_propose_nothing_and_pages_are_told():
    found = told(
        "In May 2013 the GP rang.\n", "Recommendations\n\n1. The police should, by May 2014.\n"
    )
    assert [(one.page.number, one.when) for one in found] == [(1, "2013-05")]
