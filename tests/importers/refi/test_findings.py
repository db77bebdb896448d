"""The findings of a review: from codings, and from what variables say."""

import runpy
from pathlib import Path

from dhrcode.model.record import CodedSubtheme

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
source, selection = (_SHARED[n] for n in ("source", "selection"))


def test_a_case_that_is_coded_is_present_without_evidence(bring):
    case = '<Cases><Case guid="k" name="DHR7"><CodeRef targetGUID="c1"/></Case></Cases>'
    made = bring(project(CODES + case), coder="LN")
    assert made.drafts[0].record.findings == {"gps": CodedSubtheme(finding="present")}


def test_what_is_coded_and_said_to_be_absent_is_present_and_said(bring):
    variable = (
        '<Variables><Variable guid="v" name="finding.gps" typeOfVariable="Text"/></Variables>'
    )
    case = (
        '<Cases><Case guid="k" name="DHR7"><VariableValue><VariableRef targetGUID="v"/>'
        '<TextValue>absent</TextValue></VariableValue><SourceRef targetGUID="s1"/></Case>'
        "</Cases>"
    )
    inside = source(selection() + selection(guid="p2", start=17, end=20))
    column = case.index("<VariableValue>") + 1
    made = bring(project(f"{CODES}{variable}\n{case}<Sources>{inside}</Sources>"), coder="LN")
    assert made.drafts[0].record.findings["gps"].finding == "present"
    assert [str(problem) for problem in made.problems] == [
        (
            f"study.qdpx:project.qde:2:{column}: warning: 'gps' is coded in 2 places, and is "
            f"absent "
            "by its variable: it is taken to be present; check that this is meant "
            "[coded-and-not-present]"
        )
    ]
