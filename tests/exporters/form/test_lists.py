"""What the drop-downs of a form offer, as ranges of a hidden sheet."""

import io
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from dhrcode.exporters.form.lists import coding_lists
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.codebook_parts import Choice, CodebookCandidate
from dhrcode.reports.form import Subject
from dhrcode.store.codebooks import read_codebook

CODEBOOK = read_codebook(Path(__file__).parents[2] / "projects" / "small" / "themes.yaml").codebook


@pytest.fixture
def made():
    """The lists of the small codebook, and the sheet they stand on."""
    return lists_of(CODEBOOK)


def lists_of(codebook):
    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True})
    book.add_worksheet("Sources")
    lists = coding_lists(book, Subject("DHR2", "dhr", codebook))
    book.close()
    sheet = openpyxl.load_workbook(io.BytesIO(data.getvalue()))["lists"]
    return lists, sheet


def column(sheet, at):
    return [cell.value for cell in sheet[at] if cell.value is not None]


def offered(made, name):
    """What a drop-down offers, as its range says."""
    lists, sheet = made
    rule = lists.rule(name, 1, 1)
    place = rule["source"].removeprefix("=lists!").replace("$", "")
    first, _, last = place.partition(":")
    return [row[0].value for row in sheet[f"{first}:{last or first}"]]


def test_the_sheet_is_hidden_and_each_column_has_its_name(made):
    _, sheet = made
    assert sheet.sheet_state == "hidden"
    names = [cell.value for cell in sheet[1]]
    assert names[:4] == ["finding", "subtheme", "status", "kind"]
    assert "victim.sex" in names
    assert "review.year" not in names


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("finding", ["present", "absent", "not-stated", "unclear"]),
        ("subtheme", ["use-of-maracs", "police-response", "gps"]),
        ("status", ["draft", "complete", "partial"]),
        ("kind", ["dhr", "interview"]),
        ("victim.sex", ["female", "male", "not-stated"]),
        ("perpetrator.alcohol", ["yes", "no", "not-stated"]),
    ],
)
def test_a_drop_down_offers_what_may_be_chosen_and_nothing_else(made, name, values):
    assert offered(made, name) == values


def test_a_retired_value_is_not_offered():
    given = {name: getattr(CODEBOOK, name) for name in CODEBOOK.model_fields_set}
    attributes = tuple(
        Attribute(**{name: getattr(one, name) for name in one.model_fields_set} | _retiring(one))
        for one in CODEBOOK.attributes
    )
    made = lists_of(Codebook(**given | {"attributes": attributes}))
    assert offered(made, "victim.sex") == ["male", "not-stated"]
    assert offered(made, "victim.known-to") == ["gp", "housing", "not-stated"]


def _retiring(attribute):
    first, *others = attribute.values or [None]
    return {"values": (Choice(id=first.id, retired="1.1"), *others)} if first else {}


def test_several_may_be_typed_into_one_cell_and_sources_are_chosen_from_their_sheet(made):
    lists, _ = made
    assert lists.rule("victim.known-to", 1, 1)["error_type"] == "warning"
    assert lists.rule("victim.sex", 1, 1)["error_type"] == "stop"
    assert lists.rule("source", 1, 1)["source"] == "=Sources!$A$2:$A$61"


@pytest.mark.parametrize("name", ["review.year", "review.place", "candidate", "nothing"])
def test_what_has_no_list_has_none(made, name):
    assert made[0].rule(name, 1, 1) is None


def test_candidates_are_offered_by_their_labels_and_another_name_is_taken_too():
    known = (
        CodebookCandidate(id="hospitals", label="Hospital care", definition="Wards."),
        CodebookCandidate(id="debt", label="Debt", definition="Money."),
    )
    made = lists_of(CODEBOOK.model_copy(update={"candidates": known}))
    assert offered(made, "candidate") == ["Hospital care", "Debt"]
    rule = made[0].rule("candidate", 1, 1)
    assert (rule["error_type"], rule["error_message"]) == (
        "information",
        "Keep it if none of those in the list is meant.",
    )
