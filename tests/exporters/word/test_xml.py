"""Pieces of a Word document as XML: a person's words are nothing but text in them."""

import pytest
from defusedxml.ElementTree import fromstring

from dhrcode.exporters.text.plain import plain
from dhrcode.exporters.word import xml

NAMESPACES = 'xmlns:w="w" xmlns:r="r" xmlns:wp="wp"'


def parsed(piece):
    return fromstring(f"<x {NAMESPACES}>{piece}</x>")[0]


def text_of(piece):
    """What is read of a piece, breaks and tabs as characters."""
    marks = {"{w}br": "\n", "{w}tab": "\t", "{w}noBreakHyphen": "-"}
    return "".join(
        (one.text or "") if one.tag == "{w}t" else marks.get(one.tag, "") for one in piece.iter()
    )


HOSTILE = {
    "<w:b/>": "<w:b/>",
    "&amp;": "&amp;",
    '"': '"',
    "]]>": "]]>",
    "a\nb\tc": "a b c",
    " a ": "a",
    "\x00\x1b": "\ufffd\ufffd",
    "\u202eabc": "abc",
    "": "",
    "{PAGE}": "{PAGE}",
}
"""Texts, and how they stand in one line."""


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text):
    assert text_of(parsed(xml.run(text))) == plain(text)
    assert text_of(parsed(xml.heading(text, 1))) == HOSTILE[text]


@pytest.mark.parametrize("text", HOSTILE)
def test_so_does_text_in_an_attribute(text):
    assert parsed(f'<w:x w:a="{xml.attribute(text)}"/>').attrib["{w}a"] == HOSTILE[text]


@pytest.mark.parametrize(
    ("text", "days"),
    [("by 2015-03-31", 2), ("2015-03 to 2016-04", 2), ("DHR-2014-1, 01-2015, a-b", 0)],
)
def test_a_day_does_not_break_at_its_hyphens(text, days):
    made = parsed(xml.run(text))
    assert text_of(made) == text
    assert len(list(made.iter("{w}noBreakHyphen"))) == days


def test_a_paragraph_has_its_style_and_properties_where_there_are_some():
    assert xml.paragraph("x") == "<w:p>x</w:p>"
    assert xml.paragraph("x", "Note") == '<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>x</w:p>'
    assert xml.paragraph("x", "", "<w:keepNext/>") == "<w:p><w:pPr><w:keepNext/></w:pPr>x</w:p>"


@pytest.mark.parametrize(("level", "style"), [(0, "Title"), (1, "Heading1"), (3, "Heading3")])
def test_a_heading_has_the_style_of_its_level(level, style):
    assert f'<w:pStyle w:val="{style}"/>' in xml.heading("x", level)


def test_a_field_has_an_instruction_and_a_result_that_is_read_until_then():
    made = parsed(f"<w:p>{xml.field('PAGE', '7')}</w:p>")
    kinds = [one.attrib["{w}fldCharType"] for one in made.iter("{w}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert [one.text for one in made.iter("{w}instrText")] == [" PAGE "]
    assert text_of(made) == "7"


@pytest.mark.parametrize(
    ("text", "said"), [("Areas", "Table 3: Areas"), ("", "Table 3"), ("\n", "Table 3")]
)
def test_a_caption_is_numbered_and_reads_right(text, said):
    made = parsed(xml.caption("Table", 3, text))
    assert text_of(made) == said
    assert [one.text for one in made.iter("{w}instrText")] == [" SEQ Table \\* ARABIC "]


def test_a_picture_says_what_it_is_and_stays_with_its_caption():
    made = parsed(xml.picture("rId7", 2, 'A "title"', "<shown>", (914_400, 457_200)))
    (props,) = made.iter("{wp}docPr")
    assert (props.attrib["title"], props.attrib["descr"]) == ('A "title"', "<shown>")
    assert [one.attrib["{r}embed"] for one in made.iter() if "{r}embed" in one.attrib] == ["rId7"]
    (extent,) = made.iter("{wp}extent")
    assert (extent.attrib["cx"], extent.attrib["cy"]) == ("914400", "457200")
    assert next(made.iter("{w}keepNext"), None) is not None
