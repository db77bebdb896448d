"""Partial records: what they leave open, and what can no longer be told."""

import json
from itertools import product

import pandas as pd
import pytest

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.crosstab import crosstab
from dhrcode.analysis.frequency import area_frequencies, frequencies, never_present
from dhrcode.analysis.incomplete import SOME, left_open, open_as_shown, undefined
from dhrcode.analysis.ledger import HIDDEN, AtLeast, Undefined
from dhrcode.analysis.occurrence import occurrence
from dhrcode.analysis.pairs import pairs
from dhrcode.analysis.statistics import NOT_KNOWN, share, wilson
from dhrcode.analysis.variables import subtheme_variable
from dhrcode.model.codebook import Area, Codebook, Subtheme

IDS = ("gps", "police", "schools")


def codebook(*, revised: bool = False) -> Codebook:
    areas = tuple(
        Area(id=f"a-{one}", label=one, subthemes=(Subtheme(id=one, label=one, definition=one),))
        for one in IDS
    )
    history = ()
    if revised:
        history = (
            {
                "version": "2",
                "after": "1",
                "on": "2025-01-01",
                "change": "add",
                "subthemes": ["schools"],
                "area": "a-schools",
                "why": "New.",
                "findings": "again",
            },
        )
    return Codebook.model_validate(
        {
            "id": "tiny",
            "version": "2" if revised else "1",
            "title": "Tiny",
            "areas": [area.model_dump(exclude_none=True) for area in areas],
            "history": list(history),
        }
    )


def case(number: int, status: str, version: str = "1", **findings: str) -> CaseDetails:
    review = CodedReview(
        f"DHR{number}",
        "dhr",
        "LN",
        None,
        version,
        findings,  # type: ignore[arg-type]
        "",
        partial=status == "partial",
    )
    return CaseDetails(review, status, (), (), {})


CASES = [
    case(1, "complete", gps="present", police="absent", schools="absent"),
    case(2, "complete", gps="absent", police="present", schools="absent"),
    case(3, "partial", gps="present", schools="absent"),
    case(4, "partial", gps="present", schools="absent"),
    case(5, "draft", gps="present"),
]
REVIEWS = [one.review for one in CASES]


def test_only_partial_records_leave_open_what_they_do_not_code():
    found = left_open(codebook(), REVIEWS)
    assert found.bits == {"police": 0b01100}
    assert (found.of("police"), found.of("gps"), found.of("gps", "police")) == (2, 0, 2)
    assert (found.within(0b00111, "police"), found.within(0b10011, "police")) == (1, 0)


def test_a_subtheme_that_came_later_is_not_left_open():
    revised = codebook(revised=True)
    late = case(6, "partial", gps="present").review
    since = case(7, "partial", "2", gps="present").review
    assert left_open(revised, [late]).bits == {"police": 1}
    assert left_open(revised, [since]).bits == {"police": 1, "schools": 1}


def test_a_count_that_may_be_larger_is_a_number_that_says_so():
    count = AtLeast(4)
    assert f"{count} of 13" == "at least 4 of 13"
    assert (str(count), count + 1, sorted([AtLeast(7), count])) == ("at least 4", 5, [4, 7])
    assert json.dumps([count]) == "[4]"


def test_nothing_that_needs_the_count_is_told():
    rows = {r.subtheme.id: r for r in _frequencies()}
    police = rows["police"]
    reason = Undefined("not coded in 2 partial records")
    assert (police.present, isinstance(police.present, AtLeast)) == (1, True)
    assert (police.of_reviews, police.of_stated, police.rank) == (reason, reason, reason)
    assert (*police.reviews_interval, *police.stated_interval) == (reason,) * 4
    gps = rows["gps"]
    assert (gps.present, isinstance(gps.present, AtLeast), gps.of_reviews) == (4, False, 0.8)
    assert gps.rank == reason, "the place of the others cannot be told either"


def _frequencies():
    book = codebook()
    figures = count_cases(book, CASES).ledger.figures()
    return frequencies(book, figures, left_open(book, REVIEWS))


def test_what_is_present_in_no_review_is_coded_in_all_of_them():
    assert never_present(_frequencies()) == []  # a draft does not code schools
    book = codebook()
    cases = CASES[:4]
    figures = count_cases(book, cases).ledger.figures()
    rows = frequencies(book, figures, left_open(book, REVIEWS[:4]))
    assert [row.subtheme.id for row in never_present(rows)] == ["schools"]


def test_an_area_a_pair_and_a_table_say_at_least():
    book = codebook()
    figures = count_cases(book, CASES).ledger.figures()
    gaps = left_open(book, REVIEWS)
    by_area = {r.area.id: r.together for r in area_frequencies(book, figures, gaps)}
    police = by_area["a-police"]
    assert (str(police.present), str(police.ticks)) == ("at least 1", "at least 1")
    assert (police.of_reviews, police.average) == (undefined(2), undefined(2))
    assert str(by_area["a-gps"].present) == "4"
    together = {(p.first.id, p.second.id): p for p in pairs(book, figures, gaps)}
    both = together["gps", "police"]
    assert (str(both.both), str(both.first_present), str(both.second_present)) == (
        "at least 0",
        "4",
        "at least 1",
    )
    assert (both.jaccard, together["gps", "schools"].jaccard) == (undefined(2), 0.0)
    counts = occurrence(book, REVIEWS).rows[1].counts
    assert (str(counts.told), counts.share, counts.open) == ("at least 1", undefined(2), 2)


def test_a_cross_tabulation_marks_the_cells_that_may_be_larger():
    book = codebook()
    police, gps = (subtheme_variable(book, CASES, one) for one in ("police", "gps"))
    made = crosstab(police, gps)
    at = {
        (r.id, c.id): (str(made.counts[n][m]), made.shares[n][m])
        for (n, r), (m, c) in product(enumerate(police.categories), enumerate(gps.categories))
    }
    assert at["present", "present"] == ("at least 0", undefined(2))
    assert at["present", "absent"] == ("1", 1.0)  # the review with GPs absent is complete
    assert at["not-coded", "present"] == ("3", 0.75)
    assert [str(n) for n in made.row_totals] == [
        "at least 1",
        "at least 1",
        *["at least 0"] * 2,
        "3",
    ]
    assert (made.test.p, made.test.test) == (
        undefined(2),
        "undefined: not coded in 2 partial records",
    )


def test_a_publication_tells_no_number_of_partial_records():
    book = codebook()
    figures = dict(count_cases(book, CASES).ledger.figures())
    figures["finding", "police", "not-coded"] = HIDDEN
    shown = open_as_shown(book, REVIEWS, figures)
    assert shown.shown == {"police": SOME, "schools": SOME}, "a draft's gap looks the same"
    assert undefined(shown.of("police")) == Undefined("not coded in some partial records")
    rows = {r.subtheme.id: r for r in frequencies(book, figures, shown)}
    assert (rows["police"].of_reviews, rows["gps"].of_reviews) == (NOT_KNOWN, 0.8)
    assert open_as_shown(book, REVIEWS[:2], figures).shown == {}


def test_no_share_is_made_of_a_count_that_may_be_larger():
    assert share(AtLeast(3), 4) == NOT_KNOWN
    assert share(3, AtLeast(4)) == NOT_KNOWN
    assert wilson(AtLeast(3), 4) == (NOT_KNOWN, NOT_KNOWN)


@pytest.mark.parametrize("subtheme", IDS)
def test_pandas_counts_the_same(subtheme):
    frame = pd.DataFrame(
        {one.id: dict(one.review.findings) | {"status": one.status} for one in CASES}
    ).T
    row = next(r for r in _frequencies() if r.subtheme.id == subtheme)
    gaps = frame["status"].eq("partial") & frame[subtheme].isna()
    assert row.present == int(frame[subtheme].eq("present").sum())
    assert row.open == int(gaps.sum())
    assert row.not_coded == int(frame[subtheme].isna().sum())
