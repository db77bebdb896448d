"""The report of how far each coding is."""

from typing import NamedTuple

from dhrcode.reports.progress import progress_report


class Far(NamedTuple):
    review: str
    coder: str
    apart: bool = False
    status: str = "draft"
    coded: int = 2
    queue: int = 1
    unverified: int = 3
    missing: int = 0
    changed: str = ""


CODINGS = [
    Far("DHR2", "LN", status="complete", changed="2025-03-10"),
    Far("DHR2", "EM", apart=True),
]


def test_a_row_for_each_coding_and_totals():
    report = progress_report(CODINGS, 21)
    assert report.subtitle == "1 review, 2 coders"
    assert [tuple(line.cells) for line in report.tables[0].lines] == [
        ("DHR2", "LN", "", "complete", "2 of 21", 1, 3, 0, "2025-03-10"),
        ("DHR2", "EM", "independent", "draft", "2 of 21", 1, 3, 0, ""),
        ("2 in all", "", "", "1 complete", "", 2, 6, 0, "2025-03-10"),
    ]
    assert len(list(report.flat())) == 3  # totals are no data
    data = report.data()
    assert data["codings"][1]["independent"] is True
    assert data["codings"][1]["last_change"] is None


def test_a_project_without_codings():
    report = progress_report([], 21)
    assert report.subtitle == "0 reviews, 0 coders"
    assert [tuple(line.cells) for line in report.tables[0].lines] == [
        ("0 in all", "", "", "0 complete", "", 0, 0, 0, "")
    ]


def test_partial_records_have_a_total_of_their_own():
    report = progress_report([*CODINGS, Far("DHR3", "LN", status="partial")], 21)
    assert report.tables[0].lines[-1].cells[:4] == ("3 in all", "", "", "1 complete, 1 partial")
