from collections import Counter

import pytest
from pydantic import ValidationError

from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.codebook import BEARERS, Attribute, Codebook
from dhrcode.model.codebook_parts import Choice
from dhrcode.model.vocabulary import codebook_faults
from dhrcode.store.project import shipped_codebook


@pytest.fixture(scope="module")
def shipped() -> Codebook:
    return shipped_codebook()


def test_six_areas_and_twenty_one_subthemes(shipped):
    assert len(shipped.areas) == 6
    assert len(shipped.subthemes) == len(list(shipped.rows())) == 21
    assert sum(len(area.subthemes) for area in shipped.areas) == 21
    assert Counter(s.id for _, s in shipped.rows()).most_common(1)[0][1] == 1


def test_every_subtheme_says_what_it_is_and_when_to_use_it(shipped):
    for subtheme in shipped.subthemes.values():
        assert subtheme.definition, subtheme.id
        assert subtheme.when_to_use, subtheme.id
        assert subtheme.when_not_to_use, subtheme.id
        assert subtheme.cues, subtheme.id
        assert (subtheme.example or "").startswith("Invented: "), subtheme.id


def test_what_is_named_in_the_coding_rules_is_in_the_codebook(shipped):
    findings = {"present", "absent", "not-stated", "unclear"}
    for subtheme in shipped.subthemes.values():
        rules = f"{subtheme.when_to_use} {subtheme.when_not_to_use}"
        named = {word for word in rules.split("`")[1::2] if word not in findings}
        known = {*shipped.subthemes, *(candidate.id for candidate in shipped.candidates)}
        known |= {attribute.id for attribute in shipped.attributes}
        assert named <= known - {subtheme.id}, subtheme.id


def test_the_shipped_codebook_has_no_faults(shipped):
    assert list(codebook_faults(shipped)) == []


def test_every_attribute_takes_not_stated(shipped):
    assert {attribute.of for attribute in shipped.attributes} == set(BEARERS)
    for attribute in shipped.attributes:
        assert attribute.data_type.read(NOT_STATED) == NOT_STATED
        assert not attribute.allowed or attribute.allowed[-1] == NOT_STATED, attribute.id


@pytest.mark.parametrize(
    "name",
    [
        "review.case-type",
        "review.year",
        "review.method",
        "review.children-in-household",
        "review.marac-referral",
        "victim.relationship",
        "perpetrator.earlier-violence",
        "victim.carer-of-perpetrator",
        "perpetrator.carer-of-victim",
    ]
    + [
        f"{of}.{of_both}"
        for of in ("victim", "perpetrator")
        for of_both in (
            "sex",
            "age-band",
            "ethnic-group",
            "mental-health",
            "alcohol",
            "drugs",
            "known-to",
            "newly-arrived",
            "interpreter-needed",
        )
    ],
)
def test_the_facts_of_a_case_can_be_recorded(shipped, name):
    of, _, key = name.partition(".")
    assert key in shipped.attributes_of[of]


def test_not_stated_is_a_value_whether_it_is_listed_or_not():
    listed = Attribute(
        id="a",
        label="A",
        of="review",
        type="choice",
        values=(Choice(id=NOT_STATED), Choice(id="x")),
    )
    unlisted = Attribute(id="a", label="A", of="review", type="choice", values=(Choice(id="x"),))
    yes_no = Attribute(id="a", label="A", of="review", type="yes-no")
    year = Attribute(id="a", label="A", of="review", type="year")
    assert [a.allowed for a in (listed, unlisted, yes_no, year)] == [
        ("not-stated", "x"),
        ("x", "not-stated"),
        ("yes", "no", "not-stated"),
        (),
    ]


def test_a_value_without_a_label_is_labelled_by_its_id():
    values = (Choice(id="in-law", label="Relative by marriage"), Choice(id="ex-partner"))
    attribute = Attribute(id="a", label="A", of="victim", type="choice", values=values)
    assert attribute.label_of("in-law") == "Relative by marriage"
    assert attribute.label_of("ex-partner") == "ex partner"
    assert attribute.label_of("not-stated") == "not stated"


def test_a_codebook_needs_an_area_and_an_area_a_subtheme():
    whole = {"id": "tiny", "version": "1", "title": "Tiny"}
    for areas in ([], [{"id": "a", "label": "A", "subthemes": []}]):
        with pytest.raises(ValidationError):
            Codebook.model_validate({**whole, "areas": areas})


def test_a_codebook_cannot_be_changed_by_accident(shipped):
    with pytest.raises(ValidationError):
        shipped.version = "2"


KINDS = (
    {
        "id": "dhr",
        "label": "Domestic Homicide Review",
        "also_known_as": ["DARDR", "DA related review"],
    },
    {"id": "interview", "label": "Stakeholder interview"},
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (None, "dhr"),
        ("", "dhr"),
        ("dhr", "dhr"),
        ("DHR", "dhr"),
        ("domestic  homicide review", "dhr"),
        ("Dardr", "dhr"),
        ("DA related review", "dhr"),
        ("stakeholder interview", "interview"),
        ("visit", "visit"),
    ],
)
def test_a_kind_of_review_is_named_by_whatever_it_is_called(shipped, name, kind):
    given = {key: getattr(shipped, key) for key in ("id", "version", "title", "areas")}
    assert Codebook.model_validate(given | {"kinds": KINDS}).kind_named(name) == kind
