"""A chronology as drafts of records: a row a contact, its words as evidence with their cell."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from dhrcode.importers import Draft, FilePlace, Imported, RecordData, located
from dhrcode.importers.chronology.cells import ChronologyCells
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.open_table import TableInput, TableOpener
from dhrcode.importers.table.reviews import refuse_nobody
from dhrcode.importers.table.row_cells import (
    RowCell,
    RowError,
    faults_of_rows,
    review_of_row,
    row_cell,
)
from dhrcode.model.chronology_map import ChronologyMap, ChronologyPart
from dhrcode.model.contact import next_id
from dhrcode.model.record import Evidence, Record, Source
from dhrcode.problems import KeyPath, Problem, column_letters, has_errors
from dhrcode.store.loader import validated
from dhrcode.text import plural

CHRONOLOGY = "chronology"
"""The id of the source that a chronology is, where its map does not say what it is."""
_WANTED = {"agency": "nothing says which agency it was", "when": "nothing says when it was"}
"""What each row has to say."""


def read_chronology(whole: ChronologyMap, given: TableInput) -> Imported:
    """Reads a chronology with its map: a draft of each review's record, with contacts alone.

    Raises:
        UsageError: nothing says whose coding it is.
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
    """
    refuse_nobody(whole.coder, given.request, in_column=False)
    opener = TableOpener(given.file)
    table = opener.opened(whole, given.path, given.name, sheet=given.request.sheet)
    if table is None or has_errors(opener.problems):
        return Imported(problems=opener.problems)
    taken = {at for name, at in table.headings.items() if name in dict(whole.named_headings())}
    reading = _ContactReader(whole, given, table)
    reading.problems += [*opener.problems, *faults_of_rows(table, taken)]
    for line, _ in table.reviews():
        reading.take(line)
    drafts = list(reading.drafts())
    return Imported(drafts, reading.problems, [*opener.notes, *reading.notes(given.name)])


class _ContactReader:
    """Puts the rows of a chronology into records, as plain data with places."""

    def __init__(self, whole: ChronologyMap, given: TableInput, table: HeadedTable) -> None:
        self._map, self._given, self._table = whole, given, table
        self._cells = ChronologyCells(whole, given.codebook)
        self._source = whole.source or Source(id=CHRONOLOGY, title=plain(given.path.name))
        self._above: dict[str, RowCell] = {}
        self._last = ""
        self._rows: dict[str, list[RecordData]] = {}
        self._places: dict[str, dict[KeyPath, FilePlace]] = {}
        self._counts, self._passed = Counter[str](), Counter[str]()
        self.problems: list[Problem] = []

    def take(self, line: int) -> None:
        """Adds a row to the contacts of its review; each cell that cannot be read is a problem."""
        cells, before = self._cells_of(line), len(self.problems)
        agency = self._map.agency or self._said(self._cells.agency, "agency", cells, line)
        if agency is None and "agency" in cells and len(self.problems) == before:
            self._passed[" ".join(cells["agency"].text.split())] += 1
            return
        contact: RecordData = {
            "when": self._said(self._cells.when, "when", cells, line),
            "agency": agency,
            "with": self._said(self._cells.people, "with", cells, line),
            "opportunity": self._said(self._cells.opportunity, "opportunity", cells, line),
            "summary": cells["summary"].text if "summary" in cells else None,
            "evidence": [self._piece(cells, line)],
        }
        review = self._review_of(line)
        if review and len(self.problems) == before:
            said = {part: held for part, held in contact.items() if held}
            self._keep(review, said, cells, self._table.place(line, 0))
            self._counts[contact["agency"]] += 1

    def _said(
        self,
        read: Callable[[RowCell], Any],
        part: ChronologyPart,
        cells: dict[str, RowCell],
        line: int,
    ) -> Any:
        """What a cell says; None, with a problem, where that cannot be read, or is wanted."""
        try:
            if (cell := cells.get(part)) is not None:
                return read(cell)
        except RowError as error:
            self.problems.append(error.problem)
            return None
        if part in _WANTED:
            at = self._table.headings[plain(self._map.headings_of(part)[0])]
            hint = "type it, or say with 'down' in the map that a blank means what is above it"
            place = self._table.place(line, at)
            self.problems.append(place.problem("bad-value", _WANTED[part], hint))
        return None

    def _review_of(self, line: int) -> str:
        """The review of a row; empty, with a problem, where nothing says it."""
        rule, known = self._map.id, self._given.request.review or self._map.review
        of = row_cell(self._table, line, self._table.headings[rule.heading]) if rule else None
        try:
            return review_of_row(of, rule, self._table.place(line, 0), known)
        except RowError as error:
            if error.problem.message not in [one.message for one in self.problems]:
                self.problems.append(error.problem)
            return ""

    def _keep(
        self, review: str, contact: RecordData, cells: dict[str, RowCell], place: FilePlace
    ) -> None:
        every = self._rows.setdefault(review, [])
        places = self._places.setdefault(review, {(): place})
        at: KeyPath = ("contacts", len(every))
        places[at] = place
        places.update({(*at, part): cell.place for part, cell in cells.items()})
        if (cell := cells.get("event")) is not None:
            places[*at, "evidence"] = cell.place
        every.append({"id": f"C{len(every) + 1}", **contact})

    def _cells_of(self, line: int) -> dict[str, RowCell]:
        """The cells of a row by their parts; of comments, the first, since `_piece` has all."""
        found: dict[str, RowCell] = {}
        rule = self._map.id
        of = row_cell(self._table, line, self._table.headings[rule.heading]) if rule else None
        if of is not None and of.text != self._last:
            self._above, self._last = {}, of.text
        for heading, part in self._map.columns.items():
            cell = row_cell(self._table, line, self._table.headings[plain(heading)])
            if heading in self._map.down:
                cell = cell or self._above.get(heading)
                self._above |= {heading: cell} if cell else {}
            if cell is not None:
                found.setdefault(part, cell)
        return found

    def _piece(self, cells: dict[str, RowCell], line: int) -> RecordData:
        """The event in the chronology's words, its cell, and what is said of it beside."""
        main = cells.get("event") or cells.get("summary")
        if main is None:
            said, hint = "nothing says what happened", "type it, or delete the row"
            self.problems.append(self._table.place(line, 0).problem("bad-value", said, hint))
            return {}
        piece: RecordData = {"source": self._source.id, "section": _name(main.place)}
        if "event" in cells:
            piece["quote"] = main.text
        notes = [
            f"{heading}: {cell.text}"
            for heading in self._map.headings_of("comment")
            if (cell := row_cell(self._table, line, self._table.headings[plain(heading)]))
        ]
        named = cells.get("agency")
        if named is not None and self._cells.says_more(named):
            notes.insert(0, f"{self._map.headings_of('agency')[0]}: {named.text}")
        return piece | ({"note": "\n".join(notes)} if notes else {})

    def drafts(self) -> Iterator[Draft]:
        """The records, where each can be one."""
        used, request = self._given.codebook, self._given.request
        for review, contacts in self._rows.items():
            places = self._places[review]
            data = {
                "review": review,
                "kind": used.kind_named(""),
                "codebook": used.named,
                "coder": self._map.coder or request.coder,
                "sources": [self._source],
                "contacts": contacts,
            }
            record, faults = validated(Record, data)
            self.problems += [located(fault, places[()], places.get) for fault in faults]
            if record is not None:
                yield Draft(record, places[()], places.get, onto=_onto(record))

    def notes(self, name: str) -> Iterator[str]:
        """What was read, and what was passed over, in sentences."""
        labels = self._given.codebook.agency_labels
        of = ", ".join(f"{labels.get(one, one)} {often}" for one, often in self._counts.items())
        many = sum(self._counts.values())
        reviews = plural(len(self._rows), "review")
        yield f"{name}: {plural(many, 'contact')} of {reviews}{f': {of}' if of else ''}"
        if self._passed:
            rows = plural(sum(self._passed.values()), "row")
            words = ", ".join(f"{word[:40]} {often}" for word, often in self._passed.items())
            yield f"{rows} passed over, as the map says: {words}"
        if many and "opportunity" not in self._map.columns.values():
            yield (
                "nobody has judged them yet: 'dhrcode contact edit REVIEW ID --opportunity ...', "
                "or a form"
            )


def _name(place: FilePlace) -> str:
    """What a record calls a cell: its sheet and its cell, or the line of a text table."""
    if not place.cell:
        return f"line {place.line}"
    sheet = place.file.rpartition(":")[2]
    return f"{sheet}!{column_letters(place.column)}{place.line}"


def _onto(record: Record) -> Callable[[Record], Record]:
    """Adds the contacts to a record that is there; those whose cell and words it has stay."""

    def onto(held: Record) -> Record:
        (source,) = record.sources
        known = next((s for s in held.sources if _same(s, source)), None)
        own = known or _unused(source, held)
        result = held.contacts
        there = Counter(_words(piece) for one in held.contacts for piece in one.evidence)
        for one in record.contacts:
            piece = one.evidence[0].model_copy(update={"source": own.id})
            if there[_words(piece)]:
                there[_words(piece)] -= 1
                continue
            update = {"id": next_id(result), "evidence": (piece,)}
            result = (*result, one.model_copy(update=update))
        if result == held.contacts:
            return held
        sources = held.sources if known else (*held.sources, own)
        changed: dict[str, Any] = {"contacts": result, "sources": sources}
        if held.status == "complete" and any(one.opportunity is None for one in result):
            changed["status"] = "draft"
        return held.model_copy(update=changed)

    return onto


def _same(one: Source, other: Source) -> bool:
    """Whether two are one source: by their titles, or by their ids where neither has one."""
    return one.title == other.title and (one.title is not None or one.id == other.id)


def _words(piece: Evidence) -> tuple[str | None, str | None]:
    """What tells a row from the others: its words; its cell, which moves, where it has none."""
    return piece.source, piece.quote or piece.section


def _unused(source: Source, held: Record) -> Source:
    """The source with an id that none of the record's has."""
    taken = {one.id for one in held.sources}
    own, number = source.id, 2
    while own in taken:
        own, number = f"{source.id}-{number}", number + 1
    return source.model_copy(update={"id": own})
