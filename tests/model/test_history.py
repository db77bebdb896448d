"""A codebook's history: which revisions lead where, and what makes it contradict the codebook."""

from datetime import date

import pytest

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.history import (
    added_by,
    history_faults,
    in_order_of_arrival,
    retired_by,
    revisions_since,
    versions,
)
from dhrcode.model.revision import EFFECTS, Revision


def revision(number, change, subthemes, becomes=(), findings=None):
    """The revision that made version 1.`number` of the one before."""
    return Revision(
        version=f"1.{number}",
        after=f"1.{number - 1}",
        on=date(2025, 1, number),
        change=change,
        subthemes=tuple(subthemes.split()),
        becomes=tuple(becomes.split() if becomes else ()),
        why="Invented.",
        findings=findings or EFFECTS[change][0],
    )


def codebook(subthemes, *history, version=None):
    """A codebook of one area; a subtheme that is written `gps/1.2` is retired since 1.2."""
    made = []
    for name in subthemes.split():
        ident, _, retired = name.partition("/")
        made.append(Subtheme(id=ident, label=ident, definition=ident, retired=retired or None))
    last = history[-1].version if history else "1.0"
    areas = (Area(id="a", label="A", subthemes=tuple(made)),)
    return Codebook(id="tiny", version=version or last, title="Tiny", areas=areas, history=history)


LONG = (
    "doctors courts prisons/1.5 schools/1.6 lessons teachers housing pets/1.7",
    revision(1, "add", "housing"),
    revision(2, "rename", "gps", "surgeries"),
    revision(3, "rename", "surgeries", "doctors"),
    revision(4, "move", "pets"),
    revision(5, "merge", "courts prisons", "courts"),
    revision(6, "split", "schools", "lessons teachers"),
    revision(7, "retire", "pets"),
    revision(8, "redefine", "courts"),
)


def test_a_history_of_every_kind_of_change_holds():
    assert list(history_faults(codebook(*LONG))) == []


def test_a_subtheme_keeps_its_place_through_every_kind_of_change():
    def order(number):
        """The subthemes of the first so many versions, by the ids that they had first."""
        first = {"doctors": "gps", "surgeries": "gps"}
        made = codebook(BEFORE[number], *LONG[1 : number + 1])
        return [first.get(s.id, s.id) for _, s in in_order_of_arrival(made)]

    assert order(0) == ["courts", "gps", "pets", "prisons", "schools"]
    for number in range(1, 9):
        assert order(number)[: len(order(number - 1))] == order(number - 1)
    assert order(8)[5:] == ["housing", "lessons", "teachers"]


BEFORE = (
    "gps courts prisons schools pets",
    "gps courts prisons schools housing pets",
    "surgeries courts prisons schools housing pets",
    "doctors courts prisons schools housing pets",
    "pets doctors courts prisons schools housing",
    "doctors courts prisons/1.5 schools housing pets",
    "doctors courts prisons/1.5 schools/1.6 lessons teachers housing pets",
    *([LONG[0]] * 2),
)
"""The subthemes after each of the revisions of `LONG`, wherever they stand."""


TOGETHER = (
    "doctors courts/1.1 prisons lessons",
    revision(1, "rename", "gps", "surgeries"),
    revision(1, "rename", "surgeries", "doctors"),
    revision(1, "merge", "courts prisons", "prisons"),
    revision(1, "redefine", "doctors prisons"),
    revision(2, "add", "lessons"),
)


def test_several_revisions_may_make_one_version():
    whole = codebook(*TOGETHER)
    assert list(history_faults(whole)) == []
    assert versions(whole) == ("1.0", "1.1", "1.2")
    assert revisions_since(whole, "1.0") == whole.history
    assert [r.change for r in revisions_since(whole, "1.1")] == ["add"]


def test_revisions_of_one_version_stand_together():
    apart = [revision(n, "move", "gps") for n in (1, 2, 1)]
    assert [(fault.path, fault.message) for fault in history_faults(codebook("gps", *apart))] == [
        (
            ("history", 2, "after"),
            "it changed version 1.0, and the revision before it made 1.2",
        ),
        (("history", 2, "version"), "version 1.1 was there before"),
    ]


def test_a_codebook_without_history_has_no_faults_of_it():
    assert list(history_faults(codebook("gps housing/0.9", version="7"))) == []


def test_revisions_since_a_version():
    whole = codebook(*LONG)
    assert revisions_since(whole, "1.0") == whole.history
    assert [r.version for r in revisions_since(whole, "1.6") or ()] == ["1.7", "1.8"]
    assert revisions_since(whole, "1.8") == ()
    assert revisions_since(whole, "0.9") is None
    assert revisions_since(codebook("gps"), "0.9") is None
    assert revisions_since(codebook("gps"), "1.0") == ()


def test_the_versions_that_a_history_names():
    assert versions(codebook(*LONG)) == tuple(f"1.{n}" for n in range(9))
    assert versions(codebook("gps", version="7")) == ("7",)


@pytest.mark.parametrize(
    ("made", "gone", "change"),
    [
        (("a",), (), revision(1, "add", "a")),
        (("b",), (), revision(1, "rename", "a", "b")),
        ((), (), revision(1, "rename", "a", "a")),
        ((), (), revision(1, "move", "a")),
        ((), ("b",), revision(1, "merge", "a b", "a")),
        (("c",), ("a", "b"), revision(1, "merge", "a b", "c")),
        (("b", "c"), ("a",), revision(1, "split", "a", "b c")),
        ((), ("a",), revision(1, "retire", "a")),
        ((), (), revision(1, "redefine", "a")),
    ],
)
def test_what_a_revision_makes_and_retires(made, gone, change):
    assert added_by(change) == made
    assert retired_by(change) == gone


@pytest.mark.parametrize(
    ("path", "code", "broken"),
    [
        (("version",), "history-broken", codebook("gps", revision(1, "move", "gps"), version="2")),
        (
            ("history", 1, "after"),
            "history-broken",
            codebook("gps", revision(1, "move", "gps"), revision(3, "move", "gps")),
        ),
        (
            ("history", 1, "version"),
            "history-broken",
            codebook(
                "gps",
                revision(1, "move", "gps"),
                revision(2, "move", "gps").model_copy(update={"version": "1.0"}),
            ),
        ),
        (
            ("history", 0, "subthemes", 1),
            "history-subtheme",
            codebook("gps", revision(1, "move", "gps courts")),
        ),
        (
            ("history", 0, "becomes", 0),
            "history-subtheme",
            codebook("gps", revision(1, "rename", "courts", "prisons")),
        ),
        (
            ("history", 0, "subthemes"),
            "history-subtheme",
            codebook("gps courts", revision(1, "rename", "gps", "courts")),
        ),
        (
            ("history", 0, "subthemes", 0),
            "history-subtheme",
            codebook("gps", revision(1, "move", "courts"), revision(2, "rename", "prisons", "gps")),
        ),
        (
            ("history", 0, "subthemes", 0),
            "history-subtheme",
            codebook("gps", revision(1, "move", "gps"), revision(2, "add", "gps")),
        ),
        (
            ("areas", 0, "subthemes", 1, "id"),
            "not-retired",
            codebook("gps courts", revision(1, "merge", "gps courts", "gps")),
        ),
        (
            ("areas", 0, "subthemes", 0, "id"),
            "not-retired",
            codebook("gps courts", revision(1, "retire", "gps")),
        ),
    ],
)
def test_a_history_that_does_not_lead_to_the_codebook(path, code, broken):
    assert [(fault.path, fault.code) for fault in history_faults(broken)] == [(path, code)]


def test_of_very_many_faults_a_hundred_of_each_sort_are_named():
    many = [revision(1 + n % 2, "move", f"gps c{n}") for n in range(300)]
    faults = list(history_faults(codebook("gps", *many)))
    assert len([f for f in faults if f.code == "history-subtheme"]) == 100
    assert len([f for f in faults if f.code == "history-broken"]) == 100


def test_coded_areas_leave_out_retired_subthemes_and_areas_of_nothing_else():
    one = codebook("gps courts/1.1 housing")
    all_retired = one.areas[0].model_copy(
        update={"id": "b", "subthemes": codebook("pets/1.0").areas[0].subthemes}
    )
    book = Codebook(id="tiny", version="1.1", title="T", areas=(all_retired, *one.areas))
    assert [(a.id, [s.id for s in a.subthemes]) for a in book.coded_areas] == [
        ("a", ["gps", "housing"])
    ]
    assert list(book.retired) == ["pets", "courts"]
