"""Counts against the same counts made one by one, and the relations between them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dhrcode.analysis.counts import ANSWERS, count_cases
from dhrcode.analysis.variables import NOT_CODED, attribute_variable
from dhrcode.model.record import FINDINGS

SUBTHEMES = ("maracs", "police", "gps")
ATTRIBUTES = ("victim.relationship", "year", "victim.known-to")


def counted(codebook, cases):
    variables = [attribute_variable(codebook, cases, name) for name in ATTRIBUTES]
    return count_cases(codebook, cases, variables).ledger, variables


def test_what_is_counted_of_four_reviews(codebook, four):
    ledger, _ = counted(codebook, four)
    counts = ledger.counts
    assert counts["reviews",] == 4
    assert counts["kind", "dhr"] == 4
    assert [counts["finding", "police", answer] for answer in ANSWERS] == [1, 1, 0, 1, 1]
    assert [counts["area", area] for area in ("process", "health")] == [3, 1]
    assert [counts["ticks", area] for area in ("process", "health")] == [4, 1]
    assert counts["value", "victim.relationship", "partner"] == 2
    assert counts["value", "victim.relationship", "parent"] == 2
    assert counts["value", "victim.relationship", "child"] == 0
    assert counts["value", "victim.relationship", ""] == 1
    assert counts["several", "victim.relationship"] == 1
    assert counts["cross", "victim.relationship", "partner", "maracs"] == 2
    assert counts["cross", "victim.relationship", "parent", "maracs"] == 1
    assert counts["ticks of", "year", "2012"] == 4
    assert [counts["both", *pair] for pair in combinations(SUBTHEMES, 2)] == [1, 1, 0]


def test_what_no_table_shows_is_not_counted(codebook, four):
    variable = attribute_variable(codebook, four, "year")
    kinds = {
        key[0] for key in count_cases(codebook, four, [variable], averages=False).ledger.counts
    }
    assert "cross" in kinds
    assert "ticks of" not in kinds


def test_what_a_reader_gets_by_subtraction_is_implied_and_never_a_figure(codebook, four):
    ledger, _ = counted(codebook, four)
    figures = ledger.figures()
    assert ledger.counts["both", "maracs", "police", "maracs"] == 2
    assert ledger.counts["both", "maracs", "police", "neither"] == 1
    assert ledger.counts["area", "process", "none"] == 1
    assert ledger.implied.isdisjoint(figures)
    assert ("both", "maracs", "police", "maracs") in ledger.implied


VALUES = {
    "relationship": ("partner", "parent", "child", "not-stated"),
    "known-to": ("police", "gp"),
}


@st.composite
def random_cases(draw, make):
    cases = []
    for number in range(draw(st.integers(0, 12))):
        found = {
            s: f
            for s in SUBTHEMES
            if (f := draw(st.sampled_from((*FINDINGS, NOT_CODED)))) != NOT_CODED
        }
        facts = [
            ("victim", person, attribute, value)
            for person in range(1, draw(st.integers(1, 3)))
            for attribute, values in VALUES.items()
            for value in draw(st.lists(st.sampled_from(values), max_size=2, unique=True))
        ]
        if draw(st.booleans()):
            facts.append(("review", 1, "year", str(draw(st.integers(2011, 2014)))))
        cases.append(make(number, found, facts, kind=draw(st.sampled_from(("dhr", "interview")))))
    return cases


@given(st.data())
def test_every_relation_holds_and_every_count_is_what_a_loop_counts(data):
    codebook, make = _made()
    cases = data.draw(random_cases(make))
    ledger, variables = counted(codebook, cases)
    assert ledger.broken() == []
    present = {s: [c for c in cases if c.review.findings.get(s) == "present"] for s in SUBTHEMES}
    for s, t in combinations(SUBTHEMES, 2):
        assert ledger.counts["both", s, t] == sum(c in present[t] for c in present[s])
    for variable in variables:
        for category in variable.categories:
            having = [c for c in cases if category.id in (c.values(variable.name) or [""])]
            assert ledger.counts["value", variable.name, category.id] == len(having)
            for s in SUBTHEMES:
                assert ledger.counts["cross", variable.name, category.id, s] == sum(
                    c.review.findings.get(s) == "present" for c in having
                )


def test_a_wrong_count_breaks_a_relation(codebook, four):
    ledger, _ = counted(codebook, four)
    ledger.counts["finding", "gps", "present"] += 1
    assert len(ledger.broken()) > 2


def _made():
    import importlib.util  # noqa: PLC0415 - fixtures cannot be given to hypothesis
    from pathlib import Path  # noqa: PLC0415

    spec = importlib.util.spec_from_file_location("made", Path(__file__).with_name("conftest.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make_codebook(), module.make_case
