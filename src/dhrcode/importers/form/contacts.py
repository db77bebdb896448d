"""The sheet of contacts of a form, as plain data with places."""

from dhrcode.importers import RecordData
from dhrcode.importers.form.grid import FormGrid, FormPlaces
from dhrcode.model.form import BETWEEN_CHOICES
from dhrcode.problems import KeyPath

_LISTS = ("with", "themes")


def contacts(grid: FormGrid, places: FormPlaces) -> list[RecordData]:
    """The contacts, in the order of their first rows; rows of one id belong to one contact."""
    rows: dict[str, list[int]] = {}
    for row in grid.rows():
        if any(not grid.blank(row, column.key) for column in grid.layout.typed):
            rows.setdefault(grid.text(row, "id"), []).append(row)
    for row in rows.pop("", ()):
        hint = "put back the id of its contact, or any that is free, such as C40"
        said = "nothing says which contact this row belongs to"
        grid.problem(row, "id", "row-without-id", said, hint)
    return [_contact(grid, own, of, n, places) for n, (own, of) in enumerate(rows.items())]


def _contact(grid: FormGrid, own: str, rows: list[int], at: int, places: FormPlaces) -> RecordData:
    result: RecordData = {"id": own}
    evidence: list[RecordData] = []
    places["contacts", at] = places["contacts", at, "id"] = grid.place(rows[0], "id")
    for row in rows:
        for key in (column.key for column in grid.layout.own):
            _said(grid, (row, key), result, ("contacts", at, key), places)
        piece = grid.part(
            row, grid.layout.evidence, ("contacts", at, "evidence", len(evidence)), places
        )
        evidence += [piece] if piece else []
    for key in _LISTS:
        if key in result:
            listed = (part.strip() for part in str(result[key]).split(BETWEEN_CHOICES))
            result[key] = [part for part in listed if part]
            for number in range(len(result[key])):
                places["contacts", at, key, number] = places["contacts", at, key]
    return result | ({"evidence": evidence} if evidence else {})


def _said(
    grid: FormGrid, cell: tuple[int, str], result: RecordData, path: KeyPath, places: FormPlaces
) -> None:
    row, key = cell
    text = grid.text(row, key, day=key == "when")
    if text and key != "summary":
        text = text.strip()
    if text and result.setdefault(key, text) != text:
        said = f"the contact has another {key} in another row"
        grid.problem(row, key, "two-values", said, "keep one")
    elif text:
        places[path] = grid.place(row, key)
