"""The parts of a package used as a template: read within limits, and those that are kept."""

import io
import posixpath
from typing import TYPE_CHECKING, NamedTuple, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsmap, qn
from docx.package import Package
from lxml import etree

from dhrcode.errors import FileAccessError
from dhrcode.exporters.fixed_zip import repacked
from dhrcode.store.outgoing.package import OutgoingPackage, relations_of

if TYPE_CHECKING:
    from docx.oxml.document import CT_Document

MAX_UNPACKED = 100_000_000
"""The most bytes that a template may unpack to: one with large pictures has ten million."""
MAX_TAGS = 500_000
"""The most elements of a part that is read: styles of a template have some thousand."""
MAIN = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = "is damaged: open it in Word and save it again"
_STRICT = "http://purl.oclc.org/ooxml"
_OF_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OF_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TEMPLATE = f"{_WORD}.template.main+xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
_PREFIXES = {prefix: nsmap[prefix] for prefix in ("w", "r", "wp")}
_REACHING = ("INCLUDE", "LINK ", "DDE", "DATABASE", "MACROBUTTON", "RD ", "IMPORT")
"""Fields that fetch something from elsewhere, or run it."""


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
        if kind not in (CONTENT_TYPE.WML_DOCUMENT_MAIN, _TEMPLATE):
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
            raise FileAccessError(_DAMAGED) from None
        if root.getroottree().docinfo.internalDTD is not None:  # no Office program writes one
            raise FileAccessError(_DAMAGED)
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
            raise FileAccessError(_DAMAGED)
        return found.target


class KeptParts:
    """The package that a template becomes: parts that are kept, named by a document of no text."""

    def __init__(self, theirs: TemplateParts) -> None:
        self._theirs = theirs
        self._package = Package()
        document = cast("CT_Document", etree.Element(qn("w:document"), nsmap=_PREFIXES))
        self._main = XmlPart(
            PackURI(f"/{MAIN}"), CONTENT_TYPE.WML_DOCUMENT_MAIN, document, self._package
        )
        self._package.relate_to(self._main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._ids: dict[str, str] = {}
        self._parts: dict[str, Part] = {}

    def put(self, name: str, data: bytes, kind: str, *, of_package: bool = False) -> str:
        """Keeps a part with content of ours, and returns the id by which it is named.

        Args:
            name: where it lies.
            data: its content.
            kind: the last word of the relation's type.
            of_package: whether the package names it, and not the document.
        """
        if name in self._ids:
            raise FileAccessError(_DAMAGED)
        whole = CONTENT_TYPE.OFC_EXTENDED_PROPERTIES if of_package else f"{_WORD}.{kind}+xml"
        part = Part(PackURI(f"/{name}"), whole, data, self._package)
        return self._named(part, name, kind, of_package=of_package)

    def add(self, name: str, kind: str, *, of_package: bool = False) -> str:
        """Keeps a part of theirs as it is, with its pictures; otherwise as `put`.

        Raises:
            FileAccessError: it shows or runs something that is not in the file.
        """
        if name in self._ids:
            return self._ids[name]
        part = self._taken(name)
        self._keep_related(name, part)
        return self._named(part, name, kind, of_package=of_package)

    def saved(self, section: etree._Element) -> bytes:
        """The package, whose document has no more than a page."""
        etree.SubElement(self._main.element, qn("w:body")).append(section)
        out = io.BytesIO()
        self._package.save(out)
        return repacked(out.getvalue())

    def _taken(self, name: str) -> Part:
        """A part of theirs; a picture may be in several."""
        if name not in self._parts:
            kind, data = self._theirs.type_of(name), self._theirs.raw(name)
            self._parts[name] = Part(PackURI(f"/{name}"), kind, data, self._package)
        return self._parts[name]

    def _named(self, part: Part, name: str, kind: str, *, of_package: bool) -> str:
        core = kind == "core-properties"
        whole = RELATIONSHIP_TYPE.CORE_PROPERTIES if core else f"{_OF_OFFICE}/{kind}"
        if of_package:
            self._ids[name] = self._package.relate_to(part, whole)
        else:
            self._ids[name] = f"rIdKept{len(self._main.rels) + 1}"
            self._main.rels.add_relationship(whole, part, self._ids[name])
        return self._ids[name]

    def _keep_related(self, name: str, part: Part) -> None:
        """Keeps the pictures and links of a part, and refuses whatever else it names."""
        if name.endswith(".xml") and not name.startswith("docProps/"):
            _refuse_reaching(self._theirs.xml(name))
        for key, one in self._theirs.relations(name).items():
            link = one.kind == "hyperlink" and one.target.startswith(("http:", "https:", "mailto:"))
            if one.outside and not link:
                raise FileAccessError(
                    "shows or links to a file that is not in it: insert it, or take it out"
                )
            if not one.outside and one.kind != "image":
                raise FileAccessError(
                    "has an embedded object in its header or footer: a picture can stand there"
                )
            target = one.target if one.outside else self._taken(one.target)
            part.load_rel(one.type, target, key, one.outside)


def _refuse_reaching(part: etree._Element) -> None:
    """Refuses fields that fetch something from elsewhere."""
    said = [one.text or "" for one in part.iter("{*}instrText")]
    said += [str(value) for one in part.iter("{*}fldSimple") for value in one.attrib.values()]
    if any(text.strip().upper().startswith(_REACHING) for text in ["".join(said), *said]):
        raise FileAccessError("has a field that fetches something from elsewhere: take it out")
    if any(str(key).endswith("}author") for one in part.iter() for key in one.attrib):
        raise FileAccessError("has tracked changes in its header or footer: accept them in Word")
