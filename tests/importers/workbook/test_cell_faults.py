"""What is wrong with a cell whatever it was to hold."""

from dhrcode.importers.workbook.cell_faults import error_value, merged_cells


def test_an_error_and_merged_cells_say_what_to_do():
    assert (error_value().code, error_value().hint) == ("error-value", "type what is meant")
    merged = merged_cells("C3:D4")
    assert merged.code == "merged-cells"
    assert merged.sentence == (
        "the cells C3:D4 are merged: split them, and type into each what belongs there"
    )
