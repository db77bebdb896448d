"""The parts of a package used as a template: read within limits, and those that are kept."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from lxml import etree

from dhrcode.errors import FileAccessError
from dhrcode.store.outgoing.package import OutgoingPackage, relations_of

MAX_UNPACKED = 100_000_000
"""The most bytes that a template may unpack to: one with large pictures has ten million."""
MAX_TAGS = 500_000
"""The most elements of a part that is read: styles of a template have some thousand."""
MAIN = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = "http://purl.oclc.org/ooxml"
_OF_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OF_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT = f"{_WORD}.document.main+xml"
_TEMPLATE = f"{_WORD}.template.main+xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
_REACHING = ("INCLUDE", "LINK ", "DDE", "DATABASE", "MACROBUTTON", "RD ", "IMPORT")
"""Fields that fetch something from elsewhere, or run it."""
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class PackageRelation(NamedTuple):
    """What a part has to do with another.

    Attributes:
        kind: the last word of its type, such as `image`.
        target: the other part; for what is outside the package, its address.
        outside: whether it is outside the package.
        type: its whole type.
    """

    kind: str
    target: str
    outside: bool
    type: str


class TemplateParts:
    """The parts of a DOCX or DOTX, each bounded before it is read.

    Args:
        data: the file.

    Raises:
        FileAccessError: it is no such file, has macros, is encrypted, damaged, or unpacks to too
            much.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise FileAccessError("asks for a password: save it without one")
            raise FileAccessError("is a file of an old Word: save it as .docx")
        self._package = OutgoingPackage(data, MAX_UNPACKED)
        if "[Content_Types].xml" not in self._package.parts:
            raise FileAccessError("is not a Word document: give a .docx or .dotx")
        types = self.xml("[Content_Types].xml")
        self._types = {
            one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
            for one in types.iter(f"{{{_OF_TYPES}}}Override")
        }
        self._kinds = {
            one.get("Extension", "").lower(): one.get("ContentType", "")
            for one in types.iter(f"{{{_OF_TYPES}}}Default")
        }
        main = self.related("", "officeDocument")
        self._refuse(self.type_of(main), main)

    def _refuse(self, kind: str, main: str) -> None:
        macros = any(name.lower().endswith("vbaproject.bin") for name in self._package.parts)
        if macros or "macroEnabled" in kind:
            raise FileAccessError("has macros: save it as .docx or .dotx, without them")
        if kind not in (_DOCUMENT, _TEMPLATE):
            raise FileAccessError("is not a Word document: give a .docx or .dotx")
        if _STRICT in etree.QName(self.xml(main)).namespace:
            raise FileAccessError("is Strict Open XML: save it as Word Document (.docx)")

    def type_of(self, name: str) -> str:
        """The content type of a part; empty where none is said."""
        return self._types.get(name) or self._kinds.get(name.rpartition(".")[2].lower(), "")

    def raw(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            FileAccessError: it is not there, encrypted or damaged.
        """
        try:
            return self._package.whole(name)
        except (ValueError, KeyError) as error:
            what = "asks for a password" if str(error) == "encrypted" else "is damaged"
            raise FileAccessError(f"{what}: open it in Word and save it again") from None

    def xml(self, name: str) -> etree._Element:
        """A part, parsed; nothing in it is expanded or fetched."""
        data = self.raw(name)
        if data.count(b"<") > MAX_TAGS:
            raise FileAccessError("holds more than any template: is it the right file?")
        try:
            root = etree.fromstring(data, _PARSER)
        except (etree.XMLSyntaxError, ValueError):
            raise FileAccessError("is damaged: open it in Word and save it again") from None
        if root.getroottree().docinfo.internalDTD is not None:  # no Office program writes one
            raise FileAccessError("is damaged: open it in Word and save it again")
        return root

    def relations(self, name: str) -> dict[str, PackageRelation]:
        """What a part has to do with others, by the relation's id; the package's own of ``."""
        path, folder = relations_of(name), posixpath.dirname(name)
        if path not in self._package.parts:
            return {}
        found = {}
        for one in self.xml(path).iter(f"{{{_OF_RELATIONS}}}Relationship"):
            kind, target = one.get("Type", ""), one.get("Target", "")
            outside = one.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            short = kind.rpartition("/")[2]
            found[one.get("Id", "")] = PackageRelation(short, target, outside, kind)
        return found

    def related(self, name: str, kind: str) -> str:
        """The part of a kind that a part has; empty where there is none."""
        held = (one.target for one in self.relations(name).values() if one.kind == kind)
        return next((target for target in held if target in self._package.parts), "")

    def target(self, name: str, identifier: str) -> str:
        """The part that a part names by a relation's id."""
        found = self.relations(name).get(identifier)
        if found is None or found.outside:
            raise FileAccessError("is damaged: open it in Word and save it again")
        return found.target


class KeptParts:
    """Parts of a template that are kept, and what they name."""

    def __init__(self, theirs: TemplateParts) -> None:
        self._theirs = theirs
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {MAIN: _DOCUMENT}
        self._named: dict[str, tuple[str, str]] = {}
        self._of_package: list[tuple[str, str]] = []

    def id_of(self, name: str) -> str:
        """The id by which the document names a part that is kept."""
        return self._named[name][0]

    def put(self, name: str, data: bytes, kind: str, *, of_package: bool = False) -> None:
        """Keeps a part with content of ours.

        Args:
            name: where it lies.
            data: its content.
            kind: the last word of the relation's type.
            of_package: whether the package names it, and not the document.
        """
        self._parts[name] = data
        office = "application/vnd.openxmlformats-officedocument"
        whole = f"{office}.extended-properties+xml" if of_package else f"{_WORD}.{kind}+xml"
        self._types[name] = whole
        self._name(name, f"{_OF_OFFICE}/{kind}", of_package=of_package)

    def add(self, name: str, kind: str, *, of_package: bool = False) -> str:
        """Keeps a part of theirs as it is, with its pictures, and returns the document's id for it.

        Args:
            name: where it lies.
            kind: the last word of the relation's type.
            of_package: whether the package names it, and not the document.

        Raises:
            FileAccessError: it shows or runs something that is not in the file.
        """
        if name not in self._parts:
            self._parts[name] = self._theirs.raw(name)
            self._types[name] = self._theirs.type_of(name)
            whole = _OF_CORE if kind == "core-properties" else f"{_OF_OFFICE}/{kind}"
            self._name(name, whole, of_package=of_package)
            self._keep_related(name)
        return "" if of_package else self.id_of(name)

    def entries(self, document: bytes) -> Iterator[tuple[str, bytes]]:
        """The parts of the new package, by their names, in order."""
        types = "".join(
            f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
            for name, kind in sorted(self._types.items())
        )
        default = f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
        yield (
            "[Content_Types].xml",
            f'{_DECLARED}<Types xmlns="{_OF_TYPES}">{default}{types}</Types>'.encode(),
        )
        main = [("rId1", f"{_OF_OFFICE}/officeDocument", MAIN)]
        others = [
            (f"rId{n}", kind, name) for n, (name, kind) in enumerate(self._of_package, start=2)
        ]
        yield "_rels/.rels", _relations_xml([*main, *others])
        yield MAIN, document
        named = [(one, kind, f"/{name}") for name, (one, kind) in self._named.items()]
        yield relations_of(MAIN), _relations_xml(named)
        yield from self._parts.items()

    def _name(self, name: str, kind: str, *, of_package: bool) -> None:
        if of_package:
            self._of_package.append((name, kind))
        else:
            self._named[name] = f"rIdKept{len(self._named) + 1}", kind

    def _keep_related(self, name: str) -> None:
        """Keeps the pictures and links of a part, and refuses whatever else it names."""
        held = self._theirs.relations(name)
        if name.endswith(".xml") and not name.startswith("docProps/"):
            _refuse_reaching(self._theirs.xml(name))
        for one in held.values():
            link = one.kind == "hyperlink" and one.target.startswith(("http:", "https:", "mailto:"))
            if one.outside and not link:
                raise FileAccessError(
                    "shows or links to a file that is not in it: insert it, or take it out"
                )
            if not one.outside:
                if one.kind != "image":
                    raise FileAccessError(
                        "has an embedded object in its header or footer: a picture can stand there"
                    )
                self._parts[one.target] = self._theirs.raw(one.target)
                self._types[one.target] = self._theirs.type_of(one.target)
        if held:
            self._parts[relations_of(name)] = _relations_xml(
                [
                    (key, one.type, one.target if one.outside else f"/{one.target}")
                    for key, one in held.items()
                ],
                outside={key for key, one in held.items() if one.outside},
            )


def _refuse_reaching(part: etree._Element) -> None:
    """Refuses fields that fetch something from elsewhere."""
    said = [one.text or "" for one in part.iter("{*}instrText")]
    said += [str(value) for one in part.iter("{*}fldSimple") for value in one.attrib.values()]
    if any(text.strip().upper().startswith(_REACHING) for text in ["".join(said), *said]):
        raise FileAccessError("has a field that fetches something from elsewhere: take it out")
    if any(str(key).endswith("}author") for one in part.iter() for key in one.attrib):
        raise FileAccessError("has tracked changes in its header or footer: accept them in Word")


def _relations_xml(
    relations: list[tuple[str, str, str]], outside: set[str] | frozenset[str] = frozenset()
) -> bytes:
    """A part that says which parts another has."""
    inside = "".join(
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(target)}"
        f"{' TargetMode=' + quoteattr('External') if key in outside else ''}/>"
        for key, kind, target in relations
    )
    return f'{_DECLARED}<Relationships xmlns="{_OF_RELATIONS}">{inside}</Relationships>'.encode()
