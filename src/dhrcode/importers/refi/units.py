"""Which parts of a project belong to which review."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dhrcode.importers.refi.clean import folded
from dhrcode.importers.refi.codes import Subthemes
from dhrcode.importers.refi.file import OpenedFile
from dhrcode.importers.refi.leftovers import Leftovers
from dhrcode.importers.refi.materials import Material, RefiCoding
from dhrcode.importers.refi.names import NameResolver, unnamed_review
from dhrcode.importers.refi.nodes import Node
from dhrcode.model.codebook import Codebook
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
    """

    review: str
    node: Node
    case: Node | None = None
    materials: list[Material] = field(default_factory=list)
    codings: list[RefiCoding] = field(default_factory=list)

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

    def __init__(
        self,
        file: OpenedFile,
        materials: list[Material],
        codebook: Codebook,
        names: NameResolver,
    ) -> None:
        self._file, self._codebook, self._names = file, codebook, names
        self.found: list[Unit] = []
        self.problems: list[Problem] = []
        self.by_case: dict[str, Unit] = {}
        self.materials = materials
        self._by_guid = {material.guid: material for material in self.materials if material.guid}
        self._owners: dict[int, list[Unit]] = {}
        self._selected: dict[str, list[Unit]] = {}
        self._passages: dict[int, list[tuple[RefiCoding, Unit]]] = {}
        self._nowhere = 0

    def read(self, ours: set[str], subthemes: Subthemes) -> None:
        """Finds out which documents and passages belong to which review.

        Args:
            ours: the GUIDs of variables that dhrcode alone writes.
            subthemes: which code is which.
        """
        for case in self._file.top.listed("Cases", "Case"):
            self._case(case, ours)
        codes = self._case_codes(subthemes)
        for material in self.materials:
            coded = [(one, codes[one.code]) for one in material.every_coding() if one.code in codes]
            self._passages[id(material)] = coded
            self._material(material, [unit for one, unit in coded if one.selection is None])

    def share_out(self, leftovers: Leftovers) -> None:
        """Gives each review its documents and codings; counts what belongs to none."""
        leftovers.things["reference that leads nowhere"] += self._nowhere
        for material in self.materials:
            owners, passages = self._owners[id(material)], self._passages[id(material)]
            for unit in (*owners, *(unit for _, unit in passages)):
                unit.add(material)
            none = not owners and not passages and not self.problems
            leftovers.things["document of no review"] += none
            naming = [id(one) for one, _ in passages]
            for coding in material.every_coding():
                if id(coding) not in naming:
                    self._coding(coding, material, leftovers)

    def of_review(self, review: str, node: Node) -> Unit:
        """The first unit of a review; a new one if there is none."""
        known = next((unit for unit in self.found if unit.review == review), None)
        return known or self._new(Unit(review, node))

    def owner(self, material: Material | None) -> Unit | None:
        """The one review that a document belongs to; None if it is of none or of several."""
        owners = self._owners.get(id(material), [])
        return owners[0] if len(owners) == 1 else None

    def _new(self, unit: Unit) -> Unit:
        self.found.append(unit)
        return unit

    def _case(self, case: Node, ours: set[str]) -> None:
        name = case.get("name").strip()
        written = case.guid() == guid("case", self._codebook.id, name) or any(
            value.first("VariableRef").target in ours for value in case.all("VariableValue")
        )
        review = self._names.review(name, ours=written)
        if review is None:
            fault = unnamed_review(name or "(no name)", "case")
            self.problems.append(self._file.place(case).located(fault))
        unit = Unit(review or "", case, case)
        self.found += [unit] if review else []
        unit.codings.extend(RefiCoding(ref, ref.target) for ref in case.all("CodeRef"))
        self.by_case[case.guid()] = unit
        for ref in case.all("SourceRef"):
            if material := self._by_guid.get(ref.target):
                self._owners.setdefault(id(material), []).append(unit)
            else:
                self._nowhere += 1
        for ref in case.all("SelectionRef"):
            if ref.target:
                self._selected.setdefault(ref.target, []).append(unit)

    def _case_codes(self, subthemes: Subthemes) -> dict[str, Unit]:
        """The codes that are cases, by GUID: NVivo gives both one, and other programs one name."""
        named = {folded(unit.case.get("name")): unit for unit in self.found if unit.case}
        codes = {
            code: named[folded(name)]
            for code, name in subthemes.names.items()
            if folded(name) in named and subthemes.of(code) is None
        }
        return codes | self.by_case

    def _material(self, material: Material, coded: list[Unit]) -> None:
        """Finds out whose a document is."""
        said = self._names.said("documents", material.name)
        owners = self._owners.get(id(material), coded)
        if said is not None:
            owners = [] if said == NOTHING else [self.of_review(said, material.node)]
        elif not owners:
            review = self._review_of(material)
            owners = [self.of_review(review, material.node)] if review else []
            if not (owners or self._passages[id(material)]) and any(material.every_coding()):
                fault = unnamed_review(material.name or "(no name)", "document")
                self.problems.append(self._file.place(material.node).located(fault))
        self._owners[id(material)] = owners

    def _review_of(self, material: Material) -> str | None:
        """The review of a document that no case names, by what is said or written of it."""
        written = source_fields(material.description).get("review", "")
        return (
            self._names.said("reviews", material.name)
            or self._names.review(written, ours=True)
            or self._names.begun(material.name, (unit.review for unit in self.found))
        )

    def _coding(self, coding: RefiCoding, material: Material, leftovers: Leftovers) -> None:
        """Gives a coding to its review; counts it if it has none."""
        part, owners = coding.selection, self._owners[id(material)]
        units = self._selected.get(part.guid, []) if part else []
        for one, unit in () if units else self._passages[id(material)]:
            if one.selection and one.selection.holds(part) and unit not in units:
                units = [*units, unit]
        units = units or (owners if len(owners) == 1 else [])
        for unit in units:
            unit.add(material)
            unit.codings.append(coding)
        if not units and not self.problems:
            leftovers.left_out["orphans"][material.name or "(no name)"] += 1


def coded_users(units: Iterable[Unit], subthemes: Subthemes) -> Iterator[str]:
    """The GUID of each user who coded a subtheme; it may be empty, and may repeat."""
    for unit in units:
        for coding in unit.codings:
            if subthemes.of(coding.code):
                yield coding.user
