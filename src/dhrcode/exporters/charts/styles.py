"""Colours and sizes of the charts: calm, and distinct in grey too."""

from dhrcode.reports.blocks import Cell

INK = "#1F3044"
GREY = "#404040"
GRID = "#BFBFBF"
RULE = "#E3E7EB"
WHITE = "#FFFFFF"
BAR = "#41658A"
HIDDEN_FILL = "#A6A6A6"
SCALE = ("#F4F7FA", "#A9BED3", "#41658A", INK)
"""From least to most: one hue, getting darker."""


FINDINGS: dict[Cell, str] = {
    "present": INK,
    "absent": "#C3D0DD",
    "not-stated": "#E8EDF2",
    "unclear": "#D9902F",
    None: WHITE,
}
"""How a finding's square is filled.

Lightness (CIE L*) 19, 83, 94, 66 and 100: five greys that are distinct on a photocopy.
"""

SIZE = 8.0
"""Points of labels and headings."""
SMALL = 7.0
"""Points of numbers, marks and the legend."""
LINE_HEIGHT = 0.135
"""Inches from line to line of a wrapped label."""
ROW = 0.2
"""Inches of a row with one line."""
LABELS = 3.1
"""Inches for the labels of rows."""
WIDTH = 9.2
"""Inches of a chart; A4 across leaves 10.3."""
MARGIN = 0.08
MOST_ROWS = 120
"""The most rows of one picture; more could not be read or, at some point, held in memory."""
CUT_SHORT = "The picture ends here; its table has every row."
NO_ROWS = "Nothing to show: the table has no rows."
