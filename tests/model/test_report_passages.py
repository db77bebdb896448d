"""Passages of a report: their page, place, part and heading."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.document import Page
from dhrcode.model.report_passages import report_passages

REPORTS = Path(__file__).parents[1] / "workflows" / "documents" / "reports"
SENTENCE = "The panel read the record of the call and found that nobody had looked at it again. "


def pages(*texts):
    return [Page(number, "", text) for number, text in enumerate(texts, start=1)]


def told(*texts):
    return [(p.page.number, p.part, p.heading, p.text) for p in report_passages(pages(*texts))]


def test_passages_know_page_part_and_heading():
    first, other = (SENTENCE * 2).strip(), "It was " + SENTENCE
    second = "1. The trust should train its staff in this."
    assert told(f"Police\n\n{first}", f"{other}\n\nRecommendations\n\n{second}") == [
        (1, "narrative", "Police", f"Police\n\n{first}"),
        (2, "narrative", "Police", other.strip()),
        (2, "recommendations", "Recommendations", f"Recommendations\n\n{second}"),
    ]


def test_a_heading_with_nothing_below_it_on_its_page_is_one():
    assert [part for _, part, _, _ in told(f"{SENTENCE}\n\nPolice", f"It was {SENTENCE}")] == [
        "narrative",
        "heading",
        "narrative",
    ]


def test_what_stands_on_every_page_comes_last_and_once():
    said = [
        f"DHR Overview\n\nWord {w} is here, and so on.\n\nPage {n}" for n, w in enumerate("abc")
    ]
    *found, head, foot = told(*said)
    assert [text for *_, text in found] == [f"Word {w} is here, and so on." for w in "abc"]
    assert head == (1, "footer", "", "DHR Overview")
    assert foot == (1, "footer", "", "Page 0")


def test_a_page_number_alone_is_no_passage():
    assert len(told("A word is here.\n\n- 1 -", "Another is here.\n\n- 2 -")) == 2


def test_no_pages_have_no_passages():
    assert list(report_passages([])) == []


@given(st.lists(st.text(st.sampled_from("Ab c.1\n—") | st.characters()), max_size=3))
def test_all_text_of_any_pages_is_in_order_and_none_twice(texts):
    found = list(report_passages(pages(*texts)))
    done = {}
    for passage in sorted(found, key=lambda p: (p.page.number, p.start)):
        assert passage.start >= done.get(passage.page.number, 0)
        assert passage.text.strip()
        done[passage.page.number] = passage.end
    places = [(p.part == "footer", p.page.number, p.start) for p in found]
    assert places == sorted(places)


BEGINS = {
    "DHR-P1": {
        "contents": "CONTENTS Foreword",
        "terms of reference": "2. Terms of reference 2.1 The",
        "recommendations": "6. What we would like to see done",
        "action plan": "Appendix 1. Action plan",
        "glossary": "Appendix 2. Words and initials",
    },
    "DHR-P2": {
        "contents": "Table of contents 1 Executive",
        "terms of reference": "2 Scope and key lines of enquiry",
        "recommendations": "7 Single agency and multi-agency",
        "action plan": "8 Action plan",
        "glossary": "9 Glossary ED",
    },
    "DHR-P3": {
        "contents": "Contents Section 1",
        "terms of reference": "SECTION 2 TERMS OF REFERENCE",
        "recommendations": "SECTION 8 RECOMMENDATIONS",
        "action plan": "SECTION 9 ACTION PLAN",
        "glossary": "ABBREVIATIONS ABH",
    },
    "DHR-P4": {
        "contents": "Contents 1. Introduction",
        "terms of reference": "2. Terms of reference 2.1 To consider",
        "recommendations": "7. Recommendations 7.1 Adult",
        "action plan": "8. Action plan Recommendation",
    },
    "DHR-P5": {
        "contents": "What is in this report Who Beth was",
        "terms of reference": "What we were asked to look at Whether",
        "recommendations": "What we would like to see changed 1.",
        "action plan": "Who will do what What Who By when",
        "glossary": "Words and initials Early help",
    },
}
"""How the first passage of each part of the invented reports begins, as a reader sees them."""


@pytest.mark.parametrize("report", BEGINS)
def test_the_parts_of_the_invented_reports_are_known(report):
    text = (REPORTS / f"{report}.txt").read_text(encoding="utf-8")
    first = {}
    for passage in report_passages(pages(*text.split("\f"))):
        first.setdefault(passage.part, " ".join(passage.text.split()))
    wanted = BEGINS[report]
    assert first.keys() == {"narrative", "heading", "footer", *wanted}
    assert {part: first[part][: len(begun)] for part, begun in wanted.items()} == wanted
