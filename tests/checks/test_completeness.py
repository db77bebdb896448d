"""Completeness: a draft is said to be one; what is complete lacks nothing but what is queued."""

import pytest

from dhrcode.checks.completeness import unfinished

BOTH = {"gps": {"finding": "absent"}, "housing": {"finding": "unclear"}}
ONE = {"note": "n"}
GPS = {"subtheme": "gps", "version": "1.1", "why": "Wider."}


def test_a_draft_lacks_what_it_lacks_and_a_complete_record_may_not(found):
    one = {"gps": {"finding": "absent"}}
    assert [(f.code, f.severity, f.message) for f in found(status="draft", findings=one)] == [
        ("draft", "warning", "DHR1 is a draft, 1 subtheme not coded yet")
    ]
    assert [(f.code, f.severity, f.message) for f in found(findings={})] == [
        ("incomplete", "error", "the record is complete and does not code gps, housing")
    ]


def test_what_is_on_the_queue_is_a_warning_and_lacks_nothing(found):
    again = [{"subtheme": s, "version": "0.9", "why": "W"} for s in ("gps", "housing")]
    faults = found(findings={"gps": {"finding": "absent"}}, again=again)
    assert [(f.code, f.severity, f.path) for f in faults] == [
        ("to-code-again", "warning", ("again", 0, "subtheme")),
        ("to-code-again", "warning", ("again", 1, "subtheme")),
    ]
    assert faults[0].message.startswith("'gps' has to be coded again since version 0.9")
    assert faults[1].message.startswith("'housing' has to be coded since version 0.9")
    other = found(findings={}, again=again[1:])
    assert [f.code for f in other] == ["incomplete", "to-code-again"]
    assert other[0].message == "the record is complete and does not code gps"


def test_a_draft_without_a_gap_is_still_one(found):
    (fault,) = found(status="draft")
    assert (fault.code, fault.message) == ("draft", "DHR1 is a draft")
    assert fault.hint == "'dhrcode edit DHR1' goes on, 'dhrcode complete DHR1' ends it"


def test_what_waits_and_was_retired_since_is_no_fault(found):
    assert found(again=[{**GPS, "subtheme": "dash"}]) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"findings": {}}, ["not coded yet: gps, housing"]),
        ({}, []),
        ({"again": [GPS, GPS]}, ["to be coded again: gps"]),
        (
            {"findings": {"housing": {"finding": "absent"}}, "again": [GPS]},
            ["not coded yet: gps"],
        ),
        (
            {"findings": {**BOTH, "gps": {"finding": "present"}}, "again": [GPS]},
            ["to be coded again: gps", "present without evidence: gps"],
        ),
        ({"findings": {**BOTH, "gps": {"finding": "present", "evidence": [ONE]}}}, []),
    ],
)
def test_what_keeps_a_record_from_being_complete(record, codebook, more, said):
    assert unfinished(record(**more), codebook) == said
