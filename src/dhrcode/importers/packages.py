"""Zip packages from outside, read in memory within limits: nothing is ever unpacked to disk."""

import io
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_KINDS = (ZIP_STORED, ZIP_DEFLATED)  # others can unpack to gigabytes in one step
_RIGHT = "is it the right file?"


class Caps(NamedTuple):
    """The limits on a package.

    Attributes:
        entries: the most files in it.
        unpacked: the most bytes of all of them together, counted as they are unpacked, since the
            sizes given in a zip may be false.
    """

    entries: int
    unpacked: int


class PackageError(Exception):
    """The package cannot be read, in a sentence without its name; `hint` says what to do."""

    def __init__(self, said: str, hint: str = "") -> None:
        super().__init__(said)
        self.hint = hint


class Package:
    """A zip whose entries can be read.

    Raises:
        PackageError: it is not a zip, is damaged, or exceeds the limits.
    """

    def __init__(self, data: bytes, caps: Caps) -> None:
        self._caps, self._left = caps, caps.unpacked
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            raise _damaged() from None
        self.entries = self._zip.infolist()
        if len(self.entries) > caps.entries:
            raise PackageError(f"the file holds more than {caps.entries:,} parts", _RIGHT)
        if len({entry.filename for entry in self.entries}) < len(self.entries):
            raise PackageError("the file holds two parts of one name", _RIGHT)
        if sum(entry.file_size for entry in self.entries) > caps.unpacked:
            raise _too_large(caps)

    def chunks(self, entry: ZipInfo) -> Iterator[bytes]:
        """The content of an entry, piece by piece.

        Raises:
            PackageError: it is damaged or encrypted.
        """
        if entry.flag_bits & _ENCRYPTED:
            raise PackageError("the file is protected by a password", "save it without it")
        if entry.compress_type not in _KINDS:
            raise PackageError("the file is packed in a way that such files are not", _RIGHT)
        try:
            with self._zip.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except (BadZipFile, OSError, ValueError, EOFError, zlib.error, NotImplementedError):
            raise _damaged() from None

    def counted(self, entry: ZipInfo) -> Iterator[bytes]:
        """The content of an entry, counted towards the limit of all entries; for the first reading.

        Raises:
            PackageError: as for `chunks`, or the entries read so far exceed the limits.
        """
        for chunk in self.chunks(entry):
            self._left -= len(chunk)
            if self._left < 0:
                raise _too_large(self._caps)
            yield chunk


def _damaged() -> PackageError:
    return PackageError(
        "the file is damaged, or not what its name says",
        "ask for it again, or restore it from a copy",
    )


def _too_large(caps: Caps) -> PackageError:
    said = f"the file unpacks to more than {caps.unpacked // 1_000_000:,} million bytes"
    return PackageError(said, _RIGHT)
