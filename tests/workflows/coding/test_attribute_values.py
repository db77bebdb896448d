"""Values chosen by number, by beginning, or in full."""

import pytest

from dhrcode.workflows.coding.attribute_dialogue import numbered, right_ones, value_meant


@pytest.fixture
def attribute(small):
    """Looks an attribute of the small project up."""
    return {one.id: one for one in small.codebook.attributes}.__getitem__


def test_each_value_has_its_number(attribute):
    assert numbered(attribute("alcohol")) == "1 yes, 2 no, 3 not-stated"


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("alcohol", "1", "yes"),
        ("alcohol", "3", "not-stated"),
        ("alcohol", "4", "4"),
        ("alcohol", "0", "0"),
        ("alcohol", "y", "yes"),
        ("alcohol", "N", "no"),
        ("alcohol", "not", "not-stated"),
        ("alcohol", "Unknown", "not-stated"),
        ("alcohol", "maybe", "maybe"),
        ("alcohol", "", ""),
        ("known-to", "1, h", "police,housing"),
        ("known-to", "gp,x", "gp,x"),
        ("year", "2", "2"),
        ("place", "y", "y"),
    ],
)
def test_what_is_typed_and_meant(attribute, name, typed, meant):
    assert value_meant(attribute(name), typed) == meant


@pytest.mark.parametrize(
    ("name", "meant", "right"),
    [
        ("known-to", "police,nobody,police,gp", "police,gp"),
        ("known-to", "police,not-stated", "police"),
        ("known-to", "nobody", ""),
        ("alcohol", "yes", ""),
    ],
)
def test_of_several_those_that_are_right(attribute, name, meant, right):
    assert right_ones(attribute(name), meant) == right
