"""Somebody's own template: read within limits, and looked through as every output is."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import FileAccessError, IdentifiersError, NotFoundError
from dhrcode.workflows.outputs import template as templates
from dhrcode.workflows.outputs.template import read_template, refuse_in_template

_SHARED = runpy.run_path(str(Path(__file__).parents[2] / "exporters" / "word" / "conftest.py"))
template_file = _SHARED["template_file"]


def test_a_failure_names_the_file(tmp_path, monkeypatch):
    path = tmp_path / "ours.docx"
    with pytest.raises(NotFoundError, match=r"there is no file .*ours.docx"):
        read_template(path)
    path.write_bytes(b"text")
    with pytest.raises(FileAccessError, match=r"ours\.docx is damaged"):
        read_template(path)
    monkeypatch.setattr(templates, "MAX_BYTES", 3)
    with pytest.raises(FileAccessError, match=r"ours\.docx is larger than"):
        read_template(path)


@pytest.mark.parametrize("place", ["header", "footer", "properties"])
def test_an_identifier_in_what_is_kept_is_refused(tmp_path, place):
    def named(document):
        section = document.sections[0]
        if place == "properties":
            document.core_properties.keywords = "ring 07700 900123"
        else:
            getattr(section, place).paragraphs[0].text = "jane.example@example.org"

    path = tmp_path / "ours.docx"
    path.write_bytes(template_file(named))
    with pytest.raises(IdentifiersError) as told:
        refuse_in_template(path, read_template(path), None)
    (one,) = told.value.problems
    assert place.removesuffix("ies") in one.message
    assert one.hint == "take it out of the template"


def test_what_is_left_out_is_not_looked_through(tmp_path):
    path = tmp_path / "ours.docx"
    path.write_bytes(template_file(body="jane.example@example.org"))
    assert refuse_in_template(path, read_template(path), None) == 0
