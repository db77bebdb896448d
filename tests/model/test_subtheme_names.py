"""The subthemes that a record names: unknown, renamed since, or coded before they existed."""

from datetime import date

import pytest

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.record import Record
from dhrcode.model.revision import Revision
from dhrcode.model.subtheme_names import MAX_FAULTS, subtheme_faults, unknown_subthemes


def revision(number, change, subthemes, becomes=(), findings="kept"):
    return Revision(
        version=f"1.{number}",
        after=f"1.{number - 1}",
        on=date(2025, 1, 7),
        change=change,
        subthemes=subthemes,
        becomes=becomes,
        area="x" if change == "add" else None,
        why="Invented.",
        findings=findings,
    )


SUBTHEMES = (
    Subtheme(id="surgeries", label="Surgeries", definition="x"),
    Subtheme(id="housing", label="Housing", definition="x"),
    Subtheme(id="pets", label="Pets", definition="x", retired="1.2"),
)
CODEBOOK = Codebook(
    id="tiny",
    version="1.3",
    title="Tiny",
    areas=(Area(id="x", label="X", subthemes=SUBTHEMES),),
    history=(
        revision(1, "rename", ("gps",), ("surgeries",)),
        revision(2, "retire", ("pets",)),
        revision(3, "add", ("housing",), findings="again"),
    ),
)


def record(version="1.3", again=(), **findings):
    return Record.model_validate(
        {
            "review": "DHR1",
            "codebook": {"id": "tiny", "version": version},
            "coder": "LN",
            "findings": {name.replace("_", "-"): {"finding": f} for name, f in findings.items()},
            "again": [{"subtheme": s, "version": "1.1", "why": "W"} for s in again],
        }
    )


def faults(*arguments, **more):
    found = subtheme_faults(record(*arguments, **more), CODEBOOK)
    return [(fault.code, fault.path, fault.at_key) for fault in found]


def test_what_is_coded_and_what_is_retired_may_be_named():
    assert faults(surgeries="present", pets="absent") == []


def test_an_id_that_there_is_not_has_the_nearest_as_its_hint():
    (fault,) = subtheme_faults(record(surgerys="present"), CODEBOOK)
    assert (fault.code, fault.path, fault.at_key) == (
        "unknown-subtheme",
        ("findings", "surgerys"),
        True,
    )
    assert fault.hint == "did you mean 'surgeries'?"


def test_one_that_was_renamed_since_the_record_is_brought_forward():
    (fault,) = subtheme_faults(record("1.0", gps="present"), CODEBOOK)
    assert (fault.code, fault.hint) == (
        "renamed-subtheme",
        "'dhrcode migrate' brings the record forward",
    )
    assert fault.message == "'gps' was renamed to 'surgeries' in version 1.1"


@pytest.mark.parametrize("version", ["1.1", "1.3"])
def test_an_old_id_in_a_record_of_a_later_version_is_unknown_and_its_new_id_the_hint(version):
    (fault,) = subtheme_faults(record(version, gps="present"), CODEBOOK)
    assert (fault.code, fault.hint) == ("unknown-subtheme", "it is 'surgeries' since version 1.1")


def test_the_queue_is_looked_at_too():
    assert faults(again=["surgeries", "pets", "gp"]) == [
        ("unknown-subtheme", ("again", 2, "subtheme"), False)
    ]


@pytest.mark.parametrize(
    ("version", "finding", "code"),
    [
        ("1.2", "absent", ["coded-before-it-existed"]),
        ("1.2", "present", []),
        ("1.2", "not-stated", []),
        ("1.3", "absent", []),
    ],
)
def test_nobody_looked_for_what_there_was_not_yet(version, finding, code):
    assert [one[0] for one in faults(version, housing=finding)] == code


def test_so_many_are_named_and_no_more():
    many = {f"x_{n}": "absent" for n in range(MAX_FAULTS + 5)}
    assert len(faults(**many)) == MAX_FAULTS


def test_of_a_record_that_is_not_valid_its_subthemes_are_looked_at_all_the_same():
    mapping = {"codebook": {"version": "1.0"}, "findings": {"gps": 1, "Odd Key": 2, "nope": 3}}
    assert [fault.code for fault in unknown_subthemes(mapping, CODEBOOK)] == [
        "renamed-subtheme",
        "unknown-subtheme",
    ]
    for odd in ({}, {"findings": []}, {"findings": None, "codebook": 1}):
        assert list(unknown_subthemes(odd, CODEBOOK)) == []
    assert [f.code for f in unknown_subthemes({"findings": {"gps": 1}}, CODEBOOK)] == [
        "unknown-subtheme"
    ]
