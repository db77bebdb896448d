from pathlib import Path

import pytest

SILENCED = Path(__file__).parents[2] / "outgoing" / "dates-silenced.txt"


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


@pytest.mark.parametrize(
    "text",
    [
        "She was given a leaflet on 3 March 2014.",
        "He was detained under section 2 of the Mental Health Act on 3 March 2014.",
        "She was told of the policy on 3 March 2014.",
        "Officers followed the guidance on 3 March 2014.",
        "Her care plan was agreed on 3 March 2014.",
        "Her care plan was updated and approved on 3 March 2014.",
        "The fostering panel met on 3 March 2014.",
        "The MARAC panel met on 3 March 2014.",
        "The strategy meeting was held on 3 March 2014.",
        "A report was made on 3 March 2014.",
        "The report was reviewed on 3 March 2014.",
        "The review of her medication took place on 3 March 2014.",
        "His licence came into force on 3 March 2014.",
        "She was referred to the service, which closed her case on 3 March 2014.",
        "On 3 March 2014 a new plan was agreed.",
        "On 3 March 2014 the policy was not followed.",
        "The panel noted that on 3 March 2014 nobody called.",
        "The panel was told that he arrived on 3 March 2014.",
        "The action plan was agreed on 3 March 2014.",
        "The board was informed on 3 March 2014 of the fire.",
        "Training was missed on 3 March 2014.",
        "She had a procedure on 3 March 2014.",
        "The IMR says that the form was signed on 3 March 2014.",
        "He signed the acceptable behaviour contract on 3 March 2014.",
        "A conference was convened on 3 March 2014.",
        "Her benefits commenced on 3 March 2014.",
        "He was issued with a notice dated 3 March 2014.",
        "The letter dated 3 March 2014 was returned.",
        "Core group meeting: 3 March 2014.",
        "The review of the tenancy was on 3 March 2014.",
        "She was seen at a panel on 3 March 2014.",
        "The policy officer rang on 3 March 2014.",
        "On 3 March 2014 the panel member rang her.",
        "Police Act powers were used on 3 March 2014.",
        "Under the Act he was removed on 3 March 2014.",
        "The guidance, which nobody read, lay there on 3 March 2014.",
        "He published her photographs on 3 March 2014.",
        "The draft will was signed on 3 March 2014.",
        "Their final meeting took place on 3 March 2014.",
        "The next meeting with her social worker was on 3 March 2014.",
        "The board met on 3 March 2014 to discuss the family.",
        "The order was revised on 3 March 2014.",
        "A new policy of insurance began on 3 March 2014.",
        "The adoption panel approved the match on 3 March 2014.",
        'IMR author: "on 3 March 2014 the couple argued".',
        "Terms of the bail came into effect on 3 March 2014.",
        "It was agreed at the case conference of 3 March 2014.",
        "The strategy discussion of 3 March 2014 decided on s47.",
        "The incident of 3 March 2014 was reviewed by the board.",
    ],
)
def test_a_word_of_papers_that_stands_near_silences_nothing(found, text):
    assert found("full-date", text) == ["3 March 2014"]


@pytest.mark.parametrize(
    "text",
    [
        "The review panel met for the first time on 3 March 2014.",
        "The panel met on 3 March 2014, 4 May 2014 and 6 June 2014.",
        "On 3 March 2014 the Home Office published revised guidance.",
        "The Serious Crime Act 2015 received Royal Assent on 3 March 2015.",
        "The Domestic Abuse Act, which came into force on 1 October 2021, changed this.",
        "Domestic Violence Disclosure Scheme, rolled out nationally on 8 March 2014.",
        "The offence of coercive control came into force on 29 December 2015.",
        "See the force's policy (dated 3 March 2014).",
        "Home Office, Multi-Agency Statutory Guidance, 1 August 2013.",
        "Working Together to Safeguard Children (published 3 March 2015)",
        "The overview report was published on 3 March 2016.",
        "The draft report was considered by the panel on 3 March 2016.",
        "The panel's third meeting was on 3 March 2016.",
        "Panel meetings: 3 March 2014; 4 May 2014.",
        "NICE guideline NG116, 5 December 2018.",
        "The family met the panel on 3 March 2016.",
    ],
)
def test_papers_and_the_panels_own_meetings(found, text):
    assert found("full-date", text) == []


def test_every_line_of_the_file_of_dates_that_were_silenced(found):
    lines = [line for line in SILENCED.read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) == 31
    assert [line for line in lines if not found("full-date", line)] == []
