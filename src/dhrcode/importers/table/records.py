"""Tables of reviews read with their map: records with the cell of each value."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dhrcode.checks.evidence import without_finding
from dhrcode.importers import (
    Draft,
    FilePlace,
    Imported,
    ImportRequest,
    PlaceOf,
    RecordData,
    located,
)
from dhrcode.importers.table.collection import CollectedReview, ReviewCollector
from dhrcode.importers.table.columns import PEOPLE, columns_of
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable, runs
from dhrcode.importers.table.reader import TableInput, TableOpener, refuse_nobody
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import ImportMap, RecordsMap
from dhrcode.model.map_columns import MEANINGS, NOT_CODED
from dhrcode.model.record import Record, Source
from dhrcode.problems import KeyPath, Problem, column_letters
from dhrcode.store.loader import validated
from dhrcode.text import plural

TABLE = "table"
"""The id of a record's source if the map names none: the table itself."""


class TableRecords:
    """What makes records of tables, whatever their layout.

    Args:
        table: the map of the table.
        request: whose coding it is, if the map does not say.
        codebook: the codebook, against which the map has been checked.
        name: the file's name, without folders.

    Attributes:
        problems: the problems found.
        counts: how many findings there are of each kind, and what else is said of the records.
    """

    def __init__(
        self, table: RecordsMap, request: ImportRequest, codebook: Codebook, name: str
    ) -> None:
        self._table, self._codebook = table, codebook
        self._usual = table.coder or request.coder
        self._source = table.source or Source(id=TABLE, title=plain(name))
        self.problems: list[Problem] = []
        self.counts = Counter[str]()

    def record(
        self, said: Mapping[str, Any], findings: Mapping[str, Any], sources: Sequence[RecordData]
    ) -> RecordData:
        """What a record is besides its findings: what the table says of it, or else the map.

        It is a draft where not every subtheme is coded, and `complete` was wanted.
        """
        used = self._table.codebook or self._codebook
        status = said.get("status") or self._table.status
        uncoded = len(self._codebook.subthemes.keys() - findings.keys())
        self.counts[NOT_CODED] += uncoded
        if uncoded and status == "complete":
            status = "draft"
            self.counts["drafts"] += 1
        return {
            "kind": self._codebook.kind_named(said.get("kind") or self._table.kind or ""),
            "codebook": {"id": used.id, "version": said.get("version") or used.version},
            "coder": said.get("coder") or self._usual,
            "coded": said.get("coded") or self._table.coded,
            "status": status,
            "sources": sources,
            "findings": findings,
        }

    def made(self, data: RecordData, place: FilePlace, place_of: PlaceOf) -> Draft | None:
        """The draft of a record; None, with problems, if it would not be a valid one."""
        record, faults = validated(Record, {key: value for key, value in data.items() if value})
        if record is None:
            self.problems.extend(located(fault, place, place_of) for fault in faults)
            return None
        return Draft(record, place, place_of)

    def notes_on_drafts(self, lacking: str) -> Iterator[str]:
        """What has its cell as evidence, for want of a `note` in the table, and what is a draft."""
        counts = self.counts
        if counts["traced"]:
            found = plural(counts["traced"], "present finding")
            yield f"{found} with no {lacking} in the table: the cell is named as its evidence"
        if counts["unread"]:
            many = "summaries leave their findings"
            left = plural(counts["unread"], "summary leaves its finding", many)
            yield f"{left} unclear, in drafts: the map does not say what is 'written'"
        if counts["drafts"]:
            drafts = plural(counts["drafts"], "record stays a draft", "records stay drafts")
            yield f"{drafts}: not every subtheme is coded"


class RecordBuilder(TableRecords):
    """Makes records from what was collected of tables of reviews."""

    _table: ImportMap

    def draft(self, collected: CollectedReview) -> Draft | None:
        """The draft of one review; None if it would not be a valid record."""
        given = _nested(collected.values)
        for people in PEOPLE.values():
            if numbered := given.get(people):
                given[people] = [numbered.get(n, {}) for n in range(max(numbered) + 1)]
        findings = self._findings(collected, given.get("findings", {}))
        data = given | self.record(given, findings, self._sources())
        self.counts["unread"] += collected.unread
        if collected.unread:
            data["status"] = "draft"
        data["review"] = collected.review
        return self.made(data, collected.place, collected.place_of)

    def notes(self, name: str, reviews: int) -> Iterator[str]:
        """What the cells meant, in sentences that can be compared with the table's own sums."""
        found = [m for m in MEANINGS if m != NOT_CODED and self.counts[m]]
        counts = [f"{self.counts[meaning]:,} {meaning}" for meaning in found]
        counts.append(f"{self.counts[NOT_CODED]:,} not coded")
        subthemes = plural(len(self._codebook.subthemes), "subtheme")
        yield f"{name}: {plural(reviews, 'review')} x {subthemes}: {', '.join(counts)}"
        yield from self.notes_on_drafts("note")

    def _sources(self) -> list[RecordData]:
        """What evidence may name: the table, unless it is never named, and the map's document."""
        named = [self._source] if self._table.trace == "yes" or self._table.source else []
        document = self._table.document
        if document is not None and document.id not in {source.id for source in named}:
            named.append(document)
        return [source.model_dump(exclude_none=True) for source in named]

    def _findings(self, collected: CollectedReview, given: RecordData) -> RecordData:
        """The findings with their evidence; evidence without a finding is a problem."""
        found: RecordData = {}
        for subtheme, coded in given.items():
            piece = coded.pop("evidence", {0: {}})[0]
            path = ("findings", subtheme)
            if "finding" not in coded:
                cell = collected.cells[*path, "evidence", 0, next(iter(piece))]
                self.problems.append(cell.place.located(without_finding(subtheme)))
                continue
            found[subtheme] = coded
            self.counts[coded["finding"]] += 1
            source = self._table.document if piece else self._source
            traced = self._table.trace == "yes" and coded["finding"] == "present"
            if traced and "note" not in piece:
                cell = collected.cells[*path, "finding"]
                piece["note"] = cell.name if "summary" in coded else cell.trace
                self.counts["traced"] += 1
            if piece:
                coded["evidence"] = [({"source": source.id} if source else {}) | piece]
        return found


def _nested(values: Mapping[KeyPath, object]) -> RecordData:
    """Plain data in which each value stands where its path leads, the shortest paths first."""
    result: RecordData = {}
    for path, value in sorted(values.items(), key=lambda item: len(item[0])):
        at: dict[Any, Any] = result
        for step in path[:-1]:
            at = at.setdefault(step, {})
        at[path[-1]] = value
    return result


def read_reviews(whole: ImportMap, given: TableInput) -> Imported:
    """Reads a table of reviews with its map: drafts, problems, and what a person should know.

    Raises:
        UsageError: nothing says whose coding it is.
        NotFoundError: there is no such file, or file to join.
        FileAccessError: one of them cannot be read.
    """
    refuse_nobody(whole.coder, given.request, in_column="coder" in whole.record.values())
    opener = TableOpener(given.file)
    tables = opener.every(whole, given, whole.join)
    if not tables:
        return Imported(problems=opener.problems)
    (_, main), *joined = tables
    collected = ReviewCollector()
    collected.take_reviews(main, columns_of(main, whole, whole, given.codebook), whole)
    for part, table in joined:
        collected.join(table, columns_of(table, part, whole, given.codebook), part, given.name)
    collected.finish()
    made = RecordBuilder(whole, given.request, given.codebook, given.path.name)
    drafts = [draft for one in collected.reviews.values() if (draft := made.draft(one))]
    notes = opener.notes
    if collected.skipped:
        notes.append(_skipped(main, collected.skipped, given.name))
    if whole.coder and given.request.coder not in (None, whole.coder):
        notes.append(f"the coder is {whole.coder}, as the map says")
    problems = [*opener.problems, *collected.problems, *made.problems]
    return Imported(drafts, problems, [*notes, *made.notes(given.name, len(collected.reviews))])


def _skipped(table: HeadedTable, lines: list[int], name: str) -> str:
    rows = plural(len(lines), "column" if table.across else "row")
    named = runs(lines, column_letters if table.across else str)
    what = rows.partition(" ")[2]
    return f"{name}: {rows} without an id passed over: {what} {named}"
