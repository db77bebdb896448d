"""The table of the form's sheets and columns fits what records and codebooks hold."""

import pytest

from dhrcode.model.codebook import Subtheme
from dhrcode.model.form import (
    ALL,
    ATTRIBUTES,
    CANDIDATES,
    COUNTS,
    FINDINGS,
    GUIDE,
    READ,
    RECORD,
    RECORD_ROWS,
    SHEETS,
    SOURCES,
)
from dhrcode.model.record import Candidate, Evidence, Record, Source


def test_every_sheet_that_is_read_has_columns_and_all_stand_in_order():
    assert tuple(SHEETS) == (*READ, GUIDE)
    assert ("Instructions", *SHEETS, "lists", "dhrcode") == ALL


@pytest.mark.parametrize("name", SHEETS)
def test_no_two_columns_are_called_alike(name):
    columns = SHEETS[name].columns_of(9)
    assert len({column.key for column in columns}) == len(columns)
    assert len({column.heading for column in columns}) == len(columns)


def test_sources_evidence_and_candidates_have_a_column_for_each_part():
    assert {column.field for column in SHEETS[SOURCES].columns} == set(Source.model_fields)
    for name in (FINDINGS, CANDIDATES):
        assert {column.field for column in SHEETS[name].evidence} == set(Evidence.model_fields)
    own = {column.field for column in SHEETS[CANDIDATES].own}
    assert own == set(Candidate.model_fields) - {"evidence"}


def test_the_guide_shows_parts_of_a_subtheme():
    assert {column.field for column in SHEETS[GUIDE].columns} <= set(Subtheme.model_fields)


def test_the_rows_of_the_record_are_parts_of_it():
    keys = {row.key for row in RECORD_ROWS}
    assert keys <= set(Record.model_fields)
    assert set(COUNTS.values()) <= keys
    assert [column.key for column in SHEETS[RECORD].own] == ["value"]


def test_a_repeated_column_is_shut_but_for_the_first():
    columns = SHEETS[ATTRIBUTES].columns_of(3)
    values = [column for column in columns if column.repeated]
    assert [column.heading for column in values] == ["Value", "Value 2", "Value 3"]
    assert [column.look for column in values] == ["typed", "shut", "shut"]
    assert len(SHEETS[SOURCES].columns_of(3)) == len(SHEETS[SOURCES].columns)
