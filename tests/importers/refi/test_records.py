"""One review of a project as a record."""

import runpy
from pathlib import Path

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.record import CodedSubtheme
from dhrcode.model.revision import Revision
from dhrcode.model.vocabulary import typed
from dhrcode.problems import Fault

TESTS = Path(__file__).parents[2]
_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
written, back, changed = (_SHARED[n] for n in ("written", "back", "changed"))
NO_LINKS = ("  <Links>.*</Links>\n", "")
NO_NOTES = ("  <Notes>.*</Notes>\n", "")


def test_a_complete_record_whose_evidence_is_gone_is_a_draft(tmp_path):
    codebook, record, parts = written(tmp_path)
    theirs = changed(parts, NO_NOTES, NO_LINKS, ("  <Sources>.*</Sources>\n", ""))
    made = back(tmp_path, codebook, theirs)
    [draft] = made.drafts
    assert draft.record.findings["use-of-maracs"] == CodedSubtheme(finding="present")
    assert (record.status, draft.record.status) == ("complete", "draft")
    assert made.notes == [
        "Left out, since a record has no place for them: 1 reference that leads nowhere.",
        (
            "Of what was exported, this is not in the file: 3 of 3 pieces of evidence, 3 of 3 page "
            "numbers, 2 of 2 quotes, 2 of 2 notes, 1 of 1 document."
        ),
        "1 record came as a draft: complete before, and not all of it is in the file.",
    ]


def test_what_was_renamed_since_comes_under_its_new_id(tmp_path):
    codebook, _, parts = written(tmp_path)
    revision = Revision(
        version="1.1",
        after="1.0",
        on="2025-01-01",
        change="rename",
        subthemes=("gps",),
        becomes=("practices",),
        why="Wider.",
        findings="kept",
    )
    areas = tuple(
        Area(
            id=a.id,
            label=a.label,
            subthemes=tuple(
                Subtheme(id="practices", label="Practices", definition="d") if s.id == "gps" else s
                for s in a.subthemes
            ),
        )
        for a in codebook.areas
    )
    given = {name: getattr(codebook, name) for name in Codebook.model_fields}
    newer = Codebook(**given | {"areas": areas, "version": "1.1", "history": (revision,)})
    [draft] = back(tmp_path, newer, parts).drafts
    assert draft.record.findings["practices"].finding == "not-stated"
    assert typed(draft.record, newer)[1] == []


def test_a_fault_without_a_place_of_its_own_has_that_of_its_review(bring):
    made = bring(project(CODES + '\n<Cases>\n<Case guid="k" name="DHR7"/></Cases>'), coder="LN")
    [draft] = made.drafts
    problem = draft.located(Fault(("findings", "gps"), "bad-value", "y"))
    assert problem.place == "study.qdpx:project.qde:3:1"
