"""Which codebook a project has: its own, or one that dhrcode carries."""

import json

import pytest

from dhrcode.errors import (
    DataProblemsError,
)
from dhrcode.store.project import open_project, shipped_codebook
from dhrcode.store.shipped import shipped_path


def test_a_pointer_uses_the_codebook_that_dhrcode_carries(project_dir):
    own = open_project(project_dir)
    (project_dir / "themes.yaml").write_text(
        '# a note\nuses: {id: west-midlands-dhr, version: "1.0"}\n', "utf-8"
    )
    pointed = open_project(project_dir)
    assert pointed == own
    assert pointed.codebook_digest == own.codebook_digest


@pytest.mark.parametrize(
    "written",
    [
        '\ufeffuses: {id: west-midlands-dhr, version: "1.0"}\n',
        'uses:\r\n  id: west-midlands-dhr\r\n  version: "1.0"\r\n',
        '---\n"uses" : {id: west-midlands-dhr, version: "1.0"}\n',
        '{uses: {id: west-midlands-dhr, version: "1.0"}}\n',
        f'# {"why " * 1000}\nuses: {{id: west-midlands-dhr, version: "1.0"}}\n',
    ],
)
def test_a_pointer_is_known_however_it_is_laid_out(project_dir, written):
    own = open_project(project_dir).codebook
    (project_dir / "themes.yaml").write_bytes(written.encode())
    assert open_project(project_dir).codebook == own


def test_a_codebook_in_which_a_line_begins_with_uses_is_no_pointer(tmp_path):
    subthemes = [{"id": "a", "label": "A", "definition": "D"}]
    text = f"""title: "What a service
uses: is not said"
id: tiny
version: "1"
areas: {json.dumps([{"id": "x", "label": "X", "subthemes": subthemes}])}
"""
    (tmp_path / "themes.yaml").write_text(text, "utf-8")
    assert open_project(tmp_path).codebook.title == "What a service uses: is not said"


@pytest.mark.parametrize(
    "given", ['{id: west-midlands-dhr, version: "0.9"}', "{id: x, version: 1}"]
)
def test_a_pointer_to_what_dhrcode_does_not_carry_is_refused(project_dir, given, monkeypatch):
    monkeypatch.chdir(project_dir)
    (project_dir / "themes.yaml").write_text(f"# a note\nuses: {given}\n", "utf-8")
    with pytest.raises(DataProblemsError) as caught:
        open_project(None)
    words = given.strip("{}").replace("id: ", "").replace(", version: ", " ").replace('"', "")
    assert [str(problem) for problem in caught.value.problems] == [
        (
            "themes.yaml:2:1: error: this dhrcode carries west-midlands-dhr 1.0, not "
            f"{words}: put the codebook itself into themes.yaml [codebook-not-carried]"
        )
    ]


def test_the_shipped_codebook_is_the_one_at_the_root():
    assert shipped_path().name == "themes.yaml"
    assert shipped_codebook().id == "west-midlands-dhr"
