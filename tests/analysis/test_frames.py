from datetime import date
from pathlib import Path

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.frames import (
    counts_frame,
    flat_frame,
    occurrence_frame,
    records_frame,
    tidy_frame,
)
from dhrcode.analysis.occurrence import OccurrenceTable, occurrence
from dhrcode.analysis.selection import Selection
from dhrcode.analysis.tidy_data import TidyColumn, TidyTable
from dhrcode.analysis.variables import NOT_CODED
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import FINDINGS
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

EXAMPLES = Path(__file__).parents[2] / "examples"


def example_table(**selected: bool) -> OccurrenceTable:
    return tabulate(open_project(EXAMPLES / "fictional"), Selection(**selected)).table


def test_counts_are_those_that_pandas_makes_of_the_table() -> None:
    table = example_table(include_drafts=True)
    cells = occurrence_frame(table)
    counted = counts_frame(table)
    for finding in (*FINDINGS, NOT_CODED):
        assert counted[finding].tolist() == (cells == finding).sum(axis=1).tolist()
    assert counted["reviews"].tolist() == [2] * 21
    assert counted[NOT_CODED].sum() == 10


def test_a_coder_called_na_and_a_subtheme_nobody_coded_stay_in() -> None:
    codebook = Codebook.model_validate(
        {
            "id": "small",
            "version": "1",
            "title": "Small",
            "areas": [
                {
                    "id": "one",
                    "label": "One",
                    "subthemes": [
                        {"id": "first", "label": "First", "definition": "First."},
                        {"id": "second", "label": "Second", "definition": "Second."},
                    ],
                }
            ],
        }
    )
    review = CodedReview("DHR1", "dhr", "NA", None, "1", {"first": "present"}, "0" * 64)
    table = occurrence(codebook, [review])
    frame = occurrence_frame(table)
    assert frame.index.tolist() == [("one", "first"), ("one", "second")]
    assert frame["DHR1"].tolist() == ["present", NOT_CODED]
    assert list(frame["DHR1"].cat.categories) == [*FINDINGS, NOT_CODED]
    assert counts_frame(table)["present"].to_dict() == {"first": 1, "second": 0}
    assert counts_frame(table)["not-coded"].to_dict() == {"first": 0, "second": 1}


def test_tidy_columns_have_their_types_and_listed_values_in_order() -> None:
    columns = (
        TidyColumn("coder", "text", "Who"),
        TidyColumn("n", "integer", "How many"),
        TidyColumn("day", "date", "When"),
        TidyColumn("sex", "text", "Sex", ("male", "female"), ("Male", "Female")),
        TidyColumn("known", "text", "To whom", ("gp", "police"), ("GP", "Police"), several=True),
    )
    rows = [("NA", 1, date(2025, 3, 17), "female", "gp|police"), ("AB", None, None, None, None)]
    frame = tidy_frame(TidyTable(columns, rows))
    assert [str(kind) for kind in frame.dtypes] == [
        *("object", "Int64", "datetime64[ns]", "category", "object")
    ]
    assert frame["coder"].tolist() == ["NA", "AB"]
    assert frame["sex"].cat.categories.tolist() == ["male", "female"]
    assert frame["sex"].cat.ordered
    assert frame["known"][0] == "gp|police"
    assert frame.iloc[1].isna().tolist() == [False, True, True, True, True]


def test_the_first_row_of_a_report_names_the_columns() -> None:
    frame = flat_frame(iter([("a", "b"), (1, "x"), (2, "y")]))
    assert frame.to_dict("list") == {"a": [1, 2], "b": ["x", "y"]}


def test_objects_are_a_row_each() -> None:
    frame = records_frame([{"a": 1, "b": ["x"]}, {"a": 2, "b": []}])
    assert frame.to_dict("list") == {"a": [1, 2], "b": [["x"], []]}
