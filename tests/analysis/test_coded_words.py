"""Every piece of evidence of a record by itself, chosen by theme, finding and words."""

import pytest

from dhrcode.analysis.coded_words import WordsWanted, words_typed
from dhrcode.model.record import Candidate, CodebookVersion, CodedSubtheme, Evidence, Record

RECORD = Record(
    review="DHR7",
    codebook=CodebookVersion(id="a", version="1"),
    coder="LN",
    findings={
        "gps": CodedSubtheme(
            finding="present",
            evidence=(
                Evidence(page="4", quote="never well-\nknown to them"),
                Evidence(note="Twice"),
            ),
        ),
        "police": CodedSubtheme(finding="absent", evidence=(Evidence(quote="They came."),)),
    },
    emerging=(
        Candidate(label="Housing", note="Moved twice."),
        Candidate(label="Debt", evidence=(Evidence(page="9", quote="rent arrears"),)),
    ),
    memo="Read twice.",
)


def themes(**wanted):
    wanted.setdefault("subthemes", ("police", "gps"))
    return [(r.kind, r.theme, r.page) for r in WordsWanted(**wanted)(RECORD, "0").rows]


def test_evidence_in_the_codebook_s_order_then_candidate_themes():
    assert themes() == [
        ("evidence", "police", None),
        ("evidence", "gps", "4"),
        ("evidence", "gps", None),
        ("candidate", "Housing", None),
        ("candidate", "Debt", "9"),
    ]
    row = WordsWanted(("gps",))(RECORD, "0").rows[0]
    assert (row.review, row.coder, row.finding) == ("DHR7", "LN", "present")


def test_one_theme_finding_or_review_alone():
    assert themes(subthemes=("gps",), everything=False) == [
        ("evidence", "gps", "4"),
        ("evidence", "gps", None),
    ]
    assert themes(finding="absent", everything=False) == [("evidence", "police", None)]
    assert themes(reviews=frozenset(["DHR8"])) == []
    assert len(themes(reviews=frozenset(["DHR7"]))) == 5


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (
            ["TWICE"],
            [("evidence", "gps", None), ("candidate", "Housing", None), ("memo", "", None)],
        ),
        (["wellknown"], [("evidence", "gps", "4")]),
        (["well-known", "them"], [("evidence", "gps", "4")]),
        (["well-known", "twice"], []),
        (["rent arrears"], [("candidate", "Debt", "9")]),
        (["debt"], [("candidate", "Debt", "9")]),
    ],
)
def test_words_in_quotes_notes_candidates_and_memos(typed, found):
    assert themes(words=words_typed(typed)) == found


def test_words_without_a_letter_are_none():
    assert words_typed(["", "  ", "\u200b"]) == ()
