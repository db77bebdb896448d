"""What the codes and variables of a file mean in the project's codebook."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from dhrcode.importers.refi.clean import cut_line, folded, one_line, spelt
from dhrcode.importers.refi.codes import Code, every_code
from dhrcode.importers.refi.names import NameResolver
from dhrcode.importers.refi.nodes import Node
from dhrcode.model.codebook import BEARERS, Attribute, Codebook
from dhrcode.model.former_names import renaming
from dhrcode.model.record import Value
from dhrcode.model.refi import (
    FINDING,
    OF_RECORD,
    RECORD_FIELDS,
    RefiVariable,
    guid,
    separated,
    variable,
)
from dhrcode.model.refi_texts import subtheme_fields

_NO_VALUE = ("", "unassigned", "not applicable")
"""What NVivo writes for a case without a value, folded."""


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
        self._called = (
            _unlike(labels, folded),
            _unlike([*labels, *others], folded),
            _unlike([*labels, *others], spelt),
        )
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
        for called, form in zip(self._called, (folded, folded, spelt), strict=True):
            if found := next((called[form(n)] for n in names if form(n) in called), None):
                return found
        return None


def _unlike(names: Iterable[tuple[str, str]], form: Callable[[str], str]) -> dict[str, str]:
    """The ids by names in a form, without those that are names of several."""
    called: dict[str, set[str]] = {}
    for name, own in names:
        called.setdefault(form(name), set()).add(own)
    return {name: next(iter(ids)) for name, ids in called.items() if name and len(ids) == 1}


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
            for name in {folded(one.label), one.id, f"{one.of}.{one.id}", f"{one.of} {one.id}"}:
                labels.setdefault(name, []).append(one)
        self._labels = {name: found[0] for name, found in labels.items() if len(found) == 1}
        self.names: dict[str, str] = {}
        self.meanings: dict[str, VariableMeaning] = {}
        for node in nodes:
            self.names[node.guid()] = cut_line(node.get("name"))
            if meaning := self._meaning(node.get("name").strip()):
                self.meanings[node.guid()] = meaning

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


class GivenValue(NamedTuple):
    """A value of a variable, and its element."""

    text: str
    node: Node

    @property
    def there(self) -> bool:
        """Whether it is a value, and not what NVivo writes if there is none."""
        return folded(self.text) not in _NO_VALUE


def given_values(holder: Node) -> list[tuple[str, GivenValue]]:
    """The values that a case or document has been given, each with its variable's GUID."""
    values = []
    for node in holder.all("VariableValue"):
        text = next((one.text for one in node.children if one.tag != "VariableRef"), "")
        values.append((node.first("VariableRef").target, GivenValue(text, node)))
    return values


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
