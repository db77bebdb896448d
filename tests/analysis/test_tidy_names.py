"""Names of columns that need quotes nowhere."""

from pathlib import Path

import duckdb
import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.analysis.tidy import TABLES
from dhrcode.analysis.tidy_data import TidyTable
from dhrcode.analysis.tidy_names import LONGEST, RESERVED, attribute_columns
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.store.project import Project, open_project
from dhrcode.workflows.select import select_records

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


def table(name: str, project: Project | None = None, **selected: bool) -> TidyTable:
    project = project or open_project(SMALL)
    kept = select_records(project, Selection(**selected), TABLES[name].keep).kept  # type: ignore[arg-type]
    return TABLES[name].table(project.codebook, kept)


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


def test_columns_of_attributes_need_no_quotes() -> None:
    assert names(("review", "case-type"), ("victim", "known-to"), ("perpetrator", "known-to")) == [
        "case_type",
        "victim_known_to",
        "perpetrator_known_to",
    ]


@pytest.mark.parametrize(
    "taken", ["coder", "evidence", "codebook-version", "group", "order", "by", "if", "2012-act"]
)
def test_what_is_taken_or_reserved_or_begins_with_a_digit_gets_a_prefix(taken: str) -> None:
    column = f"review_{taken.replace('-', '_')}"
    assert names(("review", taken), ("victim", taken))[0] == column


def test_all_names_differ_and_people_keep_theirs() -> None:
    assert names(("review", "victim-sex"), ("victim", "sex")) == ["review_victim_sex", "victim_sex"]
    assert names(("review", "review-coder"), ("review", "coder")) == [
        "review_coder",
        "review_coder_2",
    ]
    long = [("perpetrator", "a" * 58 + end) for end in ("", "-b", "-c")]
    made = names(*long)
    assert len(set(made)) == 3
    assert max(map(len, made)) <= LONGEST


def test_no_fixed_column_is_a_reserved_word_and_all_of_duckdbs_are_known() -> None:
    fixed = {c.name for name in TABLES for c in table(name).columns}
    assert fixed & RESERVED == set()
    reserved = duckdb.sql(
        "SELECT keyword_name FROM duckdb_keywords() "
        "WHERE keyword_category IN ('reserved', 'type_function')"
    ).fetchall()
    assert len(reserved) > 90
    assert {name for (name,) in reserved} <= RESERVED
