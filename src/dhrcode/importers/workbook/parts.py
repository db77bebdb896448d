"""The part of a workbook's package for each sheet."""

from collections.abc import Iterator, Sequence
from posixpath import join, normpath
from typing import TypeVar
from xml.etree.ElementTree import Element, ParseError

from dhrcode.importers.packages import Package, PackageError

ItemType = TypeVar("ItemType")
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_MAX_PART = 2_000_000
"""The most bytes of the list of sheets; a thousand sheets take a tenth of it."""


def sheet_parts(package: Package) -> dict[str, str]:
    """The name of each sheet by the part that holds it.

    Raises:
        PackageError: the list of sheets is missing or cannot be read.
    """
    targets = {
        element.get("Id", ""): _resolved(element.get("Target", ""))
        for element in _all_named(part_of(package, _RELATIONS), "Relationship")
    }
    return {
        targets.get(value, ""): element.get("name", "")
        for element in _all_named(part_of(package, _WORKBOOK), "sheet")
        for key, value in element.items()
        if local_name(key) == "id"
    }


def _resolved(target: str) -> str:
    return normpath(target.lstrip("/") if target.startswith("/") else join("xl", target))


def local_name(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def part_of(package: Package, name: str, most: int = _MAX_PART) -> Element:
    """A part of a package as XML.

    Raises:
        PackageError: it is not there, is too large, or is not XML.
    """
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - for workbooks alone
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    entry = next((e for e in package.entries if e.filename.casefold() == name.casefold()), None)
    if entry is None or entry.file_size > most:
        raise PackageError("the file is damaged, or not a workbook", "save it again as .xlsx")
    try:
        result: Element = fromstring(b"".join(package.chunks(entry)), forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        raise PackageError(
            "the file is damaged: its list of sheets is not XML", "save it again as .xlsx"
        ) from None
    return result


def hidden_sheets(package: Package) -> frozenset[str]:
    """The names of the sheets that are hidden."""
    return frozenset(
        element.get("name", "")
        for element in _all_named(part_of(package, _WORKBOOK), "sheet")
        if element.get("state", "visible") != "visible"
    )


def numbered(items: Sequence[ItemType], number: str) -> ItemType | None:
    """The item that has a number, from 0; None where it is no number, or there are not so many."""
    return items[int(number)] if number.isdigit() and int(number) < len(items) else None


def within(element: Element, name: str) -> Iterator[Element]:
    """What the parts of an element that are called so hold."""
    for part in element:
        if local_name(part.tag) == name:
            yield from part


def _all_named(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if local_name(one.tag) == name)
