"""Zips of other programs: their caps and their kinds."""

import io
import zipfile

import pytest

from dhrcode.exporters.fixed_zip import packed
from dhrcode.importers.packages import Caps, Package, PackageError


def test_packages_are_held_to_their_caps_and_kinds():
    two = packed([("a", b"x" * 600), ("b", b"y" * 600)])
    with pytest.raises(PackageError, match="more than 1 parts"):
        Package(two, Caps(1, 10_000))
    with pytest.raises(PackageError, match="unpacks to more than"):
        Package(two, Caps(5, 1_000))
    package = Package(two, Caps(5, 1_200))
    assert [b"".join(package.counted(e))[:1] for e in package.entries] == [b"x", b"y"]
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("a", b"x")
    package = Package(other.getvalue(), Caps(5, 1_000))
    with pytest.raises(PackageError, match="packed in a way"):
        list(package.chunks(package.entries[0]))
    locked = bytearray(packed([("a", b"x")]))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[locked.index(signature) + offset] |= 1
    package = Package(bytes(locked), Caps(5, 1_000))
    with pytest.raises(PackageError, match="protected by a password"):
        list(package.chunks(package.entries[0]))
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = packed([("a", b"x"), ("a", b"y")])
    with pytest.raises(PackageError, match="two parts of one name"):
        Package(twice, Caps(5, 1_000))
