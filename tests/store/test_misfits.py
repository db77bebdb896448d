"""Entries that stand in a list of another kind."""

from pathlib import Path

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.store.codebooks import codebook_file

SHIPPED = (Path(__file__).parents[2] / "themes.yaml").read_text(encoding="utf-8")


def found(entries: str) -> list[tuple[int, int, str, str]]:
    """What is wrong with the codebook when entries are added at its end, after its history."""
    with pytest.raises(DataProblemsError) as raised:
        codebook_file((SHIPPED + entries).encode(), "themes.yaml")
    line = SHIPPED.count("\n")
    return [(p.line - line, p.column, p.code, p.message) for p in raised.value.problems]


def test_attributes_at_the_end_of_a_codebook_are_told_in_one_sentence():
    entries = "  - {id: shelter, label: Shelter, type: yes-no}\n  - {id: helpline, label: Line}\n"
    said = "2 entries of 'history' of another kind, with 'id', 'label', 'type'"
    assert found(entries) == [(1, 5, "unknown-key", said)]


ADD = (
    "put attributes under 'attributes', where the others are; or 'dhrcode codebook attribute add' "
    "adds them"
)


@pytest.mark.parametrize(
    "entries",
    [
        "  - {id: pets, label: Pets, of: victim, type: yes-no}\n",
        "  - id: pets\n    of: victim\n    type: yes-no\n  - {id: rent, of: review, type: text}\n",
        "pets: {label: Pets, of: victim, type: yes-no}\n",
    ],
)
def test_where_attributes_belong_is_said(entries):
    with pytest.raises(DataProblemsError) as raised:
        codebook_file((SHIPPED + entries).encode(), "themes.yaml")
    assert [problem.hint for problem in raised.value.problems] == [ADD]


def test_an_entry_that_lacks_little_keeps_its_own_problems():
    entry = "  - {version: '9', after: '1.1', 'on': 2026-01-01, change: add, wy: a}\n"
    assert [(line, code, said) for line, _, code, said in found(entry)] == [
        (1, "missing-key", "'findings' is missing"),
        (1, "missing-key", "'why' is missing"),
        (1, "unknown-key", "unknown key 'wy'"),
    ]


def test_what_else_is_wrong_is_told_beside_it():
    entries = "  - {id: shelter, label: Shelter}\nbeyond: 1\n"
    said = "1 entry of 'history' of another kind, with 'id', 'label'"
    assert sorted(found(entries)) == [
        (1, 5, "unknown-key", said),
        (2, 1, "unknown-key", "unknown key 'beyond'"),
    ]
