"""What is wrong with a cell whatever it was to hold, in a form as in a table."""

from dhrcode.problems import Fault


def error_value() -> Fault:
    """A cell that shows an error, such as #N/A."""
    return Fault.here("error-value", "there is an error such as #N/A here", "type what is meant")


def merged_cells(cells: str) -> Fault:
    """Cells such as `C3:D4` that are merged, so that all but the first are empty."""
    hint = "split them, and type into each what belongs there"
    return Fault.here("merged-cells", f"the cells {cells} are merged", hint)
