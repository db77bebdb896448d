"""The codes of a file, with the place of each among the others."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dhrcode.importers.refi.clean import cut_line, whole_text
from dhrcode.importers.refi.nodes import Node

BETWEEN_LEVELS = ". "
"""Separates the names of a hierarchy that are joined into one name."""
UNNAMED = "(no name)"
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
        return whole_text(self.node.first("Description").text).strip()

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
