import io
from zipfile import ZipFile

from dhrcode.store.outgoing.package import OutgoingPackage
from dhrcode.store.outgoing.sheets import SheetStyle
from dhrcode.store.outgoing.workbook import OutgoingWorkbook

RELATIONS = """<Relationships>
<Relationship Id="r1" Type="of/worksheet" Target="a.xml"/>
<Relationship Id="r2" Type="of/worksheet" Target="b.xml"/>
<Relationship Id="r3" Type="of/styles" Target="styles.xml"/></Relationships>"""
PARTS = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><workbookPr date1904="{}"/><sheets>'
    '<sheet name="A" r:id="r1"/><sheet name="B" state="veryHidden" r:id="r2"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": RELATIONS,
    "xl/styles.xml": '<styles><cellXfs><xf numFmtId="14"/></cellXfs></styles>',
    "xl/a.xml": '<worksheet><row><c r="A1" s="0"><v>1</v></c></row></worksheet>',
    "xl/b.xml": "<worksheet/>",
}


def read(since_1904):
    made = io.BytesIO()
    with ZipFile(made, "w") as package:
        for name, text in PARTS.items():
            package.writestr(name, text.replace("{}", since_1904))
    workbook = OutgoingWorkbook(OutgoingPackage(made.getvalue()))
    found = [(one.where, one.text) for one in workbook.read()]
    assert workbook.done >= {"xl/a.xml", "xl/b.xml"}
    return found


def test_sheets_in_order_with_whether_they_are_hidden():
    assert read("1") == [
        ("a sheet's name: ", "A"),
        ("sheet 'A', A1: ", "02/01/1904"),
        ("a hidden sheet's name: ", "B"),
    ]


def test_what_cells_refer_to_counts_from_1900_unless_it_is_said():
    assert ("sheet 'A', A1: ", "31/12/1899") in read("0")
    assert SheetStyle([], []).since_1904 is False
