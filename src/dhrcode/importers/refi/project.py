"""A project of another program, or of dhrcode's own, as drafts of records."""

from collections.abc import Iterator
from pathlib import Path

from dhrcode.errors import UsageError
from dhrcode.importers import Draft, Imported, ImportRequest
from dhrcode.importers.packages import PackageError
from dhrcode.importers.refi.codes import Subthemes, codes_of
from dhrcode.importers.refi.file import OpenedFile, opened
from dhrcode.importers.refi.findings import FindingsReader, ProjectContent
from dhrcode.importers.refi.leftovers import Leftovers
from dhrcode.importers.refi.materials import Material, materials_of
from dhrcode.importers.refi.names import Coders, NameResolver, load_names
from dhrcode.importers.refi.nodes import RefiError
from dhrcode.importers.refi.notes import RefiNote, RefiNotes
from dhrcode.importers.refi.quotes import SelectedQuotes
from dhrcode.importers.refi.records import RecordMaker
from dhrcode.importers.refi.units import Units, coded_users
from dhrcode.importers.refi.variables import Facts, ImportVariables
from dhrcode.model.codebook import Codebook
from dhrcode.model.refi_texts import codebook_fields, source_fields


def read_project(path: Path, name: str, request: ImportRequest) -> Imported:
    """Reads a project.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
        DataProblemsError: the file of names has errors.
        RefiError: it is no project, damaged, or nothing in it is known.
        UsageError: there is no project of ours to import it into, or nobody says whose it is.
    """
    if request.codebook is None:
        raise UsageError(f"{name} can only be brought into a project: 'dhrcode init' starts one")
    file = opened(path, name)
    try:
        return _ProjectReader(file, name, request, request.codebook).imported()
    except PackageError as error:
        raise RefiError(file.place(file.top), "not-refi", str(error), error.hint) from None


class _ProjectReader:
    def __init__(
        self, file: OpenedFile, name: str, request: ImportRequest, codebook: Codebook
    ) -> None:
        self.file, self.name, self.wanted, self.codebook = file, name, request, codebook
        self.left = Leftovers()
        self.names = NameResolver(codebook, load_names(request.ids, codebook))
        self.codes = codes_of(file.top)
        self.subthemes = Subthemes(codebook, self.codes, self.names)
        self.variables = ImportVariables(codebook, file.top.listed("Variables", "Variable"))
        self.materials = materials_of(file.top)
        self.notes = RefiNotes(file, self.materials)

    def imported(self) -> Imported:
        """The drafts, or all problems; and notes on what was left out.

        Raises:
            RefiError: it is no project, or nothing in it is known.
            PackageError: the package is damaged, or its texts are larger than allowed.
        """
        whole = self.file.place(self.file.top)
        if self.file.top.tag == "CodeBook":
            said = "the file holds only a codebook"
            raise RefiError(whole, "not-refi", said, "give its name the ending .qdc")
        if self.file.top.tag != "Project":
            said = "the file is XML of another kind"
            raise RefiError(whole, "not-refi", said, "is it the right file?")
        if self.codes and not self.subthemes.any:
            said = "no code of the file is a subtheme of the codebook"
            hint = "is it of another study? Its codebook can be imported as a .qdc"
            raise RefiError(whole, "no-code-known", said, hint)
        units = Units(self.file, self.materials, self.codebook, self.names)
        units.read(self.variables.ours, self.subthemes)
        own = self.notes.of_units(units)
        units.share_out(self.left)
        if units.problems:
            return Imported(problems=units.problems)
        if not units.found:
            said = "no case and no coded document is in the project"
            raise RefiError(whole, "no-review", said, "is it the right file?")
        return self._of_units(units, own)

    def _of_units(self, units: Units, own: dict[int, list[RefiNote]]) -> Imported:
        users = self.file.top.listed("Users", "User")
        coders = Coders(users, self.names, coded_users(units.found, self.subthemes))
        taken = (c for unit in units.found for c in unit.codings if self.subthemes.of(c.code))
        quotes = SelectedQuotes(self.file, taken, self.notes, self.left)
        read = ProjectContent(self.subthemes, self.notes, coders, quotes, self.left)
        result = Imported(notes=self.file.notes())
        for unit in units.found:
            facts = Facts(unit, self.codebook, self.variables, self.subthemes, self.left)
            coder = self._coder(facts, coders)
            if coder is not None:
                findings = FindingsReader(read, facts)
                notes = own.get(id(unit), [])
                findings.take_notes(
                    note
                    for note in notes  # of the coder's, as the case says, or else the note
                    if "coder" in facts.fields
                    or coders.takes(coder, note.node.guid("creatingUser"))
                )
                maker = RecordMaker(self.file, self.codebook, unit, facts, findings)
                record, faults = maker.record(coder, notes, quotes, self.left)
                result.problems += [maker.located(fault) for fault in faults]
                if record is not None:
                    place = self.file.place(unit.node)
                    draft = Draft(record, place, maker.place_of, over=maker.over(record))
                    result.drafts.append(draft)
        result.notes.extend(self._said(coders, units))
        return result

    def _coder(self, facts: Facts, coders: Coders) -> str | None:
        """The record's coder; None if one coder's codings are wanted and it is another's."""
        own = facts.fields.get("coder")
        if own is None:
            return coders.usual(self.wanted, self.name, self.file.place(self.file.top))
        if self.wanted.own and own != self.wanted.coder:
            self.left.left_out["users"][own] += max(1, len(facts.unit.codings))
            return None
        return own

    def _said(self, coders: Coders, units: Units) -> Iterator[str]:
        top = self.file.top
        for user, coder in sorted(coders.renamed):
            yield f"The codings of the user '{user}' came in as {coder}'s."
        self.left.things.update(
            {
                "set": sum(1 for _ in top.listed("Sets", "Set")),
                "graph": sum(1 for _ in top.listed("Graphs", "Graph")),
                "link": self.notes.other_links(),
                "note": self.notes.others(),
                "selection without a code": sum(map(self._uncoded, units.materials)),
                "description of a document": sum(map(_described, units.materials)),
                "description of the project": _says_other(top.first("Description").text),
            }
        )
        yield from self.left.notes()
        for name in self.names.unused:
            yield f"The file of names has '{name}', but nothing has that name."

    def _uncoded(self, material: Material) -> int:
        """How many of a document's selections are neither coded nor from dhrcode's notes."""
        bare = (part for part in material.selections if not part.codings)
        return sum(next(self.notes.said(part.notes), None) is None for part in bare)


def _described(material: Material) -> bool:
    return bool(material.description.strip()) and "id" not in source_fields(material.description)


def _says_other(text: str) -> bool:
    return bool(text.strip()) and "id" not in codebook_fields(text)
