"""What is exported, read by classes generated from the schema that the standard publishes.

They refuse elements, attributes and values that the standard does not know, and nobody who wrote
the exporter wrote them.
"""

import io
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from pyrefiqda.models import CodeBook, Project
from xsdata.exceptions import ParserError
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata_pydantic.bindings import XmlParser, XmlSerializer

from dhrcode.analysis.selection import Selection
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.export_request import ExportRequest
from dhrcode.workflows.outputs.refi import make_codebook, make_project

EXAMPLES = Path(__file__).parents[3] / "examples"
STRICT = ParserConfig(
    fail_on_unknown_properties=True,
    fail_on_unknown_attributes=True,
    fail_on_converter_warnings=True,
)


def qdc(root):
    wanted = ExportRequest(open_project(root), Selection(), Path("codebook.qdc"))
    return make_codebook(wanted).files[0][1]


def qdpx(root):
    everything = Selection(include_drafts=True)
    made = make_project(ExportRequest(open_project(root), everything, Path("project.qdpx")))
    return ZipFile(io.BytesIO(made.files[0][1])).read("project.qde")


def held(data):
    """Every element with its attributes and its text, in order."""
    return [
        (each.tag, dict(each.items()), (each.text or "").strip())
        for each in etree.fromstring(data).iter()
    ]


@pytest.fixture
def fictional(tmp_path):
    """The fictional example with its documents where they are looked for."""
    root = Path(shutil.copytree(EXAMPLES / "fictional", tmp_path / "fictional"))
    (root / "documents").rename(root / "sources")
    return root


def read_and_written(data, as_what):
    """Written in the order that the schema has, which need not be that of what was read."""
    return XmlSerializer().render(XmlParser(config=STRICT).from_bytes(data, as_what)).encode()


@pytest.mark.parametrize(("export", "as_what"), [(qdc, CodeBook), (qdpx, Project)])
def test_nothing_is_unknown_to_them_and_nothing_is_lost(fictional, export, as_what):
    data = export(fictional)
    assert held(read_and_written(data, as_what)) == held(data)


def test_what_they_read_has_texts_that_are_coded(fictional):
    read = XmlParser(config=STRICT).from_bytes(qdpx(fictional), Project)
    texts = read.sources.text_source
    assert [len(text.plain_text_selection) > 10 for text in texts] == [True, True]
    assert any(one.coding for text in texts for one in text.plain_text_selection)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<Cases>", b'<Cases colour="red">'),
        (b"<Description>", b"<About/><Description>"),
        (b'typeOfVariable="Text"', b'typeOfVariable="Words"'),
    ],
)
def test_they_refuse_what_the_standard_does_not_know(fictional, right, wrong):
    with pytest.raises(ParserError):
        read_and_written(qdpx(fictional).replace(right, wrong, 1), Project)
