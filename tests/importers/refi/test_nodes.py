"""XML from outside as a tree that knows where each element stands."""

import re
import runpy
from pathlib import Path

import pytest

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
selection, one_source, pieces = (_SHARED[n] for n in ("selection", "one_source", "pieces"))


@pytest.mark.parametrize(
    "encoded",
    [
        lambda xml: b"\xef\xbb\xbf" + xml.encode(),
        lambda xml: xml.encode("utf-16"),
        lambda xml: f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16"),
        lambda xml: f'<?xml version="1.0" encoding="utf-16"?>{xml}'.encode(),
        lambda xml: f'\r\n<?xml version="1.0" encoding="utf-8"?>{xml}'.encode(),
        lambda xml: f'<?xml version="1.0" encoding="windows-1252"?>{xml}'.encode("cp1252"),
        lambda xml: re.sub(r"<(/?)(?=[A-Z])", r"<\1q:", xml).replace("xmlns", "xmlns:q").encode(),
        lambda xml: re.sub(' xmlns="[^"]*"', "", xml).encode(),
    ],
)
def test_xml_in_any_encoding_and_namespace(bring, encoded):
    xml = one_source(selection(), text="The “café” did not ask.")["project.qde"]
    for name in ("study.qdpx", "study.QDPX"):
        made = bring({"project.qde": encoded(xml)}, name, coder="LN")
        assert pieces(made)[0]["quote"] == "“café” d"
