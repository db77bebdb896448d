"""Variables: which reviews are in which category."""

import pytest

from dhrcode.analysis.variables import attribute_variable, find_variable, year_name
from dhrcode.errors import UsageError


def sizes(variable):
    return {c.id: c.reviews.bit_count() for c in variable.categories}


def test_a_case_with_two_victims_is_in_both_categories(codebook, four):
    made = attribute_variable(codebook, four, "victim.relationship")
    assert sizes(made) == {"partner": 2, "parent": 2, "child": 0, "not-stated": 0, "": 1}
    assert made.overlapping == 0b0010
    assert [c.label for c in made.categories][-2:] == ["not stated", "not filled in"]
    assert [c.id for c in made.stated] == ["partner", "parent", "child"]


def test_two_victims_of_one_value_count_once(codebook, case):
    facts = [("victim", n, "relationship", "partner") for n in (1, 2)]
    made = attribute_variable(codebook, [case(1, {}, facts)], "victim.relationship")
    assert sizes(made)["partner"] == 1
    assert made.overlapping == 0


def test_a_year_has_the_years_that_occur_in_order(codebook, four):
    made = attribute_variable(codebook, four, "year")
    assert sizes(made) == {"2012": 2, "2014": 1, "": 1}


def test_numbers_are_ordered_as_numbers_and_not_stated_is_last(codebook, case):
    values = ("10", "9", "not-stated", "100")
    cases = [case(n, {}, [("review", 1, "place", v)]) for n, v in enumerate(values)]
    made = attribute_variable(codebook, cases, "place")
    assert [c.id for c in made.categories] == ["9", "10", "100", "not-stated"]


def test_several_values_of_one_person(codebook, four):
    made = attribute_variable(codebook, four, "victim.known-to")
    assert made.several
    assert sizes(made) == {"police": 1, "gp": 1, "not-stated": 0, "": 3}
    assert [c.label for c in made.categories][:2] == ["police", "GP"]


def test_a_retired_value_has_a_category_where_somebody_has_it(codebook, four, case):
    relationship = codebook.attributes[2]
    values = tuple(one.model_copy(update={"retired": "1.1"}) for one in relationship.values[1:])
    retiring = relationship.model_copy(update={"values": (relationship.values[0], *values)})
    known = codebook.model_copy(update={"attributes": (retiring,)})
    made = attribute_variable(known, four, "victim.relationship")
    assert sizes(made) == {"partner": 2, "parent": 2, "not-stated": 0, "": 1}
    assert [
        c.id for c in attribute_variable(known, [case(1, {})], "victim.relationship").stated
    ] == ["partner"]


def test_an_attribute_that_nobody_filled_in(codebook, case):
    made = attribute_variable(codebook, [case(1, {})], "year")
    assert sizes(made) == {"": 1}
    assert made.stated == ()


def test_a_subtheme_has_its_findings_as_categories(codebook, four):
    made = find_variable(codebook, four, "police")
    assert sizes(made) == {
        "present": 1,
        "absent": 1,
        "not-stated": 0,
        "unclear": 1,
        "not-coded": 1,
    }
    assert [c.id for c in made.stated] == ["present", "absent", "unclear"]


def test_a_name_that_is_both_has_to_be_told_apart(codebook, four):
    with pytest.raises(UsageError, match=r"'gps' is an attribute and a subtheme: say review\.gps"):
        find_variable(codebook, four, "gps")
    assert find_variable(codebook, four, "review.gps").label == "Of GPs"
    assert find_variable(codebook, four, "subtheme.gps").label == "GPS"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("yeer", "did you mean 'year'?"),
        ("victim.relation", "did you mean 'victim.relationship'?"),
        ("polise", "did you mean 'police'?"),
        ("xyzzy", "'dhrcode themes' lists them"),
    ],
)
def test_an_unknown_name_has_the_nearest_named(codebook, name, hint):
    with pytest.raises(UsageError) as said:
        find_variable(codebook, (), name)
    assert str(said.value) == f"the codebook has no attribute or subtheme '{name}': {hint}"


def test_too_many_values_are_refused(codebook, case):
    cases = [case(n, {}, [("review", 1, "place", f"town {n}")]) for n in range(41)]
    with pytest.raises(UsageError) as said:
        attribute_variable(codebook, cases, "place")
    assert str(said.value).startswith("'place' has 41 different values, more than a table can show")
    assert len(attribute_variable(codebook, cases[:40], "place").categories) == 40


def test_the_year_is_the_first_attribute_of_that_type(codebook):
    assert year_name(codebook) == "year"
    assert year_name(codebook.model_copy(update={"attributes": ()})) is None
