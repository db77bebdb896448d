"""Every piece of evidence of a record by itself, chosen by theme, finding and words."""

import pytest

from dhrcode.analysis.coded_words import WordsWanted, words_typed
from dhrcode.model.contact import Contact
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


CALL = {"when": "2013-10-14", "agency": "police", "opportunity": "missed"}
WITH_CONTACTS = RECORD.model_copy(
    update={
        "findings": {"gps": CodedSubtheme(finding="absent", summary="A locum was seen.")},
        "contacts": tuple(
            Contact.model_validate({"id": own, **CALL, **more})
            for own, more in (
                ("C1", {"themes": ["gps", "police"], "evidence": [{"page": "4", "quote": "rang"}]}),
                ("C2", {"summary": "A locum rang."}),
            )
        ),
    }
)


def found_in(**wanted):
    wanted.setdefault("subthemes", ("police", "gps"))
    return [(r.kind, r.theme, r.contact) for r in WordsWanted(**wanted)(WITH_CONTACTS, "0").rows]


def test_contacts_stand_under_each_of_their_themes_or_after_all():
    assert found_in()[:2] == [("contact", "police", "C1"), ("contact", "gps", "C1")]
    assert found_in()[-1] == ("contact", "", "C2")
    assert found_in(subthemes=("gps",), everything=False) == [("contact", "gps", "C1")]
    assert found_in(finding="absent", everything=False) == []


def test_words_are_looked_for_in_summaries_of_findings_and_of_contacts():
    assert found_in(words=words_typed(["locum"])) == [
        ("summary", "gps", None),
        ("contact", "", "C2"),
    ]
    row = WordsWanted((), words=words_typed(["locum"]))(WITH_CONTACTS, "0").rows[0]
    assert (row.agency, row.opportunity, row.summary) == ("police", "missed", "A locum rang.")
    assert "2013" not in str(row._asdict())
