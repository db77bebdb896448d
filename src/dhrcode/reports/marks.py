"""The mark of each finding: distinct in print, on screen and to a screen reader."""

from dhrcode.reports.blocks import Cell

MARKS: dict[Cell, str] = {
    "present": "✓",
    "absent": "–",
    "not-stated": "·",
    "unclear": "?",
    None: "",
}
MEANINGS: tuple[tuple[Cell, str], ...] = (
    ("present", "present"),
    ("absent", "absent (looked for, and it did not happen)"),
    ("not-stated", "not stated (the document does not say)"),
    ("unclear", "unclear"),
    (None, "blank: not coded yet"),
)
"""Each finding and what its mark means, in the order of the legend."""


def legend() -> tuple[tuple[str, str], ...]:
    """Mark and meaning of each finding."""
    return tuple((MARKS[finding], meaning) for finding, meaning in MEANINGS)
