"""Retired values: they stand in records and count, and nobody chooses them any more."""

import pytest

from dhrcode.checks.retired_values import check, chosen_anew, retired_in_words
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.codebook_parts import Choice

CITY = Choice(id="city", label="City", retired="1.1")
PLACE = Attribute(
    id="place", label="Place", of="review", type="choice", values=(Choice(id="town"), CITY)
)
KNOWN_TO = Attribute(
    id="known-to",
    label="Known to",
    of="victim",
    type="choices",
    values=(Choice(id="police"), Choice(id="gp", retired="1.2"), Choice(id="housing")),
)


@pytest.fixture
def retiring(codebook):
    given = {name: getattr(codebook, name) for name in codebook.model_fields_set}
    return Codebook(**given, attributes=(PLACE, KNOWN_TO))


def test_what_it_may_hold_and_what_is_offered():
    assert PLACE.allowed == ("town", "city", "not-stated")
    assert PLACE.offered == ("town", "not-stated")
    assert KNOWN_TO.offered == ("police", "housing", "not-stated")
    assert KNOWN_TO.retired_values == {"gp": "1.2"}
    assert PLACE.label_of("city") == "City"
    assert PLACE.data_type.read("city") == "city"
    assert PLACE.data_type.schema() == {"enum": ["town", "city", "not-stated"]}


def test_who_mistypes_is_not_led_to_it():
    with pytest.raises(ValueError, match=r"^'citi' is not a value of 'place': one of town, not-s"):
        PLACE.data_type.read("citi")


def test_each_is_a_warning_at_its_place(record, retiring):
    held = record(
        attributes={"place": "city"},
        victims=[{"known-to": ("police",)}, {"known-to": ("gp", "housing")}],
    )
    assert [(f.path, f.code, f.severity, f.sentence) for f in check(held, retiring)] == [
        (
            ("attributes", "place"),
            "retired-value",
            "warning",
            "'city' is no value of 'place' any more since version 1.1: one of town, not-stated",
        ),
        (
            ("victims", 1, "known-to"),
            "retired-value",
            "warning",
            (
                "'gp' is no value of 'known-to' any more since version 1.2: one of police, "
                "housing, not-stated"
            ),
        ),
    ]


def test_what_is_not_retired_is_no_fault(record, retiring, codebook):
    held = record(attributes={"place": "town"}, victims=[{"known-to": "not-stated"}, {}])
    assert list(check(held, retiring)) == []
    assert list(check(record(attributes={"place": "city"}), codebook)) == []


def test_chosen_anew_is_an_error_and_what_was_there_is_not(record, retiring):
    before = record(attributes={"place": "city"}, victims=[{"known-to": ("police",)}])
    after = record(attributes={"place": "city"}, victims=[{"known-to": ("police", "gp")}])
    assert list(chosen_anew(before, before, retiring)) == []
    assert [(f.path, f.severity) for f in chosen_anew(after, before, retiring)] == [
        (("victims", 0, "known-to"), "error")
    ]
    assert len(list(chosen_anew(after, None, retiring))) == 2


def test_a_person_is_told_what_to_choose_instead():
    assert retired_in_words(PLACE, "town") == ""
    assert retired_in_words(PLACE, "city") == (
        "'city' is no value of 'place' any more since version 1.1: one of town, not-stated"
    )
    assert retired_in_words(KNOWN_TO, ("police", "gp")).startswith("'gp' is no value of ")
