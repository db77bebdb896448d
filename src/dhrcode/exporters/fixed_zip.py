"""Zip packages that are the same bytes every time."""

import io
from collections.abc import Callable, Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
_UNIX = 3
_READ_AND_WRITE = 0o600 << 16


def packed(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of names and contents, in order, without the time and the kind of machine."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in entries:
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READ_AND_WRITE
            package.writestr(entry, content)
    return out.getvalue()


def repacked(package: bytes, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """A zip that a library wrote with times, as `packed` would have written it.

    Args:
        package: the zip.
        change: returns the new content of an entry from its name and its present content.
    """
    with ZipFile(io.BytesIO(package)) as written:
        entries = ((name, written.read(name)) for name in written.namelist())
        return packed(
            (name, change(name, content) if change else content) for name, content in entries
        )
