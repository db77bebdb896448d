"""How one version of a codebook came of another, as its history tells it."""

from datetime import date

import pytest

from dhrcode.analysis.version_history import VersionHistory, version_history
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.revision import Revision

EFFECTS = {"add": "again", "merge": "joined", "split": "again"}


def revision(number, change, subthemes, becomes=()):
    return Revision(
        version=f"1.{number}",
        after=f"1.{number - 1}",
        on=date(2025, 1, 7),
        change=change,
        subthemes=tuple(subthemes.split()),
        becomes=tuple(becomes.split()) if becomes else (),
        why="Invented.",
        findings=EFFECTS.get(change, "kept"),
    )


def codebook(*changes, version=None):
    history = tuple(revision(number, *change) for number, change in enumerate(changes, start=1))
    subthemes = (Subtheme(id="a", label="A", definition="x"),)
    return Codebook(
        id="tiny",
        version=version or f"1.{len(changes)}",
        title="Tiny",
        areas=(Area(id="x", label="X", subthemes=subthemes),),
        history=history,
    )


START = codebook()


@pytest.mark.parametrize(
    ("changes", "now", "added", "retired", "moved"),
    [
        ([], {}, "", "", ""),
        ([("rename", "a", "b")], {"a": "b"}, "", "", ""),
        ([("rename", "a", "b"), ("rename", "b", "c")], {"a": "c"}, "", "", ""),
        ([("rename", "a", "b"), ("rename", "b", "a")], {"a": "a"}, "", "", ""),
        ([("rename", "a", "c"), ("rename", "b", "a")], {"a": "c", "b": "a"}, "", "", ""),
        ([("add", "n")], {}, "n", "", ""),
        ([("add", "n"), ("rename", "n", "m")], {}, "m", "", ""),
        ([("move", "a"), ("rename", "a", "b")], {"a": "b"}, "", "", "b"),
        ([("retire", "a")], {}, "", "a", ""),
        ([("merge", "a b", "c")], {}, "c", "a b", ""),
        ([("merge", "a b", "a")], {}, "", "b", ""),
        ([("split", "a", "b c")], {}, "b c", "a", ""),
        ([("redefine", "a")], {}, "", "", ""),
        ([("add", "n"), ("move", "n"), ("retire", "n")], {}, "n", "n", "n"),
    ],
)
def test_what_revisions_made_of_subthemes(changes, now, added, retired, moved):
    new = codebook(*changes)
    told = version_history(START, new)
    assert told.revisions == new.history
    assert told.now == now
    assert (told.added, told.retired, told.moved) == (
        frozenset(added.split()),
        frozenset(retired.split()),
        frozenset(moved.split()),
    )


def test_only_what_came_since_is_told():
    changes = [("rename", "a", "b"), ("add", "n"), ("move", "b")]
    told = version_history(codebook(*changes[:2]), codebook(*changes))
    assert [one.change for one in told.revisions] == ["move"]
    assert (told.now, told.added, told.moved) == ({}, frozenset(), {"b"})


@pytest.mark.parametrize(
    "old",
    [
        START.model_copy(update={"id": "other"}),
        codebook(version="0.9"),
        codebook(("add", "n"), ("move", "n")),
        codebook(("add", "m")),
    ],
    ids=["another codebook", "a version that nobody knows", "a later one", "another history"],
)
def test_where_no_history_leads_from_one_to_the_other_nothing_is_told(old):
    assert version_history(old, codebook(("add", "n"))) == VersionHistory()


def test_texts_name_subthemes_by_the_ids_of_today():
    told = version_history(START, codebook(("rename", "gps", "surgeries")))
    assert (
        told.renamed_in("Not for `gps`, gps or `gps-2`.") == "Not for `surgeries`, gps or `gps-2`."
    )
    assert told.renamed_in("") == ""
    assert told.renamed_in(None) is None
