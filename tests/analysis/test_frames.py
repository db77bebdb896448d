from pathlib import Path

import pandas as pd

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.frames import NOT_CODED, counts_frame, findings_frame
from dhrcode.analysis.occurrence import OccurrenceTable, occurrence
from dhrcode.analysis.selection import Selection
from dhrcode.model.codebook import Codebook
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

EXAMPLES = Path(__file__).parents[2] / "examples"


def example_table(**selected: bool) -> OccurrenceTable:
    return tabulate(open_project(EXAMPLES / "fictional"), Selection(**selected)).table


def test_counts_are_those_that_pandas_makes_of_the_findings() -> None:
    table = example_table(include_drafts=True)
    findings = findings_frame(table)
    made = pd.crosstab(findings["subtheme"], findings["finding"], dropna=False)
    made = made.reindex(index=[row.subtheme.id for row in table.rows]).astype(int)
    counted = counts_frame(table)
    assert counted[made.columns].to_numpy().tolist() == made.to_numpy().tolist()
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
    frame = findings_frame(table)
    assert frame.to_numpy().tolist() == [
        ["DHR1", "dhr", "NA", "one", "first", "present"],
        ["DHR1", "dhr", "NA", "one", "second", NOT_CODED],
    ]
    assert counts_frame(table)["present"].to_dict() == {"first": 1, "second": 0}
    assert counts_frame(table)["not-coded"].to_dict() == {"first": 0, "second": 1}
