"""What is wrong with a cell whatever it was to hold, in a form as in a table."""

from datetime import date

from dhrcode.importers.workbook.sheet_scan import CellRange
from dhrcode.problems import Fault, column_letters


def error_value() -> Fault:
    """A cell that shows an error, such as #N/A."""
    return Fault.here("error-value", "there is an error such as #N/A here", "type what is meant")


def merged_cells(span: CellRange) -> Fault:
    """Cells that are merged, so that all but the first are empty."""
    top, left, bottom, right = span
    cells = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
    hint = "split them, and type into each what belongs there"
    return Fault.here("merged-cells", f"the cells {cells} are merged", hint)


_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))
"""The days that Excel counts from: on Windows, and once on a Mac."""
_YEARS = range(1900, 2101)


def number_made_date(shown: str) -> int:
    """The year that a cell holds whose format makes a date of 1905 or 1909 of it; 0 if none.

    Excel counts days, so that 2014 in a cell with the format of a date is a day in July 1905.
    """
    try:
        day = date.fromisoformat(shown[:10])
    except ValueError:
        return 0
    counts = ((day - epoch).days for epoch in _EPOCHS)
    return next((count for count in counts if count in _YEARS), 0)


def made_of_number(number: int) -> Fault:
    """A cell that holds a year and is shown as a date."""
    said = f"the cell holds the number {number}, and its format makes a date of it"
    return Fault.here("made-a-date", said, "give the cell the format of a number")


def too_long() -> Fault:
    """A number of which Excel has not kept all digits."""
    said = "a number of more than 15 digits, of which Excel keeps 15"
    return Fault.here("made-a-number", said, "type it as text, with ' before it")


def struck_out() -> Fault:
    """A cell in which a word is struck out."""
    said = "words here are struck out, and were read as if they stood"
    return Fault.here("struck-out", said, "delete them, or take the line through them away")
