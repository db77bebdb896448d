"""The data dictionary by itself; with a table's own columns it is tested beside the tables."""

from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.tidy_data import TidyColumn
from dhrcode.analysis.tidy_dictionary import dictionary

ORIGIN = Provenance("a", "1", "A", 2, None, None, (), "all", "0", "")


def test_a_row_for_each_column_and_then_where_the_data_came_from():
    made = dictionary([TidyColumn("a", "text", "Meaning", ("x", "y"), ("X|1", "Y"))], ORIGIN)
    rows = list(made.rows)
    assert [column.name for column in made.columns] == [
        "column",
        "type",
        "meaning",
        "values",
        "labels",
    ]
    assert rows[0] == ("a", "text", "Meaning", "x|y", "X/1|Y")
    assert {row[1] for row in rows[1:]} == {"provenance"}
