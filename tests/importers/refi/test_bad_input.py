"""Files that are no REFI-QDA, damaged, or made to do harm: a place and a sentence each."""

import runpy
import struct
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import file, nodes, read
from dhrcode.model.vocabulary import typed
from dhrcode.store.project import shipped_codebook

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
CASE = '<Cases><Case guid="k" name="DHR7"><CodeRef targetGUID="c1"/></Case></Cases>'
GOOD = project(CODES + CASE)
XML = GOOD["project.qde"]
AGAIN = "have the program export it once more"
HEAD = '<?xml version="1.0"?>\n'
ENTITIES = (
    '<!DOCTYPE p [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
EXTERNAL = '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
DOCTYPE = "the file declares a document type, which such files do not: is it the right file?"


def zipped(parts, **how):
    data = BytesIO()
    with zipfile.ZipFile(data, "w", **how) as package:
        for name, content in parts:
            package.writestr(name, content)
    return data.getvalue()


def encrypted():
    data = bytearray(zipped([("project.qde", XML)]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        data[place] |= 1
    return bytes(data)


def lying(size):
    """A zip that says of a megabyte of blanks that it is `size` bytes."""
    data = bytearray(zipped([("project.qde", b" " * 1_000_000)], compression=zipfile.ZIP_DEFLATED))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = struct.pack("<I", size)
    return bytes(data)


BAD = {
    "empty": (b"", f"study.qdpx: error: the file is empty: {AGAIN} [not-refi]"),
    "text": (
        b"DHR7,present\n",
        f"study.qdpx: error: the file is neither a zip nor XML: {AGAIN} [not-refi]",
    ),
    "a zip cut short": (
        zipped([("project.qde", XML)])[:-30],
        (
            "study.qdpx: error: the file is damaged, or not what its name says: ask for it once "
            "more, or restore it from a copy [not-refi]"
        ),
    ),
    "a zip without a project": (
        zipped([("sources/a.txt", "a")]),
        "study.qdpx: error: no project is in the file: is it the right file? [not-refi]",
    ),
    "a zip with two": (
        zipped([("a.qde", XML), ("b.QDE", XML)]),
        (
            "study.qdpx: error: the file holds two projects: a.qde and b.QDE: is it the right "
            "file? [not-refi]"
        ),
    ),
    "a part above the package": (
        zipped([("project.qde", XML), ("sources/../../evil.txt", "x")]),
        (
            "study.qdpx: error: the file holds a part that would lie outside of it: "
            "'sources/../../evil.txt': do not use it; ask where it is from [package-path]"
        ),
    ),
    "a part above it, as Windows writes paths": (
        zipped([("project.qde", XML), ("..\\evil.txt", "x")]),
        (
            "study.qdpx: error: the file holds a part that would lie outside of it: '../evil.txt': "
            "do not use it; ask where it is from [package-path]"
        ),
    ),
    "an absolute path": (
        zipped([("/etc/cron.d/x", "x"), ("project.qde", XML)]),
        (
            "study.qdpx: error: the file holds a part that would lie outside of it: "
            "'/etc/cron.d/x': do not use it; ask where it is from [package-path]"
        ),
    ),
    "a drive": (
        zipped([("C:\\x.txt", "x"), ("project.qde", XML)]),
        (
            "study.qdpx: error: the file holds a part that would lie outside of it: 'C:/x.txt': do "
            "not use it; ask where it is from [package-path]"
        ),
    ),
    "a password": (
        encrypted(),
        "study.qdpx: error: the file is protected by a password: save it without it [not-refi]",
    ),
    "packed in another way": (
        zipped([("project.qde", XML)], compression=zipfile.ZIP_BZIP2),
        (
            "study.qdpx: error: the file is packed in a way that such files are not: is it the "
            "right file? [not-refi]"
        ),
    ),
    "entities in entities": (
        (HEAD + ENTITIES + XML).encode(),
        f"study.qdpx:2:1: error: {DOCTYPE} [xml-doctype]",
    ),
    "an entity from a file": (
        zipped([("project.qde", HEAD + EXTERNAL + XML.replace("p", "&x;", 1))]),
        f"study.qdpx:project.qde:2:1: error: {DOCTYPE} [xml-doctype]",
    ),
    "a document type alone": (
        (HEAD + '<!DOCTYPE p SYSTEM "http://localhost/x.dtd">' + XML).encode(),
        f"study.qdpx:2:1: error: {DOCTYPE} [xml-doctype]",
    ),
    "an entity that is not": (
        XML.replace('name="DHR7"', 'name="&nbsp;"').encode(),
        (
            f"study.qdpx:1:{XML.index('<Case ') + 1}: error: an entity is used that XML does not "
            f"know: {AGAIN} [xml-syntax]"
        ),
    ),
    "an element left open": (
        (HEAD + "<Project>\n<Cases>").encode(),
        f"study.qdpx:3:8: error: the file ends before it is whole: {AGAIN} [xml-syntax]",
    ),
    "a mark that may not be there": (
        (HEAD + "<Project>\n & </Project>").encode(),
        f"study.qdpx:3:3: error: a character stands where none may: {AGAIN} [xml-syntax]",
    ),
    "an unknown encoding": (
        b'<?xml version="1.0" encoding="klingon"?><Project/>',
        (
            "study.qdpx:1:1: error: the file is in an encoding that is not known: have the program "
            "export it as UTF-8 [xml-syntax]"
        ),
    ),
    "a codebook alone": (
        b"<CodeBook/>",
        (
            "study.qdpx:1:1: error: a codebook alone is in the file: give its name the ending .qdc "
            "[not-refi]"
        ),
    ),
    "XML of another sort": (
        b"<html/>",
        "study.qdpx:1:1: error: the file is XML of another sort: is it the right file? [not-refi]",
    ),
    "a project in which nothing is": (
        b"<Project/>",
        (
            "study.qdpx:1:1: error: no case and no coded document is in the project: is it the "
            "right file? [no-review]"
        ),
    ),
    "elements within elements": (
        ("<Project>" + "<a>" * 100_000).encode(),
        (
            "study.qdpx:1:1: error: elements stand in one another more than 100 deep: is it the "
            "right file? [xml-too-large]"
        ),
    ),
    "codes of another study": (
        XML.replace("Issues related to GPs", "x").replace("Use of MARACs", "y").encode(),
        (
            "study.qdpx:1:1: error: no code of the file is a subtheme of the codebook: is it of "
            "another study? Its codebook comes in as a .qdc [no-code-known]"
        ),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_said_and_nothing_comes(bring, name):
    data, expected = BAD[name]
    made = bring(data, coder="LN")
    assert [str(problem) for problem in made.problems] == [expected]
    assert (made.drafts, made.codebook) == ([], None)


def test_the_good_file_that_the_bad_ones_were_made_from(bring):
    assert bring(GOOD, coder="LN").problems == []
    assert bring(XML.encode(), coder="LN").problems == []


def test_a_bomb_is_not_unpacked(bring, monkeypatch):
    monkeypatch.setattr(file, "MAX_PROJECT", 10_000)
    bomb = zipped([("project.qde", b" " * 10_000_000)], compression=zipfile.ZIP_DEFLATED)
    for data in (bomb, lying(5)):
        [problem] = bring(data, coder="LN").problems
        assert problem.code == "not-refi"
    assert "unpacks to more than" in str(bring(bomb, coder="LN").problems[0])


def test_texts_are_counted_together(bring, monkeypatch):
    sources = "".join(
        f'<TextSource guid="s{n}" name="DHR{n}" plainTextPath="internal://s{n}.txt">'
        '<PlainTextSelection guid="a" startPosition="0" endPosition="3"><Coding guid="b">'
        '<CodeRef targetGUID="c1"/></Coding></PlainTextSelection></TextSource>'
        for n in (1, 2)
    )
    parts = project(f"{CODES}<Sources>{sources}</Sources>")
    parts |= {"sources/s1.txt": "word " * 50, "sources/s2.txt": "word " * 50}
    assert bring(parts, coder="LN").problems == []
    monkeypatch.setattr(file, "MAX_TEXTS", 400)
    [problem] = bring(parts, coder="LN").problems
    assert "unpacks to more than" in problem.message


def test_caps(bring, monkeypatch):
    monkeypatch.setattr(nodes, "MAX_NODES", 5)
    [problem] = bring(XML.encode(), coder="LN").problems
    assert "the file has more than 5 elements" in str(problem)
    monkeypatch.setattr(file, "MAX_FILE", 100)
    [problem] = bring(XML.encode(), coder="LN").problems
    assert str(problem) == (
        "study.qdpx: error: the file is larger than 100 bytes: export it without recordings "
        "[file-too-large]"
    )


def test_a_path_in_the_file_leads_to_nothing_outside_it(bring, tmp_path):
    (tmp_path / "secret.txt").write_text("secret words")
    paths = [
        f"absolute://{tmp_path}/secret.txt",
        "relative://secret.txt",
        "../secret.txt",
        f"file://{tmp_path}/secret.txt",
        str(tmp_path / "secret.txt"),
    ]
    for path in paths:
        source = (
            f'<Sources><TextSource guid="s" name="DHR7" plainTextPath="{path}"><PlainTextSelection '
            'guid="a" startPosition="0" endPosition="6"><Coding guid="b"><CodeRef targetGUID="c1"/>'
            "</Coding></PlainTextSelection></TextSource></Sources>"
        )
        made = bring(project(CODES + source), coder="LN")
        assert "secret words"[:6] not in repr(made.drafts)
        assert "1 coding of texts came without the words" in made.notes[0]


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
            f"codes.qdc:1:11: error: the file ends before it is whole: {AGAIN} [xml-syntax]",
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
