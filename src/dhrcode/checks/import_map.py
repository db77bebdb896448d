"""A map of a table checked against the codebook: what it names is there, nothing meant twice."""

from collections.abc import Generator, Iterable, Iterator

from dhrcode.model.codebook import Attribute, Bearer, Codebook
from dhrcode.model.coding_map import CodingMap
from dhrcode.model.import_map import ImportMap, TableMap
from dhrcode.model.map_columns import (
    NO_THEME,
    AttributeColumn,
    AttributeColumns,
    OneHot,
    evidence_target,
    reference,
)
from dhrcode.model.places import places
from dhrcode.model.subtheme_names import subtheme_fault
from dhrcode.model.vocabulary import kind_fault, unknown_attribute
from dhrcode.problems import Fault, KeyPath


def map_faults(result: ImportMap, codebook: Codebook) -> Iterator[Fault]:
    """What a map names that the codebook does not have, and what it means by two headings."""
    if result.kind and (fault := kind_fault(codebook.kind_named(result.kind), codebook)):
        yield fault
    if result.codebook is not None and result.codebook.id != codebook.id:
        said = f"the project's codebook is '{codebook.id}'"
        yield Fault(("codebook", "id"), "other-codebook", said, "the map has to be of the same")
    yield from _of_table(result, codebook, "review", ())
    for path, joined in places(result, "join.*"):
        yield from _of_table(joined, codebook, joined.of, path)
    yield from _twice(result)


def _of_table(table: TableMap, codebook: Codebook, of: Bearer, above: KeyPath) -> Iterator[Fault]:
    named = {("findings", h): column.subtheme for h, column in table.findings.items()}
    named |= {("evidence", h): evidence_target(text)[0] for h, text in table.evidence.items()}
    for path, subtheme in named.items():
        if fault := subtheme_fault(subtheme, codebook, (*above, *path)):
            yield fault
    yield from attribute_faults(table.attributes, codebook, of, above)
    for name, group in table.one_hot.items():
        at = (*above, "one_hot", name)
        attribute = yield from _attribute(name, codebook, of, at, at_key=True)
        if attribute is not None:
            yield from _group(group, attribute, at)


def attribute_faults(
    columns: AttributeColumns, codebook: Codebook, of: Bearer, above: KeyPath
) -> Iterator[Fault]:
    """What columns of attributes name that the codebook does not have; `above` is their table."""
    for heading, column in columns.items():
        at: KeyPath = (*above, "attributes", heading)
        attribute = yield from _attribute(column.attribute, codebook, of, at, at_key=False)
        if attribute is not None:
            yield from _values(column, attribute, at)


def coding_faults(result: CodingMap, codebook: Codebook) -> Iterator[Fault]:
    """What the map of a long table names that the codebook does not have."""
    if result.kind and (fault := kind_fault(codebook.kind_named(result.kind), codebook)):
        yield fault
    for above, table in ((), result), *places(result, "join.*"):
        headings: dict[str, str] = {}
        for heading, field in table.columns.items():
            if field in headings:
                yield _given_twice(field, headings[field], (*above, "columns", heading))
            headings.setdefault(field, heading)
        for path, subtheme in places(table, "codes.values.*", above):
            if subtheme != NO_THEME and (fault := subtheme_fault(subtheme, codebook, path)):
                yield fault
        yield from attribute_faults(table.attributes, codebook, "review", above)


def _attribute(
    name: str, codebook: Codebook, of: Bearer, at: KeyPath, *, at_key: bool
) -> Generator[Fault, None, Attribute | None]:
    """The attribute of a name, or the fault that there is none."""
    meant = reference(name, of)
    if of != "review" and (meant.of, meant.number) != (of, 1):
        said, hint = f"'{name}' is not of the {of}", f"each row of this table is a {of}"
        yield Fault(at, "bad-value", said, hint, at_key=at_key)
        return None
    attribute = codebook.attributes_of[meant.of].get(meant.attribute)
    if attribute is None:
        yield unknown_attribute(meant.attribute, meant.of, codebook, at, at_key=at_key)
    return attribute


def _values(column: AttributeColumn, attribute: Attribute, at: KeyPath) -> Iterator[Fault]:
    if column.split is not None and not attribute.data_type.several:
        yield Fault(
            (*at, "split"), "bad-value", f"'{attribute.id}' takes one value", "leave 'split' out"
        )
    yield from _read(attribute, column, ("values.*", "ranges.*", "blank"), at)


def _read(
    attribute: Attribute, said: AttributeColumn | OneHot, paths: Iterable[str], above: KeyPath
) -> Iterator[Fault]:
    """A fault for each value at the paths that the attribute does not take."""
    for at, value in (found for path in paths for found in places(said, path, above)):
        try:
            attribute.data_type.read(value)
        except ValueError as error:
            yield Fault(at, "attribute-value", str(error))


def _group(group: OneHot, attribute: Attribute, at: KeyPath) -> Iterator[Fault]:
    if "values" not in attribute.data_type.keys:
        said = f"'{attribute.id}' has no list of values"
        yield Fault(at, "bad-value", said, "its columns belong under 'attributes'", at_key=True)
        return
    yield from _read(attribute, group, ("columns.*", "otherwise"), at)


def _twice(result: ImportMap) -> Iterator[Fault]:
    """A fault for each thing that two headings of reviews' tables are said to be."""
    seen: dict[object, str] = {}
    joined = [(path, table) for path, table in places(result, "join.*") if table.of == "review"]
    for above, table in ((), result), *joined:
        for meant, named, path in _meant(table):
            if meant in seen:
                yield _given_twice(named, seen[meant], (*above, *path))
            seen.setdefault(meant, str(path[-1]))


def _given_twice(named: str, heading: str, path: KeyPath) -> Fault:
    said = f"'{named}' is given by '{heading[:60]}' already"
    return Fault(path, "mapped-twice", said, "keep one of the two")


def _meant(table: TableMap) -> Iterator[tuple[object, str, KeyPath]]:
    """What each heading of a table of reviews is said to be, its name, and where."""
    for heading, finding in table.findings.items():
        yield ("finding", finding.subtheme), finding.subtheme, ("findings", heading)
    for heading, text in table.evidence.items():
        yield ("evidence", text), text, ("evidence", heading)
    for heading, column in table.attributes.items():
        yield reference(column.attribute, "review"), column.attribute, ("attributes", heading)
    for name in table.one_hot:
        yield reference(name, "review"), name, ("one_hot", name)
    for heading, field in table.record.items() if isinstance(table, ImportMap) else ():
        yield ("record", field), field, ("record", heading)
