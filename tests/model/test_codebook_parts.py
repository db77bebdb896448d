"""What a codebook lists beside subthemes, as a file may write it."""

from pydantic import TypeAdapter

from dhrcode.model.codebook_parts import Choice, Choices, ReviewKind


def test_a_value_is_its_id_or_says_more():
    given = ["m", {"id": "f", "label": "Female"}, {"id": "x", "retired": "1.1"}]
    made = (Choice(id="m"), Choice(id="f", label="Female"), Choice(id="x", retired="1.1"))
    assert TypeAdapter(Choices).validate_python(given) == made


def test_a_kind_of_review_has_all_its_names_without_capitals():
    kind = ReviewKind(id="dhr", label="Domestic  Homicide Review", also_known_as=("DARDR",))
    assert kind.names == ("dhr", "domestic homicide review", "dardr")
    assert kind.prefix == "DHR"
