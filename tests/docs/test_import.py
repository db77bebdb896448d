"""docs/import.md against the models and the program: every key, and what the example becomes."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from dhrcode.importers import ImportRequest
from dhrcode.importers.table.grid import MAX_FILE
from dhrcode.importers.table.reader import read
from dhrcode.importers.workbook.sheet_scan import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from dhrcode.model import chronology_map, coding_map, import_map, map_columns, tracker_map
from dhrcode.model.vocabulary import arranged, typed
from dhrcode.store.project import shipped_codebook
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.exchange.records import MAX_OF_ONE_SORT

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
FILES = re.findall(r"<!-- file ([\w.]+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
MODELS: dict[type[BaseModel], tuple[type[BaseModel], ...]] = {
    import_map.TableFile: (),
    import_map.TableMap: (import_map.TableFile,),
    import_map.RecordsMap: (import_map.TableFile,),
    import_map.ImportMap: (import_map.TableMap, import_map.RecordsMap),
    coding_map.CodingTable: (import_map.TableFile,),
    coding_map.CodingMap: (coding_map.CodingTable, import_map.RecordsMap),
    coding_map.JoinedCodings: (coding_map.CodingTable,),
    map_columns.IdRule: (),
    map_columns.FindingColumn: (),
    map_columns.AttributeColumn: (),
    map_columns.OneHot: (),
    map_columns.ThemeColumns: (),
    import_map.JoinedTable: (import_map.TableMap,),
    tracker_map.TrackerMap: (import_map.TableFile,),
    chronology_map.ChronologyMap: (import_map.TableFile,),
}
"""Each model, and those whose keys it has besides."""


def section(model: type[BaseModel]) -> str:
    return PAGE.split(f"\n### {model.__name__}\n")[1].split("\n#")[0]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_is_in_its_table_in_order(model: type[BaseModel]) -> None:
    known = {key for inherited in MODELS[model] for key in inherited.model_fields}
    keys = re.findall(r"^\| `(\w+)` \|", section(model), re.MULTILINE)
    assert keys == [key for key in model.model_fields if key not in known]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_key_without_which_nothing_loads_is_said_to_be_one(model: type[BaseModel]) -> None:
    known = {key for inherited in MODELS[model] for key in inherited.model_fields}
    required = re.findall(r"^\| `(\w+)` \|.*\| an error \|$", section(model), re.MULTILINE)
    fields = model.model_fields.items()
    assert required == [key for key, f in fields if f.is_required() and key not in known]


def test_the_example_becomes_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES:
        Path(name).write_text(text, encoding="utf-8")
    wanted = ImportRequest(shipped_codebook(), map=Path("map.yaml"))
    made = read(Path("cases.csv"), "cases.csv", wanted)
    assert made.problems == []
    codebook = shipped_codebook()
    records = [arranged(typed(draft.record, codebook)[0], codebook) for draft in made.drafts]
    assert [record.review for record in records] == ["DHR7", "DHR8"]
    assert record_yaml(records[0]) == Path("DHR7.yaml").read_text(encoding="utf-8")


def test_the_limits_are_those_of_the_program() -> None:
    words = " ".join(PAGE.split())
    assert MAX_FILE == 50_000_000
    assert MAX_CELLS == 3_000_000
    assert f"At most 50 million bytes, {MAX_ROWS:,} rows, {MAX_COLUMNS:,} columns, three" in words
    assert f"Of each sort the first {MAX_OF_ONE_SORT} are printed" in words


KINDS = re.findall(
    r"```csv\n(.*?)```\n\n```yaml\n(.*?)```", PAGE.partition("## Kinds")[2], re.DOTALL
)
BECOMES = {
    "in-cells": [
        {"use-of-maracs": "present", "gps": "present"},
        {"gps": "present", "use-of-maracs": "present"},
    ],
    "framework": [{"use-of-maracs": "present"}, {"use-of-maracs": "not-stated", "gps": "present"}],
}


@pytest.mark.parametrize("layout", BECOMES)
def test_the_example_of_a_kind_is_read(
    layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ((table, text),) = [pair for pair in KINDS if pair[1].startswith(f"layout: {layout}\n")]
    Path("t.csv").write_text(table, encoding="utf-8")
    Path("map.yaml").write_text(text, encoding="utf-8")
    wanted = ImportRequest(shipped_codebook(), coder="LN", map=Path("map.yaml"))
    made = read(Path("t.csv"), "t.csv", wanted)
    assert made.problems == []
    records = [draft.record for draft in made.drafts]
    found = [{s: coded.finding for s, coded in one.findings.items()} for one in records]
    assert found == BECOMES[layout]
