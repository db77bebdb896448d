"""Files that are no REFI-QDA, damaged, or made to do harm: a place and a sentence each."""

import runpy
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read
from dhrcode.model.vocabulary import typed
from dhrcode.store.project import shipped_codebook

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
CASE = '<Cases><Case guid="k" name="DHR7"><CodeRef targetGUID="c1"/></Case></Cases>'
GOOD = project(CODES + CASE)
AGAIN = "have the program export it again"


def zipped(parts, **how):
    data = BytesIO()
    with zipfile.ZipFile(data, "w", **how) as package:
        for name, content in parts:
            package.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            zipped([("a.txt", "a")]),
            "codes.qdc: error: no project is in the file: is it the right file? [not-refi]",
        ),
        (
            b"<CodeBook><Codes/></CodeBook>",
            (
                "codes.qdc:1:1: error: no codebook with codes is in the file: is it the right "
                "file? [not-refi]"
            ),
        ),
        (
            b"<CodeBook>",
            f"codes.qdc:1:11: error: the file ends too early: {AGAIN} [xml-syntax]",
        ),
    ],
    ids=["a zip", "no codes", "not whole"],
)
def test_a_codebook_that_is_none(bring, data, expected):
    made = bring(data, "codes.qdc")
    assert [str(problem) for problem in made.problems] == [expected]
    assert made.codebook is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"<", b"PK\x03\x04", b"\xff\xfe<\0"]))
def test_any_bytes_at_all(tmp_path_factory, data, begin):
    path = tmp_path_factory.mktemp("refi") / "study.qdpx"
    path.write_bytes(begin + data)
    made = read(path, path.name, ImportRequest(shipped_codebook(), coder="LN"))
    assert made.problems
    assert made.drafts == []


@given(st.integers(0, 2000), st.integers(0, 255))
def test_any_byte_of_a_good_file_changed(tmp_path_factory, at, byte):
    data = bytearray(zipped(GOOD.items(), compression=zipfile.ZIP_DEFLATED))
    data[at % len(data)] = byte
    path = tmp_path_factory.mktemp("refi") / "study.qdpx"
    path.write_bytes(data)
    made = read(path, path.name, ImportRequest(shipped_codebook(), coder="LN"))
    assert bool(made.problems) != bool(made.drafts)


HOLDERS = ("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets")
TAGS = (
    "User",
    "Codes",
    "Code",
    "Variable",
    "Case",
    "CodeRef",
    "VariableValue",
    "VariableRef",
    "SourceRef",
    "SelectionRef",
    "TextSource",
    "PDFSource",
    "VideoSource",
    "Representation",
    "PlainTextContent",
    "Coding",
    "PlainTextSelection",
    "PDFSelection",
    "VideoSelection",
    "NoteRef",
    "Note",
    "Link",
    "Set",
    "MemberCode",
    "Description",
    "TextValue",
    "IntegerValue",
    *HOLDERS,
)
NAMES = (
    "guid",
    "name",
    "targetGUID",
    "isCodable",
    "startPosition",
    "endPosition",
    "page",
    "begin",
    "end",
    "creatingUser",
    "creationDateTime",
    "plainTextPath",
    "originGUID",
    "color",
)
VALUES = (
    "",
    "a",
    "b",
    "c1",
    "c2",
    "DHR7",
    "GPs",
    "gps",
    "finding.gps",
    "victim.2.sex",
    "review.year",
    "record.version",
    "record.victims",
    "record.coder",
    "record.coded",
    "EM",
    "2",
    "-1",
    "999",
    "2012",
    "present",
    "female",
    "internal://a.txt",
    "Issues related to GPs",
    "x" * 400,
    "Review: DHR7\nSubtheme: gps\nPiece of evidence: 1\nPage: 2",
    "Source in dhrcode: a\nReview: DHR7\nPages: x",
    "\ufeff\u2028",
)


def tree(children):
    return st.tuples(
        st.sampled_from(TAGS),
        st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), max_size=5),
        children,
    )


TREES = st.recursive(
    tree(st.sampled_from(VALUES)), lambda inner: tree(st.lists(inner, max_size=4)), max_leaves=25
)


def xml(node):
    tag, given, inside = node
    said = "".join(f" {name}={quoteattr(value)}" for name, value in given.items())
    content = escape(inside) if isinstance(inside, str) else "".join(map(xml, inside))
    return f"<{tag}{said}>{content}</{tag}>"


@settings(max_examples=400)
@given(
    st.lists(
        st.tuples(st.sampled_from(HOLDERS), st.just({}), st.lists(TREES, max_size=4)), max_size=8
    ),
    st.sampled_from(["qdpx", "qdc"]),
)
def test_any_elements_in_any_order(tmp_path_factory, inside, suffix):
    """Whatever is in it, there are drafts, a codebook or problems, and never a fault of ours."""
    path = tmp_path_factory.mktemp("refi") / f"study.{suffix}"
    whole = "".join(map(xml, inside))
    path.write_text(f"<Project>{CODES}{CASE}{whole}</Project>", encoding="utf-8")
    made = read(path, path.name, ImportRequest(shipped_codebook(), coder="LN"))
    assert made.problems or made.drafts or made.codebook
    for draft in made.drafts:
        _, faults = typed(draft.record, shipped_codebook())
        assert all(draft.located(fault).file.startswith("study.qdpx") for fault in faults)
