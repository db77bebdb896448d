"""What a person says of a subtheme, and where other subthemes' rules name it."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import CodebookCandidate
from dhrcode.model.revision import Revision
from dhrcode.workflows.codebook.wording import (
    Wording,
    checked,
    naming,
    renamed_in_rules,
    reworded,
    worded,
)

GPS = Subtheme(id="gps", label="GPs", definition="Doctors.", cues=("doctor",), example="One.")


def refused(call, *arguments):
    with pytest.raises(UsageError) as caught:
        call(*arguments)
    return str(caught.value)


def test_what_is_said_what_is_taken_away_and_what_is_not_said():
    assert Wording().said() == {}
    assert Wording("A", example="", cues=()).said() == {"label": "A", "example": None, "cues": None}


def test_a_new_subtheme_has_what_was_said_of_it():
    assert worded("gps", Wording("GPs", "Doctors.", example="", cues=("a", "b"))) == Subtheme(
        id="gps", label="GPs", definition="Doctors.", cues=("a", "b")
    )


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        (Wording(), "'gps' is new: give its --label"),
        (Wording("GPs"), "'gps' is new: give its --definition"),
        (Wording("", "x"), "the label cannot be empty"),
        (Wording("GPs", ""), "the definition cannot be empty"),
    ],
)
def test_a_new_subtheme_needs_a_label_and_a_definition(wording, said):
    assert refused(worded, "gps", wording) == said


def test_what_is_not_said_anew_stays():
    made = reworded(GPS, Wording(definition="Surgeries."))
    assert made == GPS.model_copy(update={"definition": "Surgeries."})
    assert reworded(GPS, Wording()) == GPS


def test_what_is_taken_away_is_gone_but_for_label_and_definition():
    made = reworded(GPS, Wording(example="", cues=()))
    assert (made.example, made.cues) == (None, ())
    assert "example" not in made.model_fields_set
    assert refused(reworded, GPS, Wording(label="")) == "the label cannot be empty"
    assert refused(reworded, GPS, Wording(definition="")) == "the definition cannot be empty"


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        (Wording(example=" "), "the example is empty"),
        (Wording(when_to_use="\u2028"), "the when-to-use holds the character U+2028, which is not"),
        (Wording(when_not_to_use="x" * 20_001), "the when-not-to-use is longer than 20,000 char"),
        (Wording(label="a\tb"), "the label must be one line without tabs"),
        (Wording(cues=("a", " ")), "a cue is empty"),
        (Wording(cues=("a", "x" * 301)), "a cue is longer than 300 characters"),
    ],
)
def test_a_text_that_cannot_be_kept_is_named(wording, said):
    assert refused(reworded, GPS, wording).startswith(said)


def test_of_ids_and_versions_it_is_said_what_they_may_have():
    values = {"id": "G P", "label": "GPs", "definition": "x"}
    assert refused(checked, Subtheme, values) == (
        "the id 'G P' may have only lower-case letters, digits and single hyphens"
    )
    revision = {"version": "1 2", "after": "1", "change": "add", "why": "x", "findings": "kept"}
    assert refused(checked, Revision, revision) == (
        "the version may have only letters, digits and single . + and -"
    )


def rules(name, **texts):
    return Subtheme(id=name, label=name, definition=texts.pop("definition", "x"), **texts)


AREAS = (
    Area(
        id="a",
        label="A",
        subthemes=(
            rules("one", when_not_to_use="Not for `gps` nor `gps-2`.", cues=("`gps`",)),
            rules("two", definition="As `gps`, and `gps` again.", example="gps"),
            rules("three", when_to_use="For `gps`.", retired="1.1"),
        ),
    ),
)
CODEBOOK = Codebook(id="tiny", version="1.0", title="Tiny", areas=AREAS)


def test_rules_name_a_subtheme_by_its_new_id():
    candidate = CodebookCandidate(id="debt", label="Debt", definition="Not for `gps`.")
    attribute = Attribute(
        id="year", label="Year", of="review", type="year", definition="See `gps`."
    )
    codebook = CODEBOOK.model_copy(update={"attributes": (attribute,), "candidates": (candidate,)})
    parts, named = renamed_in_rules(codebook, AREAS, "gps", "surgeries")
    areas, attributes, candidates = parts.values()
    one, two, three = areas[0].subthemes
    assert one.when_not_to_use == "Not for `surgeries` nor `gps-2`."
    assert one.cues == ("`gps`",)
    assert (two.definition, two.example) == ("As `surgeries`, and `surgeries` again.", "gps")
    assert three.when_to_use == "For `surgeries`."
    assert attributes[0].definition == "See `surgeries`."
    assert candidates[0].definition == "Not for `surgeries`."
    assert named == ("one", "two", "three", "year", "debt")


def test_where_no_rule_names_it_nothing_is_another():
    parts, named = renamed_in_rules(CODEBOOK, AREAS, "pets", "animals")
    areas, attributes, candidates = parts.values()
    assert (areas, attributes, candidates, named) == (AREAS, (), (), ())
    assert areas[0].subthemes[0] is AREAS[0].subthemes[0]


def test_rules_that_still_name_what_is_retired_are_told_those_of_what_is_coded_alone():
    assert naming(AREAS, ["pets", "gps", "gps-2"]) == (
        "The rules of one, two still name `gps`: 'dhrcode codebook redefine' words them anew.",
        "The rules of one still name `gps-2`: 'dhrcode codebook redefine' words them anew.",
    )
