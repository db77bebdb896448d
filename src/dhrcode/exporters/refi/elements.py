"""Elements of a REFI-QDA file: nested, and written the same every time."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dhrcode import __version__
from dhrcode.exporters.text.plain import plain
from dhrcode.model.refi import ORIGIN

# xml.etree only writes here and reads nothing; input is read with defusedxml.


def root(tag: str, namespace: str, /, **attributes: str) -> Element:
    """The outermost element."""
    first = {"xmlns": namespace, "origin": f"{ORIGIN} {__version__}"}
    return Element(tag, first | _clean(attributes))


def child(parent: Element, tag: str, /, **attributes: str) -> Element:
    """A new element at the end of another."""
    return SubElement(parent, tag, _clean(attributes))


def said(parent: Element, tag: str, text: str | None) -> None:
    """Adds an element with a text; nothing if there is no text."""
    if text:
        SubElement(parent, tag).text = plain(text)


def ref(parent: Element, tag: str, guid: str) -> None:
    """Adds an element that refers to something by its GUID."""
    SubElement(parent, tag, {"targetGUID": guid})


def written(top: Element) -> bytes:
    """The file, indented by two spaces except in elements that hold text."""
    indent(top)
    data: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _clean(attributes: dict[str, str]) -> dict[str, str]:
    return {name: plain(value) for name, value in attributes.items()}
