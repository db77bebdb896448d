"""The sign of each finding."""

from dhrcode.reports.marks import MARKS, MEANINGS, legend


def test_every_finding_has_a_mark_of_its_own():
    findings = [finding for finding, _ in MEANINGS]
    assert findings == ["present", "absent", "not-stated", "unclear", None]
    assert list(MARKS) == findings
    assert len(set(MARKS.values())) == 5
    assert legend() == tuple((MARKS[finding], said) for finding, said in MEANINGS)
