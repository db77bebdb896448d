"""The findings of one review and their evidence: from variables, notes and codings."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from dhrcode.importers import RecordData
from dhrcode.importers.refi.content import ProjectContent
from dhrcode.importers.refi.facts import Facts
from dhrcode.importers.refi.materials import RefiCoding
from dhrcode.importers.refi.names import Coders
from dhrcode.importers.refi.nodes import Node
from dhrcode.importers.refi.notes import RefiNote
from dhrcode.importers.refi.quotes import EvidenceData, SelectedQuotes
from dhrcode.importers.refi.units import Unit
from dhrcode.model.refi_texts import BETWEEN, NoteContent
from dhrcode.problems import Fault, KeyPath

PRESENT = "present"
_HAVE_EVIDENCE = ("findings", "emerging", "contacts")
"""The parts of a record that have evidence, each by its subtheme, its number or its id."""


class FindingsReader:
    """The findings of one review, its candidate themes and contacts.

    Args:
        content: what the project holds.
        coders: its users.
        quotes: the words that are coded.
        facts: what the review's variables say.

    Attributes:
        found: the finding on each subtheme.
        places: the place of each part of the record, by its key path.
        faults: what should be looked at.
        days: the days of the codings that were imported.
    """

    def __init__(
        self, content: ProjectContent, coders: Coders, quotes: SelectedQuotes, facts: Facts
    ) -> None:
        self._content, self._coders, self._quotes = content, coders, quotes
        self._version = facts.version
        self.found: dict[str, str] = dict(facts.findings)
        self.places: dict[KeyPath, Node] = {}
        self.faults: list[Fault] = []
        self.days: list[str] = []
        self._said: dict[str, dict[str, NoteContent]] = {part: {} for part in _HAVE_EVIDENCE}
        self._pieces: dict[str, dict[str, dict[int, tuple[EvidenceData, Node]]]] = {
            part: defaultdict(dict) for part in _HAVE_EVIDENCE
        }

    def take_notes(self, notes: Iterable[RefiNote]) -> None:
        """Reads what dhrcode has written into notes."""
        for note in notes:
            said = note.said
            if said is None:
                continue
            if said.contact is not None:
                self._note("contacts", said.contact, said, note.node)
            elif said.subtheme is None:
                self._note("emerging", str(said.theme), said, note.node)
            elif subtheme := self._content.subthemes.now(said.subtheme, self._version):
                self._note("findings", subtheme, said, note.node)
                self.found.setdefault(subtheme, said.finding or PRESENT)
            else:
                self._content.left.left_out["codes"][said.subtheme] += 1

    def _note(self, part: str, own: str, said: NoteContent, node: Node) -> None:
        """Keeps what a note says: of a piece of evidence, or of what the evidence is for."""
        if said.piece and not (part == "findings" and said.summary):
            self._pieces[part][own][said.piece] = (said.evidence, node)
        else:
            self._said[part][own] = said

    def take_codings(self, unit: Unit, coder: str, ids: dict[int, str]) -> None:
        """Reads the codings of a coder.

        Args:
            unit: the review.
            coder: whose codings.
            ids: the id in the record of each document, by the `id` of the material.
        """
        coded: Counter[str] = Counter()
        subthemes, left_out = self._content.subthemes, self._content.left.left_out
        for coding in unit.codings:
            subtheme = subthemes.of(coding.code)
            if subtheme is None:
                left_out["codes"][subthemes.names.get(coding.code) or "(unknown)"] += 1
            elif not self._coders.takes(coder, coding.user):
                left_out["users"][self._coders.name(coding.user)] += 1
            else:
                coded[subtheme] += 1
                self._coding(coding, subtheme, ids)
        for subtheme, count in coded.items():
            self._present(subtheme, count)

    def findings(self) -> RecordData:
        """The findings as plain data of a record."""
        result: RecordData = {}
        for subtheme, finding in self.found.items():
            for number, (_, node) in enumerate(self._sorted("findings", subtheme)):
                self.places["findings", subtheme, "evidence", number] = node
            told = self._said["findings"].get(subtheme)
            summary = {"summary": told.summary} if told else {}
            result[subtheme] = {
                "finding": finding,
                **summary,
                **self._evidence("findings", subtheme),
            }
        return result

    def emerging(self) -> list[RecordData]:
        """The candidate themes as plain data of a record."""
        themes = self._said["emerging"]
        result: list[RecordData] = []
        for number in sorted({*themes, *self._pieces["emerging"]}, key=int):
            said = themes.get(number) or NoteContent("", label=f"Candidate theme {number}")
            evidence = self._evidence("emerging", number)
            result.append({"label": said.label, **said.evidence, **evidence})
        return result

    def contacts(self) -> list[RecordData]:
        """The contacts as plain data of a record."""
        result: list[RecordData] = []
        for own, said in self._said["contacts"].items():
            lists: RecordData = {
                key: said.evidence[key].split(BETWEEN)
                for key in ("with", "themes")
                if key in said.evidence
            }
            evidence = self._evidence("contacts", own)
            result.append({"id": own, **said.evidence, **lists, **evidence})
        return result

    def sources(self) -> list[str]:
        """The ids of documents that evidence names; may repeat."""
        every = [one for of_part in self._pieces.values() for one in of_part.values()]
        pieces = [piece for numbered in every for piece, _ in numbered.values()]
        return [piece["source"] for piece in pieces if "source" in piece]

    def _sorted(self, part: str, own: str) -> list[tuple[EvidenceData, Node]]:
        return [piece for _, piece in sorted(self._pieces[part][own].items())]

    def _evidence(self, part: str, own: str) -> RecordData:
        """The evidence of a part of the record; nothing if there is none."""
        pieces = [piece for piece, _ in self._sorted(part, own)]
        return {"evidence": pieces} if pieces else {}

    def _coding(self, coding: RefiCoding, subtheme: str, ids: dict[int, str]) -> None:
        content = self._content
        self.days += [coding.day] if coding.day else []
        ours = (said.subtheme for said in content.notes.said(coding.notes) if said.subtheme)
        if subtheme in (content.subthemes.now(one, self._version) for one in ours):
            return  # its note, which has been read, says it more exactly
        if coding.material is not None:
            piece = self._quotes.evidence(coding, ids[id(coding.material)])
            there = self._pieces["findings"][subtheme]
            if piece in (one for one, _ in there.values()):
                content.left.things["coding that repeats another"] += 1
            else:
                there[max(there, default=0) + 1] = (piece, coding.node)

    def _present(self, subtheme: str, count: int) -> None:
        said = self.found.get(subtheme, PRESENT)
        self.found[subtheme] = PRESENT
        if said != PRESENT:
            places = "one place" if count == 1 else f"{count} places"
            self.faults.append(
                Fault(
                    ("findings", subtheme),
                    "coded-and-not-present",
                    f"'{subtheme}' is coded in {places}, and is {said} by its variable",
                    "it is taken to be present; check that this is meant",
                )
            )
