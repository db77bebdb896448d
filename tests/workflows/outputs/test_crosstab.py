"""From a project to one cross-tabulation: what is counted, and what a publication tells of it."""

import random
import runpy
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from dhrcode.analysis.crosstab_ledger import crosstab_ledger
from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.selection import Selection, selection
from dhrcode.analysis.variables import Category, ReviewVariable
from dhrcode.errors import DisclosureError, NotFoundError, UsageError
from dhrcode.model.disclosure import Disclosure
from dhrcode.model.record import FINDINGS
from dhrcode.safety.disclosure import release
from dhrcode.workflows.outputs.crosstab import cross, publish_cross

ruled = runpy.run_path(str(Path(__file__).with_name("conftest.py")))["ruled"]
ONE_EACH = "^a publication tabulates one subtheme by one attribute: of two subthemes"


def test_any_variable_against_any_other(small):
    made = cross(small, Selection(), "gps", "victim.relationship")
    assert made.reviews == 3
    assert made.origin.records == 3
    with pytest.raises(UsageError, match="gpz"):
        cross(small, Selection(), "gpz", "year")
    with pytest.raises(UsageError, match="yeer"):
        cross(small, Selection(), "gps", "yeer")
    with pytest.raises(NotFoundError, match=r"^there is no review to report on"):
        cross(small, selection(small.codebook, where=["year=1999"]), "gps", "year")


def test_a_published_table_hides_small_counts_and_what_gives_them_away(many):
    """GPs, present in 3 of 24; by method 1 of 8 and 2 of 16."""
    made = publish_cross(ruled(many, threshold=5), Selection(), "gps", "method")
    table = made.table
    used = [n for n, c in enumerate(table.column.categories) if c.reviews]
    lines = {
        c.id: [str(line[n]) for n in used]
        for c, line in zip(table.row.categories, table.counts, strict=True)
    }
    assert lines == {
        "present": ["*", "*"],
        "absent": ["*", "*"],
        "not-stated": ["0", "0"],
        "unclear": ["0", "0"],
        "not-coded": ["0", "0"],
    }
    assert [str(table.column_totals[n]) for n in used] == ["16", "8"]
    assert list(map(str, table.row_totals)) == ["*", "*", "0", "0", "0"]
    assert {table.shares[0][n] for n in used} == {HIDDEN}
    assert table.test.p is HIDDEN
    assert made.published == (
        (
            "For publication: counts of 1 to 4 are hidden, and so are further counts from which "
            "they could be worked out; 6 counts are shown as *. A 0 is a 0."
        ),
        "Reviews that are not coded to the end are left out.",
    )
    assert (made.origin.digest, made.origin.records, made.by) == ("", 24, ("gps", "method"))


def test_without_a_threshold_it_is_the_table_of_all_counts(many):
    project = ruled(many, threshold=1)
    made = publish_cross(project, Selection(), "method", "use-of-maracs")
    assert made.table == cross(project, Selection(), "method", "use-of-maracs").table
    assert made.published == ("Reviews that are not coded to the end are left out.",)
    assert made.by == ("use-of-maracs", "method")


def test_rounded_counts_have_no_test_and_round_the_reviews(many):
    made = publish_cross(ruled(many, threshold=3, round_to=5), Selection(), "gps", "method")
    figures = [f for line in (*made.table.counts, made.table.row_totals) for f in line]
    assert {f % 5 for f in figures if f is not HIDDEN} == {0}
    assert (made.origin.records, made.table.units, made.reviews) == (25, 25, 25)
    assert made.table.test.p is HIDDEN


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("gps", "police-response", ONE_EACH),
        ("method", "year", ONE_EACH),
        (
            "gps",
            "victim.known-to",
            r"^'victim\.known-to' is of type choices: a publication takes an",
        ),
        ("place", "gps", "^'place' is of type text: a publication takes an attribute of the types"),
        ("gps", "yeer", "the codebook has no attribute or subtheme 'yeer'"),
    ],
)
def test_what_could_not_be_proved_is_refused_before_a_record_is_read(small, row, column, said):
    small.path_of("DHR2").write_text("")
    with pytest.raises(UsageError, match=said):
        publish_cross(small, Selection(), row, column)


def test_few_reviews_and_several_values_are_not_published(small):
    with pytest.raises(DisclosureError, match=r"^a pack of fewer reviews than the threshold"):
        publish_cross(small, Selection(), "gps", "year")
    victims = ({"relationship": "partner"}, {"relationship": "parent"})
    small.change("DHR10", lambda r: r.model_copy(update={"victims": victims}))
    with pytest.raises(DisclosureError, match=r"^some reviews have several values of 'victim"):
        publish_cross(small, Selection(), "gps", "victim.relationship")


def drawn(rng):
    """A subtheme and an attribute of some invented reviews."""
    reviews, values = rng.randint(8, 40), rng.randint(1, 4)
    names = ((*FINDINGS, "not-coded"), [f"v{n}" for n in range(values)])
    weights = [[rng.random() ** 3 for _ in of] for of in names]
    made = []
    for of, weight in zip(names, weights, strict=True):
        bits = dict.fromkeys(of, 0)
        for bit in range(reviews):
            bits[rng.choices(of, weight)[0]] |= 1 << bit
        made.append(tuple(Category(name, name, mine) for name, mine in bits.items()))
    return (
        ReviewVariable("s", "S", made[0], findings=True),
        ReviewVariable("v", "V", made[1]),
        reviews,
    )


def worked_out(row, column, counts, figures, threshold):
    """The hidden and small counts that have one value in every table that fits the figures."""
    places = [(r.id, c.id) for r in row.categories for c in column.categories]

    def parts(key):
        kind, *of = key
        if kind == "other":
            return [of[0] in at and not {"present", "not-coded"} & {*at} for at in places]
        names = {"reviews": (None, None), "row": (of[0], None) if of else None}
        want = {"column": (None, *of), "cell": tuple(of)}.get(kind) or names[kind]
        return [all(w in (None, h) for w, h in zip(want, at, strict=True)) for at in places]

    keys = list(counts)
    matrix = np.array([parts(key) for key in keys], dtype=float)
    low, high = np.zeros(len(keys)), np.full(len(keys), 99.0)
    guarded = []
    for n, key in enumerate(keys):
        if figures.get(key) is HIDDEN:
            low[n] = 1
            guarded.append(n)
        elif key in figures:
            low[n] = high[n] = figures[key]
        elif 0 < counts[key] < threshold:
            guarded.append(n)
    found = []
    for n in guarded:
        ends = [
            milp(
                sign * matrix[n],
                constraints=LinearConstraint(matrix, low, high),
                integrality=np.ones(len(places)),
                bounds=Bounds(0, np.inf),
            )
            for sign in (1, -1)
        ]
        assert all(end.status == 0 for end in ends)
        if round(ends[0].fun) == round(-ends[1].fun):
            found.append(keys[n])
    return found, len(guarded)


def test_no_small_count_is_found_in_sixty_tables():
    guarded = refused = 0
    for seed in range(60):
        rng = random.Random(seed)
        row, column, reviews = drawn(rng)
        ledger = crosstab_ledger(*rng.choice([(row, column), (column, row)]), reviews)
        rule = Disclosure(threshold=rng.choice([3, 5, 8]))
        try:
            figures = release(ledger, rule).figures
        except DisclosureError:
            refused += 1
            continue
        if ("row", "present") not in ledger.counts:
            row, column = column, row
        found, number = worked_out(row, column, ledger.counts, figures, rule.threshold)
        assert found == [], seed
        guarded += number
    assert guarded > 200
    assert refused < 25
