"""What a PDF says beside its pages: forms, notes, links, bookmarks, properties, attachments."""

import re
import zlib
from collections.abc import Iterator

from dhrcode.store.outgoing.passage import OutputPassage, Read, UnreadPart, with_labels
from dhrcode.store.outgoing.xml_words import xml_passages

_MAX_STREAM = 50_000_000
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_BEGIN = re.compile(rb"\(|<[0-9A-Fa-f\s]{2,}>")
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_NAMED = re.compile(rb"/([A-Za-z]+)\s*\[?\s*$")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_CHARACTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}
_KEYS = {
    b"Contents": "annotation",
    b"RC": "annotation",
    b"Subj": "annotation",
    b"URI": "link",
    b"V": "form field",
    b"DV": "form field",
    b"TU": "form field",
    b"TM": "form field",
    b"Opt": "form field",
    b"Alt": "alternative text",
    b"ActualText": "alternative text",
    b"E": "alternative text",
    b"JS": "script",
    b"F": "name of a file",
    b"UF": "name of a file",
    b"Desc": "name of a file",
    b"Author": "document properties",
    b"Subject": "document properties",
    b"Keywords": "document properties",
    b"Creator": "document properties",
    b"Producer": "document properties",
    b"Company": "document properties",
    b"Manager": "document properties",
}
_TIMES = (b"CreationDate", b"ModDate", b"M", b"ID", b"DA", b"O", b"U", b"OE", b"UE", b"Perms")


def pdf_words(data: bytes) -> Iterator[Read]:
    """The texts of a PDF's objects that are not on its pages.

    Objects are read wherever they stand, so that an earlier version of the file, which a program
    may leave in it, is read too.
    """
    if b"/Encrypt" in data[-8192:] or re.search(rb"/Encrypt\s+[0-9]+ [0-9]+ R", data):
        yield UnreadPart("encrypted part", "forms, notes, links and properties")
    else:
        yield from _objects(data)
        yield from _streams(data)
    # A writer may leave out the type; then the file's description is counted.
    attached = len(re.findall(rb"/Type\s*/EmbeddedFile\b", data))
    attached = attached or len(re.findall(rb"/EF\s*<<", data))
    yield from (UnreadPart("attachment") for _ in range(attached))
    pictures = len(re.findall(rb"/Subtype\s*/Image", data))
    yield from (UnreadPart("picture") for _ in range(pictures))


def _objects(data: bytes) -> Iterator[OutputPassage]:
    """The texts of all objects outside streams."""
    at = 0
    for found in _STREAM.finditer(data):
        if found.start() >= at:
            yield from _texts(data[at : found.start()])
            end = data.find(b"endstream", found.end())
            at = len(data) if end < 0 else end
    yield from _texts(data[at:])


def _streams(data: bytes) -> Iterator[Read]:
    """The texts of objects that are packed together, and of the properties in XML."""
    for found in _STREAM.finditer(data):
        begin = data.rfind(b"obj", max(0, found.start() - 2000), found.start())
        about = data[max(begin, 0) : found.start()]
        if not re.search(rb"/ObjStm|/Metadata|/JavaScript", about):
            continue
        content = data[found.end() : data.find(b"endstream", found.end())]
        if b"/FlateDecode" in about:
            try:
                content = zlib.decompressobj().decompress(content, _MAX_STREAM)
            except zlib.error:
                yield UnreadPart("damaged part")
                continue
        if b"/ObjStm" in about:
            yield from _texts(content)
        elif b"/Metadata" in about:
            yield from _properties(content)


def _properties(content: bytes) -> Iterator[Read]:
    start = content.find(b"<x:xmpmeta")
    end = content.find(b"</x:xmpmeta>")
    whole = content[start : end + 12] if 0 <= start < end else content
    try:
        yield from xml_passages([whole], "document properties (XMP): ")
    except ValueError:
        yield OutputPassage(1, 1, "document properties (XMP): ", whole.decode("utf-8", "replace"))


def _texts(objects: bytes) -> Iterator[OutputPassage]:
    for one in re.split(rb"endobj|>>\s*<<", objects):
        label = ""
        for start, end in _strings(one):
            named = _NAMED.search(one[max(0, start - 40) : start])
            key = named[1] if named else b""
            text = _decoded(one[start:end])
            if key in _TIMES or not text.strip() or (not text.isprintable() and not _is_text(text)):
                continue
            if key == b"T":
                label = text
            where = f"{_where(key, one)}: "
            yield OutputPassage(1, 1, where, text)
            if key in (b"V", b"DV"):
                yield from with_labels((1, 1, where), text, (label or _label(one),))


def _strings(one: bytes) -> Iterator[tuple[int, int]]:
    """Where texts stand in an object: in brackets, which may nest, or in hexadecimal figures."""
    at = 0
    while found := _BEGIN.search(one, at):
        at = found.end()
        if found[0] != b"(":
            yield found.span()
            continue
        depth = 1
        while depth and (bracket := _BRACKET.search(one, at)):
            at = bracket.end()
            depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
        if depth:
            return
        yield found.start(), at


def _label(one: bytes) -> str:
    """The name of a form's field, which may stand after its value."""
    found = re.search(rb"/TU?\s*(\((?:[^()\\]|\\.)*\))", one)
    return _decoded(found[1]) if found else ""


def _where(key: bytes, one: bytes) -> str:
    if key == b"Title":
        return "bookmark" if b"/Parent" in one else "document properties"
    if key == b"T":
        return "form field" if b"/FT" in one or b"/Kids" in one else "author of an annotation"
    return _KEYS.get(key, "text of an object")


def _is_text(text: str) -> bool:
    return sum(c.isprintable() or c.isspace() for c in text) > 0.9 * len(text)


def _decoded(written: bytes) -> str:
    """A PDF's text: UTF-16, UTF-8 or nearly Latin-1, in brackets or in hexadecimal figures."""
    if written[:1] == b"<":
        digits = re.sub(rb"\s", b"", written[1:-1])
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        raw = _ESCAPE.sub(_character, written[1:-1])
    if raw[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return raw.decode("utf-16", "replace")
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("cp1252", "replace")


def _character(found: "re.Match[bytes]") -> bytes:
    what = found[1]
    if what[:1] in b"01234567":
        return bytes([int(what, 8) & 0xFF])
    return b"" if what in (b"\n", b"\r\n", b"\r") else _CHARACTERS.get(what, what)
