"""Records made from the rows of long tables, with the cell of each part."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from dhrcode.importers import Draft, FilePlace, ImportRequest, RecordData, located
from dhrcode.importers.refi.clean import folded, named, slug, unused
from dhrcode.importers.table.codings import CodedPassages, CodedTheme, CodingCollector, TablePiece
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.records import TABLE
from dhrcode.model.codebook import Codebook
from dhrcode.model.coding_map import CodingMap
from dhrcode.model.ids import is_coder_id
from dhrcode.model.map_columns import MEANINGS, NOT_CODED
from dhrcode.model.record import CodedSubtheme, Evidence, Record, Source, kept_of_finding
from dhrcode.problems import KeyPath, Problem
from dhrcode.store.loader import validated
from dhrcode.text import all_of, plural


class CodingRecords:
    """Makes records of what was collected.

    Args:
        whole: the map.
        request: whose codings are wanted.
        codebook: the codebook, against which the map has been checked.
        name: the file's name, without folders.
        collected: the rows.

    Attributes:
        problems: the problems found.
    """

    def __init__(
        self,
        whole: CodingMap,
        request: ImportRequest,
        codebook: Codebook,
        name: str,
        collected: CodingCollector,
    ) -> None:
        self._map, self._codebook, self._collected = whole, codebook, collected
        self._wanted, self._usual = request.coder, whole.coder or request.coder
        self._table = whole.source or Source(id=TABLE, title=plain(name))
        self.problems: list[Problem] = []
        self._counts, self._others = Counter[str](), Counter[str]()
        self._renamed = ""

    def drafts(self) -> list[Draft]:
        """The record of each review, as far as it is of the coder who is wanted."""
        found = [draft for one in self._chosen() if (draft := self._draft(one))]
        self._counts["reviews"] = len(found)
        return found

    def notes(self, name: str) -> Iterator[str]:
        """What was read, and what was not taken, in sentences."""
        counts, rows = self._counts, self._collected
        findings = [f"{counts[one]:,} {one}" for one in MEANINGS if counts[one]]
        reviews = plural(counts["reviews"], "review")
        pieces = plural(counts["pieces"], "piece of evidence", "pieces of evidence")
        said = [plural(rows.rows, "row"), reviews, *findings, pieces]
        yield f"{name}: {', '.join(said)}; what no row names is not coded"
        if self._renamed:
            yield f"{self._renamed} is taken for {self._usual}"
        if rows.repeated:
            yield f"{plural(rows.repeated, 'coding repeats another', 'codings repeat others')}"
        if rows.passed:
            yield f"not taken, as the map says: {named(rows.passed)}"
        if rows.ignored:
            yield f"cells under 'ignore', of which nothing is taken: {named(rows.ignored)}"
        if any("version" in table.columns.values() for table in (self._map, *self._map.join)):
            yield (
                "such tables hold no memo, no victims and perpetrators one by one, and no ids and "
                "files of documents: over a record that is there these stay as they are"
            )
        if self._others:
            yield f"not taken, for they are other coders': reviews of {named(self._others)}"
        if counts["traced"]:
            yield (
                f"{plural(counts['traced'], 'present finding')} with no evidence in the table: "
                "the cell is named as its evidence"
            )
        if counts["drafts"]:
            drafts = plural(counts["drafts"], "record stays a draft", "records stay drafts")
            yield f"{drafts}: not every subtheme is coded"

    def _chosen(self) -> list[CodedPassages]:
        """What is of one coder for each review."""
        every = list(self._collected.reviews.values())
        names = list(dict.fromkeys(one.coder for one in every if one.coder))
        if self._wanted in names:
            self._others.update(one.coder for one in every if one.coder not in ("", self._wanted))
            return [one for one in every if one.coder in ("", self._wanted)]
        if self._wanted and len(names) == 1:
            self._renamed = f"'{names[0][:60]}'"
            return every
        if self._wanted and names:
            listed = all_of(f"'{name[:40]}'" for name in names[:8])
            said = f"the coders here are {listed}, and none is {self._wanted}"
            self._refuse(every[0].place, said, "say under 'coders' in the map who each is")
            return []
        return [one for one in every if self._is_one(one, every)]

    def _is_one(self, one: CodedPassages, every: list[CodedPassages]) -> bool:
        """Whether a review is of one coder, who has a name that can be initials; if not, why."""
        same = [each for each in every if each.review.casefold() == one.review.casefold()]
        if len(same) > 1:
            coders = all_of(each.coder or "nobody named" for each in same)
            hint = "import each with --as INITIALS into coders/, or take one with --coder INITIALS"
            said = f"{one.review} is coded by {coders}, and a record is one coder's"
            self._refuse(same[1].place, said, hint)
            return False
        if one.coder and not is_coder_id(one.coder):
            said = f"'{one.coder[:60]}' cannot be a coder's initials"
            self._refuse(one.place, said, "say under 'coders' in the map whose they are")
            return False
        return True

    def _refuse(self, place: FilePlace, said: str, hint: str) -> None:
        if all(problem.message != said for problem in self.problems):
            self.problems.append(place.problem("coder-unknown", said, hint))

    def _draft(self, one: CodedPassages) -> Draft | None:
        places: dict[KeyPath, FilePlace] = {}
        record, faults = validated(Record, self._plain(one, places))
        if record is None:
            self.problems.extend(located(fault, one.place, places.get) for fault in faults)
            return None
        return Draft(record, one.place, places.get, over=self._over(record), verify=True)

    def _plain(self, one: CodedPassages, places: dict[KeyPath, FilePlace]) -> RecordData:
        said = {name: value for name, (value, _) in one.fields.items()}
        places.update({(name,): place for name, (_, place) in one.fields.items()})
        places.update({("attributes", name): p for name, (_, p) in one.attributes.items()})
        sources = _Sources(self._table)
        findings = {
            subtheme: self._finding(theme, sources, ("findings", subtheme), places)
            for subtheme, theme in one.themes.items()
            if theme.finding != NOT_CODED
        }
        emerging = [
            {"label": label, "note": theme.note}
            | self._evidence(theme, sources, ("emerging", number), places)
            for number, (label, theme) in enumerate(one.candidates.items())
        ]
        used = self._map.codebook or self._codebook
        status = said.get("status") or self._map.status
        uncoded = len(self._codebook.subthemes.keys() - findings.keys())
        self._counts[NOT_CODED] += uncoded
        if uncoded and status == "complete":
            status, self._counts["drafts"] = "draft", self._counts["drafts"] + 1
        result = {
            "review": one.review,
            "kind": self._codebook.kind_named(said.get("kind") or self._map.kind or ""),
            "codebook": {"id": used.id, "version": said.get("version") or used.version},
            "coder": self._usual if not one.coder or self._renamed else one.coder,
            "coded": said.get("coded") or self._map.coded,
            "status": status,
            "sources": sources.listed(),
            "attributes": {name: value for name, (value, _) in one.attributes.items()},
            "findings": findings,
            "emerging": [{k: v for k, v in theme.items() if v} for theme in emerging],
        }
        return {key: value for key, value in result.items() if value}

    def _finding(
        self,
        theme: CodedTheme,
        sources: "_Sources",
        path: KeyPath,
        places: dict[KeyPath, FilePlace],
    ) -> RecordData:
        self._counts[theme.finding] += 1
        places[path] = theme.cell.place
        result: RecordData = {"finding": theme.finding}
        result |= self._evidence(theme, sources, path, places)
        if theme.finding == "present" and not theme.pieces and self._map.trace == "yes":
            self._counts["traced"] += 1
            result["evidence"] = [{"source": sources.table(), "note": theme.cell.trace}]
        return result | ({"summary": theme.note} if theme.note else {})

    def _evidence(
        self,
        theme: CodedTheme,
        sources: "_Sources",
        path: KeyPath,
        places: dict[KeyPath, FilePlace],
    ) -> RecordData:
        self._counts["pieces"] += len(theme.pieces)
        for number, (_, place) in enumerate(theme.pieces):
            places[*path, "evidence", number] = place
        pieces = [sources.named(piece) for piece, _ in theme.pieces]
        return {"evidence": pieces} if pieces else {}

    def _over(self, record: Record) -> Callable[[Record], Record]:
        """Completes a record with what the table has no column for, from the one that is held."""
        columns = [one for table in (self._map, *self._map.join) for one in table.columns.values()]
        attributes = any(table.attributes for table in (self._map, *self._map.join))
        absent = {
            "coded": "coded" not in columns and self._map.coded is None,
            "kind": "kind" not in columns and self._map.kind is None,
            "attributes": not attributes,
            "emerging": "candidate" not in columns,
        }
        taken = [key for key, missing in absent.items() if missing]
        taken += ["victims", "perpetrators", "memo", "again", "not_identifying"]

        def over(held: Record) -> Record:
            result = with_sources(record, held)
            kept = ("settled",) if "summary" in columns else ("settled", "summary")
            findings = {
                subtheme: kept_of_finding(coded, held.findings.get(subtheme), kept)
                for subtheme, coded in result.findings.items()
            }
            return result.model_copy(
                update={key: getattr(held, key) for key in taken} | {"findings": findings}
            )

        return over


class _Sources:
    """The documents that evidence names, each with an id of its own."""

    def __init__(self, table: Source) -> None:
        self._table, self._traced = table, False
        self._ids: dict[str, str] = {}

    def table(self) -> str:
        """The id of the table itself, which evidence names."""
        self._traced = True
        return self._table.id

    def named(self, piece: TablePiece) -> dict[str, str]:
        """A piece with the id of its document."""
        name = piece.get("document")
        if name is None:
            return piece
        taken = {self._table.id, *self._ids.values()}
        own = self._ids.setdefault(name, "") or unused(slug(name) or "document", taken)
        self._ids[name] = own
        rest = {key: text for key, text in piece.items() if key != "document"}
        return {"source": own} | rest

    def listed(self) -> list[dict[str, Any]]:
        """The documents as sources of a record."""
        table = [self._table.model_dump(exclude_none=True)] if self._traced else []
        named_ = [
            {"id": own} | ({"title": name} if name != own else {})
            for name, own in self._ids.items()
        ]
        return [*table, *named_]


def with_sources(record: Record, held: Record) -> Record:
    """The record with the documents of the one that is held, where they have the same name."""
    known = {
        folded(name): source.id
        for source in reversed(held.sources)
        for name in (source.title, source.id)
        if name
    }
    ids = {
        source.id: known.get(folded(source.title or source.id), source.id)
        for source in record.sources
    }
    mine = {ids[source.id]: source for source in record.sources}
    there = [_with_file(source, mine.pop(source.id, None)) for source in held.sources]

    def moved(pieces: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(
            piece.model_copy(update={"source": ids.get(piece.source, piece.source)})
            if piece.source
            else piece
            for piece in pieces
        )

    def coded(one: CodedSubtheme) -> CodedSubtheme:
        return one.model_copy(update={"evidence": moved(one.evidence)})

    return record.model_copy(
        update={
            "sources": (*there, *mine.values()),
            "findings": {subtheme: coded(one) for subtheme, one in record.findings.items()},
            "emerging": tuple(
                one.model_copy(update={"evidence": moved(one.evidence)}) for one in record.emerging
            ),
        }
    )


def _with_file(held: Source, found: Source | None) -> Source:
    """The document as it is held, with the file that was found, where it has none."""
    if found is None or held.file or not found.file:
        return held
    return held.model_copy(update={"file": found.file, "sha256": found.sha256})
