"""What a file of REFI-QDA is refused for, and where its parts may lie."""

import runpy
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dhrcode.importers.refi import file, nodes

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
CASE = '<Cases><Case guid="k" name="DHR7"><CodeRef targetGUID="c1"/></Case></Cases>'
GOOD = project(CODES + CASE)
XML = GOOD["project.qde"]
AGAIN = "have the program export it again"
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
            "study.qdpx: error: the file is damaged, or not what its name says: ask for it again, "
            "or restore it from a copy [not-refi]"
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
            f"have: {AGAIN} [xml-syntax]"
        ),
    ),
    "an element left open": (
        (HEAD + "<Project>\n<Cases>").encode(),
        f"study.qdpx:3:8: error: the file ends too early: {AGAIN} [xml-syntax]",
    ),
    "a mark that may not be there": (
        (HEAD + "<Project>\n <Case =/></Project>").encode(),
        f"study.qdpx:3:8: error: a character is where none is allowed: {AGAIN} [xml-syntax]",
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
            "study.qdpx:1:1: error: the file holds only a codebook: give its name the ending .qdc "
            "[not-refi]"
        ),
    ),
    "XML of another kind": (
        b"<html/>",
        "study.qdpx:1:1: error: the file is XML of another kind: is it the right file? [not-refi]",
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
            "another study? Its codebook can be imported as a .qdc [no-code-known]"
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
