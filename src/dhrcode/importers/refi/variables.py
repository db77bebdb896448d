"""The variables of a file: what each means, and how its values are written here."""

from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.importers.refi.clean import cut_line, folded, one_line, unambiguous
from dhrcode.importers.refi.nodes import Node
from dhrcode.model.codebook import BEARERS, Attribute, Codebook
from dhrcode.model.record import Value
from dhrcode.model.refi import FINDING, OF_RECORD, RECORD_FIELDS, RefiVariable, separated, variable


class VariableMeaning(NamedTuple):
    """What a variable means.

    Attributes:
        variable: whose it is, and its id in the codebook or record.
        attribute: the attribute; None for a finding or a field of the record.
        ours: whether its name is one that dhrcode gives.
    """

    variable: RefiVariable
    attribute: Attribute | None
    ours: bool


class ImportVariables:
    """What each variable of a file means, by its GUID.

    Attributes:
        names: the name of each.
        meanings: of those that mean something here.
        ours: the GUIDs of those that dhrcode alone writes.
    """

    def __init__(self, codebook: Codebook, nodes: Iterable[Node]) -> None:
        self._codebook = codebook
        self._labels = unambiguous(
            (name, one)
            for one in codebook.attributes
            for name in (folded(one.label), one.id, one.name, f"{one.of} {one.id}")
        )
        self.names: dict[str, str] = {}
        self.meanings: dict[str, VariableMeaning] = {}
        for node in nodes:
            self.names[node.guid()] = cut_line(node.get("name"))
            if meaning := self._meaning(node.get("name").strip()):
                self.meanings[node.guid()] = meaning
        self.ours = {own for own, one in self.meanings.items() if one.ours and not one.attribute}

    def _meaning(self, name: str) -> VariableMeaning | None:
        said = variable(name)
        if said is None:
            return self._by_label(name)
        if said.of == FINDING or (said.of == OF_RECORD and said.id in RECORD_FIELDS):
            return VariableMeaning(said, None, ours=True)
        bearer = said.bearer
        attribute = self._codebook.attributes_of[bearer].get(said.id) if bearer else None
        return VariableMeaning(said, attribute, ours=True) if attribute else None

    def _by_label(self, name: str) -> VariableMeaning | None:
        own = name.partition(":")[2]  # NVivo writes `Cases:Year`
        attribute = self._labels.get(folded(name)) or self._labels.get(folded(own))
        if attribute is None:
            return None
        number = 0 if attribute.of == BEARERS[0] else 1
        return VariableMeaning(
            RefiVariable(attribute.of, attribute.id, number), attribute, ours=False
        )


def value_of(attribute: Attribute, text: str) -> Value:
    """The value of a record for a text that dhrcode or another program wrote, if it is one."""
    data_type = attribute.data_type
    if data_type.several:
        return tuple(_choice(attribute, part) for part in separated(text))
    if data_type.words:
        return text
    return data_type.from_cell(one_line(text)) or _choice(attribute, text)


def _choice(attribute: Attribute, text: str) -> str:
    """The id of a value, which may be written as its label, or as true and false."""
    spelt = folded(text)
    known = {folded(one.label or one.id): one.id for one in attribute.values}
    known |= {value.casefold(): value for value in attribute.allowed}
    known |= attribute.data_type.aliases
    return known.get(spelt, text)
