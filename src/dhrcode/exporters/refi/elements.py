"""Elements of a REFI-QDA file: made one inside another, and written the same every time."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dhrcode import __version__
from dhrcode.exporters.text.plain import plain
from dhrcode.model.refi import ORIGIN

# Nothing is read with xml.etree here, it only writes; what comes in goes through defusedxml.


def root(tag: str, namespace: str, /, **attributes: str) -> Element:
    """The outermost element."""
    first = {"xmlns": namespace, "origin": f"{ORIGIN} {__version__}"}
    return Element(tag, first | _clean(attributes))


def child(parent: Element, tag: str, /, **attributes: str) -> Element:
    """A new element at the end of another."""
    return SubElement(parent, tag, _clean(attributes))


def said(parent: Element, tag: str, text: str | None) -> None:
    """A new element that holds a text; none where there is no text."""
    if text:
        SubElement(parent, tag).text = plain(text)


def ref(parent: Element, tag: str, guid: str) -> None:
    """A new element that points at something, by its GUID."""
    SubElement(parent, tag, {"targetGUID": guid})


def written(top: Element) -> bytes:
    """The file. Elements that hold a text are left as they are, others are set in by two blanks."""
    indent(top)
    data: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _clean(attributes: dict[str, str]) -> dict[str, str]:
    return {name: plain(value) for name, value in attributes.items()}
