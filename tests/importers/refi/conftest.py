"""What the tests of reading REFI-QDA share: files in the manner of programs, packed and read."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.provenance import provenance
from dhrcode.exporters.refi.project import render
from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.refi import read
from dhrcode.model.codebook import Codebook
from dhrcode.model.document import Document, Page
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record, Source
from dhrcode.store.project import open_project, shipped_codebook

FILES = Path(__file__).with_name("files")
TESTS = Path(__file__).parents[2]


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


def source(inside="", guid="s1", name="DHR7", text="The practice did not ask."):
    return (
        f'<TextSource guid="{guid}" name="{name}"><PlainTextContent>{text}</PlainTextContent>'
        f"{inside}</TextSource>"
    )


def selection(code="c1", start=4, end=12, guid="p1", *, inside="", user=""):
    return (
        f'<PlainTextSelection guid="{guid}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="q{guid}" creatingUser="{user}"><CodeRef targetGUID="{code}"/></Coding>'
        f"{inside}</PlainTextSelection>"
    )


def one_source(inside, more="", **how):
    return project(f"{CODES}<Sources>{source(inside, **how)}</Sources>{more}")


def pieces(made, subtheme="gps", draft=0):
    assert made.problems == []
    coded = made.drafts[draft].record.findings[subtheme]
    return [piece.model_dump(exclude_none=True) for piece in coded.evidence]


PAGES = ("The panel saw it.\nNobody rang the sister.", "The practice did not ask her.")


def written(tmp_path, records=None):
    """A project of dhrcode's own: its record, and its parts as text."""
    codebook = open_project(TESTS / "projects" / "small").codebook
    made = Record(
        review="WM-A",
        codebook=CodebookVersion(id=codebook.id, version="1.0"),
        coder="LN",
        status="complete",
        sources=(Source(id="overview", title="Overview", file="a.pdf"),),
        attributes={"year": "2012"},
        findings={
            "use-of-maracs": CodedSubtheme(
                finding="present",
                evidence=(
                    Evidence(
                        source="overview", page="1", quote="Nobody rang the sister", note="Why."
                    ),
                    Evidence(source="overview", page="2", note="A note alone."),
                ),
            ),
            "police-response": CodedSubtheme(
                finding="absent",
                evidence=(Evidence(source="overview", page="2", quote="did not ask her"),),
            ),
            "gps": CodedSubtheme(finding="not-stated"),
        },
    )
    pages = tuple(Page(n, "", text) for n, text in enumerate(PAGES, 1))
    reviews = [CodedReview.of(one, "0" * 64) for one in records or [made]]
    data = render(
        codebook,
        records or [made],
        lambda _: {"overview": Document("a.pdf", "0" * 64, pages)},
        provenance(codebook, "0" * 64, reviews, "all"),
    ).data
    path = tmp_path / "ours.qdpx"
    path.write_bytes(data)
    with ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    return codebook, made, parts


def back(tmp_path, codebook, parts, **wanted):
    path = tmp_path / "theirs.qdpx"
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return read(path, path.name, ImportRequest(codebook, **wanted))


def changed(parts, *changes, origin="MAXQDA 24"):
    xml = re.sub(' origin="[^"]*"', f' origin="{origin}"', parts["project.qde"], count=1)
    for pattern, new in changes:
        xml, count = re.subn(pattern, new, xml, flags=re.DOTALL)
        assert count
    return parts | {"project.qde": xml}


def renamed(parts, **names):
    return {names.get(name, name): content for name, content in parts.items()}
