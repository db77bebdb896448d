"""Names and labels that SPSS and Stata take."""

import pytest

from dhrcode.exporters.statistics import spss, stata
from dhrcode.exporters.statistics.limits import stem, variable_name, within


@pytest.mark.parametrize(
    ("text", "longest", "in_bytes", "kept"),
    [
        ("Use of MARACs", 13, True, "Use of MARACs"),
        ("Use of MARACs", 12, False, "Use of…"),
        ("Use of MARACs", 12, True, "Use of…"),
        ("Use of MARACs", 8, True, "Use…"),
        ("Services, which knew", 15, False, "Services…"),
        ("Unbreakable", 6, False, "Unbre…"),
        ("é é é é", 9, True, "é é…"),
        ("ééé", 6, True, "ééé"),
        ("ééé", 5, True, "é…"),
    ],
)
def test_a_label_is_cut_between_words_and_says_so(text, longest, in_bytes, kept):
    assert within(text, longest, in_bytes=in_bytes) == kept
    assert len(kept.encode() if in_bytes else kept) <= longest


def test_names_that_fit_are_the_column_s_with_the_value():
    begins = stem("victim_known_to", ["police", "housing"], spss.LIMITS)
    assert variable_name(begins, "police", set(), spss.LIMITS) == "victim_known_to_police"
    assert variable_name(stem("year", [""], stata.LIMITS), "", set(), stata.LIMITS) == "year"


def test_where_the_longest_does_not_fit_all_of_a_column_are_cut_alike():
    parts = ["midwifery-health-visiting", "gp"]
    begins = stem("perpetrator_known_to_services", parts, stata.LIMITS)
    taken = set[str]()
    assert [variable_name(begins, part, taken, stata.LIMITS) for part in parts] == [
        "perp_known_to_s_midwifery_he",
        "perp_known_to_s_gp",
    ]


def test_names_that_would_be_one_are_numbered():
    taken = set[str]()
    parts = ["partner-of-a-friend", "partner-of-a-former-friend"]
    begins = stem("victim_relationship_to_somebody", parts, stata.LIMITS)
    assert [variable_name(begins, part, taken, stata.LIMITS) for part in parts] == [
        "vic_relationshi_partner_of_a",
        "vic_relationshi_partner_2",
    ]


@pytest.mark.parametrize("word", ["int", "long", "str5", "float", "using"])
def test_a_word_of_stata_s_is_no_name(word):
    assert variable_name(word, "", set(), stata.LIMITS) == f"review_{word}"
