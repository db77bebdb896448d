"""The sheet of contacts of a form, as plain data with places."""

from dhrcode.importers import RecordData
from dhrcode.importers.form.grid import FormGrid, FormPlaces
from dhrcode.model.form import BETWEEN_CHOICES

_LISTS = ("with", "themes")


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
