"""The counts of one table by name, and the table as a publication prints it."""

import pytest

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.crosstab import crosstab
from dhrcode.analysis.crosstab_ledger import as_shown, crosstab_ledger
from dhrcode.analysis.ledger import HIDDEN, AtLeast, Undefined
from dhrcode.analysis.variables import find_variables


@pytest.fixture
def reviews(case):
    """Six reviews: of 2012 two present and one absent, of 2014 one present and one each else."""
    found = ("present", "present", "absent", "present", "unclear", None)
    return [
        case(n, {"gps": f} if f else {}, [("review", 1, "year", "2012" if n < 3 else "2014")])
        for n, f in enumerate(found)
    ]


@pytest.mark.parametrize("upright", [False, True])
def test_the_counts_and_their_sums(codebook, reviews, upright):
    names = ("year", "subtheme.gps") if upright else ("subtheme.gps", "year")
    ledger = crosstab_ledger(*find_variables(codebook, reviews, *names), len(reviews))
    assert ledger.broken() == []
    side, other = ("column", "row") if upright else ("row", "column")
    assert ledger.counts[ALL] == 6
    assert [ledger.counts[side, f] for f in ("present", "absent", "not-coded")] == [3, 1, 1]
    assert [ledger.counts[other, year] for year in ("2012", "2014")] == [3, 3]
    cell = ("2014", "present") if upright else ("present", "2014")
    assert ledger.counts["cell", *cell] == 1
    assert [ledger.counts["other", year] for year in ("2012", "2014")] == [1, 1]
    assert ledger.implied == {("other", "2012"), ("other", "2014")}
    assert ledger.open == {ALL}


def shown(codebook, reviews, *names, hidden=(), **more):
    variables = find_variables(codebook, reviews, *names)
    ledger = crosstab_ledger(*variables, len(reviews))
    figures = dict(ledger.figures()) | dict.fromkeys(hidden, HIDDEN)
    return crosstab(*variables), as_shown(
        crosstab(*variables), figures, **({"exact": True, "partial": False} | more)
    )


def test_without_hiding_it_is_the_table(codebook, reviews):
    whole, made = shown(codebook, reviews, "subtheme.gps", "year")
    assert made == whole


def test_what_is_made_of_hidden_counts_is_hidden(codebook, reviews):
    hidden = [("cell", "present", "2012"), ("column", "2014"), ("row", "absent")]
    _, made = shown(codebook, reviews, "subtheme.gps", "year", hidden=hidden)
    assert made.counts[0] == (HIDDEN, 1)
    assert made.row_totals[:2] == (3, HIDDEN)
    assert made.column_totals == (3, HIDDEN)
    assert made.shares[0] == (HIDDEN, HIDDEN)
    assert made.shares[1] == (pytest.approx(1 / 3), HIDDEN)
    assert (made.test.p, made.test.test) == (HIDDEN, "hidden")


def test_of_rounded_counts_there_is_no_test(codebook, reviews):
    whole, made = shown(codebook, reviews, "subtheme.gps", "year", exact=False)
    assert made.test.p is HIDDEN
    assert made.counts == whole.counts


@pytest.mark.parametrize("upright", [False, True])
def test_partial_records_leave_every_finding_at_least(codebook, reviews, upright):
    names = ("year", "subtheme.gps") if upright else ("subtheme.gps", "year")
    _, made = shown(codebook, reviews, *names, partial=True)
    lines = list(zip(*made.counts, strict=True)) if upright else made.counts
    findings = made.column_totals if upright else made.row_totals
    assert [[isinstance(n, AtLeast) for n in line] for line in lines] == [[True] * 2] * 4 + [
        [False] * 2
    ]
    assert [isinstance(n, AtLeast) for n in findings] == [True] * 4 + [False]
    assert isinstance(made.test.p, Undefined)
    assert made.test.test == "undefined: not coded in some partial records"


def test_where_all_is_coded_partial_records_leave_nothing_open(codebook, reviews):
    _, made = shown(codebook, reviews[:5], "subtheme.gps", "year", partial=True)
    assert not any(isinstance(n, AtLeast) for line in made.counts for n in line)
