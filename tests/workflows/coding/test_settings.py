"""Attributes of a case, as a person types them."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.workflows.coding.settings import attribute_value, settings, with_settings
from dhrcode.workflows.edits import new_record


@pytest.fixture
def codebook(small) -> Codebook:
    """The codebook of the small project."""
    return small.codebook


@pytest.fixture
def empty(codebook):
    """A draft with nothing in it."""
    return new_record("DHR9", "LN", "dhr", codebook)


def refused(kind, call, *arguments, **more):
    with pytest.raises(kind) as caught:
        call(*arguments, **more)
    return str(caught.value)


def set_to(codebook, record, *texts):
    return with_settings(record, settings(codebook, texts))


def test_attributes_of_the_review_and_of_people_are_set(codebook, empty):
    made = set_to(
        codebook,
        empty,
        "year=2012",
        "review.place= a place = b ",
        "victim.sex=female",
        "victim.2.known-to= police , gp ,",
        "perpetrator.1.alcohol=no",
    )
    assert made.attributes == {"year": 2012, "place": "a place = b"}
    assert made.victims == ({"sex": "female"}, {"known-to": ("police", "gp")})
    assert made.perpetrators == ({"alcohol": "no"},)


def test_an_empty_value_clears_it_and_the_person_stays(codebook, empty):
    before = set_to(codebook, empty, "year=2012", "victim.sex=female", "victim.2.sex=male")
    after = set_to(codebook, before, "year=", "victim.2.sex= ")
    assert after.attributes == {}
    assert after.victims == ({"sex": "female"}, {})
    assert before.attributes == {"year": 2012}


def test_people_are_set_in_their_order(codebook, empty):
    assert refused(UsageError, set_to, codebook, empty, "victim.2.sex=male") == (
        "the record has 0 victims: set victim.1 first"
    )
    one = set_to(codebook, empty, "victim.sex=male")
    assert refused(UsageError, set_to, codebook, one, "victim.3.sex=male") == (
        "the record has 1 victim: set victim.2 first"
    )
    many = set_to(codebook, empty, *(f"victim.{n}.sex=male" for n in range(1, 21)))
    assert len(many.victims) == 20


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("year", "'year' is not of the form year=2012 or victim.relationship=partner"),
        ("=2012", "'=2012' is not of the form year=2012 or victim.relationship=partner"),
        ("review.1.year=2012", "'review.1.year=2012': there is no number 1 of these"),
        ("victim.21.sex=male", "'victim.21.sex=male': there is no number 21 of these"),
        ("victim.0.sex=male", "'victim.0.sex=male': there is no number 0 of these"),
        ("sex=male", "the codebook has no attribute 'sex': "),
        ("year=12", "'12' is not a year such as 2012 or 'not-stated'"),
        ("place=\x07", "'place' holds the character U+0007, which is not text"),
        ("place=a\nb", "'place' must be one line of at most 300 characters"),
        (f"place={'x' * 301}", "'place' must be one line of at most 300 characters"),
        ("victim.known-to=police,police", "a value is given twice"),
    ],
)
def test_what_cannot_be_set(codebook, typed, said):
    assert refused(UsageError, settings, codebook, [typed]).startswith(said)


def test_a_value_of_three_hundred_characters_is_kept(codebook):
    place = next(a for a in codebook.attributes if a.id == "place")
    assert attribute_value(place, "x" * 300) == "x" * 300


def test_a_retired_value_is_not_typed_any_more(codebook):
    method = codebook.attributes_of["review"]["method"]
    values = (method.values[0].model_copy(update={"retired": "1.1"}), *method.values[1:])
    retiring = method.model_copy(update={"values": values})
    assert refused(UsageError, attribute_value, retiring, values[0].id) == (
        f"'{values[0].id}' is no value of 'method' any more since version 1.1: one of "
        f"{', '.join(retiring.offered)}"
    )
    assert attribute_value(retiring, values[1].id) == values[1].id


@pytest.mark.parametrize("setting", ["victim.21.sex=male", "victim.0.sex=male", "=x", "year"])
def test_settings_that_cannot_be_meant(small, setting):
    with pytest.raises(UsageError):
        settings(small.codebook, [setting])


def test_a_mistyped_bearer_is_named_with_the_nearest_attribute(small):
    with pytest.raises(UsageError) as refused:
        settings(small.codebook, ["victm.sex=female"])
    assert str(refused.value) == (
        "the codebook has no attribute 'victm.sex': did you mean 'victim.sex'?"
    )
