"""Sizes of the charts, and what they say in words; their colours are the palette's."""

SIZE = 8.0
"""Points of labels and headings."""
SMALL = 7.0
"""Points of numbers, marks and the legend."""
LINE_HEIGHT = 0.135
"""Inches from line to line of a wrapped label."""
ROW = 0.2
"""Inches of a row with one line."""
BAND = 0.28
"""Inches of a heading of rows with one line."""
LABELS = 3.1
"""Inches for the labels of rows."""
WIDTH = 9.2
"""Inches of a chart; A4 across leaves 10.3."""
MARGIN = 0.08
MOST_ROWS = 120
"""The most rows of one picture; more could not be read or, at some point, held in memory."""
CUT_SHORT = "The picture ends here; its table has every row."
NO_ROWS = "Nothing to show: the table has no rows."
