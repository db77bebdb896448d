"""Invented packs, and an oracle that lists every feasible solution by brute force."""

import random
from itertools import combinations

import pytest

from dhrcode.analysis.ledger import HIDDEN, Ledger

REVIEWS = ("reviews",)


def crosstab(rows):
    """A ledger of one table: cells, row and column margins, and how many reviews there are."""
    ledger = Ledger(open={REVIEWS})
    ledger.counts[REVIEWS] = sum(map(sum, rows))
    down, across = range(len(rows)), range(len(rows[0]))
    for i in down:
        for j in across:
            ledger.counts["cell", f"{i}", f"{j}"] = rows[i][j]
    for i in down:
        ledger.counts["row", f"{i}"] = sum(rows[i])
        ledger.add_sum(("row", f"{i}"), [("cell", f"{i}", f"{j}") for j in across])
    for j in across:
        ledger.counts["column", f"{j}"] = sum(row[j] for row in rows)
        ledger.add_sum(("column", f"{j}"), [("cell", f"{i}", f"{j}") for i in down])
    ledger.add_sum(REVIEWS, [("row", f"{i}") for i in down])
    ledger.add_sum(REVIEWS, [("column", f"{j}") for j in across])
    return ledger


def pack(rng, reviews, subthemes, attributes):
    """Linked tables made from the records of invented reviews.

    Findings with their sums over subthemes; pairs of subthemes, of which only `both` is shown;
    and for each attribute (how many values, and whether a review may have several) a crosstab by
    subtheme with the same row margins, of which `other` is implied.
    """
    weights = [[rng.random() ** 2 for _ in range(3)] for _ in range(subthemes)]
    findings = [[rng.choices("pan", w)[0] for w in weights] for _ in range(reviews)]
    names = [f"s{i}" for i in range(subthemes)]
    ledger = Ledger(open={REVIEWS}, counts={REVIEWS: reviews})
    for i, name in enumerate(names):
        for kind in "pan":
            ledger.counts["finding", name, kind] = sum(found[i] == kind for found in findings)
        ledger.add_sum(REVIEWS, [("finding", name, kind) for kind in "pan"])
    ledger.counts["ticks",] = sum(ledger.counts["finding", name, "p"] for name in names)
    ledger.totals.add(("ticks",))
    ledger.add_sum(("ticks",), [("finding", name, "p") for name in names])
    _pairs(ledger, findings, names)
    for number, (values, several) in enumerate(attributes):
        chosen = [{min(int(rng.expovariate(0.8)), values - 1)} for _ in range(reviews)]
        if several:
            chosen = [mine | {rng.randrange(values)} for mine in chosen]
        heads = [(f"a{number}", f"v{value}") for value in range(values)]
        _attribute(ledger, findings, heads, chosen, several=several)
    assert ledger.broken() == []
    return ledger


def _pairs(ledger, findings, names):
    for (i, one), (j, other) in combinations(enumerate(names), 2):
        both, neither = ("both", one, other), ("neither", one, other)
        only = ("only", one, other), ("only", other, one)
        ledger.counts[both] = sum(found[i] == found[j] == "p" for found in findings)
        ledger.add_rest(("finding", one, "p"), both, only[0])
        ledger.add_rest(("finding", other, "p"), both, only[1])
        ledger.counts[neither] = sum("p" not in (found[i], found[j]) for found in findings)
        ledger.implied.add(neither)
        ledger.add_sum(REVIEWS, [both, *only, neither])


def _attribute(ledger, findings, heads, chosen, *, several):
    names = [f"s{i}" for i in range(len(findings[0]))]
    for value, head in enumerate(heads):
        ledger.counts[head] = sum(value in mine for mine in chosen)
        for i, name in enumerate(names):
            cell = (*head, name)
            ledger.counts[cell] = sum(
                value in mine and found[i] == "p"
                for mine, found in zip(chosen, findings, strict=True)
            )
            ledger.add_rest(head, cell, (*cell, "other"))
            if several:
                ledger.add_bound([("finding", name, "p")], [cell])
    for name in names:
        cells = [(*head, name) for head in heads]
        if several:
            ledger.add_bound(cells, [("finding", name, "p")])
        else:
            ledger.add_sum(("finding", name, "p"), cells)
    if several:
        ledger.add_bound(heads, [REVIEWS])
    else:
        ledger.add_sum(REVIEWS, heads)


def random_ledger(seed):
    """One of five hundred and more: by turns a table, a small one, and linked tables."""
    rng = random.Random(seed)
    if seed % 5 < 2:
        largest = rng.choice([3, 8, 20])
        size = (2, 3) if seed % 5 == 0 else (rng.randint(2, 6), rng.randint(2, 5))
        full = rng.choice([0.5, 0.8, 1])
        cell = lambda: rng.randint(1, largest) if rng.random() < full else 0  # noqa: E731
        return crosstab([[cell() for _ in range(size[1])] for _ in range(size[0])])
    reviews = rng.choice([7, 13, 40, 90])
    if seed % 5 == 2:
        return pack(rng, rng.choice([6, 9]), 2, [(2, rng.random() < 0.5)])
    attributes = [(rng.randint(2, 5), rng.random() < 0.4) for _ in range(rng.randint(1, 3))]
    return pack(rng, reviews, rng.randint(2, 4), attributes)


def given_away(ledger, figures, rule):
    """The protected counts that have one value in all solutions that fit, in the ledger's order.

    It tries every value of a count but the true one, and for each every value of every other
    count; it leaves off only where the ranges that are left cannot fulfil a relation.
    """
    most = max(ledger.counts.values()) + 2
    ranges = {key: _range(figures.get(key), rule, most) for key in ledger.counts}
    settled, alone = set(), []
    for key in protected_keys(ledger, figures, rule):
        true, (low, high) = ledger.counts[key], ranges[key]
        others = (value for value in range(low, high + 1) if value != true)
        tries = (_solution(ledger, ranges | {key: (value, value)}) for value in others)
        solution = (
            None if key in settled else next((solution for solution in tries if solution), None)
        )
        if solution:
            settled |= {k for k, value in solution.items() if value != ledger.counts[k]}
        if key not in settled:
            alone.append(key)
    return alone


def _range(figure, rule, most):
    if figure is None:
        return 0, most
    if figure is HIDDEN:
        return 1, most
    base = rule.round_to
    fitting = [n for n in range(figure + base + 1) if int(n / base + 0.5) * base == figure]
    return fitting[0], fitting[-1]


def _solution(ledger, ranges):
    """One solution within the ranges, or None if there is none."""
    ranges = _narrowed(ledger, dict(ranges))
    if ranges is None:
        return None
    unsure = [key for key, (low, high) in ranges.items() if low < high]
    if not unsure:
        return {key: low for key, (low, _) in ranges.items()}
    key = min(unsure, key=lambda k: ranges[k][1] - ranges[k][0])
    low, high = ranges[key]
    tries = (_solution(ledger, ranges | {key: (value, value)}) for value in range(low, high + 1))
    return next((solution for solution in tries if solution), None)


def _narrowed(ledger, ranges):
    """The ranges without what no relation allows; None if that leaves nothing."""
    senses = [(r.terms, sign) for r in ledger.relations for sign in ((1, -1), (1,))[r.sense != "="]]
    narrower = True
    while narrower:
        narrower = False
        for terms, sign in senses:
            # At its best, the sum of the terms is at least 0; each term has to play its part.
            best = [f * sign * ranges[key][f * sign > 0] for f, key in terms]
            for (factor, key), own in zip(terms, best, strict=True):
                low, high = ranges[key]
                needed = own - sum(best)  # the least that the term may be
                if factor * sign > 0:
                    low = max(low, -(-needed // (factor * sign)))
                else:
                    high = min(high, needed // (factor * sign))
                if low > high:
                    return None
                narrower |= (low, high) != ranges[key]
                ranges[key] = low, high
    return ranges


def protected_keys(ledger, figures, rule):
    """What must not be found out: hidden figures, and small counts however they are kept."""
    return [
        key
        for key, count in ledger.counts.items()
        if figures.get(key) is HIDDEN
        or (0 < count < rule.threshold and key not in ledger.totals | ledger.open)
    ]


class Packs:
    """The functions above, for tests to use."""

    crosstab = staticmethod(crosstab)
    pack = staticmethod(pack)
    random_ledger = staticmethod(random_ledger)
    given_away = staticmethod(given_away)
    protected_keys = staticmethod(protected_keys)


@pytest.fixture(scope="session")
def packs():
    return Packs
