"""A chronology: one row an event, with its date and its agency, and no row a review."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from dhrcode.importers.chronology.cells import ChronologyCells
from dhrcode.importers.chronology.contacts import read_chronology
from dhrcode.importers.layouts.layout import CERTAIN, LIKELY, Layout, Likeness, SheetLook
from dhrcode.importers.sketch.heading_names import REVIEW_NAMES, lines_of_roles, roles_of_row
from dhrcode.importers.sketch.map_text import GUESSED, meanings, quoted, section
from dhrcode.importers.sketch.names import LEAST, Guess
from dhrcode.importers.sketch.review_map import table_lines
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.row_cells import RowCell, RowError, row_cell
from dhrcode.model.chronology_map import NO_CONTACT, SEVERAL, ChronologyMap
from dhrcode.model.codebook import Codebook
from dhrcode.model.places import places
from dhrcode.model.plan_names import agency_faults
from dhrcode.model.report_contacts import agencies_named
from dhrcode.model.time_words import DateOrder, time_in
from dhrcode.problems import Fault
from dhrcode.text import nearest_of, plural

NAMES = {
    "when": ("date", "when", "date of contact", "date and time", "date time", "date of event"),
    "agency": ("agency", "organisation", "organization", "service", "agency or source"),
    "event": ("event", "events", "what happened", "details", "details of contact", "incident"),
    "comment": ("comment", "comments", "analysis", "panel comment", "response", "outcome"),
    "with": ("with", "with whom", "subject", "person", "who"),
    "opportunity": ("opportunity", "missed opportunity", "opportunity missed or taken"),
    "summary": ("summary",),
    **REVIEW_NAMES,
}
"""The headings that chronologies have, by what stands under them."""


def _likeness(sheet: SheetLook) -> Likeness | None:
    """By a row with the headings of a chronology, over dates."""
    table, roles = roles_of_row(sheet.grid, NAMES, SEVERAL)
    found = {role.target: heading for heading, role in roles.items()}
    if table is None or "when" not in found or not {"event", "summary"} & found.keys():
        return None
    cells = [cell.text for cell in _column(table, found["when"])]
    dated = sum(bool(_read(text, "day-first")) for text in cells)
    if not dated or dated * 2 < len(cells):
        return None
    strength = CERTAIN if "agency" in found else LIKELY
    known = plural(len(found), "heading")
    why = f"it has {known} of a chronology, over {plural(dated, 'time')}"
    return Likeness(strength, len(found) + 0.5, why, table, roles)


def _lines(found: Likeness, sheet: SheetLook) -> Iterator[str]:
    """The map, with agencies, people and dates that are not known to be decided."""
    words = partial(_words, sheet.known.codebook)
    yield from table_lines(found.table, sheet)
    yield from lines_of_roles(found.table, found.seen, "whose chronology it is", words)


def _faults(table: ChronologyMap, codebook: Codebook) -> Iterator[Fault]:
    """Agencies that the codebook does not have."""
    words = [one for one in places(table, "agencies.*") if one[1] != NO_CONTACT]
    return agency_faults([*places(table, "agency"), *words], codebook)


def _column(table: HeadedTable, heading: str) -> Iterator[RowCell]:
    for line, _ in table.reviews():
        if (cell := row_cell(table, line, heading)) is not None:
            yield cell


def _words(codebook: Codebook, table: HeadedTable, columns: Mapping[str, str]) -> Iterator[str]:
    """The agency of all, dates, blanks, agencies and people that have to be decided."""
    by_part = {part: heading for heading, part in columns.items()}
    if "agency" not in by_part:
        yield "# agency: police  # decide: the agency of every row, since no column says it"
    yield from _dates([cell.text for cell in _column(table, by_part["when"])])
    yield from _blanks(table, by_part)
    cells = ChronologyCells(ChronologyMap.model_construct(columns={}), codebook)
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
        yield from section(key, meanings(guesses, strange))


def _guessed(words: Counter[str], codebook: Codebook) -> dict[str, Guess]:
    """The agency that a word may mean: one whose label it holds, or is nearly."""
    labels = codebook.agency_labels
    by_label = {label: one for one, label in labels.items()}
    found: dict[str, Guess] = {}
    for word in words:
        named = agencies_named(word, labels)
        agency = named[0] if named else by_label.get(nearest_of(word, by_label))
        if agency:
            found[word] = Guess(agency, LEAST)
    return found


def _dates(texts: list[str]) -> Iterator[str]:
    """How dates of which nobody can tell the month are to be read, where there are any."""
    unclear = days = months = 0
    for text in texts:
        day, month = _read(text, "day-first"), _read(text, "month-first")
        if not _read(text, None):
            unclear += bool(day and month)
        elif not (day and month):
            days += bool(day)
            months += bool(month)
    if not unclear:
        return
    cells = plural(unclear, "cell")
    if days and not months:
        others = plural(days, "other can", "others can")
        yield f'dates: "day-first"{GUESSED}: {cells} may mean two days, and {others} mean no more'
    else:
        yield f'# dates: "day-first"  # decide: {cells} may mean two days'


def _read(text: str, order: DateOrder | None) -> str:
    """The time that a cell tells; empty if it tells none, or may mean two."""
    try:
        return time_in(text, order)
    except ValueError:
        return ""


def _blanks(table: HeadedTable, by_part: Mapping[str, str]) -> Iterator[str]:
    """A line for each column of dates and agencies in which cells are blank."""
    rows = len(list(table.reviews()))
    for heading in (by_part[part] for part in ("when", "agency") if part in by_part):
        if blank := rows - len(list(_column(table, heading))):
            said = f"{plural(blank, 'cell is', 'cells are')} blank under {quoted(heading)}"
            yield f"# down: [{quoted(heading)}]  # decide: {said}; does it mean what is above?"


LAYOUT = Layout(
    name="chronology",
    title="a chronology, in which each row is a contact of an agency",
    map=ChronologyMap,
    likeness=_likeness,
    lines=_lines,
    faults=_faults,
    read=read_chronology,
    joins=False,
    asks="--review REVIEW --coder INITIALS",
)
"""Its rows become contacts of a record."""
