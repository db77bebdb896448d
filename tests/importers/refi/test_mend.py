"""XML that programs break by what they put into it unescaped."""

import pytest
from lxml import etree

from dhrcode.importers.refi.mend import mended


def tree(inside: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Project>{inside}</Project>'.encode()


@pytest.mark.parametrize(
    ("inside", "name", "said"),
    [
        ('<Case name="the GP did\fnot ask"/>', "the GP did not ask", "1 control character"),
        ('<Case name="a\x0bb\x00c"/>', "a b c", "2 control characters"),
        ('<Case name="a&#12;b&#x0C;c&#x1;"/>', "a b c ", "3 control characters"),
        ('<Case name="GP & police"/>', "GP & police", "1 bare '&'"),
        ('<Case name="R&D &amp; &#233; &lt;"/>', "R&D & é <", "1 bare '&'"),
        ('<Case name="under < 5 and <b> > 6" x="1"/>', "under < 5 and <b> > 6", "2 bare '<'"),
        (
            '<Case name="she said "no" to it" x="1"/>',
            'she said "no" to it',
            "2 bare quotation marks",
        ),
        ('<Case name=""No", she said" x="1">t</Case>', '"No", she said', "2 bare quotation marks"),
        ('<Case name = "x & y"  />', "x & y", "1 bare '&'"),
        ('<Set/>\n<Case x="\'" name=\'GP & "x"\'>"</Case>', 'GP & "x"', "1 bare '&'"),
    ],
)
def test_what_stands_in_an_attribute(inside, name, said):
    text, words = mended(tree(inside))
    assert words == said
    assert next(etree.fromstring(text.encode()).iter("Case")).get("name") == name


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("GP & police", "1 bare '&'"),
        ("under < 5, over > 6, a <b>word</b>", "3 bare '<'"),
        ("the <NHS> and <did>", "2 bare '<'"),
        ('x="1 & y', "1 bare '&'"),
        ("a\fb", "1 control character"),
    ],
)
def test_what_stands_in_a_text(note, said):
    text, words = mended(tree(f'<Case name="x">{note}</Case><Case name="y"/>'))
    assert words == said
    one, other = etree.fromstring(text.encode()).iter("Case")
    assert (one.text, other.get("name")) == (note.replace("\f", " "), "y")


def test_nothing_is_done_where_nothing_has_to_be():
    whole = '<Case name="a &amp; b" x=\'"\'>"a" &lt; "b"</Case><!-- x --><b:Code xmlns:b="u"/>'
    text, words = mended(tree(whole))
    assert (text.encode(), words) == (tree(whole), "")


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252", "utf-8"])
def test_in_any_encoding(encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><Project a="é & è"/>'
    assert '"é &amp; è"' in mended(xml.encode(encoding))[0]


def test_another_encoding_than_it_says():
    with pytest.raises(ValueError, match="codec can't decode"):
        mended(b'<?xml version="1.0" encoding="utf-8"?><Project a="\xe9 & "/>')
