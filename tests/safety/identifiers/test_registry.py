"""The registry: what holds for every family, and for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dhrcode.safety.identifiers as package
from dhrcode.safety.identifiers import (
    FAMILIES,
    KINDS,
    NameList,
    families_of,
    find_identifiers,
    flat,
)
from dhrcode.safety.identifiers.prose import Prose

PIECES = """
Mrs Okafor|at 14 Oak Road|B15 2TT|Kowalska's|aged 93|born on 3 March 1975|NHS number 943 476 5919|
HMP Elmwood|sentenced at Elmbury Crown Court|07700 900123|a@example.org|BD51 SMR|ref: ABC/123/2014|
AB 12 34 56 C|St Anne's School|the panel|(|)|.|,|\n|\n\n|3.2|fourteen Oak Way|of the|and
""".strip("\n").split("|")
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=14).map(" ".join)
NAMES = NameList.of(["Anna Maria Kowalska", "Rose", "Dunmere"])


def test_every_module_with_a_family_is_in_the_registry():
    folder = Path(package.__file__).parent
    with_family = {
        path.stem
        for path in folder.glob("*.py")
        if "\nFAMILY = " in path.read_text(encoding="utf-8")
    }
    registered = {family.find.__module__.rpartition(".")[2] for family in FAMILIES}
    assert registered == with_family
    assert len(FAMILIES) == len(registered)


def test_the_kinds():
    assert sorted(KINDS) == [
        "age-over-89",
        "court-with-sentence",
        "email-address",
        "full-date",
        "listed-name",
        "named-service",
        "national-insurance-number",
        "nhs-number",
        "phone-number",
        "postcode",
        "reference",
        "street-address",
        "titled-name",
        "vehicle-registration",
    ]
    assert all(kind.said and kind.instead for kind in KINDS.values())


@given(TEXTS)
def test_what_is_found_is_what_stands_there_in_order_and_apart(text):
    found = find_identifiers(text, NAMES)
    for one in found:
        assert one.text == text[one.start : one.end]
        assert one.text.strip()
        assert one.severity == "error" or KINDS[one.kind].otherwise
        assert one.instead == KINDS[one.kind].instead
    for one, following in pairwise(found):
        assert one.end <= following.start


@given(TEXTS)
def test_no_family_finds_anything_where_its_hints_say_that_there_is_nothing(text):
    kept = {family.kinds for family in families_of(flat(text))}
    passed_over = [family for family in FAMILIES if family.kinds not in kept]
    assert [one for family in passed_over for one in family.find(Prose(text))] == []


@given(TEXTS, TEXTS)
def test_the_families_of_several_texts_are_enough_for_each(text, more):
    among = families_of(f"{flat(text)}\n{flat(more)}")
    assert find_identifiers(text, NAMES, among) == find_identifiers(text, NAMES)


def test_hard_texts_are_gone_through():
    for piece in ("0123456789", "Crown Court ", "aged 93 ", "Mr ", "A", "1/", "a@b.", "\n", "St "):
        find_identifiers(piece * 1500, NAMES)


@pytest.mark.parametrize("text", ["", " ", "\n", "the victim", "–", "\u200b", "😀 " * 3])
def test_nothing_in_nothing(text):
    assert find_identifiers(text, NAMES) == []
