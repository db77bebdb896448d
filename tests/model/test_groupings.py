"""Groupings of subthemes: what they may name, and how they follow a change of the codebook."""

from datetime import date

import pytest

from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import Grouping
from dhrcode.model.groupings import carried, emptied, grouping_faults
from dhrcode.model.revision import EFFECTS, Revision


def grouping(*groups: tuple[str, list[str]], name: str = "national") -> Grouping:
    listed = [{"label": label, "subthemes": subthemes} for label, subthemes in groups]
    return Grouping.model_validate({"id": name, "label": "National", "groups": listed})


def codebook(*groupings: Grouping) -> Codebook:
    subthemes = [{"id": name, "label": name, "definition": "x"} for name in ("gps", "courts")]
    retired = {"id": "pets", "label": "Pets", "definition": "x", "retired": "0.9"}
    area = {"id": "a", "label": "A", "subthemes": [*subthemes, retired]}
    return Codebook.model_validate(
        {
            "id": "tiny",
            "version": "1.0",
            "title": "Tiny",
            "areas": [area],
            "groupings": [one.model_dump() for one in groupings],
        }
    )


def revision(change: str, subthemes: list[str], becomes: list[str]) -> Revision:
    return Revision(
        version="1.1",
        after="1.0",
        on=date(2025, 1, 7),
        change=change,
        subthemes=tuple(subthemes),
        becomes=tuple(becomes),
        why="Invented.",
        findings=EFFECTS[change][0],
    )


def test_a_group_may_be_empty_and_a_subtheme_in_several_groups_or_in_none():
    one = grouping(("Health", ["gps"]), ("All", ["gps"]), ("Children", []))
    assert list(grouping_faults(codebook(one, grouping(("A", []), name="other")))) == []


@pytest.mark.parametrize(
    ("groups", "path", "code", "message", "hint"),
    [
        (
            [("A", ["gps", "court"])],
            (0, "subthemes", 1),
            "unknown-subtheme",
            "the codebook has no subtheme 'court'",
            "did you mean 'courts'?",
        ),
        (
            [("A", []), ("B", ["pets"])],
            (1, "subthemes", 0),
            "unknown-subtheme",
            "the codebook has no subtheme 'pets'",
            "it is retired since version 0.9",
        ),
        (
            [("A", ["gps", "courts", "gps"])],
            (0, "subthemes", 2),
            "duplicate-id",
            "the id 'gps' is used twice",
            "ids must differ",
        ),
        (
            [("A", ["gps"]), ("A", [])],
            (1, "label"),
            "duplicate-id",
            "the label 'A' is used twice",
            "labels must differ",
        ),
    ],
)
def test_what_cannot_be_counted_and_what_is_named_twice(groups, path, code, message, hint):
    (fault,) = grouping_faults(codebook(grouping(*groups)))
    assert fault.path == ("groupings", 0, "groups", *path)
    assert (fault.code, fault.message, fault.hint) == (code, message, hint)


def test_two_groupings_have_two_ids():
    (fault,) = grouping_faults(codebook(grouping(("A", [])), grouping(("A", []))))
    assert (fault.path, fault.message) == (
        ("groupings", 1, "id"),
        "the id 'national' is used twice",
    )


@pytest.mark.parametrize(
    ("change", "subthemes", "becomes", "groups"),
    [
        ("rename", ["gps"], ["surgeries"], [["surgeries", "courts"], ["pets"], []]),
        ("rename", ["gps"], ["gps"], [["gps", "courts"], ["pets"], []]),
        ("split", ["gps"], ["a", "b"], [["a", "b", "courts"], ["pets"], []]),
        ("merge", ["gps", "courts"], ["health"], [["health"], ["pets"], []]),
        ("merge", ["pets", "courts"], ["courts"], [["gps", "courts"], ["courts"], []]),
        ("retire", ["pets"], [], [["gps", "courts"], [], []]),
        ("add", ["schools"], [], [["gps", "courts"], ["pets"], []]),
        ("move", ["gps"], [], [["gps", "courts"], ["pets"], []]),
        ("redefine", ["gps"], [], [["gps", "courts"], ["pets"], []]),
    ],
)
def test_groupings_follow_each_change(change, subthemes, becomes, groups):
    before = (grouping(("A", ["gps", "courts"]), ("B", ["pets"]), ("C", [])),)
    (after,) = carried(before, revision(change, subthemes, becomes))
    assert [list(group.subthemes) for group in after.groups] == groups
    assert (after.id, [group.label for group in after.groups]) == ("national", ["A", "B", "C"])


def test_a_group_that_a_change_empties_is_told():
    before = (grouping(("A", ["gps"]), ("C", [])),)
    after = carried(before, revision("retire", ["gps"], []))
    assert list(emptied(before, after)) == [
        (
            "The group 'A' of the grouping 'national' has no subtheme left: it is not coded by "
            "this codebook."
        )
    ]
    assert list(emptied(after, after)) == []
