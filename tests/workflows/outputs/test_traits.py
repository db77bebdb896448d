"""What a publication tells beside the findings: what can be proved, and nothing else."""

import pytest

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.ledger import Ledger
from dhrcode.analysis.review_traits import ReviewTrait, TraitPart
from dhrcode.errors import DisclosureError
from dhrcode.model.disclosure import Disclosure
from dhrcode.workflows.outputs import traits as module
from dhrcode.workflows.outputs.traits import release_with

REVIEWS = [f"DHR{n}" for n in range(20)]


def part(title, number, within=None):
    return TraitPart(title, "", (ReviewTrait(title, frozenset(REVIEWS[:number]), within),))


def released(parts, ledger=None):
    ledger = ledger or Ledger({ALL: len(REVIEWS)}, open={ALL})
    return release_with(ledger, parts, REVIEWS, Disclosure(threshold=5))


def test_what_can_be_proved_is_told_and_small_numbers_are_hidden():
    parts = [part("a plan", 14), part("an action", 3, "a plan")]
    found = released(parts)
    assert found.parts == tuple(parts)
    figures = {key[1:]: str(figure) for key, figure in found.release.figures.items()}
    assert figures[("an action",)] == "*"
    assert "3" not in figures.values()


def test_a_part_that_cannot_be_proved_is_left_out_with_what_is_within_it(monkeypatch):
    def release(ledger, rule, progress):
        if ("with", "a plan") in ledger.counts:
            raise DisclosureError("no")
        return ledger.figures()

    monkeypatch.setattr(module, "release", release)
    parts = [part("a plan", 14), part("an action", 3, "a plan"), part("a contact", 9)]
    ledger = Ledger({ALL: len(REVIEWS)}, open={ALL})
    assert [one.title for one in released(parts, ledger).parts] == ["a contact"]
    assert list(ledger.counts) == [ALL]


def test_a_pack_that_cannot_be_proved_without_any_part_is_refused(monkeypatch):
    def release(ledger, rule, progress):
        raise DisclosureError("no")

    monkeypatch.setattr(module, "release", release)
    for parts in ([], [part("a plan", 14)]):
        with pytest.raises(DisclosureError):
            released(parts)
