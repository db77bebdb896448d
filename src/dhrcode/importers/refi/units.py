"""Which parts of a project belong to which review."""

from dataclasses import dataclass, field

from dhrcode.importers.refi.clean import UNNAMED, cut_line, folded
from dhrcode.importers.refi.content import ProjectContent
from dhrcode.importers.refi.materials import Material, RefiCoding
from dhrcode.importers.refi.nodes import Node
from dhrcode.importers.refi.notes import RefiNote
from dhrcode.model.import_names import NOTHING
from dhrcode.model.refi import guid
from dhrcode.model.refi_texts import source_fields
from dhrcode.problems import Problem


@dataclass(slots=True)
class Unit:
    """A review, as far as the project knows it.

    Attributes:
        review: its id.
        node: its element.
        case: the case; None if the project only has documents of it.
        materials: its documents.
        codings: everything coded in it.
        notes: dhrcode's notes on it.
    """

    review: str
    node: Node
    case: Node | None = None
    materials: list[Material] = field(default_factory=list)
    codings: list[RefiCoding] = field(default_factory=list)
    notes: list[RefiNote] = field(default_factory=list)

    def add(self, material: Material) -> None:
        """Adds a document, once."""
        if not any(material is one for one in self.materials):
            self.materials.append(material)


class Units:
    """The reviews of a project, with the documents, selections and codings that belong to each.

    A document belongs to the review that a person has given, or else to the case that names it, to
    that which is one of its codes, to the review that dhrcode has written into its description, or
    to that with whose id its name begins. A coding belongs to the case that names its selection, or
    else to that whose passage it is, or to that of its document; for a document in several cases it
    is not known.

    Attributes:
        found: the reviews, in the order of the file; a review may occur twice.
        problems: cases and coded documents whose review is not known.
        by_case: the review of each case, by the case's GUID.
    """

    def __init__(self, content: ProjectContent) -> None:
        self._content = content
        self.found: list[Unit] = []
        self.problems: list[Problem] = []
        self.by_case: dict[str, Unit] = {}
        self._by_guid = {one.node.guid(): one for one in content.materials if one.node.guid()}
        self._owners: dict[int, list[Unit]] = {}
        self._selected: dict[str, list[Unit]] = {}
        self._passages: dict[int, list[tuple[RefiCoding, Unit]]] = {}
        for case in content.file.top.listed("Cases", "Case"):
            self._case(case)
        codes = self._case_codes()
        for material in content.materials:
            coded = [(one, codes[one.code]) for one in material.every_coding() if one.code in codes]
            self._passages[id(material)] = coded
            self._material(material, [unit for one, unit in coded if one.selection is None])

    def share_out(self) -> None:
        """Gives each review its documents and codings; counts what belongs to none."""
        for material in self._content.materials:
            owners, passages = self._owners[id(material)], self._passages[id(material)]
            for unit in (*owners, *(unit for _, unit in passages)):
                unit.add(material)
            none = not owners and not passages and not self.problems
            self._content.left.things["document of no review"] += none
            naming = [id(one) for one, _ in passages]
            for coding in material.every_coding():
                if id(coding) not in naming:
                    self._coding(coding, material)

    def give_notes(self) -> None:
        """Gives each review the notes that dhrcode wrote of it.

        A note belongs to the case that it is linked with, since a person may have given the case
        another id; if the program that wrote the file has dropped links or cases, it belongs to the
        review that the note itself names. One that is the description of a selection belongs to
        the review of its document.
        """
        cases: dict[str, Unit] = {}
        for origin, target in self._content.notes.links:
            for one, other in ((origin, target), (target, origin)):
                if unit := self.by_case.get(one):
                    cases[other] = unit
        for own, note in self._content.notes.by_guid.items():
            if note.ours:
                unit = cases.get(own) or self.owner(note.material)
                unit = unit or self._of_review(note.review, note.node)
                unit.notes.append(note)

    def owner(self, material: Material | None) -> Unit | None:
        """The one review that a document belongs to; None if it is of none or of several."""
        owners = self._owners.get(id(material), [])
        return owners[0] if len(owners) == 1 else None

    def _of_review(self, review: str, node: Node) -> Unit:
        """The first unit of a review; a new one if there is none."""
        known = next((unit for unit in self.found if unit.review == review), None)
        if known is None:
            known = Unit(review, node)
            self.found.append(known)
        return known

    def _case(self, case: Node) -> None:
        name, ours = case.get("name").strip(), self._content.variables.ours
        written = case.guid() == guid("case", self._content.codebook.id, name) or any(
            value.first("VariableRef").target in ours for value in case.all("VariableValue")
        )
        review = self._content.names.review(name, ours=written)
        if review is None:
            self._unnamed("case", name, case, "say which it is")
        unit = Unit(review or "", case, case)
        self.found += [unit] if review else []
        unit.codings.extend(RefiCoding(ref, ref.target) for ref in case.all("CodeRef"))
        self.by_case[case.guid()] = unit
        for ref in case.all("SourceRef"):
            if material := self._by_guid.get(ref.target):
                self._owners.setdefault(id(material), []).append(unit)
            else:
                self._content.left.things["reference that leads nowhere"] += 1
        for ref in case.all("SelectionRef"):
            if ref.target:
                self._selected.setdefault(ref.target, []).append(unit)

    def _case_codes(self) -> dict[str, Unit]:
        """The codes that are cases, by GUID: NVivo gives both one, and other programs one name."""
        named = {folded(unit.case.get("name")): unit for unit in self.found if unit.case}
        subthemes = self._content.subthemes
        codes = {
            code: named[folded(name)]
            for code, name in subthemes.names.items()
            if folded(name) in named and subthemes.of(code) is None
        }
        return codes | self.by_case

    def _material(self, material: Material, coded: list[Unit]) -> None:
        """Finds out whose a document is."""
        said = self._content.names.said("documents", material.name)
        owners = self._owners.get(id(material), coded)
        if said is not None:
            owners = [] if said == NOTHING else [self._of_review(said, material.node)]
        elif not owners:
            review = self._review_of(material)
            owners = [self._of_review(review, material.node)] if review else []
            if not (owners or self._passages[id(material)]) and any(material.every_coding()):
                hint = "say under 'documents' which it is of, or none,"
                self._unnamed("document", material.name, material.node, hint)
        self._owners[id(material)] = owners

    def _review_of(self, material: Material) -> str | None:
        """The review of a document that no case names, by what is said or written of it."""
        names, written = self._content.names, source_fields(material.node.description)
        return (
            names.said("reviews", material.name)
            or names.review(written.get("review", ""), ours=True)
            or names.begun(material.name, (unit.review for unit in self.found))
        )

    def _unnamed(self, what: str, name: str, node: Node, hint: str) -> None:
        """Notes a case or document whose review is not known."""
        shown = cut_line(name or UNNAMED)[:60]
        said = f"the {what} '{shown}' has no name that is the id of a review"
        hint = f"{hint} in a file of names, and give that with --ids"
        place = self._content.file.place(node)
        self.problems.append(place.problem("review-unknown", said, hint))

    def _coding(self, coding: RefiCoding, material: Material) -> None:
        """Gives a coding to its review; counts it if it has none."""
        part, owners = coding.selection, self._owners[id(material)]
        units = self._selected.get(part.node.guid(), []) if part else []
        for one, unit in () if units else self._passages[id(material)]:
            if one.selection and one.selection.holds(part) and unit not in units:
                units = [*units, unit]
        units = units or (owners if len(owners) == 1 else [])
        for unit in units:
            unit.add(material)
            unit.codings.append(coding)
        if not units and not self.problems:
            self._content.left.left_out["orphans"][material.name or UNNAMED] += 1
