"""Evidence: what is found present should lead to words on a page."""

import pytest

BOTH = {"gps": {"finding": "absent"}, "housing": {"finding": "unclear"}}


@pytest.mark.parametrize(
    ("finding", "status", "severities"),
    [
        ("present", "complete", ["error"]),
        ("present", "draft", ["warning"]),
        ("absent", "complete", []),
        ("not-stated", "complete", []),
        ("unclear", "complete", []),
    ],
)
def test_present_alone_asks_for_evidence(found, finding, status, severities):
    faults = found(status=status, findings={**BOTH, "gps": {"finding": finding}})
    own = [fault for fault in faults if fault.code == "present-without-evidence"]
    assert [fault.severity for fault in own] == severities
    assert {fault.path for fault in own} <= {("findings", "gps", "finding")}


def test_evidence_may_do_without_a_source_and_may_not_name_an_unknown_one(found):
    pieces = [{"note": "n"}, {"source": "letter", "note": "n"}]
    faults = found(findings={**BOTH, "gps": {"finding": "present", "evidence": pieces}})
    assert [(f.code, f.path) for f in faults] == [
        ("unknown-source", ("findings", "gps", "evidence", 1, "source"))
    ]


def test_evidence_of_a_candidate_theme_is_checked_too(found):
    emerging = [{"label": "Housing", "evidence": [{"note": "n"}, {"source": "y"}]}]
    (fault,) = found(emerging=emerging, sources=[{"id": "x"}])
    assert (fault.code, fault.path) == (
        "unknown-source",
        ("emerging", 0, "evidence", 1, "source"),
    )


def test_the_nearest_document_is_named_or_where_to_list_it(found):
    pieces = [{"source": "overveiw", "note": "n"}]
    findings = {**BOTH, "gps": {"finding": "absent", "evidence": pieces}}
    (near,) = found(findings=findings, sources=[{"id": "overview"}])
    assert near.hint == "did you mean 'overview'?"
    (none,) = found(findings=findings)
    assert none.hint == "list it under 'sources'"
