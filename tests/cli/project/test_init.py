"""init: a project is made, or brought into step with its codebook."""

import json
import re
import shutil
from pathlib import Path

import pytest

from dhrcode.model.formats import FORMAT
from dhrcode.model.schemas import codebook_schema, plan_schema, record_schema
from dhrcode.store.project import open_project
from dhrcode.workflows.project.start import EDITOR_SETTINGS

WRITTEN = [
    ".gitignore",
    ".vscode/settings.json",
    "schemas/record.schema.json",
    "schemas/plan.schema.json",
    "schemas/codebook.schema.json",
    "themes.yaml",
    "records",
]
"""What init must find no trace of; `sources` alone may be there already."""
SHIPPED = Path(__file__).parents[3] / "themes.yaml"


def files_below(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_init_writes_a_project_and_says_each_file(said, tmp_path):
    status, out, err = said("init", "study", cwd=tmp_path)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        *(f"wrote study/{name}" for name in [*WRITTEN, "sources"]),
        "Documents under review belong in sources/, which stays out of git.",
        "Next: dhrcode --project study new --coder INITIALS",
    ]
    made = [name for name in files_below(tmp_path / "study") if not name.startswith(".dhrcode")]
    assert made == sorted([*WRITTEN, ".vscode", "schemas", "sources"])


def test_init_writes_the_shipped_codebook_byte_for_byte(said, tmp_path):
    assert said("init", tmp_path / "study")[0] == 0
    assert (tmp_path / "study" / "themes.yaml").read_bytes() == SHIPPED.read_bytes()


def test_init_keeps_documents_and_outputs_out_of_git(said, tmp_path):
    said("init", tmp_path)
    kept_out = (tmp_path / ".gitignore").read_text().splitlines()[1:]
    assert kept_out == ["sources/", "exports/", "private/", ".dhrcode/"]


def test_init_points_editors_to_schemas_that_are_there(said, tmp_path):
    said("init", tmp_path)
    named = json.loads((tmp_path / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    assert sorted(named) == [
        "./schemas/codebook.schema.json",
        "./schemas/plan.schema.json",
        "./schemas/record.schema.json",
    ]
    for schema in named:
        assert json.loads((tmp_path / schema).read_text())["$schema"].startswith("http")


def test_a_project_just_made_checks_without_a_word(said, project_dir):
    assert said("check", "--strict", cwd=project_dir) == (
        0,
        "",
        "0 reviews checked: 0 errors, 0 warnings\n",
    )


@pytest.mark.parametrize("name", WRITTEN)
def test_init_refuses_to_write_over_what_is_there_and_writes_nothing(said, tmp_path, name):
    there = tmp_path / name
    there.parent.mkdir(exist_ok=True)
    there.write_text("mine")
    before = files_below(tmp_path)
    assert said("init", ".", cwd=tmp_path) == (
        4,
        "",
        f"dhrcode: . holds {name} already; nothing was written\n",
    )
    assert files_below(tmp_path) == before
    assert there.read_text() == "mine"


def test_documents_that_are_there_already_stay(said, tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "DHR1.txt").write_text("An invented review.")
    assert said("init", ".", cwd=tmp_path)[0] == 0
    assert (tmp_path / "sources" / "DHR1.txt").read_text() == "An invented review."


def test_init_twice_refuses(said, project_dir):
    assert said("init", "project", cwd=project_dir.parent) == (
        4,
        "",
        "dhrcode: project holds .gitignore already; nothing was written\n",
    )


def test_init_below_a_file_is_said(said, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert said("init", "notes.txt/study", cwd=tmp_path) == (
        6,
        "",
        "dhrcode: notes.txt/study cannot be made: part of its path is not a folder\n",
    )


def test_init_leaves_documents_that_lie_in_sources_already(said, tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "report.txt").write_text("An invented report.")
    assert said("init", tmp_path)[0] == 0
    assert (tmp_path / "sources" / "report.txt").read_text() == "An invented report."


def test_init_refuses_before_it_makes_anything_where_sources_is_a_file(said, tmp_path):
    (tmp_path / "sources").write_text("An invented file.")
    status, out, err = said("init", tmp_path)
    assert (status, out) == (4, "")
    assert err == (
        f"dhrcode: {tmp_path} holds sources, which is not a folder, already; nothing was written\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["sources"]


SCHEMAS = [f"schemas/{of}.schema.json" for of in ("record", "plan", "codebook")]
EXAMPLES = Path(__file__).parents[3] / "examples"


def test_init_needs_a_folder(said, tmp_path):
    assert said("init", cwd=tmp_path) == (
        2,
        "",
        "dhrcode: name the folder that is to be a project: dhrcode init DIR\n",
    )


def test_update_of_a_new_project_has_nothing_to_do(said, project_dir):
    before = {name: (project_dir / name).stat().st_mtime_ns for name in WRITTEN}
    words = "Schemas and settings are in step with west-midlands-dhr 1.2.\n"
    for arguments in (("init", "--update"), ("init", "--update", ".")):
        assert said(*arguments, cwd=project_dir) == (0, words, "")
    assert said("-C", project_dir, "init", "--update") == (0, words, "")
    assert {name: (project_dir / name).stat().st_mtime_ns for name in WRITTEN} == before


def test_update_brings_the_records_schema_into_step_with_the_codebook(said, project_dir):
    said("codebook", "rename", "gps", "surgeries", "--why", "Invented.", cwd=project_dir)
    themes = (project_dir / "themes.yaml").read_bytes()
    assert said("init", "--update", cwd=project_dir) == (
        0,
        f"wrote {SCHEMAS[0]}\nwrote {SCHEMAS[1]}\n",
        "",
    )
    schema = json.loads((project_dir / SCHEMAS[0]).read_text("utf-8"))
    known = schema["properties"]["findings"]["properties"]
    assert {"surgeries"} == {"gps", "surgeries"} & set(known)
    assert (project_dir / "themes.yaml").read_bytes() == themes
    assert said("init", "--update", cwd=project_dir)[1].startswith("Schemas and settings are in ")


@pytest.mark.parametrize("name", ["fictional", "west-midlands-2014"])
def test_the_schemas_of_an_example_are_made_and_then_in_step(said, tmp_path, name):
    folder = Path(shutil.copytree(EXAMPLES / name, tmp_path / name))
    themes = folder / "themes.yaml"
    if name == "fictional":  # as if it were of before formats
        themes.write_text(re.sub("format: [0-9]+\n", "", themes.read_text("utf-8")), "utf-8")
    status, out, err = said("init", "--update", cwd=folder)
    assert (status, err) == (0, "")
    raised = [
        f"raised themes.yaml from format 1 to {FORMAT}",
        f"Everybody who works on the project needs a dhrcode that knows format {FORMAT}.",
    ]
    assert out.splitlines() == [
        *(raised if name == "fictional" else []),
        *(f"wrote {file}" for file in (*SCHEMAS, ".gitignore", ".vscode/settings.json")),
    ]
    assert open_project(folder).format == FORMAT
    codebook = open_project(folder).codebook
    assert (folder / SCHEMAS[0]).read_bytes() == record_schema(codebook)
    assert (folder / SCHEMAS[1]).read_bytes() == plan_schema(codebook)
    assert (folder / SCHEMAS[2]).read_bytes() == codebook_schema()
    assert said("init", "--update", cwd=folder)[1].startswith("Schemas and settings are in step")


def test_update_leaves_what_a_person_put_into_the_settings(said, project_dir):
    (project_dir / ".gitignore").write_text("drafts/\nprivate/")
    (project_dir / ".vscode" / "settings.json").write_text('{"editor.rulers": [80]}')
    status, out, err = said("init", "--update", cwd=project_dir)
    assert (status, out, err) == (0, "wrote .gitignore\nwrote .vscode/settings.json\n", "")
    assert (project_dir / ".gitignore").read_text() == (
        "drafts/\nprivate/\nsources/\nexports/\n.dhrcode/\n"
    )
    settings = json.loads((project_dir / ".vscode" / "settings.json").read_text())
    assert settings == {"editor.rulers": [80], **json.loads(EDITOR_SETTINGS)}


def test_update_leaves_settings_that_it_cannot_read_and_says_so(said, project_dir):
    settings = project_dir / ".vscode" / "settings.json"
    for mine in ("{} // mine", '{"yaml.schemas": []}', "[]"):
        settings.write_text(mine)
        assert said("init", "--update", cwd=project_dir) == (
            0,
            (
                ".vscode/settings.json is not plain JSON and stays as it is: docs/editors.md says "
                "what belongs in it\n"
            ),
            "",
        )
        assert settings.read_text() == mine


def test_update_of_what_is_no_project(said, tmp_path):
    assert said("init", "--update", "nowhere", cwd=tmp_path) == (
        3,
        "",
        "dhrcode: there is no themes.yaml in nowhere: is it a project?\n",
    )
    assert said("init", "--update", cwd=tmp_path)[0] == 3
    assert list(tmp_path.iterdir()) == []
