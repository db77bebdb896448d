"""What variables say of a review: attributes, findings, and fields of the record."""

import re
from collections.abc import Callable
from typing import Any

from dhrcode.importers import RecordData
from dhrcode.importers.refi.clean import cut_line, one_line
from dhrcode.importers.refi.known import (
    GivenValue,
    ImportVariables,
    Subthemes,
    VariableMeaning,
    given_values,
    value_of,
)
from dhrcode.importers.refi.leftovers import Leftovers
from dhrcode.importers.refi.nodes import Node
from dhrcode.importers.refi.units import Unit
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.refi import FINDING, OF_RECORD, separated
from dhrcode.problems import KeyPath

_PEOPLE = {"victim": "victims", "perpetrator": "perpetrators"}


class Facts:
    """What the variables of one review say.

    Values of the case override those of its documents: some programs have none for cases.

    Attributes:
        unit: the review.
        fields: fields of the record, as text, by their names in `RECORD_FIELDS`.
        findings: the finding on each subtheme that has one.
        attributes: the review's attributes.
        places: the place of each part of the record, by its key path.
    """

    def __init__(
        self, unit: Unit, variables: ImportVariables, subthemes: Subthemes, leftovers: Leftovers
    ) -> None:
        self.unit = unit
        self._variables, self._subthemes, self._left = variables, subthemes, leftovers
        self.fields: dict[str, str] = {}
        self.findings: dict[str, str] = {}
        self.attributes: RecordData = {}
        self.places: dict[KeyPath, Node] = {}
        self._people: dict[str, dict[int, RecordData]] = {of: {} for of in _PEOPLE}
        self._later: list[tuple[VariableMeaning, GivenValue]] = []
        holders = [unit.case] if unit.case else []
        for holder in (*holders, *(material.node for material in unit.materials)):
            for variable, given in given_values(holder):
                self._value(variable, given)

    def read(self, codebook: Codebook) -> None:
        """Reads all values; ids of findings are those of the record's version of the codebook."""
        version = self.fields.get("version", codebook.version)
        for meaning, given in self._later:
            subtheme = self._subthemes.now(meaning.variable.id, version)
            if subtheme is None:
                self._left.variables[meaning.variable.name] += 1
            elif subtheme not in self.findings:
                self.findings[subtheme] = one_line(given.text)
                self.places["findings", subtheme] = given.node

    def people(self, of: str) -> list[RecordData]:
        """The victims or perpetrators in order, including those about whom nothing is known."""
        known = self._people[of]
        said = self.fields.get(_PEOPLE[of], "")
        count = int(said) if re.fullmatch("[0-9]{1,3}", said) else 0
        return [known.get(number, {}) for number in range(1, max([count, *known]) + 1)]

    def _value(self, variable: str, given: GivenValue) -> None:
        meaning = self._variables.meanings.get(variable)
        if not given.there and (meaning is None or not meaning.ours):
            return
        if meaning is None:
            self._left.variables[self._variables.names.get(variable) or "(unknown)"] += 1
        elif meaning.attribute is not None:
            self._attribute(meaning, meaning.attribute, given)
        elif meaning.variable.of == FINDING:
            self._later.append((meaning, given))
        elif meaning.variable.of == OF_RECORD and given.text.strip():
            field = meaning.variable.id
            self.fields.setdefault(field, given.text.strip())
            self.places[(field.replace("-", "_"),)] = given.node

    def _attribute(self, meaning: VariableMeaning, attribute: Attribute, given: GivenValue) -> None:
        of, key, number = meaning.variable
        value = value_of(attribute, given.text if meaning.ours else one_line(given.text))
        if not meaning.ours:
            try:
                attribute.data_type.read(value)
            except ValueError:
                name = self._variables.names.get(given.node.first("VariableRef").target, "")
                self._left.values[f"{name}: {cut_line(given.text)[:60]}"] += 1
                return
        whose = self._people[of].setdefault(number, {}) if of in _PEOPLE else self.attributes
        if key not in whose:
            whose[key] = value
            path = (_PEOPLE[of], number - 1, key) if of in _PEOPLE else ("attributes", key)
            self.places[path] = given.node


def day(text: str) -> str | None:
    """The day of a date that may have a time, such as 2014-06-03; None if it is not a date."""
    found = re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
    return found[0] if found else None


def several(text: str) -> list[str]:
    """A list in one text."""
    return list(separated(text))


ValueReader = Callable[[str], Any]
FIELDS: dict[str, tuple[str, ValueReader]] = {
    "kind": ("kind", str),
    "coded": ("coded", day),
    "status": ("status", str),
    "consensus-of": ("consensus_of", several),
}
"""Variables that are fields of the record: the field's name, and how it is read."""
