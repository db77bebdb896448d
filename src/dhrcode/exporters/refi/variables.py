"""What is known of a review as variables of its case: attributes, findings, the record's own."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from dhrcode.exporters.refi.elements import child, ref, said
from dhrcode.model.codebook import BEARERS, Attribute, Bearer, Codebook
from dhrcode.model.record import FINDINGS, Record, Value, bearers
from dhrcode.model.refi import FINDING, OF_RECORD, RECORD_FIELDS, RefiVariable, guid, joined
from dhrcode.model.refi_contents import contents, in_words

VariableValue = str | int | date
"""A value of a variable."""


def values_of(record: Record) -> dict[str, VariableValue]:
    """A record's variables by name, each with its value; without empty ones."""
    fields: dict[str, VariableValue | None] = {
        "kind": record.kind,
        "codebook": record.codebook.id,
        "version": record.codebook.version,
        "coder": record.coder,
        "coded": record.coded,
        "status": record.status,
        "consensus-of": joined(record.consensus_of) if record.consensus_of else None,
        "read": _read(record),
        "victims": len(record.victims),
        "perpetrators": len(record.perpetrators),
        "holds": in_words(contents(record)),
    }
    values = {RefiVariable(OF_RECORD, name).name: v for name, v in fields.items() if v is not None}
    for of in BEARERS:
        for number, (_, given) in enumerate(bearers(record, of), start=_first(of)):
            values |= {RefiVariable(of, key, number).name: _plain(v) for key, v in given.items()}
    coded = record.findings.items()
    return values | {RefiVariable(FINDING, subtheme).name: one.finding for subtheme, one in coded}


def _read(record: Record) -> str | None:
    """The pages that were read, of each document."""
    said = (f"{source} {one.sha256} {one.pages}" for source, one in record.read.items())
    return joined(tuple(said)) if record.read else None


def _plain(value: Value) -> VariableValue:
    return joined(value) if isinstance(value, tuple) else value


class ExportVariables:
    """The variables of an export, and the type of each.

    A number or year is of type Integer if every value is a number: `not-stated` cannot be an
    Integer, so with it among the values the variable is of type Text.

    Args:
        codebook: the codebook of the records.
        values: the result of `values_of` for each record.
    """

    def __init__(self, codebook: Codebook, values: Iterable[Mapping[str, VariableValue]]) -> None:
        self.codebook = codebook.id
        self.types: dict[str, str] = {}
        self.descriptions: dict[str, str] = {}
        values = list(values)
        for name, (type_, description) in RECORD_FIELDS.items():
            self._declare(RefiVariable(OF_RECORD, name), type_, description)
        for attribute, number in _attributes(codebook, values):
            variable = RefiVariable(attribute.of, attribute.id, number)
            self._declare(variable, _type(attribute, variable, values), _about(attribute, number))
        for area in codebook.areas:
            for subtheme in area.subthemes:
                said_of = f"{subtheme.label}: {', '.join(FINDINGS)}; empty where it is not coded"
                self._declare(RefiVariable(FINDING, subtheme.id), "Text", said_of)

    def _declare(self, variable: RefiVariable, type_: str, description: str) -> None:
        self.types[variable.name], self.descriptions[variable.name] = type_, description

    def add_to(self, project: Element) -> None:
        """Adds the variables to the project."""
        variables = child(project, "Variables")
        for name, type_ in self.types.items():
            variable = child(
                variables,
                "Variable",
                guid=guid("variable", self.codebook, name),
                name=name,
                typeOfVariable=type_,
            )
            said(variable, "Description", self.descriptions[name])

    def add_values(self, case: Element, values: Mapping[str, VariableValue]) -> None:
        """Adds a review's values to its case, in the order of the variables."""
        for name, type_ in self.types.items():
            if name in values:
                value = child(case, "VariableValue")
                ref(value, "VariableRef", guid("variable", self.codebook, name))
                said(value, f"{type_}Value", str(values[name]))


def _first(of: Bearer) -> int:
    """The number of the first victim or perpetrator; 0, which is the review's own, for that."""
    return 0 if of == "review" else 1


def _attributes(
    codebook: Codebook, values: list[Mapping[str, VariableValue]]
) -> Iterator[tuple[Attribute, int]]:
    """Each attribute, with the person's number: for as many people as the review with most has."""
    for of in BEARERS:
        counts = (int(str(given.get(f"{OF_RECORD}.{of}s", 0))) for given in values)
        for number in range(_first(of), max(counts, default=0) + 1):
            yield from ((one, number) for one in codebook.attributes_of[of].values())


def _type(
    attribute: Attribute, variable: RefiVariable, values: Iterable[Mapping[str, VariableValue]]
) -> str:
    whole = all(isinstance(given.get(variable.name, 0), int) for given in values)
    return attribute.data_type.variable if whole else "Text"


def _about(attribute: Attribute, number: int) -> str:
    whose = f" ({attribute.of} {number})" if number else ""
    lines = [f"{attribute.label}{whose}"]
    lines += [attribute.definition] if attribute.definition else []
    for choice in attribute.values:
        lines.append(f"{choice.id}: {choice.label}" if choice.label else choice.id)
    return "\n".join(lines)
