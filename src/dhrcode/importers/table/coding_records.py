"""Long tables, in which each row is a coding, read with their map: records with their cells."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from dhrcode.importers import Draft, FilePlace, Imported, ImportRequest, RecordData
from dhrcode.importers.refi.clean import folded, named, slug, unused
from dhrcode.importers.table.codings import CodedPassages, CodedTheme, CodingCollector, TablePiece
from dhrcode.importers.table.reader import TableInput, TableOpener, refuse_nobody
from dhrcode.importers.table.records import TableRecords
from dhrcode.model.codebook import Codebook
from dhrcode.model.coding_map import CodingMap
from dhrcode.model.ids import is_coder_id
from dhrcode.model.map_columns import MEANINGS, NOT_CODED
from dhrcode.model.record import Evidence, Record, Source, kept_of_finding
from dhrcode.problems import KeyPath
from dhrcode.text import all_of, plural


class CodingRecords(TableRecords):
    """Makes records of what was collected of long tables."""

    _table: CodingMap

    def __init__(
        self,
        whole: CodingMap,
        request: ImportRequest,
        codebook: Codebook,
        name: str,
        collected: CodingCollector,
    ) -> None:
        super().__init__(whole, request, codebook, name)
        self._collected, self._wanted = collected, request.coder
        self._tables = (whole, *whole.join)
        self._others = Counter[str]()
        self._renamed = ""

    def drafts(self) -> list[Draft]:
        """The record of each review, as far as it is of the coder who is wanted."""
        return [draft for one in self._chosen() if (draft := self._draft(one))]

    def notes(self, name: str, reviews: int) -> Iterator[str]:
        """What was read, and what was not taken, in sentences."""
        counts, rows = self.counts, self._collected
        findings = [f"{counts[one]:,} {one}" for one in MEANINGS if counts[one]]
        pieces = plural(counts["pieces"], "piece of evidence", "pieces of evidence")
        said = [plural(rows.rows, "row"), plural(reviews, "review"), *findings, pieces]
        yield f"{name}: {', '.join(said)}; what no row names is not coded"
        if self._renamed:
            yield f"{self._renamed} is taken for {self._usual}"
        if rows.repeated:
            yield f"{plural(rows.repeated, 'coding repeats another', 'codings repeat others')}"
        if rows.passed:
            yield f"not taken, as the map says: {named(rows.passed)}"
        if rows.ignored:
            yield f"cells under 'ignore', of which nothing is taken: {named(rows.ignored)}"
        if any("version" in table.columns.values() for table in self._tables):
            yield (
                "such tables hold no memo, no victims and perpetrators one by one, and no ids and "
                "files of documents: over a record that is there these stay as they are"
            )
        if self._others:
            yield f"not taken, for they are other coders': reviews of {named(self._others)}"
        yield from self.notes_on_drafts("evidence")

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
        places = {path: place for path, (_, place) in one.said.items()}
        said = {str(path[0]): value for path, (value, _) in one.said.items() if not path[1:]}
        sources = _Sources(self._source)
        findings = {
            subtheme: self._finding(theme, sources, ("findings", subtheme), places)
            for subtheme, theme in one.themes.items()
            if theme.finding != NOT_CODED
        }
        emerging = [
            {"label": label}
            | ({"note": theme.note} if theme.note else {})
            | self._evidence(theme, sources, ("emerging", number), places)
            for number, (label, theme) in enumerate(one.candidates.items())
        ]
        said["coder"] = "" if self._renamed else one.coder
        data = self.record(said, findings, sources.listed()) | {
            "review": one.review,
            "attributes": {path[1]: value for path, (value, _) in one.said.items() if path[1:]},
            "emerging": emerging,
        }
        draft = self.made(data, one.place, places.get)
        return draft and draft._replace(over=partial(self._over, draft.record), verify=True)

    def _finding(
        self,
        theme: CodedTheme,
        sources: "_Sources",
        path: KeyPath,
        places: dict[KeyPath, FilePlace],
    ) -> RecordData:
        self.counts[theme.finding] += 1
        places[path] = theme.cell.place
        result: RecordData = {"finding": theme.finding}
        result |= self._evidence(theme, sources, path, places)
        if theme.finding == "present" and not theme.pieces and self._table.trace == "yes":
            self.counts["traced"] += 1
            result["evidence"] = [{"source": sources.table(), "note": theme.cell.trace}]
        return result | ({"summary": theme.note} if theme.note else {})

    def _evidence(
        self,
        theme: CodedTheme,
        sources: "_Sources",
        path: KeyPath,
        places: dict[KeyPath, FilePlace],
    ) -> RecordData:
        self.counts["pieces"] += len(theme.pieces)
        for number, (_, place) in enumerate(theme.pieces):
            places[*path, "evidence", number] = place
        pieces = [sources.named(piece) for piece, _ in theme.pieces]
        return {"evidence": pieces} if pieces else {}

    def _over(self, record: Record, held: Record) -> Record:
        """A record with what the tables have no column for, from the one that is held."""
        columns = {one for table in self._tables for one in table.columns.values()}
        absent = {
            "coded": "coded" not in columns and self._table.coded is None,
            "kind": "kind" not in columns and self._table.kind is None,
            "attributes": not any(table.attributes for table in self._tables),
            "emerging": "candidate" not in columns,
        }
        taken = [key for key, missing in absent.items() if missing]
        taken += ["victims", "perpetrators", "memo", "again", "not_identifying"]
        result = with_sources(record, held)
        kept = ("settled",) if "summary" in columns else ("settled", "summary")
        findings = {
            subtheme: kept_of_finding(coded, held.findings.get(subtheme), kept)
            for subtheme, coded in result.findings.items()
        }
        return result.model_copy(
            update={key: getattr(held, key) for key in taken} | {"findings": findings}
        )


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
        if name not in self._ids:
            taken = {self._table.id, *self._ids.values()}
            self._ids[name] = unused(slug(name) or "document", taken)
        rest = {key: text for key, text in piece.items() if key != "document"}
        return {"source": self._ids[name]} | rest

    def listed(self) -> list[RecordData]:
        """The documents as sources of a record."""
        table = [self._table.model_dump(exclude_none=True)] if self._traced else []
        documents = [
            {"id": own} | ({"title": name} if name != own else {})
            for name, own in self._ids.items()
        ]
        return [*table, *documents]


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

    def moved(pieces: tuple[Evidence, ...], _: KeyPath) -> tuple[Evidence, ...]:
        return tuple(
            piece.model_copy(update={"source": ids.get(piece.source or "", piece.source)})
            for piece in pieces
        )

    sources = (*there, *mine.values())
    return record.with_pieces(moved).model_copy(update={"sources": sources})


def _with_file(held: Source, found: Source | None) -> Source:
    """The document as it is held, with the file that was found, where it has none."""
    if found is None or held.file or not found.file:
        return held
    return held.model_copy(update={"file": found.file, "sha256": found.sha256})


def read_codings(whole: CodingMap, given: TableInput) -> Imported:
    """Reads a long table, and those that are joined to it, with their map.

    Raises:
        UsageError: nothing says whose coding it is.
        NotFoundError: there is no such file, or file to join.
        FileAccessError: one of them cannot be read.
    """
    named = any("coder" in table.columns.values() for table in (whole, *whole.join))
    refuse_nobody(whole.coder, given.request, in_column=named)
    opener = TableOpener(given.file)
    tables = opener.every(whole, given, whole.join)
    if not tables:
        return Imported(problems=opener.problems)
    collected = CodingCollector(whole, given.codebook)
    for part, table in tables:
        collected.take(table, part)
    collected.finish()
    made = CodingRecords(whole, given.request, given.codebook, given.path.name, collected)
    drafts = made.drafts()
    problems = [*opener.problems, *collected.problems, *made.problems]
    return Imported(drafts, problems, [*opener.notes, *made.notes(given.name, len(drafts))])
