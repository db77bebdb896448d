"""The parts of a pack: frequencies, areas, cross-tabulations, pairs, candidates, gaps."""

import pytest

from dhrcode.analysis.candidates import candidate_themes
from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.crosstab import crosstab, subthemes_by
from dhrcode.analysis.frequency import (
    area_frequencies,
    frequencies,
    largest,
    most_frequent,
    never_present,
)
from dhrcode.analysis.gaps import gaps
from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.pairs import found_together, pairs
from dhrcode.analysis.statistics import Association
from dhrcode.analysis.variables import attribute_variable, find_variable


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
    process, health = area_frequencies(codebook, figures)
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
    assert [row.subtheme.id for row in never_present(rows)] == ["gps"]
    assert largest(rows) == (1, 1)


def test_of_many_ties_none_is_picked_out(codebook, figures):
    for subtheme in ("maracs", "police", "gps"):
        figures["finding", subtheme, "present"] = 1
    rows = frequencies(codebook, figures)
    assert most_frequent(rows, few=1) == []
    assert largest(rows) == (1, 3)


def by(codebook, cases, name, **more):
    variable = attribute_variable(codebook, cases, name)
    made = count_cases(codebook, cases, [variable])
    figures = dict(made.ledger.figures()) | more.pop("figures", {})
    return subthemes_by(codebook, variable, figures, made.findings, **more)


def test_a_crosstab_drops_empty_columns_and_says_so(codebook, four):
    made = by(codebook, four, "victim.relationship")
    assert [c.id for c in made.categories] == ["partner", "parent", ""]
    assert [c.id for c in made.empty] == ["child", "not-stated"]
    assert (made.reviews, made.several) == ((2, 2, 1), 1)
    assert [row.present for row in made.rows] == [(2, 1, 1), (1, 0, 0), (1, 1, 0)]
    assert made.rows[0].shares == (1.0, 0.5, 1.0)


def test_its_test_leaves_out_who_is_in_two_columns_or_not_coded(codebook, case):
    partner, parent = (
        ("victim", 1, "relationship", "partner"),
        ("victim", 1, "relationship", "parent"),
    )
    cases = [case(n, {"gps": "present"}, [partner]) for n in range(3)]
    cases += [case(3, {"gps": "absent"}, [partner])]
    cases += [case(4, {"gps": "present"}, [parent])]
    cases += [case(n, {"gps": "not-stated"}, [parent]) for n in range(5, 8)]
    tested = by(codebook, cases, "victim.relationship").rows[2].test
    assert tested == Association(pytest.approx(34 / 70), "Fisher's exact")
    both = case(8, {"gps": "present"}, [partner, ("victim", 2, "relationship", "parent")])
    uncoded = case(9, {}, [parent])
    more = by(codebook, [*cases, both, uncoded], "victim.relationship").rows[2].test
    assert more == tested


def test_several_values_of_a_person_are_not_tested(codebook, four):
    made = by(codebook, four, "victim.known-to")
    assert {row.test for row in made.rows} == {
        Association(None, "undefined: a person may have several of the values")
    }
    assert made.tests == 0


def test_a_test_of_hidden_counts_is_hidden(codebook, four):
    some = [c for c in four if c.review.findings.keys() >= {"maracs", "police", "gps"}]
    hidden = {("cross", "year", "2012", "gps"): HIDDEN}
    made = by(codebook, some, "year", tests="shown", figures=hidden)
    assert [row.test.p is HIDDEN for row in made.rows] == [False, False, True]
    overlapping = by(codebook, some, "victim.relationship", tests="shown")
    assert {row.test.p for row in overlapping.rows} == {HIDDEN}
    uncoded = by(codebook, four, "year", tests="shown")
    assert [row.test.p is HIDDEN for row in uncoded.rows] == [False, True, True]
    none = by(codebook, some, "year", tests="none")
    assert {row.test.p for row in none.rows} == {HIDDEN}


def test_any_variable_by_any_other(codebook, four):
    row, column = (find_variable(codebook, four, n) for n in ("victim.relationship", "police"))
    made = crosstab(row, column)
    assert made.counts == (
        (1, 1, 0, 0, 0),
        (0, 1, 0, 1, 0),
        (0, 0, 0, 0, 0),
        (0, 0, 0, 0, 0),
        (0, 0, 0, 0, 1),
    )
    assert made.row_totals == (2, 2, 0, 0, 1)
    assert made.column_totals == (1, 1, 0, 1, 1)
    assert made.shares[0] == (1.0, 1.0, None, 0.0, 0.0)
    assert made.overlapping == 1
    assert made.test.test == "Fisher's exact"


def test_a_variable_against_itself_is_not_tested(codebook, four):
    one = find_variable(codebook, four, "police")
    assert crosstab(one, one).test.test == "undefined: a variable against itself"


def test_pairs_found_together_come_first(codebook, figures):
    made = pairs(codebook, figures)
    assert [(p.first.id, p.second.id, p.both) for p in made] == [
        ("maracs", "police", 1),
        ("maracs", "gps", 1),
        ("police", "gps", 0),
    ]
    assert made[0].jaccard == 1 / 3
    figures["both", "maracs", "police"] = HIDDEN
    assert [p.second.id for p in found_together(pairs(codebook, figures))] == ["gps"]


def test_candidates_of_one_name_are_grouped(case):
    cases = [
        case(1, {}, candidates=["Housing", "Immigration"]),
        case(2, {}, candidates=["housing ", "Housing"]),
        case(3, {}, candidates=["Animal cruelty"]),
    ]
    made = candidate_themes(cases)
    assert [(theme.label, theme.reviews) for theme in made] == [
        ("Housing", ("DHR1", "DHR2")),
        ("Animal cruelty", ("DHR3",)),
        ("Immigration", ("DHR1",)),
    ]
    assert len(made[0].noted) == 3


def test_gaps_are_told_apart(codebook, four, case):
    found = gaps(codebook, [*four[2:], case(5, {"maracs": "present"}, evidence=["maracs"])])
    assert found.drafts == ("DHR4",)
    assert [(gap.review, gap.subtheme.id, gap.what) for gap in found.findings] == [
        ("DHR3", "police", "unclear"),
        ("DHR4", "maracs", "present without evidence"),
        ("DHR4", "police", "not coded"),
        ("DHR4", "gps", "not coded"),
        ("DHR5", "police", "not coded"),
        ("DHR5", "gps", "not coded"),
    ]
    assert found.number("not coded") == 4


def test_a_finding_on_the_queue_is_a_gap_and_not_coded_stays_not_coded(codebook, case):
    one = case(1, {"maracs": "unclear", "police": "absent"})
    one = one._replace(review=one.review._replace(again=("maracs", "police", "gps")))
    found = gaps(codebook, [one]).findings
    assert [(gap.subtheme.id, gap.what) for gap in found] == [
        ("maracs", "to be coded again"),
        ("police", "to be coded again"),
        ("gps", "not coded"),
    ]
