"""What variables mean."""

import runpy
from pathlib import Path

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]


def test_nvivos_group_before_the_name_of_a_variable(bring):
    variable = '<Variables><Variable guid="v" name="Cases:Year" typeOfVariable="Text"/></Variables>'
    value = (
        '<VariableValue><VariableRef targetGUID="v"/><TextValue>2019</TextValue></VariableValue>'
    )
    case = f'<Cases><Case guid="k" name="DHR7">{value}</Case></Cases>'
    made = bring(project(f"{CODES}{variable}{case}"), coder="LN")
    assert made.drafts[0].record.attributes == {"year": "2019"}
