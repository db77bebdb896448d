"""Where subthemes stand in a codebook: found, put elsewhere, taken away."""

import pytest

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.workflows.codebook.places import (
    SubthemePlace,
    active,
    area_of,
    find_area,
    placed,
    refuse_called_alike,
    refuse_taken,
    replaced,
    without_empty,
)


@pytest.fixture
def codebook(changed) -> Codebook:
    """Two areas: MARACs, police and two that are retired; general practice and housing."""
    return changed.codebook


def stand(areas):
    return {area.id: [subtheme.id for subtheme in area.subthemes] for area in areas}


def refused(kind, call, *arguments):
    with pytest.raises(kind) as caught:
        call(*arguments)
    return str(caught.value)


@pytest.mark.parametrize("name", ["housing", "Housing", "HOUSING"])
def test_a_subtheme_that_is_coded_is_found_by_its_id_or_label(codebook, name):
    assert active(codebook, name).id == "housing"


def test_one_that_is_retired_is_not_coded_any_more(codebook):
    assert "is not coded any more" in refused(UsageError, active, codebook, "dash")


@pytest.mark.parametrize("name", ["process", "Process & policy", "process & POLICY"])
def test_an_area_is_found_by_its_id_or_label(codebook, name):
    assert find_area(codebook, name).id == "process"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("proces", "the codebook has no area 'proces': did you mean 'process'?"),
        ("xyz", "the codebook has no area 'xyz': one of process, health"),
        ("PROCESS", "the codebook has no area 'PROCESS': did you mean 'process'?"),
        ("z" * 80, f"the codebook has no area '{'z' * 60}': one of process, health"),
    ],
)
def test_an_area_that_there_is_not(codebook, name, said):
    assert refused(UsageError, find_area, codebook, name) == said


def test_the_area_of_a_subtheme_retired_or_not(codebook):
    assert area_of(codebook, "housing").id == "health"
    assert area_of(codebook, "dash").id == "process"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("police", "there is a subtheme 'police' already: give another id"),
        ("dash", "'dash' is the id of a retired subtheme, under which findings stay: give another"),
        ("gps", "'gps' was the id of a subtheme in version 1.0, and older records may have it: "),
    ],
)
def test_an_id_that_is_or_was_a_subtheme_s_is_taken(codebook, name, said):
    assert refused(RefusedError, refuse_taken, codebook, name).startswith(said)
    refuse_taken(codebook, f"{name}-2")


def relabelled(codebook, **labels):
    areas = tuple(
        area.model_copy(
            update={
                "subthemes": tuple(
                    one.model_copy(update={"label": labels.get(one.id, one.label)})
                    for one in area.subthemes
                )
            }
        )
        for area in codebook.areas
    )
    return Codebook(
        **{key: getattr(codebook, key) for key in codebook.model_fields_set} | {"areas": areas}
    )


def test_two_that_are_coded_are_never_called_alike_whatever_their_capitals(codebook):
    after = relabelled(codebook, housing="POLICE")
    assert refused(RefusedError, refuse_called_alike, codebook, after) == (
        "police and housing would both be called 'Police': give another label"
    )


def test_what_was_called_alike_may_stay_so_and_a_retired_label_is_free(codebook):
    alike = relabelled(codebook, housing="Police")
    refuse_called_alike(alike, alike)
    refuse_called_alike(alike, codebook)
    refuse_called_alike(codebook, relabelled(codebook, housing="DASH"))


def test_others_in_a_subtheme_s_place_and_none(codebook):
    housing, police = codebook.subthemes["housing"], codebook.subthemes["police"]
    assert stand(replaced(codebook.areas, "police", housing, police)) == {
        "process": ["use-of-maracs", "housing", "police", "police-response", "dash"],
        "health": ["general-practice", "housing"],
    }
    left = replaced(replaced(codebook.areas, "housing"), "general-practice")
    assert stand(left)["health"] == []
    assert left[0] is codebook.areas[0]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (SubthemePlace("health"), ["general-practice", "housing", "police"]),
        (
            SubthemePlace("health", before="general-practice"),
            ["police", "general-practice", "housing"],
        ),
        (SubthemePlace("health", before="housing"), ["general-practice", "police", "housing"]),
        (
            SubthemePlace("health", after="general-practice"),
            ["general-practice", "police", "housing"],
        ),
        (SubthemePlace("health", after="housing"), ["general-practice", "housing", "police"]),
    ],
)
def test_a_subtheme_is_put_at_the_end_or_beside_another(codebook, place, order):
    made = placed(codebook.areas, place, codebook.subthemes["police"])
    assert stand(made)["health"] == order
    assert made[0] is codebook.areas[0]


def test_beside_one_that_is_retired_but_it_is_not_named_as_a_choice(codebook):
    new = codebook.subthemes["housing"]
    made = placed(codebook.areas, SubthemePlace("process", after="dash"), new)
    assert stand(made)["process"][-1] == "housing"
    assert refused(
        UsageError, placed, codebook.areas, SubthemePlace("process", after="zzz"), new
    ) == ("no other subtheme 'zzz' is in the area 'process': one of use-of-maracs, police")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            SubthemePlace("health", before="housing", after="housing"),
            "give --before or --after, not both",
        ),
        (
            SubthemePlace("health", before="houseing"),
            "no other subtheme 'houseing' is in the area 'health': did you mean 'housing'?",
        ),
        (
            SubthemePlace("health", after="police"),
            "no other subtheme 'police' is in the area 'health': one of general-practice, housing",
        ),
    ],
)
def test_a_neighbour_that_there_is_not(codebook, place, said):
    new = codebook.subthemes["police"]
    assert refused(UsageError, placed, codebook.areas, place, new) == said


def test_an_area_without_a_subtheme_is_gone_and_said(codebook):
    assert without_empty(codebook.areas) == (codebook.areas, ())
    left = replaced(replaced(codebook.areas, "housing"), "general-practice")
    kept, said = without_empty(left)
    assert [area.id for area in kept] == ["process"]
    assert said == ("The area 'Health' (health) has no subtheme left, and is gone.",)
