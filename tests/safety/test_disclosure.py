import random
import subprocess
import sys

import pytest
from pydantic import ValidationError

from dhrcode.analysis.ledger import HIDDEN, Ledger
from dhrcode.errors import DisclosureError
from dhrcode.model.codebook import Codebook
from dhrcode.model.disclosure import Disclosure
from dhrcode.safety import disclosure
from dhrcode.safety.audit import audit
from dhrcode.safety.disclosure import HiddenCount, Release, release, rounded


def row(a, b):
    ledger = Ledger(counts={("reviews",): a + b, ("a",): a, ("b",): b}, open={("reviews",)})
    ledger.add_sum(("reviews",), [("a",), ("b",)])
    return ledger


def test_the_rule_of_a_codebook():
    assert Disclosure() == Disclosure(threshold=5, round_to=1)
    assert Codebook.model_fields["disclosure"].default == Disclosure()
    assert Disclosure.model_validate({"threshold": "8", "round_to": "5"}).threshold == 8


@pytest.mark.parametrize(
    "wrong",
    [
        {"threshold": 101},
        {"round_to": 0},
        {"round_to": 101},
        {"round_to": 20},
        {"threshold": 2, "round_to": 5},
        {"threshold": 0, "round_to": 5},
    ],
)
def test_a_rule_out_of_bounds(wrong):
    with pytest.raises(ValidationError):
        Disclosure(**wrong)


def test_figures_and_what_was_hidden():
    assert release(row(3, 10), Disclosure()) == Release(
        {("reviews",): 13, ("a",): HIDDEN, ("b",): HIDDEN},
        (
            HiddenCount(("a",), 3, "primary", None),
            HiddenCount(("b",), 10, "secondary", ("a",)),
        ),
    )


def test_all_is_shown_where_nothing_is_small():
    ledger = row(5, 10)
    assert release(ledger, Disclosure()) == Release(ledger.figures(), ())
    assert release(row(1, 2), Disclosure(threshold=0)).hidden == ()


def test_implied_counts_are_not_among_the_figures():
    ledger = row(6, 10)
    ledger.add_rest(("reviews",), ("a",), ("not a",))
    assert list(release(ledger, Disclosure()).figures) == [("reviews",), ("a",), ("b",)]


@pytest.mark.parametrize(
    ("count", "base", "figure"),
    [(7, 1, 7), (12, 5, 10), (13, 5, 15), (15, 10, 20), (14, 10, 10), (2, 4, 4), (1, 4, 0)],
)
def test_rounding_is_to_the_nearest_multiple_halves_up(count, base, figure):
    assert rounded(count, base) == figure


def test_everything_shown_is_rounded_and_hiding_stays_the_same():
    ledger = row(3, 10)
    ledger.counts |= {("ticks",): 33, ("c",): 0, ("d",): 8}
    ledger.totals.add(("ticks",))
    exact = release(ledger, Disclosure())
    coarse = release(ledger, Disclosure(round_to=5))
    assert coarse.hidden == exact.hidden
    assert coarse.figures == {
        ("reviews",): 15,
        ("a",): HIDDEN,
        ("b",): HIDDEN,
        ("ticks",): 35,
        ("c",): 0,
        ("d",): 10,
    }


def test_fewer_reviews_than_the_threshold_are_no_pack():
    with pytest.raises(DisclosureError) as refused:
        release(row(1, 3), Disclosure())
    assert str(refused.value) == ("a pack of fewer reviews than the threshold (5) is not published")
    assert release(row(1, 3), Disclosure(threshold=4)).hidden


def test_counts_that_contradict_each_other_are_refused():
    ledger = row(3, 10)
    ledger.counts["b",] = 11
    with pytest.raises(DisclosureError, match="contradict each other"):
        release(ledger, Disclosure())


def test_a_choice_that_fails_is_caught_by_the_audit(monkeypatch):
    """As if the choice of what to hide had a fault: primary counts alone."""
    monkeypatch.setattr(
        disclosure, "suppress", lambda *_: (HiddenCount(("a",), 3, "primary", None),)
    )
    with pytest.raises(DisclosureError) as refused:
        release(row(3, 10), Disclosure())
    assert str(refused.value) == (
        "a hidden count could be worked out from what is shown, such as 'a': nothing is published"
    )
    monkeypatch.setattr(disclosure, "suppress", lambda *_: ())
    with pytest.raises(DisclosureError, match=r"^2 hidden counts could be"):
        release(row(3, 2), Disclosure())


@pytest.mark.slow
def test_random_packs_rounded(packs, capfd):
    """Safe, by the audit and by brute force; and nothing is written to the screen."""
    released = 0
    for seed in range(0, 200, 2):
        ledger = packs.random_ledger(seed)
        base = random.Random(seed).choice([2, 3, 5, 10])
        rule = Disclosure(round_to=base)
        try:
            figures = release(ledger, rule).figures
        except DisclosureError:
            continue
        released += 1
        assert audit(ledger, figures, rule) == ()
        assert all(figure is HIDDEN or figure % base == 0 for figure in figures.values())
        if seed % 5 in (0, 2):
            assert packs.given_away(ledger, figures, rule) == []
    assert released > 60
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("reviews", [13, 150])
def test_a_pack_of_many_tables(packs, reviews):
    """Pairs of subthemes and three attributes beside the findings, one attribute with several."""
    ledger = packs.pack(random.Random(2), reviews, 9, [(7, False), (4, False), (3, True)])
    done = release(ledger, Disclosure())
    assert audit(ledger, done.figures, Disclosure()) == ()
    assert len({one.key for one in done.hidden}) == len(done.hidden)
    assert {one.key for one in done.hidden} == {k for k, f in done.figures.items() if f is HIDDEN}
    assert all(one.count == ledger.counts[one.key] for one in done.hidden)


def test_nothing_heavy_is_imported_before_it_is_needed():
    code = (
        "import sys, dhrcode.safety.disclosure\n"
        "print(sorted({'numpy', 'scipy', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
