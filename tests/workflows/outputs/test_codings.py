"""All evidence of a theme across the reviews of a project."""

import pytest

from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.outputs.codings import CodingsRequest, codings, subthemes_called


def found(project, chosen=None, **asked):
    result = codings(project, chosen or Selection(), CodingsRequest(**asked))
    return [(row.theme, row.review, row.quote or row.note or row.page) for row in result.rows]


def test_the_evidence_of_a_theme_across_reviews(small):
    assert found(small, themes=("Issues related to GPs",)) == [
        ("gps", "DHR10", "Five doctors in one year."),
        ("gps", "INT3", "nobody ever asked me"),
    ]
    assert found(small, themes=("gps",), finding="absent") == []
    chosen = selection(small.codebook, areas=["health"], kinds=["interview"])
    assert found(small, chosen) == [("gps", "INT3", "nobody ever asked me")]


def test_words_are_looked_for_everywhere(small):
    assert found(small, words=("year",)) == [
        ("gps", "DHR10", "Five doctors in one year."),
        ("Housing", "DHR2", "Moved twice in a year."),
    ]
    assert found(small, words=("invented",)) == [("", "DHR2", "Invented from beginning to end.")]


def test_one_review_and_one_coder_s_own(small):
    assert {review for _, review, _ in found(small, reviews=("DHR2",))} == {"DHR2"}
    own = small.of_coder("EM")
    enter(own, "DHR2", FindingEntry("gps", "present", Piece(note="Mine."), "EM"))
    drafts = Selection(include_drafts=True)
    assert found(own, drafts) == [("gps", "DHR2", "Mine.")]
    assert ("gps", "DHR2", "Mine.") not in found(small, drafts)
    assert codings(own, Selection(), CodingsRequest()).drafts == 1


def test_what_was_asked_for_is_said(small):
    asked = CodingsRequest(("one year",), ("gps",), ("DHR10",), "present")
    result = codings(small, Selection(), asked)
    assert result.origin.selection == (
        "all complete and partial reviews; theme gps; review DHR10; words one year; finding present"
    )
    assert len(result.rows) == 1


def test_what_was_looked_through_is_known_also_where_nothing_was_found(small):
    drafts = Selection(include_drafts=True)
    looked = codings(small, drafts, CodingsRequest(("nowhere",)))
    assert looked.rows == ()
    assert {"DHR2", "DHR10"} < set(looked.reviews)
    assert codings(small, drafts, CodingsRequest(reviews=("DHR2",))).reviews == ("DHR2",)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"themes": ("housing",)}, "the codebook has no subtheme 'housing'"),
        ({"finding": "maybe"}, "'maybe'"),
        ({"reviews": ("DHR22",)}, r"^there is no review 'DHR22': did you mean 'DHR2'\?"),
        ({"words": (" ",)}, "^there is nothing to look for in these words$"),
    ],
)
def test_what_cannot_be_meant(small, asked, said):
    with pytest.raises(UsageError, match=said):
        codings(small, Selection(), CodingsRequest(**asked))


def test_a_record_with_an_error_is_mended_first(small):
    (small.root / "records" / "DHR7.yaml").write_text("nonsense: 1\n")
    with pytest.raises(DataProblemsError, match="no list of evidence was made"):
        found(small)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["GP"], ["gps"]),
        (["issues", "gps"], ["gps"]),
        (["related gp"], ["gps"]),
        (["ps"], []),
        (["gp", "police"], []),
        ([], []),
    ],
)
def test_subthemes_whose_label_has_the_words(small, words, expected):
    assert [one.id for one in subthemes_called(small.codebook, words)] == expected
