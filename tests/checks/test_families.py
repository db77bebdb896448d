from pathlib import Path

import pytest

import dhrcode.checks
from dhrcode.checks import FAMILIES, check_record
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.record import Record
from dhrcode.problems import Fault

CODEBOOK = Codebook(
    id="tiny",
    version="1.0",
    title="Tiny",
    areas=(
        Area(
            id="a",
            label="A",
            subthemes=tuple(Subtheme(id=s, label=s, definition=s) for s in ("gps", "housing")),
        ),
    ),
)
BOTH = {"gps": {"finding": "absent"}, "housing": {"finding": "unclear"}}


def found(**more: object) -> list[Fault]:
    least = {"review": "DHR1", "codebook": {"id": "tiny", "version": "1.0"}, "coder": "LN"}
    record = Record.model_validate({**least, "status": "complete", "findings": BOTH, **more})
    return list(check_record(record, CODEBOOK))


def test_every_module_with_a_check_is_run():
    paths = Path(dhrcode.checks.__file__).parent.glob("*.py")
    assert set(FAMILIES) == {p.stem for p in paths if "\ndef check(" in p.read_text("utf-8")}


def test_a_whole_record_has_no_faults():
    assert found() == []


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
def test_present_alone_asks_for_evidence(finding, status, severities):
    faults = found(status=status, findings={**BOTH, "gps": {"finding": finding}})
    own = [fault for fault in faults if fault.code == "present-without-evidence"]
    assert [fault.severity for fault in own] == severities
    assert {fault.path for fault in own} <= {("findings", "gps", "finding")}


def test_a_draft_lacks_what_it_lacks_and_a_complete_record_may_not():
    one = {"gps": {"finding": "absent"}}
    assert [(f.code, f.severity, f.message) for f in found(status="draft", findings=one)] == [
        ("draft", "warning", "DHR1 is a draft, 1 subtheme not coded yet")
    ]
    assert [(f.code, f.severity, f.message) for f in found(findings={})] == [
        ("incomplete", "error", "the record is complete and does not code gps, housing")
    ]


def test_what_is_on_the_queue_is_a_warning_and_lacks_nothing():
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


def test_evidence_may_do_without_a_source_and_may_not_name_an_unknown_one():
    pieces = [{"note": "n"}, {"source": "letter", "note": "n"}]
    faults = found(findings={**BOTH, "gps": {"finding": "present", "evidence": pieces}})
    assert [(f.code, f.path) for f in faults] == [
        ("unknown-source", ("findings", "gps", "evidence", 1, "source"))
    ]


def test_every_check_speaks_at_once_in_the_order_of_the_families():
    faults = found(
        codebook={"id": "tiny", "version": "0.9"},
        findings={"gps": {"finding": "present"}},
        emerging=[{"label": "x", "evidence": [{"source": "y"}]}],
    )
    assert [fault.code for fault in faults] == [
        "other-codebook-version",
        "incomplete",
        "present-without-evidence",
        "unknown-source",
    ]
