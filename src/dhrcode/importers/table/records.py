"""Records made from what tables say about reviews, with the cell of each value."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dhrcode.checks.evidence import without_finding
from dhrcode.importers import Draft, FilePlace, ImportRequest, located
from dhrcode.importers.table.collection import CollectedReview
from dhrcode.importers.table.grid import plain
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import ImportMap
from dhrcode.model.map_columns import EVIDENCE_FIELDS, MEANINGS
from dhrcode.model.record import Record, Source
from dhrcode.problems import KeyPath, Problem
from dhrcode.store.loader import validated
from dhrcode.text import plural

TABLE = "table"
"""The id of a record's source if the map names none: the table itself."""
_FIELDS = ("coder", "coded", "kind", "memo")


class RecordBuilder:
    """Makes records from what was collected.

    Args:
        table: the map of the table.
        wanted: whose coding it is, if the map does not say.
        codebook: the codebook, against which the map has been checked.
        name: the file's name, without folders.

    Attributes:
        problems: the problems found.
    """

    def __init__(
        self, table: ImportMap, request: ImportRequest, codebook: Codebook, name: str
    ) -> None:
        self._map, self._wanted, self._codebook = table, request, codebook
        used = table.codebook or codebook
        self._used = {"id": used.id, "version": used.version}
        self._source = table.source or Source(id=TABLE, title=plain(name))
        self.problems: list[Problem] = []
        self._findings: Counter[str] = Counter()
        self._traced = self._drafts = self._made = self._uncoded = self._unread = 0

    def draft(self, collected: CollectedReview) -> Draft | None:
        """The draft of one review; None if it would not be a valid record."""
        self._made += 1
        record, faults = validated(Record, self._plain(collected))
        places = _RecordPlaces(collected)
        if record is None:
            self.problems.extend(located(fault, collected.place, places) for fault in faults)
            return None
        return Draft(record, collected.place, places)

    def notes(self, name: str) -> Iterator[str]:
        """What the cells meant, in sentences that can be compared with the table's own sums."""
        counts = [f"{self._findings[m]:,} {m}" for m in MEANINGS if self._findings[m]]
        counts.append(f"{self._uncoded:,} not coded")
        subthemes = plural(len(self._codebook.subthemes), "subtheme")
        yield f"{name}: {plural(self._made, 'review')} x {subthemes}: {', '.join(counts)}"
        if self._traced:
            yield (
                f"{plural(self._traced, 'present finding')} with no note in the table: the cell "
                "is named as its evidence"
            )
        if self._unread:
            many = "summaries leave their findings"
            left = plural(self._unread, "summary leaves its finding", many)
            yield f"{left} unclear, in drafts: the map does not say what is 'written'"
        if self._map.status == "complete" and self._drafts:
            drafts = plural(self._drafts, "record stays a draft", "records stay drafts")
            yield f"{drafts}: not every subtheme is coded"

    def _plain(self, collected: CollectedReview) -> dict[str, Any]:
        findings = self._coded(collected)
        said = {key: collected.values.get(("record", key)) for key in _FIELDS}
        uncoded = len(self._codebook.subthemes.keys() - findings.keys())
        self._uncoded += uncoded
        self._drafts += uncoded > 0
        self._unread += len(collected.unread)
        draft = collected.unread or (uncoded and self._map.status == "complete")
        result = {
            "review": collected.review,
            "kind": self._codebook.kind_named(str(said["kind"] or self._map.kind or "")),
            "codebook": self._used,
            "coder": said["coder"] or self._map.coder or self._wanted.coder,
            "coded": said["coded"] or self._map.coded,
            "status": "draft" if draft else self._map.status,
            "sources": self._sources(),
            "findings": findings,
            "memo": said["memo"],
        }
        return {key: value for key, value in result.items() if value} | _attributes(collected)

    def _sources(self) -> list[dict[str, Any]]:
        """What evidence may name: the table, unless it is never named, and the map's document."""
        named = [self._source] if self._map.trace == "yes" or self._map.source else []
        document = self._map.document
        if document is not None and document.id not in {source.id for source in named}:
            named.append(document)
        return [source.model_dump(exclude_none=True) for source in named]

    def _coded(self, collected: CollectedReview) -> dict[str, Any]:
        pieces: dict[str, dict[str, object]] = {}
        findings: dict[str, Any] = {}
        for path, value in collected.values.items():
            if path[0] == "evidence":
                pieces.setdefault(str(path[1]), {})[str(path[2])] = value
            elif path[0] == "findings":
                findings[str(path[1])] = {"finding": value}
                self._findings[str(value)] += 1
            elif path[0] == "summaries":
                findings[str(path[1])]["summary"] = value
        for subtheme, coded in findings.items():
            piece = pieces.pop(subtheme, {})
            source = self._map.document if piece else self._source
            traced = self._map.trace == "yes" and coded["finding"] == "present"
            if traced and "note" not in piece:
                cell = collected.cells["findings", subtheme]
                piece["note"] = cell.name if "summary" in coded else cell.trace
                self._traced += 1
            if piece:
                coded["evidence"] = [_with_source(piece, source)]
        for subtheme, piece in pieces.items():
            cell = collected.cells["evidence", subtheme, next(iter(piece))]
            self.problems.append(cell.place.located(without_finding(subtheme)))
        return findings


def _with_source(piece: dict[str, object], source: Source | None) -> dict[str, object]:
    """A piece of evidence with its fields in order; without a source if none was named."""
    ordered = {key: piece[key] for key in EVIDENCE_FIELDS if key in piece}
    return ({"source": source.id} if source else {}) | ordered


class _RecordPlaces:
    """The place of each part of a review's record in its tables."""

    def __init__(self, collected: CollectedReview) -> None:
        self._gathered = collected

    def __call__(self, path: KeyPath) -> FilePlace | None:
        """The place of a key path of the record; None if it has none of its own."""
        if path[0] == "findings" and path[2:3] == ("evidence",) and len(path) > 4:
            path = ("evidence", path[1], path[4])
        elif path[0] in _FIELDS:
            path = ("record", path[0])
        cell = self._gathered.cells.get(path)
        return cell.place if cell else None


def _attributes(collected: CollectedReview) -> dict[str, Any]:
    """Attributes of the review and its people, including everybody who has a number."""
    result: dict[str, Any] = {}
    people: dict[str, dict[int, dict[str, object]]] = {}
    for path, value in collected.values.items():
        if path[0] == "attributes":
            result.setdefault("attributes", {})[str(path[1])] = value
        elif path[0] in ("victims", "perpetrators"):
            person = people.setdefault(str(path[0]), {}).setdefault(int(path[1]), {})
            if len(path) > 2:
                person[str(path[2])] = value
    for field, numbered in people.items():
        result[field] = [numbered.get(number, {}) for number in range(max(numbered) + 1)]
    return result
