"""Every part of an office file that can hold words, by the name that a person gives it."""

# ruff: noqa: E501, ISC004 - XML of other programs, which no line break makes plainer

import io
import zipfile

import docx
import openpyxl
import pytest

from dhrcode.exporters.charts.drawing import draw
from dhrcode.reports.blocks import Chart, Column, Line, Table
from dhrcode.store.outgoing.office import is_own_chart, office_words
from dhrcode.store.outgoing.passage import UnreadPart

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
LINKS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
T = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
O = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'  # noqa: E741
WHO = "Mrs Okafor"


def packed(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return data.getvalue()


def read(parts):
    return list(office_words(parts if isinstance(parts, bytes) else packed(parts)))


def told(parts):
    """Where a name is told, and whether it stands where it may be told."""
    return [
        one.where
        for one in read(parts)
        if not isinstance(one, UnreadPart)
        and WHO in one.text
        and (one.told is None or one.told[0] < one.text.index(WHO) + len(WHO) <= one.told[1])
    ]


def word(inner):
    return f"<w:document {W} {A}><w:body>{inner}</w:body></w:document>"


PARTS = {
    "body": ("word/document.xml", word(f"<w:p><w:r><w:t>{WHO}</w:t></w:r></w:p>"), ""),
    "split over runs": (
        "word/document.xml",
        word(
            "<w:p><w:r><w:t>Mrs </w:t></w:r><w:r><w:t>Oka</w:t></w:r><w:r><w:t>for</w:t></w:r></w:p>"
        ),
        "",
    ),
    "inserted": (
        "word/document.xml",
        word(f'<w:p><w:ins w:author="LN"><w:r><w:t>{WHO}</w:t></w:r></w:ins></w:p>'),
        "",
    ),
    "deleted": (
        "word/document.xml",
        word(
            "<w:p><w:r><w:t>Mrs </w:t></w:r>"
            '<w:del w:author="LN"><w:r><w:delText>Okafor</w:delText></w:r></w:del></w:p>'
        ),
        "tracked deletion by LN: ",
    ),
    "moved away": (
        "word/document.xml",
        word(f'<w:p><w:moveFrom w:author="EM"><w:r><w:t>{WHO}</w:t></w:r></w:moveFrom></w:p>'),
        "tracked deletion by EM: ",
    ),
    "hidden": (
        "word/document.xml",
        word(
            f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{WHO}</w:t></w:r><w:r><w:t>x</w:t></w:r></w:p>"
        ),
        "hidden text: ",
    ),
    "hidden no more": (
        "word/document.xml",
        word(f'<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>{WHO}</w:t></w:r></w:p>'),
        "",
    ),
    "text box": (
        "word/document.xml",
        word(
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>"
            f"{WHO}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
        ),
        "text box: ",
    ),
    "alternative text": (
        "word/document.xml",
        word(f'<w:p><w:drawing><a:docPr id="1" descr="{WHO} at home"/></w:drawing></w:p>'),
        "alternative text: ",
    ),
    "field": (
        "word/document.xml",
        word(f'<w:p><w:r><w:instrText>HYPERLINK "x" \\o "{WHO}"</w:instrText></w:r></w:p>'),
        "field: ",
    ),
    "tooltip": (
        "word/document.xml",
        word(f'<w:p><w:hyperlink w:tooltip="{WHO}"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'),
        "tooltip of a link: ",
    ),
    "label of a form": (
        "word/document.xml",
        word(f'<w:p><w:sdt><w:sdtPr><w:alias w:val="{WHO}"/></w:sdtPr></w:sdt></w:p>'),
        "attribute val: ",
    ),
    "header": (
        "word/header2.xml",
        f"<w:hdr {W}><w:p><w:r><w:t>{WHO}</w:t></w:r></w:p></w:hdr>",
        "header: ",
    ),
    "footer": (
        "word/footer1.xml",
        f"<w:ftr {W}><w:p><w:r><w:t>{WHO}</w:t></w:r></w:p></w:ftr>",
        "footer: ",
    ),
    "footnote": (
        "word/footnotes.xml",
        f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>{WHO}</w:t></w:r></w:p></w:footnote></w:footnotes>",
        "footnote: ",
    ),
    "endnote": (
        "word/endnotes.xml",
        f"<w:endnotes {W}><w:endnote><w:p><w:r><w:t>{WHO}</w:t></w:r></w:p></w:endnote></w:endnotes>",
        "endnote: ",
    ),
    "comment": (
        "word/comments.xml",
        f'<w:comments {W}><w:comment w:author="Lee Nash"><w:p><w:r><w:t>{WHO}</w:t></w:r></w:p>'
        "</w:comment></w:comments>",
        "comment by Lee Nash: ",
    ),
    "author": (
        "word/comments.xml",
        f'<w:comments {W}><w:comment w:author="{WHO}"><w:p/></w:comment></w:comments>',
        "comment, author: ",
    ),
    "variable": (
        "word/settings.xml",
        f'<w:settings {W}><w:docVars><w:docVar w:name="n" w:val="{WHO}"/></w:docVars></w:settings>',
        "settings of the document, attribute val: ",
    ),
    "link": (
        "word/_rels/document.xml.rels",
        f'<Relationships {LINKS}><Relationship Target="https://example.org/{WHO}" '
        'TargetMode="External"/></Relationships>',
        "link: ",
    ),
    "core property": (
        "docProps/core.xml",
        '<p:coreProperties xmlns:p="p" xmlns:dc="dc"><dc:subject>'
        + WHO
        + "</dc:subject></p:coreProperties>",
        "document properties: ",
    ),
    "app property": (
        "docProps/app.xml",
        f"<Properties><Manager>{WHO}</Manager></Properties>",
        "document properties: ",
    ),
    "custom property": (
        "docProps/custom.xml",
        f'<Properties><property name="who"><lpwstr>{WHO}</lpwstr></property></Properties>',
        "custom properties: ",
    ),
    "custom XML": ("customXml/item1.xml", f"<root><victim>{WHO}</victim></root>", "custom XML: "),
    "custom XML attribute": (
        "customXml/item1.xml",
        f'<root victim="{WHO}"/>',
        "custom XML, attribute victim: ",
    ),
    "chart": (
        "word/charts/chart1.xml",
        f'<c:chart xmlns:c="c" {A}><c:title><a:p><a:r><a:t>{WHO}</a:t></a:r></a:p></c:title></c:chart>',
        "chart: ",
    ),
    "diagram": (
        "word/diagrams/data1.xml",
        f"<d {A}><a:p><a:r><a:t>{WHO}</a:t></a:r></a:p></d>",
        "diagram: ",
    ),
    "slide": (
        "ppt/slides/slide3.xml",
        f"<s {A}><a:p><a:r><a:t>{WHO}</a:t></a:r></a:p></s>",
        "slide 3: ",
    ),
    "notes": (
        "ppt/notesSlides/notesSlide3.xml",
        f"<s {A}><a:p><a:r><a:t>{WHO}</a:t></a:r></a:p></s>",
        "notes of slide 3: ",
    ),
    "comment on a slide": (
        "ppt/comments/comment1.xml",
        f"<l><cm><text>{WHO}</text></cm></l>",
        "comment: ",
    ),
    "OpenDocument": (
        "content.xml",
        f"<office:text {O} {T}><text:p>Mrs <text:span>Okafor</text:span></text:p></office:text>",
        "",
    ),
    "OpenDocument's comment": (
        "content.xml",
        f'<office:text {O} {T} xmlns:dc="dc"><text:p>x<office:annotation><dc:creator>LN</dc:creator>'
        f"<text:p>{WHO}</text:p></office:annotation></text:p></office:text>",
        "comment by LN: ",
    ),
    "OpenDocument's deletion": (
        "content.xml",
        f"<office:text {O} {T}><text:tracked-changes><text:changed-region><text:deletion>"
        f"<text:p>{WHO}</text:p></text:deletion></text:changed-region></text:tracked-changes></office:text>",
        "tracked deletion: ",
    ),
    "OpenDocument's header": (
        "styles.xml",
        f'<s xmlns:style="style" {T}><style:header><text:p>{WHO}</text:p></style:header></s>',
        "styles, headers and footers, header: ",
    ),
    "OpenDocument's property": (
        "meta.xml",
        f"<m><keyword>{WHO}</keyword></m>",
        "document properties: ",
    ),
    "an unknown part": (
        "word/new/thing.xml",
        f"<x><y>{WHO}</y></x>",
        "part 'word/new/thing.xml': ",
    ),
    "a comment of XML": (
        "customXml/item2.xml",
        f"<x><!-- {WHO} --></x>",
        "custom XML: comment in the file: ",
    ),
    "a text file": ("sources/1.txt", f"Dear {WHO}", "part 'sources/1.txt': "),
}


@pytest.mark.parametrize(("name", "content", "where"), PARTS.values(), ids=PARTS)
def test_a_part_that_holds_a_name_is_read_and_named(name, content, where):
    assert where in told({name: content})


SHEET = f"<worksheet {S} {R}><sheetData>{{}}</sheetData>{{}}</worksheet>"


def book(cells="", after="", state="visible", **others):
    """A workbook with one sheet; other parts by their paths, `/` written as `__`."""
    rels = f"<Relationships {LINKS}>{{}}</Relationships>"
    return {
        "xl/workbook.xml": f'<workbook {S} {R}><sheets><sheet name="Cases" state="{state}" '
        f'r:id="r1"/></sheets>{others.pop("names", "")}</workbook>',
        "xl/_rels/workbook.xml.rels": rels.format(
            '<Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="r2" Type="a/sharedStrings" Target="sharedStrings.xml"/>'
        ),
        "xl/worksheets/sheet1.xml": SHEET.format(cells, after),
        "xl/worksheets/_rels/sheet1.xml.rels": rels.format(others.pop("rels", "")),
        **{path.replace("__", "/"): content for path, content in others.items()},
    }


def inline(text, at="A1"):
    return f'<row r="1"><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'


IN_A_BOOK = {
    "a cell": (book(inline(WHO, "C1")), "sheet 'Cases', C1: "),
    "a cell of a hidden sheet": (
        book(inline(WHO), state="veryHidden"),
        "hidden sheet 'Cases', A1: ",
    ),
    "a formula": (
        book(f'<row r="1"><c r="A1" t="str"><f>IF(B1,"{WHO}","")</f><v></v></c></row>'),
        "sheet 'Cases', A1, formula: ",
    ),
    "a print header": (
        book(
            "",
            f'<headerFooter><firstHeader>&amp;C&amp;"Arial,Bold"{WHO}</firstHeader></headerFooter>',
        ),
        "sheet 'Cases', print header: ",
    ),
    "a message": (
        book("", f'<dataValidations><dataValidation prompt="{WHO}" sqref="A1"/></dataValidations>'),
        "sheet 'Cases', message for entering data: ",
    ),
    "a rule": (
        book(
            "",
            f'<conditionalFormatting><cfRule><formula>A1="{WHO}"</formula></cfRule></conditionalFormatting>',
        ),
        "sheet 'Cases': ",
    ),
    "a tooltip": (
        book("", f'<hyperlinks><hyperlink ref="A1" tooltip="{WHO}"/></hyperlinks>'),
        "sheet 'Cases', tooltip of a link: ",
    ),
    "a link": (
        book(
            rels=f'<Relationship Id="h" Type="a/hyperlink" Target="mailto:{WHO}" TargetMode="External"/>'
        ),
        "sheet 'Cases', link: ",
    ),
    "a note": (
        book(
            rels='<Relationship Id="n" Type="a/comments" Target="../comments1.xml"/>',
            xl__comments1__xml="",
        )
        | {
            "xl/comments1.xml": f'<comments {S}><commentList><comment ref="B2"><text><r><t>{WHO}</t></r>'
            "</text></comment></commentList></comments>"
        },
        "sheet 'Cases', note, comment in B2: ",
    ),
    "a threaded comment": (
        book(
            rels='<Relationship Id="n" Type="a/threadedComment" Target="../threadedComments/t1.xml"/>'
        )
        | {
            "xl/threadedComments/t1.xml": f'<ThreadedComments><threadedComment ref="B2"><text>{WHO}</text>'
            "</threadedComment></ThreadedComments>"
        },
        "sheet 'Cases', comment, comment in B2: ",
    ),
    "a defined name": (
        book(names=f'<definedNames><definedName name="who">"{WHO}"</definedName></definedNames>'),
        "workbook: ",
    ),
    "a shared text that no cell uses": (
        book() | {"xl/sharedStrings.xml": f"<sst {S}><si><t>{WHO}</t></si></sst>"},
        "text that no cell shows: ",
    ),
    "a pivot cache": (
        book() | {"xl/pivotCache/d1.xml": f'<c {S}><sharedItems><s v="{WHO}"/></sharedItems></c>'},
        "pivot cache, attribute v: ",
    ),
    "an external link": (
        book()
        | {"xl/externalLinks/externalLink1.xml": f"<e {S}><sheetData><v>{WHO}</v></sheetData></e>"},
        "external link: ",
    ),
    "the name of a table": (
        book(rels='<Relationship Id="t" Type="a/table" Target="../tables/table1.xml"/>')
        | {
            "xl/tables/table1.xml": f'<table {S}><tableColumns><tableColumn name="{WHO}"/></tableColumns></table>'
        },
        "sheet 'Cases', table, attribute name: ",
    ),
    "a person": (
        book() | {"xl/persons/person.xml": f'<l><person displayName="{WHO}"/></l>'},
        "list of people, attribute displayName: ",
    ),
}


@pytest.mark.parametrize(("parts", "where"), IN_A_BOOK.values(), ids=IN_A_BOOK)
def test_a_part_of_a_workbook_is_read_and_named(parts, where):
    assert where in told(parts)


def test_the_name_of_a_sheet():
    parts = book()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("Cases", WHO)
    assert told(parts)[0] == "a sheet's name: "


def test_pages_are_named_where_word_has_laid_them_out():
    text = f"<w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r>{{}}<w:t>{WHO}</w:t></w:r></w:p>"
    assert told({"word/document.xml": word(text.format("<w:lastRenderedPageBreak/>"))}) == [
        "page 2: "
    ]
    both = '<w:br w:type="page"/><w:lastRenderedPageBreak/>'
    assert told({"word/document.xml": word(text.format(both))}) == ["page 2: "]
    assert told({"word/document.xml": word(text.format('<w:br w:type="page"/>'))}) == [""]


def test_a_package_in_a_package_is_read():
    inner = packed(book(inline(WHO)))
    assert told({"word/embeddings/Sheet1.xlsx": inner, "word/document.xml": word("")}) == [
        "embedded file 'word/embeddings/Sheet1.xlsx', sheet 'Cases', A1: "
    ]


def test_what_cannot_be_read_is_said():
    parts = {
        "word/document.xml": word(""),
        "word/media/image1.png": b"\x89PNG\r\n",
        "word/media/image2.jpeg": b"\xff\xd8",
        "word/embeddings/oleObject1.bin": b"\xd0\xcf",
        "word/vbaProject.bin": b"\xd0\xcf",
        "customXml/item1.xml": "<x",
    }
    assert [one for one in read(parts) if isinstance(one, UnreadPart)] == [
        UnreadPart("picture"),
        UnreadPart("picture"),
        UnreadPart("embedded object", "word/embeddings/oleObject1.bin"),
        UnreadPart("program (macros)", "word/vbaProject.bin"),
        UnreadPart("damaged part", "customXml/item1.xml"),
    ]


def test_a_document_type_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert read({"customXml/item1.xml": bomb}) == [
        UnreadPart("damaged part", "customXml/item1.xml")
    ]


def test_an_encrypted_part_is_said(monkeypatch):
    data = bytearray(packed({"customXml/item1.xml": "<x/>"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert read(bytes(data)) == [UnreadPart("encrypted part", "customXml/item1.xml")]


def test_files_of_other_programs(tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = WHO
    document.add_table(1, 2).cell(0, 1).text = WHO
    document.core_properties.comments = WHO
    document.save(tmp_path / "a.docx")
    assert {*told((tmp_path / "a.docx").read_bytes())} == {"header: ", "", "document properties: "}
    made = openpyxl.Workbook()
    made.active["B2"] = 9434765919
    made.active["A2"] = "NHS number"
    made.active["B2"].number_format = "000 000 0000"
    made.save(tmp_path / "a.xlsx")
    texts = [one.text for one in read((tmp_path / "a.xlsx").read_bytes())]
    assert "NHS number: 943 476 5919" in texts


def test_a_chart_of_ours_is_known_by_what_it_says_of_itself():
    table = Table("T", (Column("A", "label"), Column("B", "count")), (Line(("x", 3)),))
    drawn = draw(Chart("bars", "T", "alt", table, (1,), "reviews"), "png")
    assert is_own_chart(drawn)
    assert not is_own_chart(drawn.replace(b"dhrcode", b"another", 1))
    assert not is_own_chart(b"tEXtSoftware\0dhrcode")
