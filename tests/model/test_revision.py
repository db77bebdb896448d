"""One change of a codebook: what belongs to each kind of it."""

from datetime import date

import pytest
from pydantic import ValidationError

from dhrcode.model.revision import CONCERNS, EFFECTS, Revision

NAMED = {
    "subthemes": ("a",),
    "values": ("review.place=city",),
    "attributes": ("review.place",),
    "agencies": ("police",),
}
"""What each key may name."""


def revision(change, becomes=(), findings=None, version="1.1", **more):
    concern = CONCERNS.get(change, "subthemes")
    to = {"rename-attribute": "review.area", "rename-value": "review.place=town"}.get(change)
    return Revision(
        version=version,
        after="1.0",
        on=date(2025, 1, 7),
        change=change,
        becomes=becomes,
        why="Invented.",
        findings=findings or EFFECTS[change][0],
        candidate=more.get("candidate"),
        to=more.get("to", to),
        sets=more.get("sets", {}),
        **{key: more.get(key, named if key == concern else ()) for key, named in NAMED.items()},
    )


@pytest.mark.parametrize(
    ("change", "numbers"),
    [
        ("add", {0}),
        ("rename", {1}),
        ("move", {0}),
        ("merge", {1}),
        ("split", {2, 3, 99}),
        ("retire", {0}),
        ("redefine", {0}),
        ("retire-value", {0}),
        ("add-attribute", {0}),
        ("add-agency", {0}),
        ("rename-agency", {1}),
        ("merge-agency", {1}),
        ("retire-agency", {0}),
    ],
)
def test_each_change_says_what_the_subthemes_become(change, numbers):
    for number in (0, 1, 2, 3, 99, 100):
        becomes = tuple(f"b-{n}" for n in range(number))
        if number in numbers:
            assert revision(change, becomes).becomes == becomes
        else:
            with pytest.raises(ValidationError, match=f"does not say what .* become by a {change}"):
                revision(change, becomes)


@pytest.mark.parametrize("change", EFFECTS)
def test_findings_become_what_they_can_by_it(change):
    one = ("rename", "merge", "rename-agency", "merge-agency")
    becomes = ("b", "c") if change == "split" else ("b",) if change in one else ()
    for effect in ("kept", "joined", "again"):
        if effect in EFFECTS[change]:
            assert revision(change, becomes, effect).findings == effect
        else:
            with pytest.raises(ValidationError, match=f"cannot be '{effect}' for findings after a"):
                revision(change, becomes, effect)


def test_it_makes_another_version_of_at_least_one_subtheme():
    with pytest.raises(ValidationError, match="must make another version than the one it changed"):
        revision("move", version="1.0")
    with pytest.raises(ValidationError):
        revision("move", subthemes=())


@pytest.mark.parametrize(
    ("change", "given", "words"),
    [
        ("retire-value", {"values": ()}, "does not say what is concerned by a retire-value"),
        ("retire-value", {"subthemes": ("a",)}, "does not say what is concerned by a retire-value"),
        ("move", {"values": ("review.place=city",)}, "does not say what is concerned by a move"),
        ("retire-value", {"values": ("place=city",)}, "must name values as victim.sex=female or"),
        ("retire-value", {"sets": {"sex": "male"}}, "must name attributes as victim.sex"),
        ("retire", {"sets": {"victim.sex": "male"}}, "sets no attributes by a retire"),
    ],
)
def test_values_alone_are_retired_by_name_and_set_others(change, given, words):
    with pytest.raises(ValidationError, match=words):
        revision(change, **given)
    sets = {"perpetrator.sex": "male"}
    assert revision("retire-value", sets=sets).sets == sets


@pytest.mark.parametrize(
    ("change", "given"),
    [
        ("rename-attribute", {"to": None}),
        ("rename-attribute", {"to": "review.place"}),
        ("rename-attribute", {"to": "victim.place"}),
        ("rename-attribute", {"to": "review.place=city"}),
        ("rename-attribute", {"attributes": ("review.place", "review.year")}),
        ("rename-value", {"to": "town"}),
        ("rename-value", {"to": "review.area=town"}),
    ],
)
def test_a_rename_says_what_one_thing_of_its_kind_is_called_then(change, given):
    with pytest.raises(ValidationError, match=f"one thing is called after a {change}"):
        revision(change, **given)


def test_nothing_else_says_a_new_name():
    with pytest.raises(ValidationError, match="gives no new name by a add-value"):
        revision("add-value", to="review.place=town")


def test_what_was_changed_by_its_kind():
    assert revision("move").named == ("a",)
    assert revision("retire-attribute").named == ("review.place",)
    assert revision("add-value").named == ("review.place=city",)


def test_one_added_subtheme_alone_was_a_candidate_theme():
    assert revision("add", subthemes=("debt",), candidate="Debt").candidate == "Debt"
    for change, given in (("add", {"subthemes": ("debt", "rent")}), ("retire", {})):
        with pytest.raises(ValidationError, match="names a candidate theme"):
            revision(change, candidate="Debt", **given)
