"""The empty document that reports begin with is what docs/word_template.py makes."""

import importlib.util
import io
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "docs" / "word_template.py"


@pytest.fixture(scope="module")
def script():
    specification = importlib.util.spec_from_file_location("word_template", SCRIPT)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_template_is_what_the_script_makes(script):
    committed = files("dhrcode").joinpath("assets", "template.docx").read_bytes()
    assert parts_of(committed) == parts_of(script.template()), "'make template' writes it anew"


def test_the_template_is_the_same_every_time(script):
    assert script.template() == script.template()
