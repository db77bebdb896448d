"""One review of a project as a record."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import partial

from dhrcode.importers import Draft, FilePlace, RecordData, located
from dhrcode.importers.refi.clean import fits, slug, unused
from dhrcode.importers.refi.content import ProjectContent
from dhrcode.importers.refi.facts import Facts
from dhrcode.importers.refi.findings import FindingsReader
from dhrcode.importers.refi.materials import Material
from dhrcode.importers.refi.nodes import Node
from dhrcode.importers.refi.quotes import SelectedQuotes
from dhrcode.importers.refi.units import Unit
from dhrcode.model.contact import kept_of_contacts
from dhrcode.model.record import Record, kept_of_finding
from dhrcode.model.refi import separated
from dhrcode.model.refi_contents import contents, counted
from dhrcode.problems import KeyPath, Problem
from dhrcode.store.loader import validated

_NOT_IN_FILES = ("again", "unblinded", "not_identifying", "dropped")
"""Fields of a record that are in no such file."""
_SOURCE = ("id", "title", "file", "sha256", "pages", "pages-by", "shared")


class RecordMaker:
    """Makes the record of one review.

    Args:
        content: what the project holds.
        unit: what the project knows of the review.
        facts: what its variables say.
        findings: the findings; the codings have not been read yet.
    """

    def __init__(
        self, content: ProjectContent, unit: Unit, facts: Facts, findings: FindingsReader
    ) -> None:
        self._file, self._codebook, self._left = content.file, content.codebook, content.left
        self._unit, self._facts, self._findings = unit, facts, findings
        self._places: dict[KeyPath, Node] = {}

    def draft(self, coder: str, quotes: SelectedQuotes) -> tuple[Draft | None, list[Problem]]:
        """The record, or None and why there can be none; and warnings.

        Args:
            coder: whose record it is.
            quotes: the words that are coded.
        """
        sources, ids = self._documents()
        self._findings.take_codings(self._unit, coder, ids)
        for source, material in zip(sources, self._unit.materials, strict=True):
            if pages := _pages(material, quotes):
                source.setdefault("pages", pages)
        sources += self._without_text({source["id"] for source in sources})
        self._left.in_part["documents"] += len(sources)
        self._left.in_part["titled"] += sum(map(_names_itself, self._unit.materials))
        codebook = self._facts.fields.get("codebook", self._codebook.id)
        mapping = {
            "review": self._unit.review,
            "codebook": {"id": codebook, "version": self._facts.version},
            "coder": coder,
            "sources": sources,
            **self._facts.attributes(),
            "findings": self._findings.findings(),
            "emerging": self._findings.emerging(),
            "contacts": self._findings.contacts(),
            **self._fields(),
        }
        self._places |= self._facts.places | self._findings.places
        record, faults = validated(Record, {k: v for k, v in mapping.items() if v or k == "review"})
        place = self._file.place(self._unit.node)
        faults = [*self._findings.faults, *faults]
        problems = [located(fault, place, self._place_of) for fault in faults]
        if record is None:
            return None, problems
        record = self._no_better_than_it_is(record)
        return Draft(record, place, self._place_of, over=partial(_completed, record)), problems

    def _no_better_than_it_is(self, record: Record) -> Record:
        """The record as a draft, if it holds less than was exported; that is counted."""
        held = counted(self._facts.fields.get("holds", ""))
        missing = held - contents(record)
        self._left.missing += missing
        self._left.exported += Counter({thing: held[thing] for thing in missing})
        bare = [*record.unevidenced(), *record.unevidenced_contacts()]
        if record.status == "draft" or not (missing or bare):
            return record
        self._left.in_part["drafted"] += 1
        return record.model_copy(update={"status": "draft"})

    def _place_of(self, path: KeyPath) -> FilePlace | None:
        node = self._places.get(path)
        return self._file.place(node) if node else None

    def _fields(self) -> RecordData:
        fields = self._facts.fields
        day = re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}", fields.get("coded", ""))
        result = {
            "kind": self._codebook.kind_named(fields.get("kind")),
            "coded": day and day[0],
            "status": fields.get("status"),
            "consensus_of": list(separated(fields.get("consensus-of", ""))),
            "read": dict(map(_read, separated(fields.get("read", "")))),
        }
        if "coder" not in fields and self._findings.days:
            result["coded"] = max(self._findings.days)
        memo = self._unit.case.description if self._unit.case else ""
        if memo.strip() and fits(memo):
            result["memo"] = memo
        self._left.things["text of more than 20,000 characters"] += not fits(memo)
        return result

    def _documents(self) -> tuple[list[RecordData], dict[int, str]]:
        """The documents as sources of a record, and the id of each by the `id` of the material."""
        sources: list[RecordData] = []
        ids: dict[int, str] = {}
        for material in self._unit.materials:
            given = _source(material.said) or ({"title": material.name} if material.name else {})
            own = given.get("id") or slug(material.name) or "document"
            ids[id(material)] = unused(own, ids.values())
            self._places["sources", len(sources)] = material.node
            sources.append(given | {"id": ids[id(material)]})
        return sources, ids

    def _without_text(self, known: set[str]) -> list[RecordData]:
        """The documents that only a note describes, or that are only named in evidence."""
        result: dict[str, RecordData] = {}
        for note in self._unit.notes:
            if note.source and note.source["id"] not in known:
                result[note.source["id"]] = _source(note.source)
        for source in self._findings.sources():
            if source not in known:
                result.setdefault(source, {"id": source})
        return list(result.values())


def _source(said: Mapping[str, str]) -> RecordData:
    """A source of a record, of what dhrcode wrote of it."""
    return {key: said[key] for key in _SOURCE if key in said}


def _completed(record: Record, held: Record) -> Record:
    """The record with what such a file cannot hold, from the existing record."""
    findings = {
        s: kept_of_finding(c, held.findings.get(s), ("settled",))
        for s, c in record.findings.items()
    }
    places = {source.id: at for at, source in enumerate(held.sources)}
    sources = sorted(record.sources, key=lambda source: places.get(source.id, len(places)))
    return record.model_copy(
        update={
            "findings": findings,
            "contacts": kept_of_contacts(record.contacts, held.contacts),
            "sources": tuple(sources),
            **{field: getattr(held, field) for field in _NOT_IN_FILES},
        }
    )


def _read(said: str) -> tuple[str, RecordData]:
    """The pages of a document that were read, from `overview DIGEST 1-3, 5`."""
    source, _, rest = said.partition(" ")
    digest, _, pages = rest.partition(" ")
    return source, {"sha256": digest, "pages": pages}


def _names_itself(material: Material) -> bool:
    """Whether a document's title and id are made from its name, not as dhrcode wrote them."""
    return bool(material.name) and not material.said


def _pages(material: Material, quotes: SelectedQuotes) -> int | None:
    holder = material.selections[0].holder if material.selections else material.node
    return quotes.pages(holder)
