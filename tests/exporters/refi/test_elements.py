"""Elements of a REFI-QDA file: made one inside another, and written the same every time."""

from defusedxml.ElementTree import fromstring

from dhrcode import __version__
from dhrcode.exporters.refi.elements import child, ref, root, said, written


def whole():
    top = root("Project", "urn:QDA-XML:project:1.0", name='p\x00<&"')
    code = child(top, "Code", name="GPs")
    said(code, "Description", "Two\nlines < & \x1b")
    said(code, "Empty", "")
    said(code, "None", None)
    ref(code, "CodeRef", "abc")
    return top


def test_the_outermost_says_what_wrote_it():
    top = whole()
    assert top.attrib["origin"] == f"dhrcode {__version__}"
    assert top.attrib["xmlns"] == "urn:QDA-XML:project:1.0"
    assert top.attrib["name"] == 'p\ufffd<&"'


def test_a_text_is_written_where_there_is_one():
    (code,) = whole()
    assert [element.tag for element in code] == ["Description", "CodeRef"]
    assert code[0].text == "Two\nlines < & \ufffd"
    assert code[1].attrib == {"targetGUID": "abc"}


def test_it_is_read_back_by_others_with_its_texts_as_they_are():
    data = written(whole())
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<Project")
    assert data.endswith(b"</Project>\n")
    read = fromstring(data)
    assert read[0][0].text == "Two\nlines < & \ufffd"
    assert read[0].attrib["name"] == "GPs"


def test_the_same_is_the_same_bytes():
    assert written(whole()) == written(whole())
