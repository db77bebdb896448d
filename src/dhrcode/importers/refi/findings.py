"""The findings of one review and their evidence: from variables, notes and codings."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.importers import RecordData
from dhrcode.importers.refi.codes import Subthemes
from dhrcode.importers.refi.leftovers import Leftovers
from dhrcode.importers.refi.materials import RefiCoding
from dhrcode.importers.refi.names import Coders
from dhrcode.importers.refi.nodes import Node
from dhrcode.importers.refi.notes import RefiNote, RefiNotes
from dhrcode.importers.refi.quotes import EvidenceData, SelectedQuotes
from dhrcode.importers.refi.units import Unit
from dhrcode.importers.refi.variables import Facts
from dhrcode.model.refi_texts import BETWEEN, NoteContent
from dhrcode.problems import Fault, KeyPath

PRESENT = "present"


class ProjectContent(NamedTuple):
    """What has been read from a project for all its reviews.

    Attributes:
        subthemes: which codes are which.
        notes: the notes.
        coders: the coders.
        quotes: the words that are coded.
        leftovers: counts of what was left out.
    """

    subthemes: Subthemes
    notes: RefiNotes
    coders: Coders
    quotes: SelectedQuotes
    leftovers: Leftovers


class FindingsReader:
    """The findings of one review.

    Args:
        read: what has been read from the project.
        facts: what the review's variables say.

    Attributes:
        found: the finding on each subtheme.
        places: the place of each part of the record, by its key path.
        faults: what should be looked at.
        days: the days of the codings that were imported.
    """

    def __init__(self, read: ProjectContent, facts: Facts) -> None:
        self._read, self._version = read, facts.version
        self.found: dict[str, str] = dict(facts.findings)
        self.places: dict[KeyPath, Node] = {}
        self.faults: list[Fault] = []
        self.days: list[str] = []
        self._pieces: dict[str, dict[int, tuple[EvidenceData, Node]]] = defaultdict(dict)
        self._summaries: dict[str, str] = {}
        self._contacts: dict[str, NoteContent] = {}
        self._of_contacts: dict[str, dict[int, EvidenceData]] = defaultdict(dict)
        self._themes: dict[int, NoteContent] = {}
        self._of_themes: dict[int, dict[int, EvidenceData]] = defaultdict(dict)

    def take_notes(self, notes: Iterable[RefiNote]) -> None:
        """Reads what dhrcode has written into notes."""
        for note in notes:
            said = note.said
            if said is None:
                continue
            if said.contact is not None and said.piece:
                self._of_contacts[said.contact][said.piece] = said.evidence
            elif said.contact is not None:
                self._contacts[said.contact] = said
            elif said.subtheme is None and said.piece:
                self._of_themes[said.theme][said.piece] = said.evidence
            elif said.subtheme is None:
                self._themes[said.theme] = said
            elif subtheme := self._read.subthemes.now(said.subtheme, self._version):
                if said.summary:
                    self._summaries[subtheme] = said.summary
                else:
                    self._pieces[subtheme][said.piece] = (said.evidence, note.node)
                self.found.setdefault(subtheme, said.finding or PRESENT)
            else:
                self._read.leftovers.left_out["codes"][said.subtheme] += 1

    def take_codings(self, unit: Unit, coder: str, ids: dict[int, str]) -> None:
        """Reads the codings of a coder.

        Args:
            unit: the review.
            coder: whose codings.
            ids: the id in the record of each document, by the `id` of the material.
        """
        coded: dict[str, int] = {}
        for coding in unit.codings:
            subtheme = self._read.subthemes.of(coding.code)
            if subtheme is None:
                name = self._read.subthemes.names.get(coding.code) or "(unknown)"
                self._read.leftovers.left_out["codes"][name] += 1
            elif not self._read.coders.takes(coder, coding.user):
                self._read.leftovers.left_out["users"][self._read.coders.name(coding.user)] += 1
            else:
                coded[subtheme] = coded.get(subtheme, 0) + 1
                self._coding(coding, subtheme, ids)
        for subtheme, count in coded.items():
            self._present(subtheme, count)

    def findings(self) -> RecordData:
        """The findings as plain data of a record."""
        result: RecordData = {}
        for subtheme, finding in self.found.items():
            pieces = [piece for _, piece in sorted(self._pieces[subtheme].items())]
            for number, (_, node) in enumerate(pieces):
                self.places["findings", subtheme, "evidence", number] = node
            evidence = {"evidence": [piece for piece, _ in pieces]} if pieces else {}
            told = self._summaries.get(subtheme)
            result[subtheme] = {
                "finding": finding,
                **({"summary": told} if told else {}),
                **evidence,
            }
        return result

    def emerging(self) -> list[RecordData]:
        """The candidate themes as plain data of a record."""
        result = []
        for number in sorted({*self._themes, *self._of_themes}):
            theme = self._themes.get(number)
            pieces = [piece for _, piece in sorted(self._of_themes[number].items())]
            label = {"label": theme.label if theme else f"Candidate theme {number}"}
            own = theme.evidence if theme else {}
            result.append(label | own | ({"evidence": pieces} if pieces else {}))
        return result

    def contacts(self) -> list[RecordData]:
        """The contacts as plain data of a record."""
        result: list[RecordData] = []
        for own, said in self._contacts.items():
            pieces = [piece for _, piece in sorted(self._of_contacts[own].items())]
            lists: RecordData = {
                key: said.evidence[key].split(BETWEEN)
                for key in ("with", "themes")
                if key in said.evidence
            }
            evidence = {"evidence": pieces} if pieces else {}
            result.append({"id": own, **said.evidence, **lists, **evidence})
        return result

    def sources(self) -> list[str]:
        """The ids of documents that evidence names; may repeat."""
        pieces = [piece for of_one in self._pieces.values() for piece, _ in of_one.values()]
        for numbered in (*self._of_themes.values(), *self._of_contacts.values()):
            pieces += numbered.values()
        return [piece["source"] for piece in pieces if "source" in piece]

    def _coding(self, coding: RefiCoding, subtheme: str, ids: dict[int, str]) -> None:
        self.days += [coding.day] if coding.day else []
        ours = (said.subtheme for said in self._read.notes.said(coding.notes) if said.subtheme)
        if subtheme in (self._read.subthemes.now(one, self._version) for one in ours):
            return  # its note, which has been read, says it more exactly
        if coding.material is not None:
            piece = self._read.quotes.evidence(coding, ids[id(coding.material)])
            there = self._pieces[subtheme]
            if piece in (one for one, _ in there.values()):
                self._read.leftovers.things["coding that repeats another"] += 1
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
