"""Ids made of names."""

import pytest

from dhrcode.importers.refi.clean import slug, unused


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Café & home", "cafe-home"),
        ("GP's list", "gps-list"),
        ("李", ""),
        ("--", ""),
        ("x" * 70, "x" * 60),
        ("A. B. C", "a-b-c"),
        ("Straße", "strasse"),
        ("№ 5", "no-5"),
    ],
)
def test_ids_of_names(name, expected):
    assert slug(name) == expected


def test_ids_that_are_taken():
    assert unused("a", []) == "a"
    assert unused("a", ["a", "a-2"]) == "a-3"
    assert unused("x" * 60, ["x" * 60]) == "x" * 58 + "-2"
