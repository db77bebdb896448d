"""What holds of any data."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import Treatment, compare, compare_ratings
from dhrcode.analysis.agreement.measures import MEASURES
from dhrcode.model.record import FINDINGS

FEW = Resampling(samples=40)
CHANCE = ("kappa", "fleiss_kappa", "pabak", "alpha", "ac1")
shapes = st.tuples(st.integers(1, 9), st.integers(2, 4))
ratings = shapes.flatmap(lambda shape: arrays(np.int64, shape, elements=st.integers(-1, 2)))


def same(one, other):
    """Whether two dicts of values, some None, are the same but for rounding."""
    return one == {
        name: value if value is None else pytest.approx(value, abs=1e-9)
        for name, value in other.items()
    }


@given(ratings, st.randoms(use_true_random=False))
def test_the_order_of_coders_units_and_categories_does_not_matter(coded, values, codes, random):
    made = values(coded(codes, 3, present=1))
    coders = random.sample(range(codes.shape[1]), codes.shape[1])
    units = random.sample(range(len(codes)), len(codes))
    places = random.sample(range(3), 3)
    moved = np.array([*places, -1])[codes][units][:, coders]
    assert same(values(coded(moved, 3, present=places[1])), made)


@given(ratings)
def test_values_lie_within_their_limits(coded, values, codes):
    for name, value in values(coded(codes, 3, present=0)).items():
        low = -1 if name in CHANCE else 0
        assert value is None or low <= value <= 1 + 1e-12, name


@given(ratings)
def test_intervals_lie_within_the_limits_of_values(coded, codes):
    made = compare_ratings(coded(codes, 3, present=0), FEW).together.overall
    for name, estimate in made.measures.items():
        low = -1 - 1e-12 if name in CHANCE else 0
        if estimate.low is not None:
            assert estimate.value is not None
            assert low <= estimate.low <= estimate.high <= 1 + 1e-12
        assert (estimate.low is None) == bool(estimate.reason)
        assert (estimate.low is None) == (estimate.high is None)


@given(st.lists(st.integers(0, 2), min_size=2, max_size=9), st.integers(2, 5))
def test_perfect_agreement_is_1_where_codes_vary(coded, values, truth, coders):
    made = values(coded(np.tile(np.array(truth)[:, None], coders), 3))
    varies = len(set(truth)) > 1
    assert made["percent"] == made["pabak"] == made["ac1"] == 1
    for name in ("fleiss_kappa", "alpha", *(["kappa"] if coders == 2 else [])):
        assert made[name] == (pytest.approx(1, abs=1e-12) if varies else None)


@given(ratings)
def test_without_a_pair_nothing_and_with_one_percent_agreement_is_defined(coded, values, codes):
    made = values(coded(codes, 3, present=0))
    if ((codes >= 0).sum(axis=1) > 1).any():
        assert None not in (made["percent"], made["pabak"], made["ac1"], made["prevalence"])
    else:
        assert set(made.values()) == {None}


@given(ratings)
def test_categories_that_nobody_used_change_only_what_counts_categories(coded, values, codes):
    three, nine = values(coded(codes, 3, present=0)), values(coded(codes, 9, present=0))
    for made in (three, nine):
        made.pop("pabak")
        made.pop("ac1")
    assert same(three, nine)


@given(ratings)
def test_one_coder_twice_agrees_with_himself(coded, values, codes):
    twice = values(coded(codes[:, [0, 0]], 3))
    assert twice["percent"] in (1, None)
    assert twice["alpha"] in (pytest.approx(1), None)


@given(ratings)
def test_two_coders_are_the_same_alone_as_among_others(coded, codes):
    among = compare_ratings(coded(codes, 3, present=0), FEW)
    for pair in among.pairs:
        columns = [int(coder[1:]) for coder in pair.coders]
        alone = compare_ratings(coded(codes[:, columns], 3, present=0), FEW)
        assert alone.together.overall == pair.overall


@pytest.mark.parametrize("coders", [2, 3])
@pytest.mark.parametrize("k", [2, 4])
def test_agreement_by_chance_is_near_0(coded, values, coders, k):
    codes = np.random.default_rng(7).integers(k, size=(20_000, coders))
    made = values(coded(codes, k))
    for name in CHANCE:
        if name == "kappa" and coders > 2:
            continue
        assert abs(made[name]) < 0.02
    assert made["percent"] == pytest.approx(1 / k, abs=0.02)


def test_chance_is_0_for_kappa_and_alpha_of_a_rare_code_but_not_for_ac1_and_pabak(coded, values):
    codes = (np.random.default_rng(8).random((40_000, 2)) < 0.05).astype(int)
    made = values(coded(codes, 2))
    for name in ("kappa", "fleiss_kappa", "alpha"):
        assert abs(made[name]) < 0.02
    assert made["ac1"] > 0.85
    assert made["pabak"] > 0.75


codings = st.dictionaries(
    st.sampled_from(["EM", "LN", "AB"]),
    st.dictionaries(
        st.sampled_from([f"DHR{n}" for n in range(6)]),
        st.dictionaries(st.sampled_from("pqr"), st.sampled_from(FINDINGS)),
    ),
    min_size=2,
)
AREAS = {"one": ["p", "q"], "two": ["r"]}


@given(codings, st.sampled_from(Treatment), st.randoms(use_true_random=False))
def test_order_does_not_matter_to_a_comparison(found, treatment, random):
    one = compare(found, AREAS, treatment, FEW)
    coders = random.sample(sorted(found), len(found))
    other = compare(
        {
            c: {r: found[c][r] for r in random.sample(sorted(found[c]), len(found[c]))}
            for c in coders
        },
        AREAS,
        treatment,
        FEW,
    )
    assert numbers(one.together) == approx(numbers(other.together))
    mirrored = {frozenset(pair.coders): pair for pair in other.pairs}
    for pair in one.pairs:
        assert numbers(pair) == approx(numbers(mirrored[frozenset(pair.coders)]))


def numbers(agreement):
    """Everything in an agreement but who, in one list."""
    parts = (agreement.overall, *agreement.areas, *agreement.subthemes)
    found = [(part.reviews, part.units, part.pairs) for part in parts]
    return [
        *(n for counts in found for n in counts),
        *(x for part in parts for name in MEASURES for x in part.measures[name]),
    ]


def approx(items):
    return [pytest.approx(x, abs=1e-9) if isinstance(x, float) else x for x in items]


@given(codings, st.sampled_from(Treatment))
def test_the_parts_add_up(found, treatment):
    made = compare(found, AREAS, treatment, Resampling(samples=0)).together
    for parts in (made.areas, made.subthemes):
        assert sum(part.pairs for part in parts) == made.overall.pairs
        assert sum(part.units for part in parts) == made.overall.units
    assert made.overall.reviews <= made.overall.units <= made.overall.pairs
