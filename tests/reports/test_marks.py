"""The sign of each finding."""

from dhrcode.reports.marks import ASCII_MARKS, MARKS, MEANINGS, legend


def test_every_finding_has_a_mark_of_its_own_in_both_alphabets():
    findings = [finding for finding, _ in MEANINGS]
    assert findings == ["present", "absent", "not-stated", "unclear", None]
    for marks in (MARKS, ASCII_MARKS):
        assert list(marks) == findings
        assert len(set(marks.values())) == 5
    assert all(mark.isascii() for mark in ASCII_MARKS.values())
    assert legend() == tuple((MARKS[finding], said) for finding, said in MEANINGS)
    assert legend(ascii_only=True)[0] == ("+", "present")
