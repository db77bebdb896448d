"""What the tests of reading REFI-QDA share: files in the manner of programs, packed and read."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.refi import read
from dhrcode.model.codebook import Codebook
from dhrcode.store.project import shipped_codebook

FILES = Path(__file__).with_name("files")


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The codebook that dhrcode carries."""
    return shipped_codebook()


def pack(path: Path, parts: dict[str, str | bytes]) -> Path:
    """A zip with these parts."""
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def parts_of(program: str) -> dict[str, str | bytes]:
    """The parts of a project as a program would write it."""
    folder = FILES / program
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def bring(tmp_path: Path, codebook: Codebook):
    """Packs parts, or writes bytes, under a name, and reads them."""

    def brought(
        content: dict[str, str | bytes] | bytes, name: str = "study.qdpx", ids: str = "", **wanted
    ) -> Imported:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            pack(path, content)
        if ids:
            (tmp_path / "ids.yaml").write_text(ids, encoding="utf-8")
            wanted["ids"] = tmp_path / "ids.yaml"
        return read(path, name, ImportRequest(codebook, **wanted))

    return brought


def project(inside: str, attributes: str = "") -> dict[str, str | bytes]:
    """A package with a project."""
    return {
        "project.qde": f'<Project xmlns="urn:QDA-XML:project:1.0" name="p" {attributes}>'
        f"{inside}</Project>"
    }


CODES = (
    '<CodeBook><Codes><Code guid="c1" name="Issues related to GPs" isCodable="true"/>'
    '<Code guid="c2" name="Use of MARACs" isCodable="true"/></Codes></CodeBook>'
)
