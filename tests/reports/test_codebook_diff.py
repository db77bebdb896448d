"""What changed between two codebooks, in sentences."""

from typing import get_args

import pytest

from dhrcode.analysis.codebook_diff import (
    ChangedPart,
    ChangeType,
    CodebookComparison,
    CodebookDifference,
    compare_codebooks,
)
from dhrcode.reports.blocks import Paragraph
from dhrcode.reports.codebook_diff import SAME, UNKNOWN, codebook_diff_report, sentence
from dhrcode.store.codebooks import shipped_codebook

WORDED = {
    "codebook": ("changed", "order"),
    "kind": ("added", "gone", "changed"),
    "area": ("added", "gone", "changed", "order"),
    "subtheme": ("added", "gone", "perhaps-renamed", "retired", "coded-again", "moved", "changed"),
    "candidate": ("added", "gone", "changed"),
    "grouping": ("added", "gone", "changed"),
    "attribute": (
        *("added", "gone", "perhaps-renamed", "retired", "coded-again", "changed", "order"),
    ),
    "value": ("added", "gone", "retired", "coded-again", "changed"),
    "agency": ("added", "gone", "retired", "coded-again", "changed"),
}
"""What can become of each sort of thing."""


def test_everything_that_can_differ_is_foreseen_here():
    assert set(WORDED) == set(get_args(ChangedPart))
    assert {what for several in WORDED.values() for what in several} == set(get_args(ChangeType))


@pytest.mark.parametrize(
    ("of", "what"), [(of, what) for of, several in WORDED.items() for what in several]
)
def test_every_difference_is_a_sentence_without_gaps(of, what):
    said = sentence(CodebookDifference(of, what, "ident", "Label", "label", "before", "after"))
    assert said.endswith(".")
    assert "{" not in said
    assert "ident" in said or of == "codebook"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("a", "b", "The definition of gps changed from 'a' to 'b'."),
        (None, "b", "The definition of gps changed from nothing to 'b'."),
        ("a", None, "The definition of gps changed from 'a' to nothing."),
        (None, None, "The definition of gps changed."),
    ],
)
def test_what_was_there_and_what_is(was, now, said):
    one = CodebookDifference("subtheme", "changed", "gps", "GPs", "definition", was, now)
    assert sentence(one) == said


def test_nothing_that_differs_is_said_in_so_many_words(tiny):
    report = codebook_diff_report(compare_codebooks(tiny, tiny))
    assert [block for section in report.sections for block in section.blocks] == [Paragraph(SAME)]
    assert report.brief == (Paragraph(SAME),)
    assert report.data()["same"] is True


def test_where_the_history_does_not_lead_it_is_said_first(tiny):
    report = codebook_diff_report(compare_codebooks(shipped_codebook(), tiny))
    assert report.sections[0].blocks[0] == Paragraph(UNKNOWN)
    assert report.data()["history_known"] is False


def test_two_that_call_themselves_the_same_version_are_named(tiny):
    told = CodebookComparison(
        tiny,
        tiny,
        (),
        (CodebookDifference("codebook", "changed", "tiny", "Tiny", "title", "a", "b"),),
    )
    assert codebook_diff_report(told).sections[0].blocks[0] == Paragraph(
        "Both call themselves version 1.2."
    )
