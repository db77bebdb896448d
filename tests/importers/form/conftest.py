"""What the tests of forms share: the form of DHR2 with changes that another program made."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from dhrcode.exporters.form.workbook import render
from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.form.reader import read
from dhrcode.model.record import Record
from dhrcode.model.vocabulary import typed
from dhrcode.reports.form import Subject
from dhrcode.store.project import Project, open_project

SMALL = Path(__file__).parents[2] / "projects" / "small"
Change = Callable[[Any], object]


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def taken(small: Project, path: Path, coder: str | None = None) -> Imported:
    return read(path, path.name, ImportRequest(small.codebook, coder))


def said(small: Project, path: Path) -> list[str]:
    made = taken(small, path)
    assert made.drafts == [] or all(p.severity == "warning" for p in made.problems)
    return [str(problem) for problem in made.problems]


def over(small: Project, path: Path) -> Record:
    """The record as the form changes it."""
    made = taken(small, path)
    assert made.problems == []
    [draft] = made.drafts
    assert draft.onto is not None
    record, faults = typed(draft.onto(small.read("DHR2")[0]), small.codebook)
    assert faults == []
    return record


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return open_project(Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("p") / "small")))


@pytest.fixture
def form(small: Project, tmp_path: Path) -> Callable[..., Path]:
    """The form of DHR2 with changes made to it by another program."""

    def made(*changes: Change) -> Path:
        record, _ = small.read("DHR2")
        data = render(Subject("DHR2", "dhr", small.codebook, record, record.coder))
        book = openpyxl.load_workbook(io.BytesIO(data))
        for change in changes:
            change(book)
        path = tmp_path / "DHR2.xlsx"
        book.save(path)
        return path

    return made
