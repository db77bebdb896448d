"""The map of a long table: what it takes, and which headings it names."""

import pytest
from pydantic import ValidationError

from dhrcode.model.coding_map import CodingMap


def made(**given):
    plain = {"id": "Case", "codes": {"columns": ["Theme"]}}
    return CodingMap.model_validate(plain | given)


def test_every_heading_is_named_with_its_place():
    whole = made(columns={"Quote": "quote"}, attributes={"Year": "year"}, ignore=["Colour"])
    assert list(whole.named_headings()) == [
        ("Case", ("id", "heading")),
        ("Theme", ("codes", "columns")),
        ("Quote", ("columns", "Quote")),
        ("Year", ("attributes", "Year")),
    ]
    assert (whole.layout, whole.across, whole.status) == ("codings", False, "draft")


@pytest.mark.parametrize(
    "given",
    [
        {"codes": {"columns": []}},
        {"columns": {"Quote": "words"}},
        {"layout": "occurrence"},
        {"join": [{"id": "Case", "codes": {"columns": ["Theme"]}}]},
        {"coders": {"Ellen": "Ellen Marsh"}},
    ],
)
def test_what_it_does_not_take(given):
    with pytest.raises(ValidationError):
        made(**given)
