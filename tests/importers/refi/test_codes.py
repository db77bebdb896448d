"""The codes of a file, each in its place among the others."""

import runpy
from pathlib import Path

from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
source, selection = (_SHARED[n] for n in ("source", "selection"))


def test_a_code_in_a_hierarchy_is_known_by_the_label_that_its_import_made(tmp_path):
    nested = (
        '<CodeBook><Codes><Code guid="a" name="A" isCodable="false"><Code guid="b" name="B" '
        'isCodable="false"><Code guid="c" name="C" isCodable="true"/></Code></Code></Codes>'
        "</CodeBook>"
    )
    (tmp_path / "codes.qdc").write_text(nested)
    codebook = read(tmp_path / "codes.qdc", "codes.qdc", ImportRequest(None)).codebook
    assert [one.label for one in codebook.areas[0].subthemes] == ["B. C"]
    study = tmp_path / "study.qdpx"
    parts = project(nested + "<Sources>" + source(selection(code="c")) + "</Sources>")
    study.write_text(parts["project.qde"].replace('name="DHR7"', 'name="DHR7 a"'))
    made = read(study, study.name, ImportRequest(codebook, coder="LN"))
    assert list(made.drafts[0].record.findings) == ["b-c"]
