"""A codebook taken apart, so that a subtheme is found in whatever area, and put together again."""

from dhrcode.store.yaml.codebook_writer import codebook_data
from dhrcode.workflows.codebook.parts import put_together, taken_apart, with_texts


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
