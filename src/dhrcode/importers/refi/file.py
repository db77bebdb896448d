"""Opening a REFI-QDA file: its XML as a tree, and the texts beside it in the same package.

Nothing is unpacked to disk, and no path in a file is followed to anything outside it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZipInfo

from dhrcode.importers import FilePlace
from dhrcode.importers.packages import Caps, Package, PackageError
from dhrcode.importers.refi.nodes import Node, RefiError, parsed
from dhrcode.model.refi import PROJECT_FILE
from dhrcode.store.atomic import read_bytes

MAX_FILE = 1_000_000_000
"""The most bytes of a file: a package may also hold recordings, which are not read."""
CAPS = Caps(entries=50_000, unpacked=8_000_000_000)
"""The limits on what a package claims to hold; what is really unpacked has limits of its own."""
MAX_PROJECT = 200_000_000
"""The most bytes of the XML; 4,000 codings are about two million."""
MAX_TEXTS = 400_000_000
"""The most bytes of all texts that are read; 200 reviews of 100 pages are about 60 million."""
_ZIP, _XML = b"PK", (b"<", b"\xff\xfe", b"\xfe\xff", b"\0<")
_OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")
_SCHEME = re.compile(r"[a-z]+:/*", re.IGNORECASE)
_SUFFIX = ".qde"
_RIGHT = "is it the right file?"


class PackageTexts:
    """The files of a package beside the project, read on demand."""

    def __init__(self, package: Package | None = None) -> None:
        self._package, self._left = package, MAX_TEXTS
        self._whole: dict[str, ZipInfo] = {}
        self._bare: dict[str, ZipInfo] = {}
        for entry in package.entries if package else ():
            name = _slashed(entry).casefold()
            self._whole[name] = entry
            self._bare.setdefault(name.rpartition("/")[2], entry)

    def read(self, path: str) -> str | None:
        """The text at a path such as `internal://GUID.txt`; None if it is not in the package.

        Raises:
            PackageError: it is damaged, or the texts are larger than allowed.
        """
        entry = self._entry(path)
        if entry is None or self._package is None:
            return None
        data = _content(self._package, entry, self._left)
        self._left -= len(data)
        return _decoded(data)

    def _entry(self, path: str) -> ZipInfo | None:
        """The entry at a path; programs differ in the folder's name and case, or leave it out."""
        name = _SCHEME.sub("", path.strip().replace("\\", "/"), count=1).casefold()
        for one in (name, unquote(name)):
            found = (
                self._whole.get(f"sources/{one}")
                or self._whole.get(one)
                or self._bare.get(one.rpartition("/")[2])
            )
            if found:
                return found
        return None


class OpenedFile(NamedTuple):
    """A file that could be opened.

    Attributes:
        top: the outermost element.
        shown: the beginning of places in the XML: `study.qdpx:project.qde`, or the file itself.
        texts: the texts beside it.
        mended: what had to be mended before it was XML, in words; may be empty.
    """

    top: Node
    shown: str
    texts: PackageTexts
    mended: str = ""

    def notes(self) -> list[str]:
        """What had to be mended, as a sentence."""
        return [f"The file is not valid XML, and was mended: {self.mended}."] if self.mended else []

    def place(self, node: Node) -> FilePlace:
        """The place of an element; the whole file if it has none."""
        return FilePlace(self.shown, node.line, node.column)


def opened(path: Path, shown: str) -> OpenedFile:
    """Opens a file; its content decides which of the two formats it is, not its name.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
        RefiError: it is no such file, or damaged.
    """
    whole, data = FilePlace(shown), read_bytes(path, MAX_FILE)
    if len(data) > MAX_FILE:
        said = f"the file is larger than {MAX_FILE:,} bytes"
        raise RefiError(whole, "file-too-large", said, "export it without recordings")
    if data.startswith(_ZIP):
        try:
            return _from_package(Package(data, CAPS), whole)
        except PackageError as error:
            raise RefiError(whole, "not-refi", str(error), error.hint) from None
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_XML):
        return _from_xml(data, shown, PackageTexts())
    said = "the file is neither a zip nor XML" if data else "the file is empty"
    raise RefiError(whole, "not-refi", said, "have the program export it again")


def _from_package(package: Package, whole: FilePlace) -> OpenedFile:
    if outside := next((e for e in package.entries if _OUTSIDE.match(_slashed(e))), None):
        said = f"the file holds a part that would lie outside of it: {_slashed(outside)[:80]!r}"
        raise RefiError(whole, "package-path", said, "do not use it; ask where it is from")
    projects = list(_projects(package))
    if len(projects) != 1:
        names = " and ".join(_slashed(entry) for entry in projects[:2])
        said = f"the file holds two projects: {names}" if names else "no project is in the file"
        raise RefiError(whole, "not-refi", said, _RIGHT)
    data = _content(package, projects[0], MAX_PROJECT)
    return _from_xml(data, f"{whole.file}:{_slashed(projects[0])}", PackageTexts(package))


def _projects(package: Package) -> Iterator[ZipInfo]:
    """The file of the project: `project.qde` among those at the top level, or else all of these."""
    named = [(e, _slashed(e)) for e in package.entries if _slashed(e).casefold().endswith(_SUFFIX)]
    named = [(e, name) for e, name in named if not name.rpartition("/")[2].startswith(".")]
    highest = min((name.count("/") for _, name in named), default=0)
    top = [(e, name) for e, name in named if name.count("/") == highest]
    usual = [e for e, name in top if name.rpartition("/")[2].casefold() == PROJECT_FILE]
    yield from usual or (e for e, _ in top)


def _from_xml(data: bytes, shown: str, texts: PackageTexts) -> OpenedFile:
    top, said = parsed(data, shown)
    return OpenedFile(top, shown, texts, said)


def _content(package: Package, entry: ZipInfo, most: int) -> bytes:
    """An entry, unpacked and counted on the way: the sizes given in a zip may be false."""
    parts, size = [], 0
    for chunk in package.chunks(entry):
        size += len(chunk)
        if size > most:
            raise PackageError(
                f"the file unpacks to more than {most // 1_000_000:,} million bytes", _RIGHT
            )
        parts.append(chunk)
    return b"".join(parts)


def _decoded(data: bytes) -> str:
    """A text with its byte order mark, since positions may count it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "\ufeff" + data.decode("utf-16", "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _slashed(entry: ZipInfo) -> str:
    return entry.filename.replace("\\", "/")
