"""The notes of a project: what dhrcode wrote in them, and what they tell where all else is gone."""

import re
import runpy
from pathlib import Path

from dhrcode.model.record import Source

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
pieces, written, back, changed = (_SHARED[n] for n in ("pieces", "written", "back", "changed"))
TESTS = Path(__file__).parents[2]
NO_NOTES = ("  <Notes>.*</Notes>\n", "")
NO_VARIABLES = ("  <Variables>.*</Variables>\n", "")
NO_LINKS = ("  <Links>.*</Links>\n", "")
NO_CASES = ("  <Cases>.*</Cases>\n", "")


def test_without_cases_the_notes_tell_what_was_found(tmp_path):
    codebook, record, parts = written(tmp_path)
    theirs = changed(parts, NO_CASES, NO_LINKS, NO_VARIABLES)
    [draft] = back(tmp_path, codebook, theirs).drafts
    assert draft.record.review == "WM-A"
    assert draft.record.coder == "LN"
    told = {s: c for s, c in record.findings.items() if c.evidence}
    assert draft.record.findings == told
    assert draft.record.sources == record.sources


def test_without_sources_too(tmp_path):
    codebook, record, parts = written(tmp_path)
    theirs = changed(parts, NO_CASES, NO_LINKS, ("  <Sources>.*</Sources>\n", ""))
    [draft] = back(tmp_path, codebook, theirs, coder="LN").drafts
    assert draft.record.sources == (Source(id="overview"),)
    assert {s: c for s, c in record.findings.items() if c.evidence} == draft.record.findings


def test_without_notes_the_selections_tell_what_was_noted_on_them(tmp_path):
    codebook, record, parts = written(tmp_path)
    made = back(tmp_path, codebook, changed(parts, NO_NOTES, NO_LINKS))
    [draft] = made.drafts
    assert {s: c.finding for s, c in draft.record.findings.items()} == {
        s: c.finding for s, c in record.findings.items()
    }
    assert pieces(made, "use-of-maracs") == [
        {"source": "overview", "page": "1", "quote": "Nobody rang the sister", "note": "Why."}
    ]
    absent = record.findings["police-response"]
    assert draft.record.findings["police-response"] == absent
    assert draft.record.status == "draft"
    assert made.notes[:2] == [
        (
            "Of what was exported, this is not in the file: 1 of 3 pieces of evidence, 1 of 3 page "
            "numbers, 1 of 2 notes."
        ),
        "1 record came as a draft: complete before, and not all of it is in the file.",
    ]


def test_a_case_under_another_name_takes_its_notes_with_it(tmp_path):
    codebook, record, parts = written(tmp_path)
    theirs = changed(parts, ('name="WM-A"', 'name="DHR1"'))
    [draft] = back(tmp_path, codebook, theirs).drafts
    assert draft.record.review == "DHR1"
    assert draft.record.findings == record.findings


def test_another_code_on_a_selection_of_ours_is_new_evidence(tmp_path):
    codebook, record, parts = written(tmp_path)
    code = re.search(
        r'<Code guid="([^"]+)" name="[^"]*"[^>]*>\s*<Description>Definition: [^<]*?'
        r"Id in dhrcode: gps<",
        parts["project.qde"],
    )
    theirs = changed(
        parts,
        (
            r"(</Description>\s*)(<Coding )",
            rf'\1<Coding guid="new"><CodeRef targetGUID="{code[1]}"/></Coding>\2',
        ),
    )
    made = back(tmp_path, codebook, theirs)
    record = made.drafts[0].record
    assert record.findings["gps"].finding == "present"
    assert [fault.code for fault in made.problems] == ["coded-and-not-present"]
    made.problems.clear()
    assert pieces(made, "gps") == [
        {"source": "overview", "page": "1", "quote": "Nobody rang the sister"}
    ]
    assert len(pieces(made, "use-of-maracs")) == 2
