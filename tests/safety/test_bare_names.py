"""Bare names in running text: most of them stand among the first words of the list."""

from pathlib import Path

import pytest

from dhrcode.safety.bare_names import BareName, names_of_text, ranked
from dhrcode.text import words_of

REPORT = Path(__file__).with_name("report-with-bare-names.txt")
BARE = words_of("""
    Katarzyna Zofia Bogdan Darren Mulcahy Kettleby Leanne Grace Adewale Oskar Maja Imelda Strachan
    Kieran Stourford Will Penhallow Rosalind Okeke Mark Oduya Bernadette Coyle Tunde Bamgboye
    Siobhan Rafferty Gdynia Harborough Wakeling Philomena Hyacinth Boateng
""")
"""Every name and place of the report, which was written before the list was looked at."""


def names(text):
    return {name: times for name, (times, _, _) in names_of_text(text).items()}


def test_four_of_five_names_of_a_report_are_in_the_first_sixty_lines():
    found = names_of_text(REPORT.read_text("utf-8"))
    lines = ranked([("report", {name: counts[:2] for name, counts in found.items()})])[:60]
    words = {word for line in lines for word in line.name.split()}
    seen = [name for name in BARE if name in words]
    print(len(lines), [name for name in BARE if name not in words])
    assert len(BARE) > 30
    assert len(seen) / len(BARE) >= 0.8


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She told Okafor.", {"Okafor": 1}),
        ("Okafor's sister and Okafor", {"Okafor": 2}),
        ("with Adeyinka-Shaw and O'Brien", {"Adeyinka-Shaw": 1, "O'Brien": 1}),
        ("KOWALSKA was seen", {"KOWALSKA": 1}),
        ("told Grace Okafor and Grace", {"Grace Okafor": 1, "Okafor": 1}),
        ("met Mark Hale at home", {"Mark Hale": 1}),
        ("Hyacinth Boateng came", {"Hyacinth Boateng": 1, "Boateng": 1}),
    ],
)
def test_what_may_be_a_name(text, found):
    assert names(text) == {} | found


@pytest.mark.parametrize(
    "text",
    [
        "The Health Visitor and the Crown Court",
        "MARAC, IDVA and the CPS",
        "In March she went to England.",
        "Multi-Agency Risk Assessment Conference",
        "GRACE WAS SEEN",
        "Grace was seen",
        "Will the panel ask?",
        "May Day",
        "Facebook and WhatsApp",
    ],
)
def test_what_is_none(text):
    assert names(text) == {}


def test_the_most_frequent_first_and_of_these_what_stands_within_sentences():
    several = [
        ("a", {"Zed": (2, 1), "Okafor": (1, 1)}),
        ("b", {"Okafor": (2, 2), "Anna": (2, 2), "Bo": (1, 0)}),
    ]
    assert ranked(several) == [
        BareName("Okafor", 3, 3, "a"),
        BareName("Anna", 2, 2, "b"),
        BareName("Zed", 2, 1, "a"),
        BareName("Bo", 1, 0, "b"),
    ]
