"""What tests of the commands of plans share."""

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

PLANS = Path(__file__).parents[2] / "cases" / "good" / "plans"


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A copy: DHR1 with a plan of one action, a study's plan that shares it, DHR2 without one."""
    return Path(shutil.copytree(PLANS, tmp_path / "plans"))


@pytest.fixture
def returned(said: Callable[..., tuple], fictional: Path) -> Path:
    """The fictional project, with the returns of its agencies as at 2025-03-01."""
    status, _, err = said("plan", "returns", "--on", "2025-03-01", cwd=fictional)
    assert status == 0, err
    return fictional


@pytest.fixture
def filled(returned: Path) -> Callable[..., str]:
    """Fills in cells of an agency's return, `A!H3` of the actions, and gives the file's name."""

    def fill(agency: str, cells: dict[str, object], name: str = "") -> str:
        book = openpyxl.load_workbook(returned / "exports" / "returns" / f"{agency}.xlsx")
        for place, value in cells.items():
            sheet, _, cell = place.partition("!")
            book[{"A": "Actions", "R": "Recommendations"}[sheet]][cell] = value
        name = name or f"{agency}.xlsx"
        book.save(returned / name)
        return name

    return fill
