"""Which parts of a project belong to which review."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dhrcode.importers.refi.file import OpenedFile
from dhrcode.importers.refi.known import ImportVariables, Subthemes
from dhrcode.importers.refi.leftovers import Leftovers
from dhrcode.importers.refi.materials import Material, RefiCoding
from dhrcode.importers.refi.names import NameResolver, unnamed_review
from dhrcode.importers.refi.nodes import Node
from dhrcode.model.codebook import Codebook
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

    A document belongs to the case that names it, or else to the review that dhrcode has written
    into its description, or that a person has given; in a project without cases each document is
    taken for a review. A coding belongs to the case that names its selection, or else to that of
    its document; for a document in several cases it is not known.

    Attributes:
        found: the reviews, in the order of the file; a review may occur twice.
        problems: cases whose review is not known.
        by_case: the review of each case, by the case's GUID.
    """

    def __init__(
        self,
        file: OpenedFile,
        materials: list[Material],
        codebook: Codebook,
        names: NameResolver,
        variables: ImportVariables,
    ) -> None:
        self._file, self._codebook, self._names = file, codebook, names
        self._ours = {v for v, m in variables.meanings.items() if m.ours and m.attribute is None}
        self.found: list[Unit] = []
        self.problems: list[Problem] = []
        self.by_case: dict[str, Unit] = {}
        self.materials = materials
        self._by_guid = {material.guid: material for material in self.materials if material.guid}
        self._owners: dict[int, list[Unit]] = {}
        self._selected: dict[str, list[Unit]] = {}
        cases = list(file.top.listed("Cases", "Case"))
        for case in cases:
            self._case(case)
        for material in self.materials:
            if id(material) not in self._owners:
                self._alone(material, cases=bool(cases))

    def share_out(self, leftovers: Leftovers) -> None:
        """Gives each review its documents and codings; counts what belongs to none."""
        for material in self.materials:
            owners = self._owners.get(id(material), [])
            for unit in owners:
                unit.add(material)
            leftovers.things["document of no review"] += not owners and not self.problems
            for coding in material.every_coding():
                selected = coding.selection.guid if coding.selection else ""
                units = self._selected.get(selected) or owners
                if len(units) == 1 or selected in self._selected:
                    for unit in units:
                        unit.add(material)
                        unit.codings.append(coding)
                elif not self.problems:
                    leftovers.orphans[material.name or "(no name)"] += 1

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

    def _case(self, case: Node) -> None:
        name = case.get("name").strip()
        ours = case.guid() == guid("case", self._codebook.id, name) or self._has_our_values(case)
        review = self._names.review(name, ours=ours)
        if review is None:
            fault = unnamed_review(name or "(no name)", "case")
            self.problems.append(self._file.place(case).located(fault))
            return
        unit = self._new(Unit(review, case, case))
        unit.codings.extend(RefiCoding(ref, ref.target) for ref in case.all("CodeRef"))
        self.by_case[case.guid()] = unit
        for ref in case.all("SourceRef"):
            if material := self._by_guid.get(ref.target):
                self._owners.setdefault(id(material), []).append(unit)
        for ref in case.all("SelectionRef"):
            if ref.target:
                self._selected.setdefault(ref.target, []).append(unit)

    def _has_our_values(self, case: Node) -> bool:
        """Whether a case has values of variables that only dhrcode writes."""
        return any(v.first("VariableRef").target in self._ours for v in case.all("VariableValue"))

    def _alone(self, material: Material, *, cases: bool) -> None:
        written = source_fields(material.description).get("review", "")
        review = self._names.said_review(material.name)
        review = review or self._names.review(written, ours=True)
        if review is None and not cases:
            review = self._names.review_of_document(material.name)
            if review is None and any(material.every_coding()):
                fault = unnamed_review(material.name or "(no name)", "document")
                self.problems.append(self._file.place(material.node).located(fault))
        if review is not None:
            self._owners[id(material)] = [self.of_review(review, material.node)]


def coded_users(units: Iterable[Unit], subthemes: Subthemes) -> Iterator[str]:
    """The GUID of each user who coded a subtheme; it may be empty, and may repeat."""
    for unit in units:
        for coding in unit.codings:
            if subthemes.of(coding.code):
                yield coding.user
