"""What tidy data are made of: typed columns, each with its meaning, and rows."""

from pathlib import Path

import pytest

from dhrcode.analysis.provenance import provenance
from dhrcode.analysis.tidy import TABLES
from dhrcode.analysis.tidy_data import TidyColumn, dictionary
from dhrcode.store.project import open_project

SMALL = Path(__file__).parents[1] / "projects" / "small"


@pytest.mark.parametrize(
    ("column", "worded"),
    [
        (TidyColumn("memo", "text", "What the coder says."), True),
        (TidyColumn("finding", "text", "What was found.", ("present", "absent")), False),
        (TidyColumn("children", "integer", "How many."), False),
        (TidyColumn("coded", "date", "When."), False),
    ],
    ids=lambda one: one.name if isinstance(one, TidyColumn) else "",
)
def test_only_text_that_is_not_chosen_from_a_list_may_be_a_persons_words(column, worded):
    assert column.worded is worded


def test_the_dictionary_describes_every_column_and_says_where_it_came_from() -> None:
    project = open_project(SMALL)
    made = TABLES["findings"].table(project.codebook, [])
    origin = provenance(project.codebook, project.codebook_digest, [], "year=2012")
    described = dictionary(made.columns, origin)
    lines = [
        dict(zip((c.name for c in described.columns), row, strict=True)) for row in described.rows
    ]
    assert [line["column"] for line in lines if line["column"]] == [c.name for c in made.columns]
    about = {line["meaning"]: line["values"] for line in lines if not line["column"]}
    assert {line["type"] for line in lines if not line["column"]} == {"provenance"}
    assert about["Codebook"] == "small-study 1.0 (Small study)"
    assert about["Selection"] == "year=2012"
    assert len(str(about["Digest of the input (SHA-256)"])) == 64
    by_name = {line["column"]: line for line in lines}
    assert by_name["finding"]["values"] == "present|absent|not-stated|unclear|not-coded"
    assert by_name["victim_relationship"] == {
        "column": "victim_relationship",
        "type": "text",
        "meaning": "Relationship of the victim (attribute victim.relationship, choice); several "
        "values are joined with |, each once; empty where the record gives none",
        "values": "partner|ex-partner|parent|not-stated",
        "labels": "partner|ex partner|parent|not stated",
    }


def test_a_bar_in_a_label_does_not_add_a_label() -> None:
    small = open_project(SMALL).codebook
    kinds = (small.kinds[0].model_copy(update={"label": "Death | review"}), small.kinds[1])
    book = small.model_copy(update={"kinds": kinds})
    origin = provenance(book, "", [], "")
    kind = list(dictionary(TABLES["findings"].table(book, []).columns, origin).rows)[1]
    assert kind[3:] == ("dhr|interview", "Death / review|Stakeholder interview")
