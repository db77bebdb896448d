"""What the tests of importers share: files and a map written, and read with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.table.reader import read, read_map
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import TableFile
from dhrcode.store.loader import load_codebook
from dhrcode.store.project import shipped_codebook
from dhrcode.workflows.exchange.sketch import sketch_map

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


@pytest.fixture
def proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[str, Any, Imported]]:
    """Proposes a map of a table: its text, the map, and what the table becomes by it as it is."""
    monkeypatch.chdir(tmp_path)
    codebook = shipped_codebook()

    def call(table: Any, *edits: tuple[str, str]) -> tuple[str, Any, Imported]:
        path = Path("t.csv" if isinstance(table, str | Path) else "t.xlsx")
        if isinstance(table, Path):
            path.write_bytes(table.read_bytes())
        elif isinstance(table, str):
            path.write_text(table, encoding="utf-8", newline="")
        else:
            table.save(path)
        text = sketch_map([path], codebook).text
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        Path("map.yaml").write_text(text, encoding="utf-8")
        file = read_map(Path("map.yaml"), codebook)
        assert [str(problem) for problem in file.problems] == []
        assert isinstance(file.map, TableFile)
        request = ImportRequest(codebook, coder="LN", map=Path("map.yaml"))
        return text, file.map, read(path, path.name, request)

    return call


@pytest.fixture
def findings() -> Callable[[Imported], dict[str, dict[str, str]]]:
    """Gives the findings of each review, once there is no problem."""

    def call(imported: Imported) -> dict[str, dict[str, str]]:
        assert [str(problem) for problem in imported.problems] == []
        records = (draft.record for draft in imported.drafts)
        return {r.review: {s: f.finding for s, f in r.findings.items()} for r in records}

    return call
