"""Tidy data: what each row and column holds, and that nothing is filled in or lost."""

from datetime import date
from pathlib import Path

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.analysis.tidy import TABLES
from dhrcode.analysis.tidy_data import TidyTable
from dhrcode.analysis.tidy_names import attribute_columns
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.store.project import Project, open_project
from dhrcode.workflows.outputs.tidy import TidyRequest, select_tidy

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "projects" / "small"
FIXED = [
    "review",
    "kind",
    "coder",
    "coded",
    "status",
    "codebook_version",
    "area_id",
    "area",
    "subtheme_id",
    "subtheme",
    "finding",
    "evidence",
]
STUDIES = ("tests/projects/small", "examples/west-midlands-2014")
CANDIDATES = [("DHR58", "Insecure housing", 1, "Overview report")]


def table(name: str, project: Project | None = None, **selected: bool) -> TidyTable:
    project = project or open_project(SMALL)
    return select_tidy(project, TidyRequest(name, Selection(**selected)), what="test").table


def rows(name: str, *wanted: str, **selected: bool) -> list[tuple[object, ...]]:
    made = table(name, **selected)
    places = [[c.name for c in made.columns].index(name) for name in wanted]
    return [tuple(row[place] for place in places) for row in made.rows]


def codebook_with(*attributes: tuple[str, str]) -> Codebook:
    small = open_project(SMALL).codebook
    made = [Attribute(id=i, label=i, of=of, type="text") for of, i in attributes]  # type: ignore[arg-type]
    return small.model_copy(update={"attributes": tuple(made)})


def names(*attributes: tuple[str, str]) -> list[str]:
    return attribute_columns(codebook_with(*attributes), FIXED)


@pytest.mark.parametrize(
    ("name", "study"),
    [
        *[(n, s) for n in ("findings", "evidence", "attributes") for s in STUDIES],
        ("contacts", "examples/fictional-contacts"),
    ],
)
def test_every_row_has_a_cell_of_its_type_for_every_column(name: str, study: str) -> None:
    assert_typed(table(name, open_project(ROOT / study), include_drafts=True))


def test_summaries_has_a_row_for_each_finding_that_has_one() -> None:
    project = open_project(SMALL)
    record, _ = project.read("DHR7")
    coded = {
        name: one.model_copy(update={"summary": "Said."}) for name, one in record.findings.items()
    }
    kept = TABLES["summaries"].keep(record.model_copy(update={"findings": coded}), "")
    assert_typed(TABLES["summaries"].table(project.codebook, [kept]))
    rows = list(TABLES["summaries"].table(project.codebook, [kept]).rows)
    assert [row[5] for row in rows] == [one for one in project.codebook.subthemes if one in coded]
    assert {row[-1] for row in rows} == {"Said."}


def assert_typed(made: TidyTable) -> None:
    types = {"text": str, "integer": int, "date": date}
    count = 0
    for count, row in enumerate(made.rows, start=1):  # noqa: B007 - the number is asked below
        for cell, column in zip(row, made.columns, strict=True):
            assert cell is None or type(cell) is types[column.type]
            assert cell != ""
            if column.values and isinstance(cell, str):
                assert set(cell.split("|")) <= set(column.values)
    assert count > 0
    for column in made.columns:
        assert column.labels == () or len(column.labels) == len(column.values)


def test_findings_has_a_row_for_every_review_and_subtheme() -> None:
    assert rows("findings", *FIXED, include_drafts=True)[:6] == [
        (
            "DHR2",
            "dhr",
            "LN",
            date(2025, 3, 10),
            "complete",
            "1.0",
            "process",
            "Process & policy",
            "use-of-maracs",
            "Use of MARACs",
            "present",
            2,
        ),
        (
            "DHR2",
            "dhr",
            "LN",
            date(2025, 3, 10),
            "complete",
            "1.0",
            "process",
            "Process & policy",
            "police-response",
            "Police response",
            "absent",
            1,
        ),
        (
            "DHR2",
            "dhr",
            "LN",
            date(2025, 3, 10),
            "complete",
            "1.0",
            "health",
            "Health",
            "gps",
            "Issues related to GPs",
            "not-stated",
            0,
        ),
        (
            "DHR7",
            "dhr",
            "JB",
            date(2025, 3, 14),
            "draft",
            "1.0",
            "process",
            "Process & policy",
            "use-of-maracs",
            "Use of MARACs",
            "absent",
            0,
        ),
        (
            "DHR7",
            "dhr",
            "JB",
            date(2025, 3, 14),
            "draft",
            "1.0",
            "process",
            "Process & policy",
            "police-response",
            "Police response",
            "not-coded",
            0,
        ),
        (
            "DHR7",
            "dhr",
            "JB",
            date(2025, 3, 14),
            "draft",
            "1.0",
            "health",
            "Health",
            "gps",
            "Issues related to GPs",
            "not-coded",
            0,
        ),
    ]
    assert len(rows("findings", "review")) == 9


def test_attributes_of_a_case_are_joined_each_once_and_never_filled_in() -> None:
    wanted = [
        "review",
        "year",
        "method",
        "place",
        "victim_sex",
        "victim_relationship",
        "victim_known_to",
        "victim_children",
        "perpetrator_alcohol",
    ]
    assert list(dict.fromkeys(rows("findings", *wanted))) == [
        ("DHR2", "2012", "stabbing", None, "female", "partner", "police|gp", "2", "yes"),
        ("DHR10", "2013", None, None, "male|female", "parent", None, None, None),
        ("INT3", None, None, None, None, None, None, None, None),
    ]


def test_evidence_has_a_row_a_piece_and_one_for_a_candidate_without() -> None:
    made = table("evidence")
    assert [column.name for column in made.columns] == [
        "review",
        "coder",
        "area_id",
        "subtheme_id",
        "subtheme",
        "finding",
        "candidate_theme",
        "candidate_note",
        "number",
        "source",
        "page",
        "section",
        "quote",
        "note",
    ]
    assert list(made.rows) == [
        (
            "DHR2",
            "LN",
            "process",
            "use-of-maracs",
            "Use of MARACs",
            "present",
            None,
            None,
            1,
            "Overview report",
            "20",
            None,
            "no agency sought a referral",
            "Each waited.",
        ),
        (
            "DHR2",
            "LN",
            "process",
            "use-of-maracs",
            "Use of MARACs",
            "present",
            None,
            None,
            2,
            "Overview report",
            None,
            "4.2",
            None,
            None,
        ),
        (
            "DHR2",
            "LN",
            "process",
            "police-response",
            "Police response",
            "absent",
            None,
            None,
            1,
            "Overview report",
            "31",
            None,
            None,
            None,
        ),
        (
            "DHR2",
            "LN",
            None,
            None,
            None,
            None,
            "Housing",
            "Moved twice in a year.",
            None,
            None,
            None,
            None,
            None,
            None,
        ),
        (
            "DHR10",
            "LN",
            "process",
            "use-of-maracs",
            "Use of MARACs",
            "present",
            None,
            None,
            1,
            None,
            "7",
            None,
            None,
            None,
        ),
        (
            "DHR10",
            "LN",
            "health",
            "gps",
            "Issues related to GPs",
            "present",
            None,
            None,
            1,
            None,
            None,
            None,
            None,
            "Five doctors in one year.",
        ),
        (
            "INT3",
            "JB",
            "health",
            "gps",
            "Issues related to GPs",
            "present",
            None,
            None,
            1,
            None,
            None,
            None,
            "nobody ever asked me",
            None,
        ),
    ]


def test_a_candidate_with_evidence_keeps_its_own_note_beside_each_piece() -> None:
    project = open_project(ROOT / "examples" / "fictional")
    made = table("evidence", project, include_drafts=True)
    candidates = [row[:10] for row in made.rows if row[6] is not None]
    assert [(row[0], row[6], row[8], row[9]) for row in candidates] == CANDIDATES
    assert all(str(row[7]).endswith(".") for row in candidates)


def test_attributes_has_a_row_a_value_with_whose_it_is() -> None:
    made = table("attributes")
    assert [column.name for column in made.columns] == [
        "review",
        "of",
        "person",
        "attribute",
        "label",
        "type",
        "value",
        "value_label",
    ]
    assert [(*row[:4], *row[5:]) for row in made.rows] == [
        ("DHR2", "review", None, "year", "year", "2012", "2012"),
        ("DHR2", "review", None, "method", "choice", "stabbing", "stabbing"),
        ("DHR2", "victim", 1, "sex", "choice", "female", "female"),
        ("DHR2", "victim", 1, "relationship", "choice", "partner", "partner"),
        ("DHR2", "victim", 1, "known-to", "choices", "police", "police"),
        ("DHR2", "victim", 1, "known-to", "choices", "gp", "gp"),
        ("DHR2", "victim", 1, "children", "integer", "2", "2"),
        ("DHR2", "perpetrator", 1, "alcohol", "yes-no", "yes", "yes"),
        ("DHR10", "review", None, "year", "year", "2013", "2013"),
        ("DHR10", "victim", 1, "sex", "choice", "male", "male"),
        ("DHR10", "victim", 1, "relationship", "choice", "parent", "parent"),
        ("DHR10", "victim", 2, "sex", "choice", "female", "female"),
        ("DHR10", "victim", 2, "relationship", "choice", "parent", "parent"),
    ]


def test_value_labels_are_the_codebooks() -> None:
    project = open_project(ROOT / "examples" / "fictional")
    made = {
        (row[3], row[6]): row[7] for row in table("attributes", project, include_drafts=True).rows
    }
    assert made["method", "not-stated"] == "Not stated"
    assert made["known-to", "gp"] == "GP"
    assert made["year", "2023"] == "2023"
