"""Page numbers of evidence put right."""

import runpy
from dataclasses import replace
from pathlib import Path

from dhrcode.workflows.documents.memory import keep, outcome
from dhrcode.workflows.documents.page_fixes import corrections, patch
from dhrcode.workflows.documents.verification import Library

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
FIRST, SECOND, record, quote, verified, remembered, outcomes = (
    _SHARED[n] for n in ("FIRST", "SECOND", "record", "quote", "verified", "remembered", "outcomes")
)


def test_pages_are_put_right_for_findings_and_candidate_themes(study):
    made = record(
        "DHR2",
        "LN",
        quote(FIRST, "2"),
        quote(FIRST, "1"),
        quote(FIRST),
        quote("a referral to", "2"),
        quote(f"{FIRST} {SECOND}", "9"),
    )
    made = made.model_validate(
        made.model_dump(exclude_none=True)
        | {"emerging": [{"label": "Kindness", "evidence": [{"quote": SECOND, "page": "1"}]}]}
    )
    study.create(made)
    ((one,),) = verified(replace(study), "DHR2")
    pages = {path: held.found.page for path, held in corrections(one).items()}
    assert pages == {
        ("findings", "gps", "evidence", 0): "1",
        ("findings", "gps", "evidence", 2): "1",
        ("findings", "gps", "evidence", 4): "1-2",
        ("emerging", 0, "evidence", 0): "2",
    }
    assert remembered(study, "DHR2", fix_pages=True) == [
        "DHR2: gps, evidence 1: page 2, now 1",
        "DHR2: gps, evidence 3: no page, now 1",
        "DHR2: gps, evidence 5: page 9, now 1-2",
        "DHR2: candidate theme 1, evidence 1: page 1, now 2",
    ]
    ((again,),) = verified(replace(study), "DHR2")
    assert corrections(again) == {}
    assert patch(again) == ""
    assert remembered(study, "DHR2", fix_pages=True) == []


def test_evidence_that_was_changed_meanwhile_keeps_its_page(study):
    study.create(record("DHR2", "LN", quote(FIRST, "2"), quote(SECOND, "1")))
    library = Library(study.root)
    (codings,) = verified(replace(study), "DHR2")
    made = outcome(study, codings, library, fix_pages=True)
    study.change("DHR2", lambda _: record("DHR2", "LN", quote(SECOND, "1"), quote(SECOND, "1")))
    (kept,) = keep(study, library, [made])
    assert kept.fixes[0].said == ("DHR2: gps, evidence 2: page 1, now 2",)
    changed, _ = study.read("DHR2")
    assert [piece.page for piece in changed.findings["gps"].evidence] == ["1", "2"]
    assert outcomes(study, "DHR2") == ["elsewhere", "found"]
