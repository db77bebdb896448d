"""Ages over 89."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "aged 93",
        "aged ninety-three",
        "age: 96",
        "93 years old",
        "a 91-year-old man",
        "92 yrs old",
        "ninety two years of age",
        "in her nineties",
        "in his early 90s",
        "a nonagenarian",
        "a centenarian",
        "she was 94.",
        "turned 90 in May",
        "her 90th birthday",
        "a woman of 92",
        "her grandmother (93)",
        "his great-aunt, 97,",
        "aged 88 and 92",
        "aged 101",
        "96 y/o",
        "AGED 95",
        "At 98, Gran heard it",
        "aged c. 92",
    ],
)
def test_ages_over_89(found, text):
    assert len(found("age-over-89", f"There was {text} and so on")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "93%",
        "93 per cent",
        "aged 18",
        "aged 89",
        "90 days",
        "the nineties",
        "the 1990s",
        "93 miles",
        "aged 90 or over",
        "aged 90+",
        "90 years and over",
        "a 99-year lease",
        "There were 93.",
        "95 people",
        "100 years ago",
        "a 100-year-old building",
        "page 93",
        "ward 91",
        "was 92 mph",
        "clozapine level 91",
        "in their eighties",
        "120 minutes",
        "at 92 mph",
    ],
)
def test_no_ages_over_89(found, text):
    assert found("age-over-89", text) == []
