"""Files of office programs: what each part of a DOCX, XLSX, PPTX or OpenDocument file says."""

import re
from collections.abc import Iterator

from dhrcode.store.documents.plain import decoded
from dhrcode.store.outgoing.package import OutgoingPackage
from dhrcode.store.outgoing.part_names import binary_kind, is_silent, part_name
from dhrcode.store.outgoing.passage import OutputPassage, Read, UnreadPart
from dhrcode.store.outgoing.workbook import OutgoingWorkbook
from dhrcode.store.outgoing.xml_words import xml_passages

_DEEPEST = 2
"""How many packages within packages are read: a chart of a document holds a whole workbook."""
_XML = re.compile(r"(?i).*\.(xml|rels|vml|svg|qde|qdc|rdf|xhtml|html?)")
_TEXT = re.compile(r"(?i).*\.(txt|csv|json|md|css|js)")
_RUNNING = re.compile(
    r"word/(document|header|footer|glossary/document)\d*\.xml|word/(foot|end)notes\.xml"
    r"|ppt/(slides|notesSlides)/.*\.xml|content\.xml"
)
_NO_NAME = ("picture", "printer's settings")


def office_words(data: bytes, inner: int = 0) -> Iterator[Read]:
    """What every part of a package says; of a part that cannot be read, that it cannot.

    Args:
        data: the file.
        inner: how many packages it lies in.

    Raises:
        FileAccessError: it is no package, is damaged, or unpacks to too much.
        ValueError: a part without which nothing can be read is damaged.
    """
    package = OutgoingPackage(data)
    done: set[str] = set()
    if "xl/workbook.xml" in package.parts:
        workbook = OutgoingWorkbook(package)
        yield from workbook.read()
        done = workbook.done
    for name in package.parts:
        if name not in done and not is_silent(name):
            yield from _part(package, name, inner)


def _part(package: OutgoingPackage, name: str, inner: int) -> Iterator[Read]:
    try:
        if _XML.fullmatch(name):
            yield from _xml(package, name)
        elif _TEXT.fullmatch(name):
            yield OutputPassage(1, 1, f"part '{name}': ", decoded(package.whole(name)))
        else:
            yield from _binary(package, name, inner)
    except ValueError as error:
        kind = "encrypted part" if str(error) == "encrypted" else "damaged part"
        yield UnreadPart(kind, name)


def is_own_chart(data: bytes) -> bool:
    """Whether a PNG says that dhrcode drew it, from numbers that stand in the same file."""
    return data.startswith(b"\x89PNG") and b"tEXtSoftware\x00dhrcode" in data[:4096]


def _xml(package: OutgoingPackage, name: str) -> Iterator[Read]:
    # The links that a part has are listed in a part of their own.
    of = name.replace("_rels/", "").removesuffix(".rels")
    words = part_name(of) if of else ""
    place = f"{words}: " if words else ""
    running = bool(_RUNNING.fullmatch(name)) and not _is_spreadsheet(package)
    try:
        yield from xml_passages(package.chunks(name), place, running=running)
    except ValueError:
        if not name.endswith((".vml", ".html", ".htm")):
            raise
        yield OutputPassage(1, 1, place, re.sub("<[^>]*>", " ", decoded(package.whole(name))))


def _is_spreadsheet(package: OutgoingPackage) -> bool:
    return "mimetype" in package.parts and b"spreadsheet" in package.whole("mimetype")


def _binary(package: OutgoingPackage, name: str, inner: int) -> Iterator[Read]:
    data, kind = package.whole(name), binary_kind(name)
    if data.startswith(b"PK\x03\x04") and inner < _DEEPEST:
        for one in office_words(data, inner + 1):
            if isinstance(one, OutputPassage):
                yield one._replace(where=f"embedded file '{name}', {one.where}")
            else:
                yield one
    elif data and not (kind == "picture" and is_own_chart(data)):
        yield UnreadPart(kind, "" if kind in _NO_NAME else name)
