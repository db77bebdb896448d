import io
import zipfile

import pytest

from dhrcode.errors import FileAccessError
from dhrcode.store.outgoing.package import OutgoingPackage, relations_of


def packed(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return data.getvalue()


def test_parts_and_what_they_refer_to():
    links = (
        '<Relationships><Relationship Id="a" Type="x/comments" Target="../c.xml"/>'
        '<Relationship Id="b" Type="x/hyperlink" Target="mailto:x" TargetMode="External"/>'
        "</Relationships>"
    )
    package = OutgoingPackage(packed({"xl/s/a.xml": "<x/>", "xl/s/_rels/a.xml.rels": links}))
    assert list(package.parts) == ["xl/s/a.xml", "xl/s/_rels/a.xml.rels"]
    assert package.whole("xl/s/a.xml") == b"<x/>"
    assert package.relations("xl/s/a.xml") == {"a": ("comments", "xl/c.xml")}
    assert package.relations("xl/none.xml") == {}
    assert OutgoingPackage(packed({"_rels/a.rels": "<x"})).relations("a") == {}


def test_where_the_links_of_a_part_are_listed():
    assert relations_of("xl/worksheets/sheet1.xml") == "xl/worksheets/_rels/sheet1.xml.rels"
    assert relations_of("") == "_rels/.rels"


def test_limits(monkeypatch):
    data = packed({"customXml/item1.xml": "0" * 2000})
    package = OutgoingPackage(data)
    package._left = 1000  # a package may say that it is smaller than it is
    with pytest.raises(FileAccessError, match="unpacks to more"):
        package.whole("customXml/item1.xml")
    with pytest.raises(FileAccessError, match="unpacks to more"):
        OutgoingPackage(data, most=1000)
    monkeypatch.setattr("dhrcode.store.outgoing.package.MAX_PARTS", 0)
    with pytest.raises(FileAccessError, match="more than 0 parts"):
        OutgoingPackage(data)


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", b"", b"text"])
def test_what_is_no_package(data):
    with pytest.raises(FileAccessError, match="damaged"):
        OutgoingPackage(data)
