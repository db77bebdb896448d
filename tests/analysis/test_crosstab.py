"""Cross-tabulations: what is counted, and what is tested."""

import pytest

from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.crosstab import Told, crosstab, subthemes_by
from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.statistics import Association
from dhrcode.analysis.variables import attribute_variable, find_variable


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
    made = by(codebook, some, "year", told=Told("shown"), figures=hidden)
    assert [row.test.p is HIDDEN for row in made.rows] == [False, False, True]
    overlapping = by(codebook, some, "victim.relationship", told=Told("shown"))
    assert {row.test.p for row in overlapping.rows} == {HIDDEN}
    uncoded = by(codebook, four, "year", told=Told("shown"))
    assert [row.test.p is HIDDEN for row in uncoded.rows] == [False, True, True]
    none = by(codebook, some, "year", told=Told("none"))
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
