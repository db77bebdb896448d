"""A codebook taken apart, so that a subtheme is found in whatever area, and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.store.yaml.codebook_writer import codebook_data
from dhrcode.workflows.codebook.parts import (
    brought_together,
    item_name,
    put_together,
    taken_apart,
    with_texts,
)


def test_areas_list_ids_and_subthemes_stand_beside_them(tiny):
    parts = taken_apart(tiny)
    assert [area["subthemes"] for area in parts["areas"]] == [
        ["gps", "courts", "pets"],
        ["housing"],
    ]
    assert [one["id"] for one in parts["subthemes"]] == ["gps", "courts", "pets", "housing"]
    assert not {"id", "version", "history"} & set(parts)


def test_put_together_it_is_as_before(tiny):
    whole = codebook_data(tiny)
    content = {key: whole[key] for key in whole if key not in ("id", "version", "history")}
    assert put_together(taken_apart(tiny)) == content


def test_an_area_without_subthemes_and_an_id_without_a_subtheme_are_gone(tiny):
    parts = taken_apart(tiny)
    parts["subthemes"] = [one for one in parts["subthemes"] if one["id"] in ("gps", "pets")]
    made = put_together(parts)
    assert [(a["id"], [s["id"] for s in a["subthemes"]]) for a in made["areas"]] == [
        ("services", ["gps", "pets"])
    ]


def test_other_names_stand_wherever_a_subtheme_is_named(tiny):
    parts = taken_apart(tiny, {"gps": "surgeries"})
    assert parts["areas"][0]["subthemes"] == ["surgeries", "courts", "pets"]
    assert parts["subthemes"][0]["id"] == "surgeries"
    assert parts["subthemes"][0]["label"] == "GPs"
    assert parts["subthemes"][1]["when_not_to_use"] == "Not for `surgeries`."
    assert parts["attributes"][0]["definition"] == "See `surgeries`."


def test_texts_are_told_under_which_key_they_stand():
    data = {"retired": "1.1", "label": "1.1", "values": [{"id": "a", "retired": "1.1"}, 3]}
    made = with_texts(data, lambda key, text: "2.0" if key == "retired" else text)
    assert made == {"retired": "2.0", "label": "1.1", "values": [{"id": "a", "retired": "2.0"}, 3]}


def together(base, new, mine):
    kept = []
    return brought_together(base, new, mine, kept), kept


@pytest.mark.parametrize(
    ("base", "new", "mine", "result"),
    [
        ("a", "b", "a", "b"),
        ("a", "a", "b", "b"),
        ("a", "b", "b", "b"),
        (None, "b", None, "b"),
        (None, None, "b", "b"),
        ("a", "a", None, None),
        ("a", None, "a", None),
        ({"x": "1", "y": "2"}, {"x": "9", "y": "2"}, {"x": "1", "y": "8"}, {"x": "9", "y": "8"}),
        ({"x": "1"}, {"x": "1", "n": "3"}, {"x": "2"}, {"x": "2", "n": "3"}),
        ({"x": "1", "y": "2"}, {"y": "2"}, {"x": "1", "y": "3"}, {"y": "3"}),
    ],
)
def test_each_part_is_taken_from_whoever_changed_it(base, new, mine, result):
    assert together(base, new, mine) == (result, [])


@pytest.mark.parametrize(
    ("base", "new", "mine", "result"),
    [
        (["a", "b"], ["a", "n", "b"], ["a", "b", "own"], ["a", "n", "b", "own"]),
        (["a", "b"], ["n", "a", "b"], ["own", "a"], ["n", "own", "a"]),
        (["a", "b"], ["a"], ["a", "b", "own"], ["a", "own"]),
        (["a", "b"], ["a", "b", "n"], ["b", "a"], ["b", "n", "a"]),
        (None, ["n"], ["own"], ["n", "own"]),
        (["a"], ["a", "n"], ["n", "a", "own"], ["n", "a", "own"]),
    ],
)
def test_lists_have_what_either_added_and_lack_what_either_took_away(base, new, mine, result):
    assert together(base, new, mine) == (result, [])


def test_items_are_known_by_their_ids():
    base = [{"id": "a", "label": "A", "cues": ["x"]}, {"id": "b", "label": "B"}]
    new = [{"id": "a", "label": "A", "cues": ["x", "y"]}, {"id": "b", "label": "Bee"}]
    mine = [{"id": "b", "label": "B"}, {"id": "a", "label": "Ay", "cues": ["x", "z"]}]
    assert together(base, new, mine) == (
        [
            {"id": "b", "label": "Bee"},
            {"id": "a", "label": "Ay", "cues": ["x", "y", "z"]},
        ],
        [],
    )


@pytest.mark.parametrize(
    ("base", "new", "mine", "result", "kept"),
    [
        ("a", "b", "c", "c", [()]),
        ("a", "b", None, None, [()]),
        ({"x": "a"}, {"x": "b"}, {"x": "c"}, {"x": "c"}, [("x",)]),
        (
            [{"id": "g", "label": "A"}],
            [{"id": "g", "label": "B"}],
            [{"id": "g", "label": "C"}],
            [{"id": "g", "label": "C"}],
            [("g", "label")],
        ),
        (
            [],
            [{"id": "g", "type": "choice", "values": ["a"]}],
            [{"id": "g", "type": "yes-no"}],
            [{"id": "g", "type": "yes-no"}],
            [("g",)],
        ),
        ([{"id": "g", "label": "A"}], [{"id": "g", "label": "B"}], [], [], [("g",)]),
    ],
)
def test_where_both_changed_it_the_own_stays_and_is_named(base, new, mine, result, kept):
    assert together(base, new, mine) == (result, kept)


LISTS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(LISTS, LISTS, LISTS)
def test_of_texts_nothing_is_lost_that_nobody_took_away_and_nothing_comes_back(base, new, mine):
    made, kept = together(base, new, mine)
    taken = (set(base) - set(new)) | (set(base) - set(mine))
    assert set(made) == (set(new) | set(mine)) - taken
    assert len(made) == len(set(made))
    assert kept == []


@given(LISTS, LISTS)
def test_who_changed_nothing_gets_what_is_new(base, new):
    assert together(base, new, base) == (new, [])


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("yes", "yes"),
        ({"id": "gps", "label": "GPs"}, "gps"),
        ({"of": "victim", "id": "sex", "label": "Sex"}, "victim.sex"),
        ({"label": "Complex needs", "subthemes": []}, "Complex needs"),
        ({"text": "A title", "reason": "Of a law."}, "A title"),
    ],
)
def test_what_an_item_is_called(item, name):
    assert item_name(item) == name
