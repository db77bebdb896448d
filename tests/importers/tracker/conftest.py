"""What the tests of trackers share: one as a partnership keeps it, read with its map."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.table.reader import read
from dhrcode.store.codebooks import shipped_codebook

HEADINGS = [
    "No",
    "Recommendation",
    "Scope of recommendation",
    "Action to take",
    "Lead agency or officer",
    "Key milestones",
    "Target date",
    "Date of completion and outcome",
    "RAG",
    "Progress",
]
PARTS = ["number", "recommendation", "level", "action", "owner", "progress", "due", "done"]
MAP = "layout: action-plan\nheadings: 2\nreview: DHR58\ncolumns:\n" + "".join(
    f"  {heading}: {part}\n"
    for heading, part in zip(HEADINGS, [*PARTS, "rating", "progress"], strict=True)
)
POLICE = "Police - Head of Public Protection"
DATE = datetime(2015, 3, 31)  # noqa: DTZ001 - a cell of Excel's has no zone
ROWS = [
    [
        "1",
        "Refer to a MARAC.",
        "Local",
        "Rewrite the page.",
        POLICE,
        "13/09/2014: drafted",
        "by the end of 2014",
        "31/01/2015 the page is live",
        "Green",
        None,
    ],
    [None, None, None, "Train all staff.", "Force X", None, "Sept 2014", None, "A", "Ongoing"],
    [
        "2",
        "Ask about alcohol.",
        "National",
        "Add a question.",
        "GP",
        None,
        DATE,
        "Completed",
        None,
        None,
    ],
    ["3", "Review the rules.", "Single agency", None, None, None, None, None, None, None],
    [
        "4",
        "Share what is known.",
        "local",
        "Agree how.",
        "Police / GP",
        None,
        "ongoing",
        None,
        "R",
        None,
    ],
]


@pytest.fixture
def book() -> Workbook:
    """A tracker under a title, with cells merged over two actions."""
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (["Action plan"], HEADINGS, *ROWS):
        sheet.append(row)
    for column in "ABC":
        sheet.merge_cells(f"{column}3:{column}4")
    return made


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Imported]:
    """Reads a workbook with a map."""

    def call(book: Workbook, text: str = MAP, review: str | None = None) -> Imported:
        monkeypatch.chdir(tmp_path)
        book.save("t.xlsx")
        Path("map.yaml").write_text(text, encoding="utf-8")
        request = ImportRequest(shipped_codebook(), map=Path("map.yaml"), review=review)
        return read(Path("t.xlsx"), "t.xlsx", request)

    return call


@pytest.fixture
def tracker_map() -> str:
    """The map of the tracker, as text."""
    return MAP
