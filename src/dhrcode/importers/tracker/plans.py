"""A tracker as drafts of plans: a row an action, its words kept, and nothing made up."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from dhrcode.importers import FilePlace, Imported, PlanDraft, located
from dhrcode.importers.table.open_table import TableInput, TableOpener
from dhrcode.importers.table.row_cells import (
    RowCell,
    RowError,
    agency_words,
    faults_of_rows,
    in_short,
    owner_of,
    review_of_row,
)
from dhrcode.importers.tracker.rows import TrackerRow, tracker_rows
from dhrcode.model.due_words import date_in, day_in_cell
from dhrcode.model.plan import LEVELS, Plan, action_letters
from dhrcode.model.tracker_map import TrackerMap
from dhrcode.model.tracker_rating import TrackerRating
from dhrcode.problems import KeyPath, Problem, has_errors
from dhrcode.store.loader import validated
from dhrcode.text import any_of, name_key

_NUMBER = re.compile(r"[A-Za-z]{0,3}[0-9]+(?:[.-][A-Za-z0-9]+)*")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_TO_COME = re.compile(
    r"\b(?:due|expected|target|planned|revised|anticipated|will|until|by|to be)\b"
)
"""Words with which a day is one that is hoped for."""
_DATED = re.compile(
    r"[0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-]|(?:st|nd|rd|th)? [A-Za-z]+,? )[0-9]{4}|"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
PARTNERSHIP = "partnership"
"""Whose word an entry is where no agency owns the action: it keeps the tracker."""


def read_tracker(whole: TrackerMap, given: TableInput) -> Imported:
    """Reads a tracker with its map: a draft of each review's plan.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
    """
    opener = TableOpener(given.file)
    table = opener.opened(whole, given.path, given.name, sheet=given.request.sheet)
    if table is None or has_errors(opener.problems):
        return Imported(problems=opener.problems)
    taken = {at for name, at in table.headings.items() if name in dict(whole.named_headings())}
    reading = _PlanReader(whole, given, [*opener.problems, *faults_of_rows(table, taken)])
    for row in tracker_rows(table, whole):
        reading.take(row)
    return Imported(problems=reading.problems, notes=opener.notes, plans=[*reading.drafts()])


class _PlanReader:
    """Puts the rows of a tracker into plans, as plain data with places."""

    def __init__(self, whole: TrackerMap, given: TableInput, problems: list[Problem]) -> None:
        self._whole, self._codebook = whole, given.codebook
        self._review = given.request.review or whole.review
        self._agencies = agency_words(given.codebook, whole.agencies)
        self._levels = {name_key(one.replace("-", " ")): one for one in LEVELS}
        self._levels |= {name_key(word): level for word, level in whole.levels.items()}
        self._plans: dict[str, list[dict[str, Any]]] = {}
        self._places: dict[str, dict[KeyPath, FilePlace]] = {}
        self._ratings: dict[str, dict[str, TrackerRating]] = {}
        self.problems = problems

    def take(self, row: TrackerRow) -> None:
        """Adds a row to the plan that it is of."""
        if not row.cells or (review := self._review_of(row)) is None:
            return
        every = self._plans.setdefault(review, [])
        places = self._places.setdefault(review, {(): row.place})
        if row.begins:
            at: KeyPath = ("recommendations", len(every))
            every.append(self._recommendation(row, every, places, at))
        elif not every:
            said = "an action without a recommendation above it"
            hint = "type the recommendation into the row"
            self.problems.append(row.place.problem("row-without-id", said, hint))
            return
        if "action" in row.cells:
            self._act(row, review, every, places)
        elif not row.begins:
            said = "a row without an action: what stands in it was not taken"
            self.problems.append(
                row.place.problem("text-not-taken", said, "see whether it matters")
            )

    def drafts(self) -> Iterator[PlanDraft]:
        """The plans, where each can be one."""
        version = self._codebook.named
        for review, recommendations in self._plans.items():
            places = self._places[review]
            data = {"plan": review, "codebook": version, "recommendations": recommendations}
            plan, faults = validated(Plan, data)
            self.problems += [located(fault, places[()], places.get) for fault in faults]
            if plan is not None:
                yield PlanDraft(plan, places[()], places.get, self._ratings.get(review, {}))

    def _review_of(self, row: TrackerRow) -> str | None:
        try:
            return review_of_row(row.review, self._whole.id, row.place, self._review)
        except RowError as error:
            if error.problem.message not in [one.message for one in self.problems]:
                self.problems.append(error.problem)
            return None

    def _recommendation(
        self,
        row: TrackerRow,
        every: list[dict[str, Any]],
        places: dict[KeyPath, FilePlace],
        at: KeyPath,
    ) -> dict[str, Any]:
        text = row.cells["recommendation"][0]
        number = _NUMBER.search(row.text("number").replace(" ", ""))
        name = number[0] if number else f"R{len(every) + 1}"
        places[at] = places[*at, "text"] = text.place
        places[*at, "id"] = found.place if (found := row.cell("number")) else text.place
        if any(one["id"] == name for one in every):
            said = f"the recommendation {name} comes twice in one plan"
            hint = "give each its own number, or leave the numbers out"
            self.problems.append(places[*at, "id"].problem("duplicate-id", said, hint))
        made: dict[str, Any] = {"id": name, "text": text.text, "actions": []}
        if (level := row.cell("level")) is not None:
            made["level"] = self._level(level)
        return {key: value for key, value in made.items() if value is not None}

    def _level(self, cell: RowCell) -> str | None:
        if level := self._levels.get(name_key(cell.text.replace("-", " "))):
            return level
        said = f"'{cell.text[:40]}' is no level"
        hint = f"say under 'levels' of the map which it is: {any_of(LEVELS)}"
        self.problems.append(cell.place.problem("unknown-value", said, hint))
        return None

    def _act(
        self,
        row: TrackerRow,
        review: str,
        every: list[dict[str, Any]],
        places: dict[KeyPath, FilePlace],
    ) -> None:
        one = every[-1]
        at = ("recommendations", len(every) - 1, "actions", len(one["actions"]))
        text = row.cells["action"][0]
        made: dict[str, Any] = {"id": action_letters(len(one["actions"])), "text": text.text}
        places[at] = text.place
        for part in ("owner", "due", "measure"):
            if (cell := row.cell(part)) is not None:
                places[*at, part] = cell.place
        if owner := row.text("owner"):
            made["owner"] = owner_of(owner, self._agencies)
        if (due := row.cell("due")) is not None:
            made["due"] = self._due(due)
        if measure := row.text("measure"):
            made["measure"] = measure
        by = made.get("owner", {}).get("agency", PARTNERSHIP)
        log = sorted(self._log(row, by), key=lambda entry: entry[0]["on"])
        made["log"] = [entry for entry, _ in log]
        places.update({(*at, "log", n): place for n, (_, place) in enumerate(log)})
        if "rating" in self._whole.columns.values():
            named = f"{one['id']}.{made['id']}"
            said = TrackerRating(row.text("rating"), row.fill)
            self._ratings.setdefault(review, {})[named] = said
        one["actions"].append(made)

    def _due(self, cell: RowCell) -> dict[str, str]:
        if _SERIAL.fullmatch(cell.text):
            try:
                day_in_cell(cell.text)
            except ValueError as error:
                said = f"'{cell.text}' {error}"
                hint = "give the cell the format of a date"
                self.problems.append(cell.place.problem("bad-value", said, hint))
        day = date_in(cell.text)
        written = {} if day == cell.text else {"as_written": " ".join(cell.text.split())}
        return written | ({"date": day} if day is not None else {})

    def _log(self, row: TrackerRow, by: str) -> Iterator[tuple[dict[str, Any], FilePlace]]:
        """What was done, and what is said of a day before; what has no day is left to a person."""
        done: date | None = None
        if (cell := row.cell("done")) is not None:
            done = _day_done(cell.text)
            if done is not None:
                yield {"on": done, "by": by, "what": "done"} | _says(cell.text, done), cell.place
            else:
                said = (
                    f"'{in_short(cell.text)}' gives no day on which it was done, and was not taken"
                )
                hint = "'dhrcode plan update --what done --on DAY' says it"
                self.problems.append(cell.place.problem("text-not-taken", said, hint))
        started = False
        for cell in row.cells.get("progress", ()):
            days = _days(cell.text)
            if days and not started and (done is None or min(days) <= done):
                started = True
                on = min(days)
                yield {"on": on, "by": by, "what": "started"} | _says(cell.text, on), cell.place
            else:
                why = (
                    "does not fit beside the others"
                    if days
                    else "begins with no day that can be read"
                )
                said = f"'{in_short(cell.text)}' {why}, and was not taken"
                hint = "'dhrcode plan update' writes it"
                self.problems.append(cell.place.problem("text-not-taken", said, hint))


def _says(text: str, on: date) -> dict[str, str]:
    return {} if text == on.isoformat() else {"says": text}


def _day_done(text: str) -> date | None:
    """The day on which something was done; None where none is given, or it may be one to come."""
    found = date_in(text)
    if found is None or len(found) < len("2014-12-31") or _TO_COME.search(text.casefold()):
        return None
    return date.fromisoformat(found)


def _days(text: str) -> list[date]:
    """The days with which lines of a text begin; none where one of them may mean two days."""
    found = [_DATED.match(line.strip()) for line in text.splitlines()]
    days = [date_in(one[0]) for one in found if one is not None]
    if any(day is None or len(day) < len("2014-12-31") for day in days):
        return []
    return [date.fromisoformat(day) for day in days if day is not None]
