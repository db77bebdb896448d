"""What a problem code is: a name for one sort of problem, with its severity and its remedy."""

import pytest

from dhrcode.problem_codes.code import ProblemCode, error, warning


@pytest.mark.parametrize(("make", "severity"), [(error, "error"), (warning, "warning")])
def test_a_code_is_made_of_its_severity(make, severity):
    made = make("some-code", "it is wrong", "mend it")
    assert made == ProblemCode("some-code", severity, "it is wrong", "mend it")
    assert made.severities == severity


def test_a_code_may_have_the_other_severity_and_says_when():
    made = error("some-code", "it is wrong", "mend it", "a warning in a draft")
    assert made.severities == "error; a warning in a draft"
