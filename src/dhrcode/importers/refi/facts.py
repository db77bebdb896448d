"""What the variables of a file say of one review."""

import re
from collections import defaultdict

from dhrcode.importers import RecordData
from dhrcode.importers.people import attribute_fields
from dhrcode.importers.refi.clean import cut_line, folded, one_line
from dhrcode.importers.refi.content import ProjectContent
from dhrcode.importers.refi.nodes import Node
from dhrcode.importers.refi.units import Unit
from dhrcode.importers.refi.variables import VariableMeaning, value_of
from dhrcode.model.codebook import Attribute
from dhrcode.model.record import Value
from dhrcode.model.refi import FINDING
from dhrcode.problems import KeyPath

_NO_VALUE = ("", "unassigned", "not applicable")
"""What NVivo writes for a case without a value, folded."""


class Facts:
    """What the variables of one review say.

    Values of the case override those of its documents: some programs have none for cases.

    Attributes:
        version: the record's version of the codebook, whose ids of subthemes it has.
        fields: fields of the record, as text, by their names in `RECORD_FIELDS`.
        findings: the finding on each subtheme that has one.
        places: the place of each part of the record, by its key path.
    """

    def __init__(self, content: ProjectContent, unit: Unit) -> None:
        self._variables, self._left = content.variables, content.left
        self.fields: dict[str, str] = {}
        self.findings: dict[str, str] = {}
        self.places: dict[KeyPath, Node] = {}
        self._given: dict[tuple[str, int], RecordData] = defaultdict(dict)
        self._later: list[tuple[str, str, Node]] = []
        holders = [unit.case] if unit.case else []
        for holder in (*holders, *(material.node for material in unit.materials)):
            for node in holder.all("VariableValue"):
                self._value(node)
        self.version = self.fields.get("version", content.codebook.version)
        for own, text, node in self._later:
            subtheme = content.subthemes.now(own, self.version)
            if subtheme is None:
                self._left.left_out["variables"][f"{FINDING}.{own}"] += 1
            elif subtheme not in self.findings:
                self.findings[subtheme] = one_line(text)
                self.places["findings", subtheme] = node

    def attributes(self) -> RecordData:
        """What is said of the review and its people, as the fields of a record."""
        whole = (one for one in self.fields.items() if re.fullmatch("[0-9]{1,3}", one[1]))
        return attribute_fields(self._given, {field: int(text) for field, text in whole})

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
        elif key not in self._given[of, number]:
            self._given[of, number][key] = value
            path = (f"{of}s", number - 1, key) if number else ("attributes", key)
            self.places[path] = node


def _fits(attribute: Attribute, value: Value) -> bool:
    try:
        attribute.data_type.read(value)
    except ValueError:
        return False
    return True
