"""What may be the same thing under another id."""

import pytest

from dhrcode.analysis.likeness import ALIKE, alike, likeness
from dhrcode.model.codebook import Attribute, Subtheme
from dhrcode.store.codebooks import shipped_codebook


def subtheme(label, definition="x", name="a"):
    return Subtheme(id=name, label=label, definition=definition)


def attribute(label, of="review", kind="yes-no", definition=None):
    return Attribute(id="a", label=label, of=of, type=kind, definition=definition)


GPS = subtheme("Issues related to doctors", "Doctors did not ask.")
COURTS = subtheme("Courts", "Judges.")


def test_of_label_and_definition_the_more_alike_counts_capitals_of_labels_aside():
    assert likeness(GPS, GPS) == 100
    assert likeness(GPS, subtheme("ISSUES related to doctors", "Something else")) == 100
    assert likeness(GPS, subtheme("Surgeries", "Doctors did not ask.")) == 100
    assert likeness(GPS, COURTS) < 60


def test_without_a_definition_labels_alone_are_compared():
    assert likeness(attribute("Year"), attribute("Year")) == 100
    assert likeness(attribute("abcd"), attribute("wxyz")) == 0
    assert likeness(attribute("abcd", definition="x"), attribute("wxyz")) == 0
    assert likeness(attribute("abcd", definition="x"), attribute("wxyz", definition="x")) == 100


def test_whose_an_attribute_is_and_what_it_takes_is_never_renamed():
    assert likeness(attribute("Sex", "victim"), attribute("Sex", "perpetrator")) == 0
    assert likeness(attribute("Sex", kind="text"), attribute("Sex", kind="integer")) == 0


def test_each_is_in_one_pair_at_most_and_the_best_comes_first():
    near, same = subtheme("Issues related to doctor", "y", "b"), subtheme(GPS.label, "z", "c")
    assert alike({"gps": GPS, "courts": COURTS}, {"b": near, "c": same}) == {"gps": "c"}
    other = subtheme("Issues related to doctors", "w", "d")
    assert alike({"gps": GPS, "d": other}, {"b": near, "c": same}) == {"gps": "c", "d": "b"}
    assert alike({}, {"a": near}) == alike({"a": near}, {}) == {}


def test_what_is_less_alike_than_asked_for_is_no_pair():
    just, below = "a" * 85 + "b" * 15, "a" * 84 + "b" * 16
    one = subtheme("a" * 85 + "c" * 15)
    assert likeness(one, subtheme(just, "y")) == ALIKE
    assert alike({"x": one}, {"y": subtheme(just, "y")}) == {"x": "y"}
    assert alike({"x": one}, {"y": subtheme(below, "y")}) == {}


@pytest.mark.parametrize("turned", [False, True])
def test_pairs_do_not_hang_on_the_order(turned):
    every = sorted(shipped_codebook().subthemes.values(), key=lambda s: s.id, reverse=turned)
    gone = {one.id: one for one in every}
    added = {f"new-{one.id}": one for one in reversed(every)}
    assert alike(gone, added) == {name: f"new-{name}" for name in gone}


def test_likeness_is_below_what_is_asked_for_between_any_two_of_the_shipped_codebook():
    shipped = shipped_codebook()
    several = [*shipped.subthemes.values()], [*shipped.attributes]
    most = [
        max(likeness(one, other) for one in some for other in some if one is not other)
        for some in several
    ]
    assert most[0] < 60
    assert most[1] < ALIKE
