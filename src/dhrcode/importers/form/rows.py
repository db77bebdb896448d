"""The sheets of sources and of the record of a form, as plain data with places."""

from dhrcode.importers import FilePlace, RecordData
from dhrcode.importers.form.grid import FormGrid
from dhrcode.model.form import COUNTS, MOST_PEOPLE, RECORD_FIELDS
from dhrcode.problems import KeyPath

FormPlaces = dict[KeyPath, FilePlace]
"""Where each part of the record stands."""


def sources(grid: FormGrid, places: FormPlaces) -> list[RecordData]:
    """The documents, in the order of their rows."""
    result: list[RecordData] = []
    for row in grid.rows():
        given = {key: grid.text(row, key) for key in ("title", "file", "pages", "sha256")}
        given = {"id": grid.word(row, "id")} | given
        given = {key: text for key, text in given.items() if text}
        if not given:
            continue
        if "id" not in given:
            grid.problem(
                row,
                "id",
                "row-without-id",
                "a document without an id",
                "give it a short one, such as overview",
            )
            continue
        for key in ("id", "title", "file", "pages", "sha256"):
            places["sources", len(result), key] = grid.place(row, key)
        result.append(given)
    return result


def record_fields(grid: FormGrid, places: FormPlaces) -> tuple[RecordData, dict[str, int]]:
    """What the record holds besides, and how many people there are where that was said."""
    rows = {grid.word(row, "id"): row for row in grid.rows()}
    result: RecordData = {}
    for key in RECORD_FIELDS:
        if (row := _row_of(grid, rows, key)) is None:
            continue
        text = grid.text(row, "value", day=key == "coded")
        places[key,] = grid.place(row, "value")
        if text:
            result[key] = text if key == "memo" else text.strip().casefold()
    counts = {}
    for key in COUNTS.values():
        if (row := _row_of(grid, rows, key)) is not None:
            counts[key] = _count(grid, row, key)
    return result, counts


def _row_of(grid: FormGrid, rows: dict[str, int], key: str) -> int | None:
    if key not in rows:
        grid.gone("missing-row", f"there is no row for '{key}'")
    return rows.get(key)


def _count(grid: FormGrid, row: int, key: str) -> int:
    text = grid.text(row, "value").strip()
    number = whole(text)
    if not text or (number is not None and number <= MOST_PEOPLE):
        return number or 0
    said = f"the number of {key} must be from 0 to {MOST_PEOPLE}"
    grid.problem(row, "value", "bad-value", said, "leave it empty if all are described")
    return 0


def whole(text: str) -> int | None:
    """A number of at most nine digits; None for any other text."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
