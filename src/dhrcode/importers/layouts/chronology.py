"""A chronology: one row an event, with its date and its agency, and no row a review."""

from collections import Counter
from collections.abc import Iterator, Mapping

from dhrcode.importers import Imported
from dhrcode.importers.chronology.cells import ChronologyCells
from dhrcode.importers.chronology.contacts import read_chronology
from dhrcode.importers.layouts.layout import CERTAIN, LIKELY, Likeness, SheetLook
from dhrcode.importers.sketch.heading_names import ignored, lines_of_roles, roles_of_row
from dhrcode.importers.sketch.map_text import GUESSED, meanings, quoted, section
from dhrcode.importers.sketch.review_map import table_lines
from dhrcode.importers.sketch.roles import HeadingRole
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.open_table import TableInput
from dhrcode.importers.table.row_cells import RowCell, RowError, row_cell
from dhrcode.model.chronology_map import NO_CONTACT, SEVERAL, ChronologyMap
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import TableFile
from dhrcode.model.plan_names import agency_fault
from dhrcode.model.report_contacts import agencies_named
from dhrcode.model.time_words import time_in
from dhrcode.problems import Fault
from dhrcode.text import nearest_of, plural

_REVIEW = "review"
NAMES = {
    "when": ("date", "when", "date of contact", "date and time", "date time", "date of event"),
    "agency": ("agency", "organisation", "organization", "service", "agency or source"),
    "event": ("event", "events", "what happened", "details", "details of contact", "incident"),
    "comment": ("comment", "comments", "analysis", "panel comment", "response", "outcome"),
    "with": ("with", "with whom", "subject", "person", "who"),
    "opportunity": ("opportunity", "missed opportunity", "opportunity missed or taken"),
    "summary": ("summary",),
    _REVIEW: ("review", "dhr", "dhr number", "dhr no", "case"),
}
"""The headings that chronologies have, by what stands under them."""


class ChronologyLayout:
    """Its rows become contacts of a record."""

    name = "chronology"
    title = "a chronology, in which each row is a contact of an agency"
    map: type[TableFile] = ChronologyMap
    joins = False
    asks = "--review REVIEW --coder INITIALS"

    def likeness(self, sheet: SheetLook) -> Likeness | None:
        """Looks for a row with the headings of a chronology, over dates."""
        table, roles = roles_of_row(sheet.grid, NAMES, SEVERAL)
        found = {role.target for role in roles.values()}
        if table is None or "when" not in found or not {"event", "summary"} & found:
            return None
        when = next(heading for heading, role in roles.items() if role.target == "when")
        cells = [cell.text for cell in _column(table, when)]
        dated = sum(map(_is_time, cells))
        if not dated or dated * 2 < len(cells):
            return None
        strength = CERTAIN if "agency" in found else LIKELY
        known = plural(len(found), "heading")
        why = f"it has {known} of a chronology, over {plural(dated, 'time')}"
        return Likeness(strength, len(found) + 0.5, why, table, roles)

    def lines(self, found: Likeness, sheet: SheetLook) -> Iterator[str]:
        """The map, with agencies, people and dates that are not known to be decided."""
        yield from table_lines(found.table, sheet)
        lines, columns = lines_of_roles(found.seen, _REVIEW, "whose chronology it is")
        yield from lines
        if "agency" not in columns.values():
            yield "# agency: police  # decide: the agency of every row, since no column says it"
        yield from _words(found.table, columns, sheet)
        yield from ignored(found.table, found.seen)

    def faults(self, table: ChronologyMap, codebook: Codebook) -> Iterator[Fault]:
        """Agencies that the codebook does not have."""
        if table.agency is not None and (
            fault := agency_fault(table.agency, codebook, ("agency",))
        ):
            yield fault
        for word, agency in table.agencies.items():
            if agency == NO_CONTACT:
                continue
            if fault := agency_fault(agency, codebook, ("agencies", word)):
                yield fault

    def read(self, table: ChronologyMap, given: TableInput) -> Imported:
        """Each review's contacts as a draft of its record."""
        return read_chronology(table, given)


def _column(table: HeadedTable, heading: str) -> Iterator[RowCell]:
    for line, _ in table.reviews():
        if (cell := row_cell(table, line, table.headings[heading])) is not None:
            yield cell


def _is_time(text: str) -> bool:
    """Whether a cell tells a time, or would if somebody said which figure is the day."""
    try:
        return bool(time_in(text, "day-first"))
    except ValueError:
        return False


def _words(table: HeadedTable, columns: Mapping[str, str], sheet: SheetLook) -> Iterator[str]:
    """Dates, blanks, agencies and people that have to be decided."""
    by_part = {part: heading for heading, part in columns.items()}
    yield from _dates([cell.text for cell in _column(table, by_part["when"])])
    yield from _blanks(table, by_part)
    codebook = sheet.known.codebook
    given = ChronologyMap.model_construct(columns={})
    cells = ChronologyCells(given, codebook)
    for key, part, read in (
        ("agencies", "agency", cells.agency),
        ("people", "with", cells.people),
        ("opportunities", "opportunity", cells.opportunity),
    ):
        strange = Counter[str]()
        for cell in _column(table, by_part[part]) if part in by_part else ():
            try:
                read(cell)
            except RowError:
                strange[" ".join(cell.text.split())] += 1
        guesses = _guessed(strange, codebook) if key == "agencies" else {}
        others = Counter({word: n for word, n in strange.items() if word not in guesses})
        yield from section(key, meanings(guesses, others))


def _guessed(words: Counter[str], codebook: Codebook) -> dict[str, HeadingRole]:
    """The agency that a word may mean: one whose label it holds, or is nearly."""
    labels = codebook.agency_labels
    by_label = {label: one for one, label in labels.items()}
    found: dict[str, HeadingRole] = {}
    for word in words:
        named = agencies_named(word, labels)
        agency = named[0] if named else by_label.get(nearest_of(word, by_label))
        if agency:
            found[word] = HeadingRole(agency, sure=False, weak=True)
    return found


def _dates(texts: list[str]) -> Iterator[str]:
    """How dates of which nobody can tell the month are to be read, where there are any."""
    orders = dict.fromkeys(("day-first", "month-first"), 0)
    unclear = 0
    for text in texts:
        read = {order: _read(text, order) for order in orders}
        if _read(text, None):
            for order in orders:
                orders[order] += bool(read[order]) and not all(read.values())
        elif all(read.values()):
            unclear += 1
    if not unclear:
        return
    cells = plural(unclear, "cell")
    if orders["day-first"] and not orders["month-first"]:
        others = plural(orders["day-first"], "other can", "others can")
        yield f'dates: "day-first"{GUESSED}: {cells} may mean two days, and {others} mean no more'
    else:
        yield f'# dates: "day-first"  # decide: {cells} may mean two days'


def _read(text: str, order: str | None) -> str:
    try:
        return time_in(text, order)  # type: ignore[arg-type] # one of the two
    except ValueError:
        return ""


def _blanks(table: HeadedTable, by_part: Mapping[str, str]) -> Iterator[str]:
    rows = sum(1 for _ in table.reviews())
    found = {
        by_part[part]: rows - sum(1 for _ in _column(table, by_part[part]))
        for part in ("when", "agency")
        if part in by_part
    }
    for heading, blank in found.items():
        if blank:
            said = f"{plural(blank, 'cell is', 'cells are')} blank under {quoted(heading)}"
            yield f"# down: [{quoted(heading)}]  # decide: {said}; does it mean what is above?"


LAYOUT = ChronologyLayout()
