"""What the tests of importers share: files and a map written, and read with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.table.reader import read
from dhrcode.model.codebook import Codebook
from dhrcode.store.loader import load_codebook

THEMES = Path(__file__).parents[1] / "projects" / "small" / "themes.yaml"


@pytest.fixture(scope="session")
def small_codebook() -> Codebook:
    """The codebook of the small project."""
    made, problems = load_codebook(THEMES.read_bytes(), "themes.yaml")
    assert made is not None
    assert problems == []
    return made


@pytest.fixture
def bring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_codebook: Codebook
) -> Callable[..., Imported]:
    """Writes files and a map into an empty folder, and reads the first file with the map."""
    monkeypatch.chdir(tmp_path)

    def call(files: dict[str, Any], text: str, **wanted: Any) -> Imported:
        for name, content in files.items():
            if isinstance(content, str):
                Path(name).write_text(content, encoding="utf-8", newline="")
            elif isinstance(content, bytes):
                Path(name).write_bytes(content)
            else:
                content.save(name)
        Path("map.yaml").write_text(text, encoding="utf-8")
        name = next(iter(files))
        given = {"coder": "LN", "map": Path("map.yaml")} | wanted
        return read(Path(name), name, ImportRequest(small_codebook, **given))

    return call


@pytest.fixture
def book() -> Callable[..., openpyxl.Workbook]:
    """Makes a workbook of sheets, each a name and its rows."""

    def call(*sheets: tuple[str, list[list[Any]]]) -> openpyxl.Workbook:
        made = openpyxl.Workbook()
        made.remove(made.active)  # type: ignore[arg-type] # a new workbook has one
        for name, rows in sheets:
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(row)
        return made

    return call
