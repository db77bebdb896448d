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


def test_what_stands_on_every_page_is_in_no_passage():
    found = told(*[f"DHR Overview\n\nWord {w} is here, and so on.\n\nPage 1" for w in "abcd"])
    assert [text for *_, text in found] == [f"Word {w} is here, and so on." for w in "abcd"]


def test_no_pages_have_no_passages():
    assert list(report_passages([])) == []


@given(st.lists(st.text(st.sampled_from("Ab c.1\n—") | st.characters()), max_size=3))
def test_all_text_of_any_pages_is_in_order_and_none_twice(texts):
    done = {}
    for passage in report_passages(pages(*texts)):
        assert passage.start >= done.get(passage.page.number, 0)
        assert passage.text.strip()
        done[passage.page.number] = passage.end


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_parts_of_the_invented_reports_are_known(path):
    found = list(report_passages(pages(*path.read_text(encoding="utf-8").split("\f"))))
    parts = [passage.part for passage in found]
    assert set(parts) == {
        "narrative",
        "recommendations",
        "action plan",
        "terms of reference",
        "contents",
        "glossary",
        "heading",
    }
    assert [p.text for p in found if "should ensure that a DASH" in p.text or "6.8 " in p.text] == [
        p.text
        for p in found
        if p.part in ("recommendations", "action plan")
        and ("should ensure that a DASH" in p.text or "6.8 " in p.text)
    ]
