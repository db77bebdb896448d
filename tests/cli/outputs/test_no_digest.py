"""A publication carries nothing by which a guess of the records can be confirmed."""

import io
import re
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile, is_zipfile

import pytest

from dhrcode.exporters import FORMATS, PACK_FORMATS

NINE = Path(__file__).parents[2] / "projects" / "nine-ticks"
DIGEST = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


@pytest.fixture
def nine(tmp_path):
    """Nine reviews imported from ticks, so that few codings are possible."""
    return copytree(NINE, tmp_path / "nine")


def content(path):
    """All bytes of a file, those of a package unpacked."""
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


@pytest.mark.parametrize("form", PACK_FORMATS)
def test_a_publication_carries_no_digest_in_any_format(said, nine, form):
    name = f"pack.{form}"
    assert said("report", "--profile", "publication", "-o", name, cwd=nine)[0] == 0
    assert DIGEST.search(content(nine / name)) is None
    assert b"igest" not in content(nine / name)
    said("report", "-o", name, cwd=nine)
    assert DIGEST.search(content(nine / name)) is not None  # the pack of those who have the records


@pytest.mark.parametrize("form", FORMATS)
def test_nor_does_a_published_crosstab(said, nine, form):
    table, name = ("crosstab", "gps", "year"), f"t.{form}"
    assert said(*table, "--profile", "publication", "-o", name, cwd=nine)[0] == 0
    assert DIGEST.search(content(nine / name)) is None
    assert b"igest" not in content(nine / name)


@pytest.mark.parametrize("form", [None, *FORMATS])
def test_counts_alone_carry_none_either(said, nine, form):
    if form is None:
        assert "Digest" not in said("table", "--counts-only", cwd=nine)[1]
        assert "Digest" in said("table", cwd=nine)[1]
        return
    said("table", "--counts-only", "-o", f"t.{form}", cwd=nine)
    assert DIGEST.search(content(nine / f"t.{form}")) is None


def test_an_export_without_documents_has_no_digest(said, nine):
    digest = "9f" * 32
    record = nine / "records" / "DHR1.yaml"
    record.write_text(
        record.read_text().replace("title: themes.csv", f"title: themes.csv\n    sha256: {digest}")
    )
    assert said("export", "project.qdpx", "--without-documents", cwd=nine)[0] == 0
    with ZipFile(io.BytesIO((nine / "project.qdpx").read_bytes())) as package:
        assert DIGEST.search(package.read("project.qde")) is None
    said("export", "project.qdpx", cwd=nine)
    assert digest.encode() in content(nine / "project.qdpx")
