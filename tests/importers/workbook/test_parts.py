"""Which part of a workbook's package is which sheet."""

import io
import zipfile

import pytest

from dhrcode.importers.packages import Caps, Package, PackageError
from dhrcode.importers.workbook.parts import sheet_parts

SHEETS = (
    '<workbook xmlns:r="urn:r"><sheets><sheet name="First" r:id="rId1"/>'
    '<sheet name="Second" r:id="rId2"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet9.xml"/>'
    '<Relationship Id="rId2" Target="/xl/worksheets/../worksheets/sheet1.xml"/></Relationships>'
)
NAMES = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")


def package(sheets=SHEETS, relations=RELATIONS, names=NAMES):
    """A package of these two parts; without the one that is None."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, content in zip(names, (sheets, relations), strict=True):
            if content is not None:
                made.writestr(name, content)
    return Package(data.getvalue(), Caps(10, 10_000_000))


def test_sheets_go_by_what_their_relations_say_and_not_by_their_numbers():
    assert sheet_parts(package()) == {
        "xl/worksheets/sheet9.xml": "First",
        "xl/worksheets/sheet1.xml": "Second",
    }


def test_prefixes_and_capitals_of_parts_make_no_difference():
    prefixed = SHEETS.replace("<workbook ", '<x:workbook xmlns:x="urn:x" ').replace(
        "</workbook>", "</x:workbook>"
    )
    for tag in ("sheets", "sheet "):
        prefixed = prefixed.replace(f"<{tag}", f"<x:{tag}").replace(f"</{tag}", f"</x:{tag}")
    names = ("XL/Workbook.xml", "xl/_rels/Workbook.xml.rels")
    assert sheet_parts(package(prefixed, names=names)) == sheet_parts(package())


def test_a_sheet_whose_relation_is_missing_has_no_part():
    assert sheet_parts(package(relations="<Relationships/>")) == {"": "Second"}


@pytest.mark.parametrize(
    ("sheets", "relations", "said"),
    [
        (None, RELATIONS, "the file is damaged, or not a workbook"),
        (SHEETS, None, "the file is damaged, or not a workbook"),
        ("<workbook", RELATIONS, "the file is damaged: its list of sheets is not XML"),
        ("", RELATIONS, "the file is damaged: its list of sheets is not XML"),
        (
            "<!DOCTYPE x><workbook/>",
            RELATIONS,
            "the file is damaged: its list of sheets is not XML",
        ),
        (f"<workbook>{' ' * 2_000_000}</workbook>", RELATIONS, "the file is damaged, or not a wor"),
    ],
)
def test_a_list_of_sheets_that_cannot_be_read(sheets, relations, said):
    with pytest.raises(PackageError) as caught:
        sheet_parts(package(sheets, relations))
    assert str(caught.value).startswith(said)
