"""What the cells of a chronology's row say: when, which agency, with whom, and what was judged."""

import re
from typing import Any

from dhrcode.importers.table.row_cells import RowCell, RowError, agency_words, in_short, owner_of
from dhrcode.model.chronology_map import NO_CONTACT, ChronologyMap
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import OPPORTUNITIES, PEOPLE
from dhrcode.model.time_words import time_in
from dhrcode.text import any_of, name_key, nearest

_BETWEEN = re.compile(r"\s*(?:[,;/&\n]|\band\b)\s*", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?:{'|'.join(PEOPLE[:3])}) ?[1-9][0-9]?")


class ChronologyCells:
    """Reads cells by a map and a codebook."""

    def __init__(self, given: ChronologyMap, codebook: Codebook) -> None:
        self._map, self._codebook = given, codebook
        self._agencies = agency_words(codebook, given.agencies)
        self._people = {name_key(one): one for one in PEOPLE} | {"children": "child"}
        self._people |= {name_key(word): one for word, one in given.people.items()}
        self._judged = {name_key(one): one for one in OPPORTUNITIES}
        self._judged |= {name_key(word): one for word, one in given.opportunities.items()}

    def when(self, cell: RowCell) -> str:
        """The time that a cell tells.

        Raises:
            RowError: it tells of none, or may mean two.
        """
        try:
            return time_in(cell.text, self._map.dates)
        except ValueError as error:
            said = f"'{in_short(cell.text)}' {error}"
            hint = "type one time, such as 2013-10-14, 2013-10 or 'about 2013'"
            if "may mean" in said:
                hint = "'dates: day-first' in the map says it for all, or type 2013-05-04"
            raise RowError(cell.place.problem("bad-value", said, hint)) from None

    def agency(self, cell: RowCell) -> str | None:
        """The agency that a cell names; None where the map says that its rows are no contacts.

        Raises:
            RowError: the codebook has none of that name, and the map does not say which it is.
        """
        agency = owner_of(cell.text, self._agencies).get("agency")
        if agency is None:
            said = f"'{in_short(cell.text)}' is no agency of the codebook"
            known = nearest(cell.text, self._codebook.agency_labels.values())
            hint = f"say under 'agencies' of the map which it is, or {NO_CONTACT}"
            hint = f"{known} {hint}" if known else hint
            raise RowError(cell.place.problem("unknown-value", said, hint))
        return None if agency == NO_CONTACT else agency

    def says_more(self, cell: RowCell) -> bool:
        """Whether a cell has more than the agency that it names: a post, or a second one."""
        return "post" in owner_of(cell.text, self._agencies)

    def people(self, cell: RowCell) -> list[str]:
        """Whom a cell names.

        Raises:
            RowError: a word means nobody whom the map or dhrcode knows.
        """
        whole = self._people.get(name_key(cell.text))
        words = [] if whole else [word for word in _BETWEEN.split(cell.text) if word]
        found = [whole] if whole else [self._person(word, cell) for word in words]
        return [one for one in dict.fromkeys(found) if one != NO_CONTACT]

    def _person(self, word: str, cell: RowCell) -> str:
        key = name_key(word)
        if key in self._people:
            return self._people[key]
        if _NUMBERED.fullmatch(key):
            return re.sub(r" ?([0-9])", r" \1", key, count=1)
        said = f"'{in_short(word)}' is nobody whom a contact can be with"
        hint = f"say under 'people' of the map who it is: {', '.join(PEOPLE)}, or {NO_CONTACT}"
        raise RowError(cell.place.problem("unknown-value", said, hint))

    def opportunity(self, cell: RowCell) -> Any:
        """What a cell says of an opportunity.

        Raises:
            RowError: it says none of what can be said.
        """
        if found := self._judged.get(name_key(cell.text)):
            return found
        said = f"'{in_short(cell.text)}' says of no opportunity whether it was missed or taken"
        hint = f"say under 'opportunities' of the map what it means: {any_of(OPPORTUNITIES)}"
        raise RowError(cell.place.problem("unknown-value", said, hint))
