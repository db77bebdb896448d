"""What the tests of files for statistics programs share."""

from datetime import date
from pathlib import Path

import pytest

from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.tidy_data import TidyColumn
from dhrcode.store.project import open_project

SMALL = Path(__file__).parents[2] / "projects" / "small"
FINDING = TidyColumn(
    "finding",
    "text",
    "What the record says",
    ("present", "absent", "not-stated", "not-coded"),
    ("Present", "Absent", "Not stated", "Not coded yet"),
)
COLUMNS = (
    TidyColumn("review", "text", "The review's id"),
    TidyColumn("coded", "date", "Day of coding"),
    FINDING,
    TidyColumn("evidence", "integer", "Pieces"),
    TidyColumn("year", "text", "Year", label="Year of the death", numbers=True),
    TidyColumn("place", "text", "Place"),
)
ROWS = (
    ("DHR1", date(2014, 6, 3), "present", 2, "2012", "Été\n🙂 [b]"),
    ("DHR2", None, "not-stated", 0, "not-stated", None),
    ("DHR10", date(2020, 2, 29), "not-coded", 0, None, "=1+1"),
    ("DHR11", None, "absent", 10, "1999", "x" * 3000),
)


@pytest.fixture
def origin() -> Provenance:
    project = open_project(SMALL)
    return provenance(project.codebook, project.codebook_digest, [], "place=Étang-aux-Bois, é…")


@pytest.fixture
def columns() -> tuple[TidyColumn, ...]:
    return COLUMNS


@pytest.fixture
def rows() -> tuple[tuple[object, ...], ...]:
    return ROWS
