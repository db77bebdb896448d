"""Each change of a codebook: what becomes of the areas, and what is refused."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.model.revision import Revision
from dhrcode.workflows.codebook import changes
from dhrcode.workflows.codebook.merge_split import merge, split
from dhrcode.workflows.codebook.places import SubthemePlace
from dhrcode.workflows.codebook.wording import Wording

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
THEMES, made, stand, one, NEW = (_SHARED[n] for n in ("THEMES", "made", "stand", "one", "NEW"))


def test_add_at_the_end_of_an_area_by_its_label(tiny):
    done = changes.add(tiny, "schools", NEW, SubthemePlace("HOMES"))
    assert stand(done) == {"services": ["gps", "courts", "pets"], "homes": ["housing", "schools"]}
    assert (done.change, done.named, done.becomes) == ("add", ("schools",), ())
    assert (done.area, done.findings, done.notes) == ("homes", "again", ())
    assert one(done, "schools").label == "Schools"


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (SubthemePlace("services", before="gps"), ["schools", "gps", "courts", "pets"]),
        (SubthemePlace("services", after="gps"), ["gps", "schools", "courts", "pets"]),
        (SubthemePlace("services", after="pets"), ["gps", "courts", "pets", "schools"]),
    ],
)
def test_add_beside_another(tiny, place, order):
    assert stand(changes.add(tiny, "schools", NEW, place))["services"] == order


def test_add_in_an_area_that_is_made_for_it(tiny):
    done = changes.add(tiny, "schools", NEW, SubthemePlace("learning", new="Learning & play"))
    assert list(stand(done)) == ["services", "homes", "learning"]
    assert done.parts["areas"][-1].label == "Learning & play"
    assert done.area == "learning"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("schools", NEW, SubthemePlace("home")),
            "the codebook has no area 'home': did you mean 'homes'?",
        ),
        (
            ("schools", NEW, SubthemePlace("x")),
            "the codebook has no area 'x': one of services, homes",
        ),
        (
            ("schools", NEW, SubthemePlace("homes", before="gps")),
            "no other subtheme 'gps' is in the area 'homes': one of housing",
        ),
        (
            ("schools", NEW, SubthemePlace("homes", before="housing", after="housing")),
            "give --before or --after, not both",
        ),
        (
            ("schools", NEW, SubthemePlace("x", before="gps", new="X")),
            "a new area has nothing to stand beside: leave out --before and --after",
        ),
        (
            ("schools", NEW, SubthemePlace("X", new="X")),
            "the id 'X' may have only lower-case letters, digits and single hyphens",
        ),
        (
            ("The schools", NEW, SubthemePlace("homes")),
            "the id 'The schools' may have only lower-case letters, digits and single hyphens",
        ),
        (
            ("schools", Wording("Schools"), SubthemePlace("homes")),
            "'schools' is new: give its --definition",
        ),
        (
            ("schools", Wording("a\tb", "c"), SubthemePlace("homes")),
            "the label must be one line without tabs",
        ),
        (
            ("schools", Wording("x" * 301, "c"), SubthemePlace("homes")),
            "the label is longer than 300 characters",
        ),
        (("schools", Wording("", "c"), SubthemePlace("homes")), "the label cannot be empty"),
        (("schools", Wording("a", " "), SubthemePlace("homes")), "the definition is empty"),
        (
            ("schools", Wording("a", "b\x1b"), SubthemePlace("homes")),
            "the definition holds the character U+001B, which is not text",
        ),
        (
            ("schools", NEW._replace(cues=("a", "b\nc")), SubthemePlace("homes")),
            "a cue must be one line without tabs",
        ),
    ],
)
def test_what_cannot_be_added_is_said(tiny, arguments, said):
    with pytest.raises(UsageError) as error:
        changes.add(tiny, *arguments)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        ("gps", SubthemePlace("homes"), "there is a subtheme 'gps' already: give another id"),
        (
            "pets",
            SubthemePlace("homes"),
            ("'pets' is the id of a retired subtheme, under which findings stay: give another id"),
        ),
        (
            "schools",
            SubthemePlace("homes", new="Homes"),
            "there is an area 'homes' already: leave out --new-area",
        ),
        (
            "schools",
            SubthemePlace("new", new="HOMES"),
            ("there is an area 'Homes' already: give --area homes, and leave out --new-area"),
        ),
    ],
)
def test_an_id_that_is_taken_is_refused(tiny, name, place, said):
    with pytest.raises(RefusedError) as error:
        changes.add(tiny, name, NEW, place)
    assert str(error.value) == said


def renamed_before() -> Codebook:
    revision = (
        '  - {version: "1.2", after: "1.1", "on": 2025-01-08, change: rename, subthemes: [doctors],'
        " becomes: [gps], why: Invented., findings: kept}\n"
    )
    return made(THEMES.replace('version: "1.1"\ntitle', 'version: "1.2"\ntitle') + revision)


def test_an_id_that_was_taken_is_refused_since_older_records_may_have_it():
    with pytest.raises(RefusedError) as error:
        changes.add(renamed_before(), "doctors", NEW, SubthemePlace("homes"))
    assert str(error.value) == (
        "'doctors' was the id of a subtheme in version 1.1, and older records may have it: "
        "give another id"
    )


def test_what_is_not_coded_any_more_is_said_with_its_past():
    for name, past in (
        ("doctors", "doctors was renamed to gps (version 1.2)"),
        ("pets", "pets was retired (version 1.1)"),
    ):
        with pytest.raises(UsageError) as error:
            changes.retire(renamed_before(), name, "1.3")
        assert str(error.value) == f"'{name}' is not coded any more: {past}"


def test_rename_keeps_everything_and_names_it_anew_in_the_rules(tiny):
    done = changes.rename(tiny, "gps", "surgeries")
    assert stand(done)["services"] == ["surgeries", "courts", "pets"]
    assert (done.named, done.becomes, done.findings) == (("gps",), ("surgeries",), "kept")
    assert one(done, "surgeries").cues == ("doctor", "surgery")
    assert one(done, "surgeries").also_known_as == ()
    assert one(done, "courts").when_not_to_use == "Not for `surgeries`."
    assert done.parts["attributes"][0].definition == "See `surgeries`."
    assert done.notes == ("The rules of courts, year name it by its new id now.",)


def test_rename_with_another_label_keeps_the_old_one_as_a_name(tiny):
    done = changes.rename(tiny, "Housing", "shelter", "Shelter")
    assert one(done, "shelter").label == "Shelter"
    assert one(done, "shelter").also_known_as == ("Housing",)


def test_another_label_alone(tiny):
    done = changes.rename(tiny, "gps", label="Surgeries")
    assert (done.named, done.becomes) == (("gps",), ("gps",))
    assert (one(done, "gps").label, one(done, "gps").also_known_as) == ("Surgeries", ("GPs",))
    assert ("attributes" in done.parts, done.notes) == (False, ())


@pytest.mark.parametrize("arguments", [("gps",), ("gps", "gps"), ("gps", None, "GPs")])
def test_a_name_that_it_has_already_is_no_change(tiny, arguments):
    with pytest.raises(UsageError, match="'gps' is called so already"):
        changes.rename(tiny, *arguments)


def test_rename_to_what_cannot_be_an_id(tiny):
    with pytest.raises(UsageError, match="the id 'G P' may have only lower-case letters"):
        changes.rename(tiny, "gps", "G P")


def test_move_to_another_area(tiny):
    done = changes.move(tiny, "gps", SubthemePlace("Homes", before="housing"))
    assert stand(done) == {"services": ["courts", "pets"], "homes": ["gps", "housing"]}
    assert (done.area, done.findings, done.notes) == ("homes", "kept", ())


def test_move_within_its_area(tiny):
    done = changes.move(tiny, "courts", SubthemePlace("services", before="gps"))
    assert stand(done)["services"] == ["courts", "gps", "pets"]


def test_moving_the_last_one_out_takes_the_area_away_and_says_so(tiny):
    done = changes.move(tiny, "housing", SubthemePlace("services"))
    assert stand(done) == {"services": ["gps", "courts", "pets", "housing"]}
    assert done.notes == ("The area 'Homes' (homes) has no subtheme left, and is gone.",)


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        ("housing", SubthemePlace("homes"), "'housing' stands there already"),
        ("gps", SubthemePlace("services", before="courts"), "'gps' stands there already"),
        (
            "gps",
            SubthemePlace("services", before="gps"),
            "no other subtheme 'gps' is in the area 'services': one of courts",
        ),
        (
            "housing",
            SubthemePlace("homes", after="housing"),
            "no other subtheme 'housing' is in the area 'homes': it has no other",
        ),
    ],
)
def test_a_move_to_nowhere_else_is_no_change(tiny, name, place, said):
    with pytest.raises(UsageError) as error:
        changes.move(tiny, name, place)
    assert str(error.value) == said


def test_retire_marks_it_and_says_which_rules_name_it(tiny):
    done = changes.retire(tiny, "gps", "1.2")
    assert stand(done) == stand(tiny)
    assert one(done, "gps").retired == "1.2"
    assert done.notes == (
        "The rules of courts still name `gps`: 'dhrcode codebook redefine' words them anew.",
    )


def test_the_last_one_that_is_coded_cannot_be_retired(tiny):
    for name in ("gps", "courts"):
        areas = changes.retire(tiny, name, "1.2").parts["areas"]
        tiny = Codebook(**{k: getattr(tiny, k) for k in tiny.model_fields_set} | {"areas": areas})
    with pytest.raises(RefusedError, match="'housing' is the only subtheme that is coded"):
        changes.retire(tiny, "housing", "1.2")


def test_redefine_changes_what_is_said_and_nothing_else(tiny):
    done = changes.redefine(tiny, "courts", Wording(definition="Trials.", cues=("judge",)))
    assert done.findings == "again"
    after = one(done, "courts")
    assert (after.definition, after.cues, after.label) == ("Trials.", ("judge",), "Courts")
    assert after.when_not_to_use == "Not for `gps`."


def test_redefine_can_take_a_rule_away_and_keep_findings(tiny):
    done = changes.redefine(tiny, "courts", Wording(when_not_to_use=""), keep_findings=True)
    assert one(done, "courts").when_not_to_use is None
    assert done.findings == "kept"
    assert one(changes.redefine(tiny, "gps", Wording(cues=())), "gps").cues == ()


@pytest.mark.parametrize(
    "wording", [Wording(), Wording(definition="Doctors."), Wording(example="")]
)
def test_a_definition_that_it_has_already_is_no_change(tiny, wording):
    with pytest.raises(UsageError, match="nothing of 'gps' would change"):
        changes.redefine(tiny, "gps", wording)


def test_a_definition_cannot_be_taken_away(tiny):
    with pytest.raises(UsageError, match="the definition cannot be empty"):
        changes.redefine(tiny, "gps", Wording(definition=""))


def test_a_revision_can_be_made_of_each_change(tiny):
    for done in (
        changes.add(tiny, "schools", NEW, SubthemePlace("homes")),
        changes.rename(tiny, "gps", "surgeries"),
        changes.rename(tiny, "gps", label="Doctors"),
        changes.move(tiny, "gps", SubthemePlace("homes")),
        changes.retire(tiny, "gps", "1.2"),
        changes.redefine(tiny, "gps", Wording(example="x")),
        merge(tiny, ["gps", "courts"], "gps", Wording(), "1.2"),
        split(tiny, "gps", {"a": "A", "b": "B"}, {"a": "x", "b": "y"}, "1.2"),
    ):
        Revision(
            version="1.2",
            after="1.1",
            on=date(2025, 1, 9),
            change=done.change,
            subthemes=done.named,
            becomes=done.becomes,
            area=done.area,
            why="x",
            findings=done.findings,
        )
