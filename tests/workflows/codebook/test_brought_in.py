"""What is new in the shipped codebook, brought into one that a project may have changed."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.history import history_faults
from dhrcode.model.vocabulary import codebook_faults
from dhrcode.workflows.codebook import brought_in as module
from dhrcode.workflows.codebook import changes
from dhrcode.workflows.codebook.brought_in import brought_in
from dhrcode.workflows.codebook.merge_split import merge, split
from dhrcode.workflows.codebook.places import SubthemePlace
from dhrcode.workflows.codebook.revision import changed
from dhrcode.workflows.codebook.wording import Wording

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
SHIPPED, NEWER, made, stand = (_SHARED[n] for n in ("SHIPPED", "NEWER", "made", "stand"))
BASE, NEWEST = made(SHIPPED), made(NEWER)
DAY = date(2026, 12, 24)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    monkeypatch.setattr(module, "today", lambda: DAY)


def own(*several, start=BASE):
    """A project's codebook after changes of its own, each a version."""
    codebook = start
    for number, change in enumerate(several, start=1):
        version = f"1.{number}"
        codebook = changed(codebook, change(codebook, version), version, "Invented.")
    return codebook


def reworded(subtheme, **words):
    return lambda codebook, _: changes.redefine(codebook, subtheme, Wording(**words))


def brought(mine, version=None):
    after, kept = brought_in(mine, BASE, NEWEST, version)
    assert list(history_faults(after)) == []
    assert (after.based_on.id, after.based_on.version) == ("shipped", "1.1")
    return after, kept


def told(codebook):
    """The history in short."""
    return [(r.version, r.after, r.change, r.subthemes) for r in codebook.history]


OF_SHIPPED = [
    ("1.1", "1.0", "redefine", ("gps",)),
    ("1.1", "1.0", "redefine", ("housing",)),
    ("1.1", "1.0", "add", ("rent",)),
]


def test_a_codebook_without_changes_becomes_the_shipped_one():
    after, kept = brought(BASE)
    assert kept == ()
    assert after.model_copy(update={"based_on": None}) == NEWEST
    assert after.history == NEWEST.history  # the days too


def test_what_the_project_changed_stays_beside_what_is_new():
    place = SubthemePlace("homes")
    mine = own(
        reworded("courts", cues=("judge", "hearing")),
        lambda codebook, _: changes.add(codebook, "pets", Wording("Pets", "Animals."), place),
    )
    after, kept = brought(mine)
    assert kept == ()
    assert stand(after) == {"services": ["gps", "courts"], "homes": ["housing", "rent", "pets"]}
    assert after.subthemes["courts"].cues == ("judge", "bench", "hearing")
    assert after.subthemes["gps"].definition == "Doctors and nurses."
    assert after.subthemes["gps"].cues == ("doctor", "nurse")
    assert after.attributes == NEWEST.attributes
    assert told(after) == told(mine) + [
        ("1.3", "1.2", change, subthemes) for _, _, change, subthemes in OF_SHIPPED
    ]
    assert {r.on for r in after.history[2:]} == {DAY}


def test_cues_alone_ask_for_nothing_to_be_coded_again():
    after, _ = brought(BASE)
    assert after.subthemes["courts"].cues == ("judge", "bench")
    assert not any("courts" in revision.subthemes for revision in after.history)


def test_a_rule_that_the_project_worded_itself_stays_and_is_not_coded_again():
    after, kept = brought(own(reworded("gps", definition="Surgeries.")))
    assert kept == ("gps: definition",)
    assert after.subthemes["gps"].definition == "Surgeries."
    assert after.subthemes["gps"].cues == ("doctor", "nurse")
    assert told(after)[1:] == [
        ("1.2", "1.1", "redefine", ("housing",)),
        ("1.2", "1.1", "add", ("rent",)),
    ]


def test_what_the_project_calls_otherwise_is_found_under_its_name():
    mine = own(lambda codebook, _: changes.rename(codebook, "gps", "surgeries", None))
    after, kept = brought(mine)
    assert kept == ()
    assert after.subthemes["surgeries"].definition == "Doctors and nurses."
    assert told(after)[1] == ("1.2", "1.1", "redefine", ("surgeries",))
    mine = own(lambda codebook, _: changes.rename(codebook, "courts", "judges", None))
    assert brought(mine)[0].subthemes["gps"].when_not_to_use == "Not for `judges`."


def test_what_the_project_retired_or_joined_is_left_alone():
    mine = own(lambda codebook, version: changes.retire(codebook, "gps", version))
    after, kept = brought(mine)
    assert kept == ("gps",)
    assert after.retired["gps"] == mine.retired["gps"]
    assert [one for *_, one in told(after)] == [("gps",), ("housing",), ("rent",)]
    words = Wording("Law", "Judges and doctors.")
    mine = own(lambda codebook, v: merge(codebook, ["gps", "courts"], "law", words, v))
    after, kept = brought(mine)
    assert kept == ("gps", "courts")
    assert after.subthemes["law"] == mine.subthemes["law"]


def test_a_subtheme_in_another_area_stays_there():
    mine = own(lambda codebook, _: changes.move(codebook, "gps", SubthemePlace("homes")))
    after, kept = brought(mine)
    assert kept == ()
    assert stand(after) == {"services": ["courts"], "homes": ["housing", "rent", "gps"]}
    assert after.subthemes["gps"].definition == "Doctors and nurses."


def test_a_subtheme_that_the_project_has_of_its_own_under_that_id_stays():
    place = SubthemePlace("services")
    mine = own(lambda codebook, _: changes.add(codebook, "rent", Wording("Rents", "Ours."), place))
    after, kept = brought(mine)
    assert kept == ("rent",)
    assert stand(after) == {"services": ["gps", "courts", "rent"], "homes": ["housing"]}
    assert "add" not in [r.change for r in after.history[1:]]


def test_values_and_attributes_of_the_project_stay():
    text = SHIPPED.replace("[town, city]", "[town, city, ours]")
    text = text.replace("label: Place", "label: Where")
    after, kept = brought(made(text))
    assert kept == ()
    (place, year) = after.attributes
    assert place.label == "Where"
    assert [value.id for value in place.values] == ["town", "village", "city", "ours"]
    assert year.id == "year"


def test_where_nothing_new_is_taken_the_version_stays():
    place = SubthemePlace("homes")
    mine = own(
        reworded("gps", definition="Surgeries."),
        reworded("housing", definition="Homes."),
        lambda codebook, _: changes.add(codebook, "rent", Wording("Rents", "Ours."), place),
    )
    after, kept = brought(mine)
    assert after.version == "1.3"
    assert after.history == mine.history
    assert kept == ("gps: definition", "housing: definition", "rent")
    assert after.attributes == NEWEST.attributes


@pytest.mark.parametrize(
    ("version", "wanted", "made_"),
    [("1.1", None, "1.2"), ("1.1", "4.0", "4.0"), ("1.0.5", None, "1.1"), ("3", None, "4")],
)
def test_the_version_is_the_shipped_one_or_the_next_that_is_free(version, wanted, made_):
    mine = changed(
        BASE, changes.redefine(BASE, "courts", Wording(definition="X.")), version, "Why."
    )
    assert brought(mine, wanted)[0].version == made_


def test_a_version_of_ones_own_without_changes():
    assert brought(BASE, "5.0")[0].version == "5.0"
    assert {r.version for r in brought(BASE, "5.0")[0].history} == {"5.0"}


def test_a_version_that_is_taken_or_has_no_number_is_refused():
    with pytest.raises(RefusedError, match=r"there was a version 1\.0 before"):
        brought(BASE, "1.0")
    done = changes.redefine(BASE, "courts", Wording(definition="X."))
    with pytest.raises(UsageError, match="'new' is no number"):
        brought(changed(BASE, done, "new", "Why."))


def test_what_the_shipped_codebook_may_not_do_to_a_changed_one_is_refused():
    renamed = NEWEST.history[0].model_copy(update={"change": "rename", "becomes": ("x",)})
    other = NEWEST.model_copy(update={"history": (renamed,)})
    with pytest.raises(RefusedError) as caught:
        brought_in(BASE, BASE, other)
    assert str(caught.value) == (
        "what shipped 1.1 has anew cannot be brought into a codebook that was changed: 'dhrcode "
        "codebook diff' compares the two"
    )


GROUPING = """\
groupings:
  - id: national
    label: National themes
    groups:
      - {label: Health, subthemes: [gps]}
      - {label: Law, subthemes: [courts, housing]}
"""


def groups_of(codebook):
    return [list(group.subthemes) for group in codebook.groupings[0].groups]


@pytest.mark.parametrize(
    ("change", "groups"),
    [
        (
            lambda c, _: changes.rename(c, "gps", "surgeries"),
            [["surgeries"], ["courts", "housing"]],
        ),
        (lambda c, v: changes.retire(c, "courts", v), [["gps"], ["housing"]]),
        (
            lambda c, v: merge(c, ["courts", "housing"], "housing", Wording(), v),
            [["gps"], ["housing"]],
        ),
        (
            lambda c, v: split(c, "gps", {"a": "A", "b": "B"}, {"a": "x", "b": "y"}, v),
            [["a", "b"], ["courts", "housing"]],
        ),
    ],
)
def test_a_shipped_grouping_names_what_the_project_made_of_its_subthemes(change, groups):
    newest = made(NEWER.replace("areas:\n", GROUPING + "areas:\n", 1))
    after, _ = brought_in(own(change), BASE, newest)
    assert groups_of(after) == groups
    assert list(codebook_faults(after)) == []


CANDIDATES = """\
candidates:
  - {id: debt, label: Debt, definition: Money owed.}
  - {id: hospitals, label: Hospital care, definition: Wards.}
"""


@pytest.mark.parametrize(
    ("name", "label", "left"),
    [
        ("debt", "Owing", ["hospitals"]),
        ("wards", "hospital  CARE", ["debt"]),
        ("schools", "Schools", ["debt", "hospitals"]),
    ],
)
def test_a_candidate_theme_by_whose_name_the_project_has_a_subtheme_does_not_come_in(
    name, label, left
):
    newest = made(NEWER.replace("attributes:\n", CANDIDATES + "attributes:\n", 1))
    place = SubthemePlace("homes")
    mine = own(lambda c, _: changes.add(c, name, Wording(label, "Ours."), place))
    after, _ = brought_in(mine, BASE, newest)
    assert [one.id for one in after.candidates] == left
    assert list(codebook_faults(after)) == []
