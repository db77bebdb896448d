"""The variables of a file: what each means, and what they say of a review."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.importers import RecordData
from dhrcode.importers.refi.clean import cut_line, folded, one_line
from dhrcode.importers.refi.codes import Subthemes
from dhrcode.importers.refi.leftovers import Leftovers
from dhrcode.importers.refi.nodes import Node
from dhrcode.importers.refi.units import Unit
from dhrcode.model.codebook import BEARERS, Attribute, Codebook
from dhrcode.model.record import Value
from dhrcode.model.refi import FINDING, OF_RECORD, RECORD_FIELDS, RefiVariable, separated, variable
from dhrcode.problems import KeyPath

_NO_VALUE = ("", "unassigned", "not applicable")
"""What NVivo writes for a case without a value, folded."""
_PEOPLE = {"victim": "victims", "perpetrator": "perpetrators"}


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
    """What each variable of a file means, by its GUID."""

    def __init__(self, codebook: Codebook, nodes: Iterable[Node]) -> None:
        self._codebook = codebook
        labels: dict[str, list[Attribute]] = {}
        for one in codebook.attributes:
            for name in {folded(one.label), one.id, one.name, f"{one.of} {one.id}"}:
                labels.setdefault(name, []).append(one)
        self._labels = {name: found[0] for name, found in labels.items() if len(found) == 1}
        self.names: dict[str, str] = {}
        self.meanings: dict[str, VariableMeaning] = {}
        for node in nodes:
            self.names[node.guid()] = cut_line(node.get("name"))
            if meaning := self._meaning(node.get("name").strip()):
                self.meanings[node.guid()] = meaning

    @property
    def ours(self) -> set[str]:
        """The GUIDs of those that dhrcode alone writes."""
        return {v for v, m in self.meanings.items() if m.ours and m.attribute is None}

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


class Facts:
    """What the variables of one review say.

    Values of the case override those of its documents: some programs have none for cases.

    Attributes:
        unit: the review.
        version: the record's version of the codebook, whose ids of subthemes it has.
        fields: fields of the record, as text, by their names in `RECORD_FIELDS`.
        findings: the finding on each subtheme that has one.
        attributes: the review's attributes.
        places: the place of each part of the record, by its key path.
    """

    def __init__(
        self,
        unit: Unit,
        codebook: Codebook,
        variables: ImportVariables,
        subthemes: Subthemes,
        leftovers: Leftovers,
    ) -> None:
        self.unit, self._variables, self._left = unit, variables, leftovers
        self.fields: dict[str, str] = {}
        self.findings: dict[str, str] = {}
        self.attributes: RecordData = {}
        self.places: dict[KeyPath, Node] = {}
        self._people: dict[str, dict[int, RecordData]] = {of: {} for of in _PEOPLE}
        self._later: list[tuple[str, str, Node]] = []
        holders = [unit.case] if unit.case else []
        for holder in (*holders, *(material.node for material in unit.materials)):
            for node in holder.all("VariableValue"):
                self._value(node)
        self.version = self.fields.get("version", codebook.version)
        for own, text, node in self._later:
            subtheme = subthemes.now(own, self.version)
            if subtheme is None:
                self._left.left_out["variables"][f"{FINDING}.{own}"] += 1
            elif subtheme not in self.findings:
                self.findings[subtheme] = one_line(text)
                self.places["findings", subtheme] = node

    def people(self, of: str) -> list[RecordData]:
        """The victims or perpetrators in order, including those about whom nothing is known."""
        known = self._people[of]
        said = self.fields.get(_PEOPLE[of], "")
        count = int(said) if re.fullmatch("[0-9]{1,3}", said) else 0
        return [known.get(number, {}) for number in range(1, max([count, *known]) + 1)]

    def _value(self, node: Node) -> None:
        text = next((one.text for one in node.children if one.tag != "VariableRef"), "")
        named = node.first("VariableRef").target
        meaning = self._variables.meanings.get(named)
        if folded(text) in _NO_VALUE and not (meaning and meaning.ours):
            return
        if meaning is None:
            self._left.left_out["variables"][self._variables.names.get(named) or "(unknown)"] += 1
        elif meaning.attribute is not None:
            self._attribute(meaning, meaning.attribute, text, node)
        elif meaning.variable.of == FINDING:
            self._later.append((meaning.variable.id, text, node))
        elif text.strip():
            self.fields.setdefault(meaning.variable.id, text.strip())
            self.places[(meaning.variable.id.replace("-", "_"),)] = node

    def _attribute(
        self, meaning: VariableMeaning, attribute: Attribute, text: str, node: Node
    ) -> None:
        of, key, number = meaning.variable
        value = value_of(attribute, text if meaning.ours else one_line(text))
        if not (meaning.ours or _fits(attribute, value)):
            name = self._variables.names[node.first("VariableRef").target]
            self._left.left_out["values"][f"{name}: {cut_line(text)[:60]}"] += 1
            return
        whose = self._people[of].setdefault(number, {}) if of in _PEOPLE else self.attributes
        if key not in whose:
            whose[key] = value
            path = (_PEOPLE[of], number - 1, key) if of in _PEOPLE else ("attributes", key)
            self.places[path] = node


def _fits(attribute: Attribute, value: Value) -> bool:
    try:
        attribute.data_type.read(value)
    except ValueError:
        return False
    return True
