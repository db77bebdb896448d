"""What an older version called its subthemes, and which it did not have yet."""

from datetime import date

import pytest

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.former_names import is_behind, newcomers, renaming, with_former_ids
from dhrcode.model.revision import Revision


def revision(after, version, change, subthemes, becomes=(), *, findings="kept"):
    return Revision(
        version=version,
        after=after,
        on=date(2025, 4, 1),
        change=change,
        why="W",
        subthemes=tuple(subthemes),
        becomes=tuple(becomes),
        findings=findings,
    )


def codebook(*history):
    named = [Subtheme(id=s, label=s, definition=s) for s in ("gp", "police", "harm", "money")]
    named.append(Subtheme(id="dash", label="dash", definition="dash", retired="3"))
    return Codebook(
        id="tiny",
        version=history[-1].version if history else "1",
        title="T",
        areas=(Area(id="a", label="A", subthemes=tuple(named)),),
        history=history,
    )


ADD = revision("1", "2", "add", ["abuse"], findings="again")
MERGE = revision("2", "3", "merge", ["police", "dash"], ["police"], findings="joined")
RENAME = revision("3", "4", "rename", ["abuse"], ["harm"])
LABEL = revision("4", "5", "rename", ["police"], ["police"])
OTHER = revision("5", "6", "rename", ["doctors"], ["gp"])
SPLIT = revision("6", "7", "split", ["harm"], ["harm", "money"], findings="again")
WHOLE = codebook(ADD, MERGE, RENAME, LABEL, OTHER, SPLIT)


@pytest.mark.parametrize(
    ("version", "behind"), [("1", True), ("6", True), ("7", False), ("8", False), ("0.9", False)]
)
def test_a_version_is_behind_if_the_history_leads_on_from_it(version, behind):
    assert is_behind(WHOLE, version) is behind


@pytest.mark.parametrize(
    ("version", "came"),
    [
        ("1", {"harm": "2", "money": "7"}),
        ("2", {"money": "7"}),
        ("6", {"money": "7"}),
        ("7", {}),
        ("unheard", {}),
    ],
)
def test_newcomers_are_named_by_their_id_now_and_the_version_they_came_in(version, came):
    assert newcomers(WHOLE, version) == came


def test_a_new_id_for_an_old_subtheme_is_no_newcomer():
    assert newcomers(codebook(RENAME), "3") == {}
    joined = revision("1", "2", "merge", ["police", "dash"], ["force"], findings="joined")
    assert newcomers(codebook(joined), "1") == {"force": "2"}


def test_the_renaming_of_a_subtheme_is_found_from_the_record_s_version_on():
    assert renaming(WHOLE, "1", "doctors") == OTHER
    assert renaming(WHOLE, "6", "doctors") is None
    assert renaming(WHOLE, "1", "gp") is None
    assert renaming(WHOLE, "1", "police") is None  # only its label changed
    assert renaming(codebook(), "1", "doctors") is None


def test_records_of_every_version_are_read_by_the_former_ids():
    reading = with_former_ids(WHOLE)
    assert set(reading.retired) == {"dash", "abuse", "doctors"}
    assert reading.subthemes == WHOLE.subthemes
    assert (reading.history, reading.version) == ((), WHOLE.version)
    assert with_former_ids(codebook()).areas == codebook().areas
