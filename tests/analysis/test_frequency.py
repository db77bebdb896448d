"""In how many reviews each subtheme and area is present."""

import pytest

from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.frequency import (
    area_frequencies,
    frequencies,
    largest,
    most_frequent,
    never_present,
)
from dhrcode.analysis.ledger import HIDDEN


@pytest.fixture
def figures(codebook, four):
    return dict(count_cases(codebook, four).ledger.figures())


def test_frequencies_have_each_count_and_denominator(codebook, figures):
    maracs, police, gps = frequencies(codebook, figures)
    assert maracs[2:9] == (3, 0, 1, 0, 0, 4, 3)
    assert police[2:9] == (1, 1, 0, 1, 1, 4, 2)
    assert (police.of_reviews, police.of_stated) == (1 / 4, 1 / 2)
    assert [row.rank for row in (maracs, police, gps)] == [1, 2, 2]


def test_areas_count_a_review_once(codebook, figures):
    process, health = (area.together for area in area_frequencies(codebook, figures))
    assert (process.present, process.reviews, process.ticks, process.average) == (3, 4, 4, 1.0)
    assert (health.present, health.ticks, health.average) == (1, 1, 0.25)


def test_most_frequent_takes_ties_and_leaves_zeros_and_hidden(codebook, figures):
    rows = frequencies(codebook, figures)
    assert [row.subtheme.id for row in most_frequent(rows)] == ["maracs", "police", "gps"]
    assert [row.subtheme.id for row in most_frequent(rows, few=1)] == ["maracs"]
    assert [row.subtheme.id for row in most_frequent(rows, few=2)] == ["maracs", "police", "gps"]
    assert largest(rows) == (3, 1)
    figures["finding", "maracs", "present"] = HIDDEN
    figures["finding", "gps", "present"] = 0
    rows = frequencies(codebook, figures)
    assert [row.subtheme.id for row in most_frequent(rows)] == ["police"]
    assert never_present(rows) == []  # it is not coded in every review
    figures["finding", "gps", "not-coded"] = 0
    rows = frequencies(codebook, figures)
    assert [row.subtheme.id for row in never_present(rows)] == ["gps"]
    assert largest(rows) == (1, 1)


def test_of_many_ties_none_is_picked_out(codebook, figures):
    for subtheme in ("maracs", "police", "gps"):
        figures["finding", subtheme, "present"] = 1
    rows = frequencies(codebook, figures)
    assert most_frequent(rows, few=1) == []
    assert largest(rows) == (1, 3)
