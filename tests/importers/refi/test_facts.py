"""What variables say of a review."""

import runpy
from pathlib import Path

from dhrcode.model.vocabulary import typed

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]


def test_a_value_that_is_none_of_an_attribute_of_ours_has_a_place(bring, codebook):
    names = (("v1", "victim.1.sex"), ("v2", "finding.gps"))
    variables = "".join(f'<Variable guid="{v}" name="{name}"/>' for v, name in names)
    variables = f"<Variables>{variables}</Variables>\n"
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{v}"/><TextValue>{text}</TextValue>'
        "</VariableValue>\n"
        for v, text in (("v1", "femal"), ("v2", "presnt"))
    )
    case = f'<Cases><Case guid="k" name="DHR7">\n{values}</Case></Cases>'
    made = bring(project(CODES + variables + case), coder="LN")
    assert [str(problem) for problem in made.problems] == [
        (
            "study.qdpx:project.qde:4:1: error: 'finding' does not take this value: did you mean "
            "'present'? [bad-value]"
        )
    ]
    right = bring(project(CODES + variables + case.replace("presnt", "absent")), coder="LN")
    [draft] = right.drafts
    _, [fault] = typed(draft.record, codebook)
    assert str(draft.located(fault)).startswith(
        "study.qdpx:project.qde:3:1: error: 'femal' is not a value of 'sex'"
    )
