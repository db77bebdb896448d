"""Cross-tabulations: what is counted, and what is tested."""

import pytest

from dhrcode.analysis.counts import count_cases
from dhrcode.analysis.crosstab import Told, crosstab, subthemes_by
from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.statistics import Association
from dhrcode.analysis.variables import attribute_variable, find_variable, find_variables


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


def test_present_findings_of_the_categories_may_be_left_out(codebook, four):
    variable = attribute_variable(codebook, four, "year")
    made = count_cases(codebook, four, [variable], averages=False)
    crossed = subthemes_by(codebook, variable, made.ledger.figures(), made.findings)
    assert crossed.ticks == ()
    assert crossed.rows == by(codebook, four, "year").rows


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


def people(codebook, cases, row, column):
    made = crosstab(*find_variables(codebook, cases, row, column))
    ids = [[c.id for c in v.categories] for v in (made.row, made.column)]
    counted = {
        (r, c): made.counts[n][m] for n, r in enumerate(ids[0]) for m, c in enumerate(ids[1])
    }
    return made, {pair: count for pair, count in counted.items() if count}


def test_two_attributes_of_a_victim_are_those_of_one_and_the_same_victim(codebook, case):
    facts = [
        ("victim", 1, "relationship", "partner"),
        ("victim", 1, "known-to", "police"),
        ("victim", 2, "relationship", "child"),
        ("victim", 2, "known-to", "gp"),
    ]
    made, counted = people(codebook, [case(1, {}, facts)], "victim.relationship", "victim.known-to")
    assert counted == {("partner", "police"): 1, ("child", "gp"): 1}
    assert (made.row.unit, made.units, made.overlapping) == ("victim", 2, 0)
    assert made.row_totals == (1, 0, 1, 0)


def test_a_person_of_whom_one_of_the_two_is_not_known_is_paired_with_nobody_else(codebook, case):
    facts = [("victim", 1, "relationship", "partner"), ("victim", 3, "known-to", "gp")]
    listed = case(1, {}, facts)._replace(victims=3)
    made, counted = people(
        codebook, [listed, case(2, {})], "victim.known-to", "victim.relationship"
    )
    assert counted == {("", "partner"): 1, ("gp", ""): 1, ("", ""): 1}
    assert made.units == 3


@pytest.mark.parametrize("column", ["year", "gps", "subtheme.police"])
def test_people_against_anything_else_are_told_of_reviews(codebook, four, column):
    column = "review.gps" if column == "gps" else column
    made, _ = people(codebook, four, "victim.relationship", column)
    assert (made.row.unit, made.column.unit, made.units) == ("review", "review", 4)


def test_a_crosstab_tests_what_by_tests(codebook, case):
    """Present against every other finding: not stated is another finding, not coded is none."""
    findings = ["present"] * 3 + ["absent", "not-stated", "unclear", "not-stated", "absent"]
    years = ["2012", "2012", "2012", "2012", "2014", "2014", "2014", "2012"]
    cases = [
        case(n, {"gps": found}, [("review", 1, "year", year)])
        for n, (found, year) in enumerate(zip(findings, years, strict=True))
    ]
    cases.append(case(8, {}, [("review", 1, "year", "2014")]))
    tested = by(codebook, cases, "year").rows[2].test
    assert tested.test == "Fisher's exact"
    for pair in (("subtheme.gps", "year"), ("year", "subtheme.gps")):
        assert crosstab(*find_variables(codebook, cases, *pair)).test == tested


def test_two_subthemes_are_tested_by_present_and_every_other_finding(codebook, case):
    pairs = [("present", "present")] * 4 + [("absent", "not-stated"), ("unclear", "absent")] * 2
    cases = [case(n, {"gps": a, "police": b}) for n, (a, b) in enumerate(pairs)]
    made = crosstab(*find_variables(codebook, cases, "subtheme.gps", "police"))
    assert made.test == Association(pytest.approx(2 / 70), "Fisher's exact")
