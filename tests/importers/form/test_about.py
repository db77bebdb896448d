"""What a form says of itself: whose it is, and what it was made from."""

import runpy
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from dhrcode.errors import UsageError
from dhrcode.exporters.form.workbook import render
from dhrcode.importers import ImportRequest
from dhrcode.importers.form.reader import read
from dhrcode.reports.form import Subject

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
Change, cells, taken, said = (_SHARED[n] for n in ("Change", "cells", "taken", "said"))


WRONG: dict[str, tuple[Change, list[str]]] = {
    "another version of the codebook": (
        cells("dhrcode", B4="0.9"),
        [
            (
                ": error: the form was made from version 0.9 of the codebook, and the project's is "
                "1.0: make a new one with 'dhrcode form DHR2', and copy over what was filled in "
                "[form-of-another-version]"
            )
        ],
    ),
    "another codebook": (
        cells("dhrcode", B3="west-midlands-dhr"),
        [
            (
                ": error: the form was made from the codebook 'west-midlands-dhr', and the "
                "project's is "
                "'small-study': is it a form of this project? [form-of-another-codebook]"
            )
        ],
    ),
    "another dhrcode": (
        cells("dhrcode", B1="2"),
        [
            (
                ": error: the form has the layout 2, and this dhrcode reads the layout 1: make a "
                "new one "
                "with 'dhrcode form DHR2', and copy over what was filled in "
                "[form-of-another-dhrcode]"
            )
        ],
    ),
    "a hidden sheet that is not whole": (
        lambda book: book["dhrcode"].delete_rows(7),
        [
            (
                ": error: the hidden sheet 'dhrcode' is incomplete: make a new form, and copy over "
                "what was filled in [not-a-form]"
            )
        ],
    ),
    "no hidden sheet": (
        lambda book: book.remove(book["dhrcode"]),
        [
            (
                ": error: not a form of dhrcode's: the hidden sheet is missing: another table "
                "can be imported with --map [not-a-form]"
            )
        ],
    ),
    "an id that no review can have": (
        cells("dhrcode", B2="../DHR2"),
        [
            (
                ": error: 'review' must begin with a letter and may have only letters, digits "
                "and single - and _ [bad-value]"
            )
        ],
    ),
}


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


@pytest.mark.parametrize("name", WRONG)
def test_every_problem_has_its_sheet_and_cell(name, small, form):
    change, expected = WRONG[name]
    lines = [f"DHR2.xlsx{line if line[0] == ':' else f':{line}'}" for line in expected]
    assert said(small, form(change)) == lines


def test_whose_coding_it_is(small, form, tmp_path):
    [draft] = taken(small, form()).drafts
    assert draft.record.coder == "LN"
    [draft] = taken(small, form(), "EM").drafts
    assert draft.record.coder == "EM"
    path = tmp_path / "new.xlsx"
    path.write_bytes(render(Subject("DHR9", "dhr", small.codebook)))
    with pytest.raises(UsageError, match=r"say whose coding new\.xlsx is: --coder INITIALS"):
        taken(small, path)
    [draft] = taken(small, path, "EM").drafts
    assert (draft.record.review, draft.record.coder) == ("DHR9", "EM")
    assert draft.unchanged is not None
    assert draft.unchanged(None)
    assert not draft.unchanged(small.read("DHR2")[0])


OWN = "error: the form is of EM's independent coding: bring it in with --as EM"
OTHER = "error: the form is EM's, and not LN's: see whose it is"
HELD = (
    "error: the form was filled in with the coding of LN, and an independent coding begins "
    "with none: 'dhrcode form DHR2 --as EM' makes its form"
)


def test_an_independent_coding_stays_one(small, tmp_path, form):
    path = tmp_path / "own.xlsx"
    path.write_bytes(render(Subject("DHR2", "dhr", small.codebook, None, "EM", own=True)))

    def lines(path: Path, wanted: ImportRequest) -> list[str]:
        made = read(path, "F", wanted)
        assert bool(made.drafts) != bool(made.problems)
        return [str(problem) for problem in made.problems]

    code = "[form-of-another-coding]"
    assert lines(path, ImportRequest(small.codebook, "EM", own=True)) == []
    assert lines(path, ImportRequest(small.codebook, "EM")) == [f"F: {OWN} {code}"]
    assert lines(path, ImportRequest(small.codebook, "LN", own=True)) == [f"F: {OTHER} {code}"]
    assert lines(form(), ImportRequest(small.codebook, "EM", own=True)) == [f"F: {HELD} {code}"]
