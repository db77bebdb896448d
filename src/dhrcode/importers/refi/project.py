"""A project of another program, or of dhrcode's own, as drafts of records."""

from collections.abc import Iterator
from pathlib import Path

from dhrcode.errors import UsageError
from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.packages import PackageError
from dhrcode.importers.refi.content import ProjectContent
from dhrcode.importers.refi.facts import Facts
from dhrcode.importers.refi.file import opened
from dhrcode.importers.refi.findings import FindingsReader
from dhrcode.importers.refi.materials import Material
from dhrcode.importers.refi.names import Coders, NameResolver, load_names
from dhrcode.importers.refi.nodes import RefiError
from dhrcode.importers.refi.quotes import SelectedQuotes
from dhrcode.importers.refi.records import RecordMaker
from dhrcode.importers.refi.units import Unit, Units
from dhrcode.model.refi_texts import codebook_fields


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
    names = NameResolver(request.codebook, load_names(request.ids, request.codebook))
    try:
        return _ProjectReader(
            ProjectContent(file, request.codebook, names), name, request
        ).imported()
    except PackageError as error:
        raise RefiError(file.place(file.top), "not-refi", str(error), error.hint) from None


class _ProjectReader:
    def __init__(self, content: ProjectContent, name: str, request: ImportRequest) -> None:
        self.content, self.name, self.wanted = content, name, request
        self.whole = content.file.place(content.file.top)

    def imported(self) -> Imported:
        """The drafts, or all problems; and notes on what was left out.

        Raises:
            RefiError: it is no project, or nothing in it is known.
            PackageError: the package is damaged, or its texts are larger than allowed.
        """
        content, whole = self.content, self.whole
        if content.file.top.tag == "CodeBook":
            said = "the file holds only a codebook"
            raise RefiError(whole, "not-refi", said, "give its name the ending .qdc")
        if content.file.top.tag != "Project":
            said = "the file is XML of another kind"
            raise RefiError(whole, "not-refi", said, "is it the right file?")
        if content.codes and not content.subthemes.any:
            said = "no code of the file is a subtheme of the codebook"
            hint = "is it of another study? Its codebook can be imported as a .qdc"
            raise RefiError(whole, "no-code-known", said, hint)
        units = Units(content)
        units.give_notes()
        units.share_out()
        if units.problems:
            return Imported(problems=units.problems)
        if not units.found:
            said = "no case and no coded document is in the project"
            raise RefiError(whole, "no-review", said, "is it the right file?")
        return self._of_units(units)

    def _of_units(self, units: Units) -> Imported:
        content, codings = self.content, [c for unit in units.found for c in unit.codings]
        taken = [coding for coding in codings if content.subthemes.of(coding.code)]
        users = content.file.top.listed("Users", "User")
        coders = Coders(users, content.names, (coding.user for coding in taken))
        quotes = SelectedQuotes(content, taken)
        result = Imported(notes=content.file.notes())
        for unit in units.found:
            facts = Facts(content, unit)
            coder = self._coder(facts, unit, coders)
            if coder is None:
                continue
            findings = FindingsReader(content, coders, quotes, facts)
            findings.take_notes(
                note
                for note in unit.notes  # of the coder's, as the case says, or else the note
                if "coder" in facts.fields or coders.takes(coder, note.node.guid("creatingUser"))
            )
            maker = RecordMaker(content, unit, facts, findings)
            draft, problems = maker.draft(coder, quotes)
            result.problems += problems
            result.drafts += [draft] if draft else []
        result.notes.extend(self._said(coders))
        return result

    def _coder(self, facts: Facts, unit: Unit, coders: Coders) -> str | None:
        """The record's coder; None if one coder's codings are wanted and it is another's."""
        own = facts.fields.get("coder")
        if own is None:
            return coders.usual(self.wanted, self.name, self.whole)
        if self.wanted.own and own != self.wanted.coder:
            self.content.left.left_out["users"][own] += max(1, len(unit.codings))
            return None
        return own

    def _said(self, coders: Coders) -> Iterator[str]:
        content, top = self.content, self.content.file.top
        for user, coder in sorted(coders.renamed):
            yield f"The codings of the user '{user}' came in as {coder}'s."
        content.left.things.update(
            {
                "set": sum(1 for _ in top.listed("Sets", "Set")),
                "graph": sum(1 for _ in top.listed("Graphs", "Graph")),
                "link": content.notes.other_links(),
                "note": content.notes.others(),
                "selection without a code": sum(map(self._uncoded, content.materials)),
                "description of a document": sum(map(_described, content.materials)),
                "description of the project": _says_other(top.description),
            }
        )
        yield from content.left.notes()
        for name in content.names.unused:
            yield f"The file of names has '{name}', but nothing has that name."

    def _uncoded(self, material: Material) -> int:
        """How many of a document's selections are neither coded nor from dhrcode's notes."""
        bare = (part for part in material.selections if not part.codings)
        return sum(next(self.content.notes.said(part.notes), None) is None for part in bare)


def _described(material: Material) -> bool:
    return bool(material.node.description.strip()) and not material.said


def _says_other(text: str) -> bool:
    return bool(text.strip()) and "id" not in codebook_fields(text)
