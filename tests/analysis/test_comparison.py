"""Two sets of reviews side by side."""

import pytest

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.comparison import (
    ComparedSide,
    ComparedTheme,
    Overlap,
    compare,
    overlap_of,
    side_of,
    themes_of,
    unlike_subthemes,
)
from dhrcode.analysis.ledger import AtLeast, Undefined
from dhrcode.analysis.statistics import association, newcombe
from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import Grouping

GPS = ComparedTheme("Health", "GPs", ("gps",))
BEDS = ComparedTheme("Health", "Beds", ("beds",))


def book(**rules: str) -> Codebook:
    subthemes = [
        {"id": name, "label": name.upper(), "definition": rule} for name, rule in rules.items()
    ]
    areas = [{"id": "health", "label": "Health", "subthemes": subthemes}]
    return Codebook.model_validate({"id": "x", "version": "1", "title": "X", "areas": areas})


def review(name: str, *, partial: bool = False, **findings: str) -> CodedReview:
    coded = dict(findings)
    return CodedReview(name, "dhr", "AB", None, "1", coded, f"digest of {name}", partial=partial)


def sides(*counts: tuple[int, int]) -> tuple[ComparedSide, ComparedSide]:
    (n, of), (m, of_second) = counts
    return (
        ComparedSide("here", of, {GPS.subthemes: n}),
        ComparedSide("there", of_second, {GPS.subthemes: m}),
    )


def test_the_difference_is_the_second_share_less_the_first_with_interval_and_test():
    row = compare([GPS], sides((3, 10), (9, 10)), {}, Overlap()).rows[0]
    assert row.difference == pytest.approx(0.6)
    assert row.interval == newcombe(3, 10, 9, 10)
    assert row.test == association([[3, 7], [9, 1]])


def test_no_test_is_made_where_reviews_are_on_both_sides():
    compared = compare([GPS], sides((3, 10), (9, 10)), {}, Overlap(("DHR1",)))
    assert compared.rows[0].difference == pytest.approx(0.6)
    assert compared.rows[0].test.p is None
    assert compared.tests == 0


def test_a_side_without_reviews_or_with_partial_records_leaves_the_difference_undefined():
    for counts in (((0, 0), (1, 2)), ((AtLeast(1), 3), (1, 2))):
        row = compare([GPS], sides(*counts), {}, None).rows[0]
        assert isinstance(row.difference, Undefined)
        assert row.test.p == row.difference


def test_counts_are_of_reviews_and_at_least_where_a_review_is_not_coded():
    reviews = [review("A", gps="present", beds="absent"), review("B", gps="present", partial=True)]
    side = side_of("here", book(gps="x", beds="y"), reviews, [GPS, BEDS])
    assert (side.reviews, side.present) == (2, {("gps",): 2, ("beds",): 0})
    assert isinstance(side.present["beds",], AtLeast)
    assert not isinstance(side.present["gps",], AtLeast)


def test_a_group_is_present_where_one_of_its_subthemes_is():
    codebook = book(gps="x", beds="y")
    groups = [{"label": "Care", "subthemes": ["gps", "beds"]}, {"label": "Empty"}]
    named = Grouping.model_validate({"id": "g", "label": "G", "groups": groups})
    themes = themes_of(codebook, named)
    assert [theme.label for theme in themes] == ["GPS", "BEDS", "Care"]
    reviews = [review("A", gps="present", beds="present"), review("B", beds="present")]
    assert side_of("here", codebook, reviews, themes).present["gps", "beds"] == 2


def test_only_what_means_the_same_on_both_sides_is_compared():
    codebook, other = book(gps="Doctors.", beds="Beds."), book(gps="Doctors,  all.", cars="Cars.")
    assert unlike_subthemes(codebook, other) == {
        "gps": "its rules are not the same in both codebooks",
        "beds": "the other codebook does not have it",
    }
    assert unlike_subthemes(book(gps="Our  doctors."), book(gps="Our\ndoctors.")) == {}
    compared = compare([GPS, BEDS], sides((1, 2), (1, 2)), {"gps": "other rules"}, None)
    assert compared.rows == ()
    assert compared.left_out == (("GPs", "other rules"), ("Beds", "no count in here"))


def test_reviews_of_both_sides_are_the_same_by_id_and_record():
    first = [review("A"), review("B"), review("C")]
    second = [review("A"), review("B")._replace(digest="other"), review("D")]
    assert overlap_of(first, second) == Overlap(("A",), ("B",))
