"""The sheets of sources, candidate themes, contacts and the record, as data with places."""

from dhrcode.importers import RecordData
from dhrcode.importers.form.grid import FormGrid, FormPlaces
from dhrcode.model.form import BETWEEN_CHOICES, COUNTS, MOST_PEOPLE, RECORD_ROWS

_LISTS = ("with", "themes")
"""The columns of a contact that take several."""


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


def candidates(grid: FormGrid, places: FormPlaces) -> list[RecordData]:
    """The candidate themes, by their numbers."""
    groups: dict[int, list[int]] = {}
    for row in grid.rows():
        number = whole(grid.text(row, "number").strip())
        if number is not None:
            groups.setdefault(number, []).append(row)
        elif grid.filled(row):
            said, hint = (
                "nothing says which theme this row belongs to",
                "number it in the column No.",
            )
            grid.problem(row, "number", "row-without-id", said, hint)
    result: list[RecordData] = []
    for _, rows in sorted(groups.items()):
        candidate = grid.gathered(rows, ("emerging", len(result)), places, "theme")
        if "label" in candidate:
            result.append(candidate)
        elif candidate:
            said = "a theme without a name"
            grid.problem(rows[0], "label", "row-without-id", said, "give it one")
    return result


def contacts(grid: FormGrid, places: FormPlaces) -> list[RecordData]:
    """The contacts, in the order of their first rows; rows of one id belong to one contact."""
    rows: dict[str, list[int]] = {}
    for row in grid.rows():
        if grid.filled(row):
            rows.setdefault(grid.text(row, "id"), []).append(row)
    for row in rows.pop("", ()):
        hint = "put back the id of its contact, or any that is free, such as C40"
        said = "nothing says which contact this row belongs to"
        grid.problem(row, "id", "row-without-id", said, hint)
    return [_contact(grid, own, of, n, places) for n, (own, of) in enumerate(rows.items())]


def _contact(grid: FormGrid, own: str, rows: list[int], at: int, places: FormPlaces) -> RecordData:
    places["contacts", at] = places["contacts", at, "id"] = grid.place(rows[0], "id")
    result = grid.gathered(rows, ("contacts", at), places, "contact", ("when", *_LISTS))
    for key in _LISTS:
        if key in result:
            listed = (part.strip() for part in result[key].split(BETWEEN_CHOICES))
            result[key] = [part for part in listed if part]
            for number in range(len(result[key])):
                places["contacts", at, key, number] = places["contacts", at, key]
    return {"id": own, **result}


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
