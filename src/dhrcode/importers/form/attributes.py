"""The sheet of attributes of a form, as plain data with places."""

from dhrcode.importers import RecordData
from dhrcode.importers.form.grid import FormGrid, FormPlaces
from dhrcode.importers.form.rows import whole
from dhrcode.importers.people import attribute_fields
from dhrcode.model.codebook import BEARERS, Attribute, Bearer, Codebook
from dhrcode.model.form import BETWEEN_CHOICES, COUNTS, FRESH, MOST_PEOPLE, NONE_OF_THEM
from dhrcode.model.vocabulary import unknown_attribute
from dhrcode.problems import KeyPath


class AttributesSheet:
    """The sheet of attributes: those of the review, of each victim and each perpetrator."""

    def __init__(self, grid: FormGrid, codebook: Codebook, places: FormPlaces) -> None:
        self._grid, self._codebook, self._places = grid, codebook, places
        self._seen: set[tuple[str, int, str]] = set()
        self._given: dict[tuple[str, int], RecordData] = {}

    def read(self, rows_of: dict[str, int], counts: dict[str, int]) -> RecordData:
        """`attributes`, `victims` and `perpetrators`.

        Args:
            rows_of: the numbers of victims and perpetrators that the form has rows for.
            counts: how many there are in all, if given.
        """
        for row in self._grid.rows():
            self._row(row)
        self._missing(rows_of)
        return attribute_fields(self._given, counts)

    def _row(self, row: int) -> None:
        grid, key = self._grid, self._grid.text(row, "id")
        of = self._grid.text(row, "of").casefold()
        filled = [heading for heading in self._grid.values if grid.text(row, heading)]
        bearer = next((name for name in BEARERS if name == of), None)
        if not key or bearer is None:
            if filled:
                said = "nothing says whose attribute this is, and which"
                grid.problem(row, "id", "row-without-id", said, FRESH)
            return
        attribute = self._codebook.attributes_of[bearer].get(key)
        number = self._number(row, bearer)
        if attribute is None:
            grid.fault(row, "id", unknown_attribute(key, bearer, self._codebook))
        elif number is not None:
            self._attribute(row, bearer, number, attribute, filled)

    def _number(self, row: int, of: Bearer) -> int | None:
        """Which victim or perpetrator it is; 0 for the review itself."""
        if of == "review":
            return 0
        number = whole(self._grid.text(row, "number").strip())
        if number is not None and 1 <= number <= MOST_PEOPLE:
            return number
        self._grid.problem(
            row, "number", "bad-value", f"'No.' must be a number from 1 to {MOST_PEOPLE}", FRESH
        )
        return None

    def _attribute(
        self, row: int, of: Bearer, number: int, attribute: Attribute, filled: list[str]
    ) -> None:
        twice = (of, number, attribute.id) in self._seen
        self._seen.add((of, number, attribute.id))
        if not filled:
            return
        value = self._value(row, attribute, filled)
        person = self._given.setdefault((of, number), {})
        if twice and person.get(attribute.id, value) != value:
            said = f"'{attribute.id}' is in two rows that differ"
            self._grid.problem(row, filled[0], "two-values", said, "keep one")
        person[attribute.id] = value
        base: KeyPath = ("attributes",) if of == "review" else (COUNTS[of], number - 1)
        self._places[*base, attribute.id] = self._grid.place(row, filled[0])

    def _value(self, row: int, attribute: Attribute, filled: list[str]) -> object:
        texts = [self._grid.text(row, heading) for heading in filled]
        if attribute.data_type.several:
            parts = [part.strip() for text in texts for part in text.split(BETWEEN_CHOICES)]
            named = [_choice(attribute, part) for part in parts if part]
            return [] if named == [NONE_OF_THEM] else named
        if len(filled) > 1 or filled[0] != self._grid.values[0]:
            self._grid.problem(
                row,
                filled[-1],
                "two-values",
                f"'{attribute.id}' takes one value",
                f"put it into the column {self._grid.values[0]}, and nothing beside it",
            )
        return texts[0] if attribute.data_type.words else _choice(attribute, texts[0].strip())

    def _missing(self, rows_of: dict[str, int]) -> None:
        wanted = [("review", 0, "")]
        wanted += [
            (of, n, f" of {of} {n}") for of in COUNTS for n in range(1, rows_of.get(of, 0) + 1)
        ]
        for of, number, whose in wanted:
            for one in self._codebook.asked_of[of]:  # type: ignore[index] # bearers' names
                if (of, number, one.id) not in self._seen:
                    said = f"there is no row for '{one.id}'{whose}"
                    self._grid.gone("missing-row", said)


def _choice(attribute: Attribute, text: str) -> str:
    """The id of a value, which may have been typed in capitals or as its label."""
    if text in attribute.allowed:
        return text
    spelt = text.casefold()
    known = {value.casefold(): value for value in attribute.allowed}
    labels = [v.id for v in attribute.values if (v.label or "").casefold() == spelt]
    return known.get(spelt) or (labels[0] if len(labels) == 1 else text)
