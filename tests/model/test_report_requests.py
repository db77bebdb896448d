"""What a report asks for: in the invented reports, and in forms of its own."""

from pathlib import Path

import pytest

from dhrcode.model.document import Page
from dhrcode.model.report_requests import plan_rows, requests_of

REPORTS = Path(__file__).parents[1] / "workflows" / "documents" / "reports"
FICTIONAL = Path(__file__).parents[2] / "examples" / "fictional" / "documents"
SEVEN, EIGHT = [f"7.{n}" for n in range(1, 5)], [f"6.{n}" for n in range(1, 9)]
TEN = [f"R{n}" for n in range(1, 11)]


def pages(text):
    return [Page(number, "", page) for number, page in enumerate(text.split("\f"), start=1)]


def asked(text):
    return [(one.page.number, one.number, one.to, one.words) for one in requests_of(pages(text))]


@pytest.mark.parametrize(
    ("path", "numbers", "rows"),
    [
        (REPORTS / "DHR-P1.txt", EIGHT, EIGHT),
        (REPORTS / "DHR-P2.txt", TEN, TEN),
        (REPORTS / "DHR-P3.txt", TEN[:8], TEN[:8]),
        (REPORTS / "DHR-P4.txt", SEVEN, SEVEN),
        (REPORTS / "DHR-P5.txt", TEN[:5], [""] * 4),
        (FICTIONAL / "DHR41-overview.txt", [*SEVEN, "7.5"], []),
        (FICTIONAL / "DHR58-overview.txt", [f"8.{n}" for n in range(1, 7)], []),
    ],
    ids=lambda one: one.stem if isinstance(one, Path) else "",
)
def test_every_recommendation_and_row_of_the_invented_reports_is_told(path, numbers, rows):
    there = pages(path.read_text(encoding="utf-8"))
    found = requests_of(there)
    assert [one.number for one in found] == numbers
    assert all(one.words.endswith(".") for one in found)
    told = plan_rows(there)
    assert [row.number for row in told] == rows
    assert all((row.action or row.recommendation) and row.owner and row.due for row in told)


def test_numbers_of_each_form_and_whom_is_asked():
    assert asked(
        "Recommendations\n\nRecommendation 1: The police should link calls.\n\n"
        "R2. The trust and the council must meet.\n\nFor health\n\n"
        "3. To train all staff.\n\n4.1 Every plan should be read.\n\n"
        "• The surgery needs to ask.\n\nThe panel thought long about this."
    ) == [
        (1, "R1", "police", "The police should link calls."),
        (1, "R2", "trust and the council", "The trust and the council must meet."),
        (1, "R3", "For health", "To train all staff."),
        (1, "4.1", "For health", "Every plan should be read."),
        (1, "", "surgery", "The surgery needs to ask."),
    ]


def test_one_that_runs_over_the_end_of_a_page_is_one():
    head, foot = "DHR Overview\n\n", "\n\nPage"
    assert asked(
        f"{head}Recommendations\n\n1. The police should link all calls to one{foot} 1\f"
        f"{head}address, and read them.\n\n2. The trust should train its staff.{foot} 2"
    ) == [
        (1, "R1", "police", "The police should link all calls to one address, and read them."),
        (2, "R2", "trust", "The trust should train its staff."),
    ]


def test_those_that_no_blank_line_parts():
    assert [
        number
        for _, number, _, _ in asked(
            "Recommendations\n\nR1 The police should link calls to one\naddress and read them.\n"
            "R2 The trust should train all of its staff, and say by when it will have done so."
        )
    ] == ["R1", "R2"]


def test_a_report_without_them_asks_for_nothing():
    assert requests_of([]) == []
    assert plan_rows(pages("The story\n\n1. The police should have come.")) == []


def test_a_table_of_a_word_document_has_a_line_for_each_cell_and_an_empty_one_too():
    head = "Recommendation\nScope of recommendation\nAction to take\nLead\nTarget date\nProgress"
    text = (
        f"Recommendations\n1. The police should link calls.\nAction plan\n{head}\n"
        "1. Link calls\nLocal\nChange the system\n\nJune 2024\nBegun\n"
        "2. Train\nLocal\nWrite a course\nHead of nursing\n\n\n"
    )
    assert asked(text) == [(1, "R1", "police", "The police should link calls.")]
    assert [tuple(row)[1:] for row in plan_rows(pages(text), by_cell=True)] == [
        ("R1", "Link calls", "Change the system", "", "June 2024"),
        ("R2", "Train", "Write a course", "Head of nursing", ""),
    ]
