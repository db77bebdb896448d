"""A package (DOCX, XLSX, PPTX, OpenDocument): its parts by name, within limits."""

import io
import posixpath
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from dhrcode.errors import FileAccessError
from dhrcode.store.outgoing.xml_words import elements_of

MAX_UNPACKED = 400_000_000
"""The most bytes that a package may unpack to: a small one can be made to unpack to any size."""
MAX_PARTS = 20_000
_CHUNK = 1 << 20


class OutgoingPackage:
    """A package whose parts are read one by one.

    Args:
        data: the file.
        most: the most bytes that it may unpack to.

    Raises:
        FileAccessError: it is no package, is damaged, or unpacks to too much.
    """

    def __init__(self, data: bytes, most: int = MAX_UNPACKED) -> None:
        try:
            self._zip = ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            raise FileAccessError("is damaged, or not what its name says") from None
        if len(parts) > MAX_PARTS:
            raise FileAccessError(f"holds more than {MAX_PARTS:,} parts")
        self._left = most
        if sum(part.file_size for part in parts) > most:
            raise FileAccessError("unpacks to more than such a file should hold")
        self.parts = dict.fromkeys(part.filename for part in parts if not part.is_dir())
        """The names of its parts, in order."""

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece.

        Raises:
            ValueError: it is encrypted, damaged, or packed in an unusual way.
            FileAccessError: the package unpacks to too much.
        """
        part = self._zip.getinfo(name)
        if part.flag_bits & 1 or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ValueError("encrypted" if part.flag_bits & 1 else "packed in an unusual way")
        try:
            with self._zip.open(part) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise FileAccessError("unpacks to more than such a file should hold")
                    yield chunk
        except (BadZipFile, OSError, EOFError, zlib.error, NotImplementedError):
            raise ValueError("damaged") from None

    def whole(self, name: str) -> bytes:
        """The content of a part; otherwise as `chunks`."""
        return b"".join(self.chunks(name))

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part names, by the relation's id: what kind each is, and its path."""
        listed, folder = relations_of(name), posixpath.dirname(name)
        if listed not in self.parts:
            return {}
        try:
            elements = elements_of(self.chunks(listed))
        except ValueError:
            return {}
        found = {}
        for tag, own in elements:
            if tag == "Relationship" and own.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, own.get("Target", "")))
                kind = own.get("Type", "").rpartition("/")[2]
                found[own.get("Id", "")] = kind, path.lstrip("/")
        return found


def relations_of(path: str) -> str:
    """The part that says which parts another part has, and where its links lead."""
    folder, base = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{base}.rels")
