"""An action plan as partnerships keep it: one row an action, under what was recommended."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from dhrcode.importers.layouts.layout import CERTAIN, LIKELY, Layout, Likeness, SheetLook
from dhrcode.importers.sketch.heading_names import REVIEW_NAMES, lines_of_roles, roles_of_row
from dhrcode.importers.sketch.map_text import meanings, section
from dhrcode.importers.sketch.names import LEAST, Guess
from dhrcode.importers.sketch.review_map import table_lines
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.row_cells import PARTS, agency_words, owner_of
from dhrcode.importers.tracker.plans import read_tracker
from dhrcode.importers.tracker.rows import tracker_rows
from dhrcode.model.codebook import Codebook
from dhrcode.model.places import places
from dhrcode.model.plan import LEVELS
from dhrcode.model.plan_names import agency_faults
from dhrcode.model.tracker_map import SEVERAL, TrackerMap
from dhrcode.model.tracker_rating import TrackerRating, colours_text
from dhrcode.problems import Fault
from dhrcode.text import name_key, nearest_of, plural

NAMES = {
    "number": ("no", "number", "ref", "rec no", "recommendation number", "recommendation no"),
    "recommendation": ("recommendation", "recommendations"),
    "level": ("scope of recommendation", "scope", "level"),
    "action": ("action to take", "action", "actions", "agreed action", "action required"),
    "owner": ("lead agency or officer", "lead agency", "lead officer", "lead", "owner"),
    "measure": ("measure", "success measure", "measure of success", "how will we know"),
    "due": ("target date", "due date", "due", "deadline", "by when", "timescale"),
    "done": ("date of completion and outcome", "date of completion", "completion date"),
    "progress": ("key milestones", "milestones", "progress", "update", "progress update"),
    "rating": ("rag", "rag rating", "rag status"),
    **REVIEW_NAMES,
}
"""The headings that action plans have, by what stands under them; the first are the template's."""


def _likeness(sheet: SheetLook) -> Likeness | None:
    """By a row with the headings that action plans have."""
    table, roles = roles_of_row(sheet.grid, NAMES, SEVERAL)
    found = {role.target for role in roles.values()}
    if table is None or "recommendation" not in found or len(found) < 3:
        return None
    strength = CERTAIN if "action" in found and len(found) > 3 else LIKELY
    why = f"it has {plural(len(found), 'heading')} of an action plan"
    return Likeness(strength, len(found), why, table, roles)


def _lines(found: Likeness, sheet: SheetLook) -> Iterator[str]:
    """The map, with owners and levels that are not known to be decided."""
    words = partial(_words, sheet.known.codebook)
    yield from table_lines(found.table, sheet)
    yield from lines_of_roles(found.table, found.seen, "whose plan it is", words)


def _faults(table: TrackerMap, codebook: Codebook) -> Iterator[Fault]:
    """Agencies that the codebook does not have."""
    return agency_faults(places(table, "agencies.*"), codebook)


def _words(codebook: Codebook, table: HeadedTable, columns: Mapping[str, str]) -> Iterator[str]:
    """Colours that were seen, and owners and levels that the codebook does not know."""
    given = TrackerMap.model_validate({"columns": columns})
    words = agency_words(codebook, given.agencies)
    owners, levels = Counter[str](), Counter[str]()
    rows = [*tracker_rows(table, given)]
    if said := colours_text(TrackerRating(row.text("rating"), row.fill) for row in rows):
        yield f"# Ratings without a word, by the colour of their cells: {said}."
        yield "# No colour is taken: the import says for how many actions dhrcode's rating differs."
    for row in rows:
        owner, level = row.text("owner"), row.text("level")
        if owner and "as_written" in owner_of(owner, words):
            owners[" ".join(owner.split())] += 1
        if row.begins and level and name_key(level).replace(" ", "-") not in LEVELS:
            levels[level] += 1
    labels = {label: one for one, label in codebook.agency_labels.items()}
    guesses = {
        word: Guess(labels[near], LEAST)
        for word in owners
        if not any(name_key(part) in words for part in PARTS.split(word))
        if (near := nearest_of(word, labels))
    }
    yield from section("agencies", meanings(guesses, owners))
    yield from section("levels", meanings({}, levels))


LAYOUT = Layout(
    name="action-plan",
    title="an action plan, in which each row is an action",
    map=TrackerMap,
    likeness=_likeness,
    lines=_lines,
    faults=_faults,
    read=read_tracker,
    joins=False,
    asks="--review REVIEW",
)
"""A tracker: its rows become plans, and no records."""
