"""The codes of a file, with the place of each among the others, and which subtheme it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dhrcode.importers.refi.clean import UNNAMED, cut_line, folded, spelt, unambiguous
from dhrcode.importers.refi.names import NameResolver
from dhrcode.importers.refi.nodes import Node
from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import renaming
from dhrcode.model.refi import guid
from dhrcode.model.refi_texts import subtheme_fields

BETWEEN_LEVELS = ". "
"""Separates the names of a hierarchy that are joined into one name."""
_NOT = ("false", "0", "no")


@dataclass(slots=True)
class Code:
    """A code or a category of codes.

    Attributes:
        node: its element.
        above: the names of the codes that contain it, the outermost first.
        within: the codes that it contains.
    """

    node: Node
    above: tuple[str, ...] = ()
    within: list["Code"] = field(default_factory=list)

    @property
    def guid(self) -> str:
        """Its GUID."""
        return self.node.guid()

    @property
    def name(self) -> str:
        """Its name, on one line."""
        return cut_line(self.node.get("name")) or UNNAMED

    @property
    def codable(self) -> bool:
        """Whether things can be coded with it; a category is only a heading over others."""
        return self.node.get("isCodable").strip().lower() not in _NOT

    @property
    def description(self) -> str:
        """Its description; may be empty."""
        return self.node.description.strip()

    @property
    def label(self) -> str:
        """Its name after those of the codes that contain it, except the outermost."""
        return cut_line(BETWEEN_LEVELS.join((*self.above[1:], self.name)))

    def leaves(self) -> Iterator["Code"]:
        """Itself and the codes in it, as far as they can be coded with, in order.

        A code that contains others can be coded with too, unless it is a category.
        """
        if self.codable:
            yield self
        for code in self.within:
            yield from code.leaves()


def codes_of(top: Node) -> list[Code]:
    """The outermost codes of a codebook, or of the codebook in a project."""
    book = top if top.tag == "CodeBook" else top.first("CodeBook")
    holders = list(book.all("Codes")) or [book]  # some programs leave the element out
    return [_code(node, ()) for holder in holders for node in holder.all("Code")]


def _code(node: Node, above: tuple[str, ...]) -> Code:
    code = Code(node, above)
    code.within = [_code(child, (*above, code.name)) for child in node.all("Code")]
    return code


def every_code(codes: list[Code]) -> Iterator[Code]:
    """All codes, categories too, each before those in it."""
    for code in codes:
        yield code
        yield from every_code(code.within)


class Subthemes:
    """The subtheme that each code of a file is.

    What a person has said of a code's name goes before all. A code that dhrcode wrote is recognised
    by its GUID or by the id in its description, another by its name: the label of a subtheme, alone
    or after its area, its id, or what it is also known as; then by how an id would be spelt of it.
    """

    def __init__(self, codebook: Codebook, codes: list[Code], names: NameResolver) -> None:
        self._codebook, self._said = codebook, names
        every = [(area, one) for area in codebook.areas for one in area.subthemes]
        self._known = {one.id for _, one in every}
        self._by_guid = {guid("subtheme", codebook.id, one.id): one.id for _, one in every}
        labels = [(one.label, one.id) for _, one in every]
        labels += [(f"{area.label}: {one.label}", one.id) for area, one in every]
        others = [(name, one.id) for _, one in every for name in (one.id, *one.also_known_as)]
        self._called = [
            (form, unambiguous((form(name), own) for name, own in named))
            for form, named in (
                (folded, labels),
                (folded, labels + others),
                (spelt, labels + others),
            )
        ]
        self.names: dict[str, str] = {}
        self._found: dict[str, str] = {}
        for code in every_code(codes):
            self.names[code.guid] = code.name
            if code.guid and (found := self._subtheme(code)):
                self._found[code.guid] = found

    @property
    def any(self) -> bool:
        """Whether any code of the file is a subtheme."""
        return bool(self._found)

    def of(self, code: str) -> str | None:
        """The subtheme of a code, by its GUID; None if it is not a subtheme."""
        return self._found.get(code) or self._by_guid.get(code)

    def now(self, subtheme: str, version: str) -> str | None:
        """The present id of a subtheme that dhrcode named; None if there is none.

        Args:
            subtheme: its id in the file.
            version: the file's version of the codebook.
        """
        seen: set[str] = set()
        while subtheme not in self._known and subtheme not in seen:
            seen.add(subtheme)
            renamed = renaming(self._codebook, version, subtheme)
            if renamed is None:
                return None
            subtheme, version = renamed.becomes[0], renamed.version
        return subtheme if subtheme in self._known else None

    def _subtheme(self, code: Code) -> str | None:
        for name in (code.label, code.name):
            if said := self._said.said("codes", name):
                return said if said in self._known else None
        if found := self._by_guid.get(code.guid):
            return found
        if (own := subtheme_fields(code.description).get("id")) in self._known:
            return str(own)
        names = dict.fromkeys((code.label, code.name, ": ".join((*code.above[-1:], code.name))))
        for form, called in self._called:
            if found := next((called[form(n)] for n in names if form(n) in called), None):
                return found
        return None
