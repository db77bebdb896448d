"""Contacts by themselves."""

import pytest
from pydantic import ValidationError

from dhrcode.model.contact import Contact, kept_of_contacts, next_id

LEAST = {"id": "C1", "when": "2013-10", "agency": "police"}
SETTLED = {"of": {"LN": "C1"}, "found": {}, "by": ["LN"], "decided": "2025-01-02"}


def contact(**more):
    return Contact.model_validate(LEAST | more)


@pytest.mark.parametrize("person", ["victim", "victim 2", "perpetrator", "child 12", "family"])
def test_people_are_named_with_a_number_where_there_are_two(person):
    assert contact(**{"with": [person]}).with_ == (person,)


@pytest.mark.parametrize("person", ["victims", "family 2", "victim 0", "neighbour", ""])
def test_nobody_else_is_met(person):
    with pytest.raises(ValidationError):
        contact(**{"with": [person]})


def test_a_time_can_mean_days():
    assert contact().time.dates is not None
    assert contact(when="-14 weeks").time.dates is None


def test_the_next_id_is_one_more_than_the_highest():
    assert next_id(()) == "C1"
    assert next_id((contact(id="C7"), contact(id="x9"), contact())) == "C8"


def test_how_it_was_settled_stays_where_the_opportunity_does():
    held = (contact(opportunity="missed", settled=SETTLED),)
    assert kept_of_contacts((contact(opportunity="missed"),), held) == held
    for other in (contact(opportunity="taken"), contact(id="C2", opportunity="missed")):
        assert kept_of_contacts((other,), held) == (other,)
