"""A zip that is the same bytes whoever packs it and when."""

import io
from zipfile import ZipFile

from dhrcode.exporters.fixed_zip import packed, repacked


def test_a_zip_is_packed_alike_on_every_machine_and_day():
    package = packed([("b", b"1" * 100), ("a/ü", b"")])
    with ZipFile(io.BytesIO(package)) as read_back:
        assert [(e.filename, e.create_system) for e in read_back.infolist()] == [
            ("b", 3),
            ("a/ü", 3),
        ]
        assert read_back.read("b") == b"1" * 100
    assert repacked(package) == package
    changed = repacked(package, lambda name, content: b"x" if name == "b" else content)
    assert changed == packed([("b", b"x"), ("a/ü", b"")])
