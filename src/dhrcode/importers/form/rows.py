"""The sheets of sources and of the record of a form, as plain data with places."""

from dhrcode.importers import RecordData
from dhrcode.importers.form.grid import FormGrid, FormPlaces
from dhrcode.model.form import COUNTS, MOST_PEOPLE, RECORD_ROWS


def sources(grid: FormGrid, places: FormPlaces) -> list[RecordData]:
    """The documents in row order."""
    result: list[RecordData] = []
    for row in grid.rows():
        given = grid.part(row, grid.layout.columns, ("sources", len(result)), places)
        if given and "id" not in given:
            hint = "give it a short one, such as overview"
            grid.problem(row, "id", "row-without-id", "a document without an id", hint)
        elif given:
            result.append(given)
    return result


def record_fields(grid: FormGrid, places: FormPlaces) -> tuple[RecordData, dict[str, int]]:
    """The other fields of the record, and the numbers of people if given."""
    rows = {grid.text(row, "id"): row for row in grid.rows()}
    result: RecordData = {}
    counts: dict[str, int] = {}
    for known in RECORD_ROWS:
        row = rows.get(known.key)
        if row is None:
            grid.gone("missing-row", f"there is no row for '{known.key}'")
        elif known.key in COUNTS.values():
            counts[known.key] = _count(grid, row, known.key)
        else:
            places[known.key,] = grid.place(row, "value")
            if text := grid.text(row, "value", day=known.day):
                result[known.key] = text.strip().casefold() if known.word else text
    return result, counts


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
