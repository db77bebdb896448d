from dhrcode.store.outgoing.sheets import SheetStyle
from dhrcode.store.outgoing.workbook import SheetList
from dhrcode.store.outgoing.xml_words import parse_into


def test_sheets_in_order_with_whether_they_are_hidden():
    listed = SheetList()
    text = (
        b'<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="r1"/>'
        b'<sheet name="B" state="veryHidden" r:id="r2"/></sheets></workbook>'
    )
    parse_into(listed, [text])
    assert listed.sheets == [("r1", "A", ""), ("r2", "B", "veryHidden")]
    assert listed.since_1904


def test_what_cells_refer_to_counts_from_1900_unless_it_is_said():
    assert SheetStyle([], []).since_1904 is False
