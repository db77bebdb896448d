"""A project is started: what is written, and that nothing is written over."""

import json

import pytest

from dhrcode.errors import FileAccessError, RefusedError
from dhrcode.store.project import open_project
from dhrcode.store.shipped import shipped_path
from dhrcode.workflows.project.start import (
    EDITOR_SETTINGS,
    GITIGNORE,
    schemas,
    start_project,
    update_project,
)


def refused(kind, folder):
    before = sorted(path.relative_to(folder.parent) for path in folder.parent.rglob("*"))
    with pytest.raises(kind) as caught:
        start_project(folder)
    after = sorted(path.relative_to(folder.parent) for path in folder.parent.rglob("*"))
    assert after == before
    return str(caught.value)


def updated(project):
    """What was done, by the names of files below the project."""
    done = update_project(project.root).done
    return [said.replace(f"{project.root}/", "") for said in done]


@pytest.fixture
def project(project_dir):
    """A project that was just begun."""
    return open_project(project_dir)


def test_a_project_is_started_once(tmp_path):
    written = [path.relative_to(tmp_path).as_posix() for path in start_project(tmp_path)]
    assert written == [
        ".gitignore",
        ".vscode/settings.json",
        "schemas/record.schema.json",
        "schemas/plan.schema.json",
        "schemas/codebook.schema.json",
        "themes.yaml",
        "records",
        "sources",
    ]
    with pytest.raises(RefusedError, match=r"holds \.gitignore already; nothing was written$"):
        start_project(tmp_path)


@pytest.mark.parametrize(
    "name", [".gitignore", ".vscode/settings.json", "schemas/record.schema.json", "records"]
)
def test_nothing_is_written_over(tmp_path, name):
    folder = tmp_path / "project"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text("mine")
    said = refused(RefusedError, folder)
    assert said == f"{folder} holds {name} already; nothing was written"


def test_documents_may_lie_in_sources_already_and_no_file_may_be_it(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    (one / "sources").mkdir(parents=True)
    (one / "sources" / "a.pdf").write_text("x")
    start_project(one)
    assert (one / "sources" / "a.pdf").read_text() == "x"
    other.mkdir()
    (other / "sources").write_text("mine")
    assert refused(RefusedError, other) == (
        f"{other} holds sources, which is not a folder, already; nothing was written"
    )


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FileAccessError, match=r"project cannot be made: "):
        start_project(tmp_path / "file" / "project")


def test_the_codebook_is_the_shipped_one_and_schemas_are_made_for_it(project):
    assert (project.root / "themes.yaml").read_bytes() == shipped_path().read_bytes()
    for name, data in schemas(project.codebook).items():
        assert (project.root / name).read_bytes() == data


def test_a_project_as_it_should_be_needs_nothing(project):
    assert updated(project) == []


def test_ends_of_lines_alone_are_as_they_should_be(project):
    for name in (".gitignore", "schemas/codebook.schema.json"):
        path = project.root / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert updated(project) == []


def test_schemas_are_written_over_and_brought_back(project):
    (project.root / "schemas/record.schema.json").write_text("{}")
    (project.root / "schemas/codebook.schema.json").unlink()
    assert updated(project) == [
        "wrote schemas/record.schema.json",
        "wrote schemas/codebook.schema.json",
    ]
    assert updated(project) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "sources/\nexports/\nprivate/\n.dhrcode/\n"),
        ("mine\nsources/", "mine\nsources/\nexports/\nprivate/\n.dhrcode/\n"),
        ("  exports/  \n.dhrcode/\n", "  exports/  \n.dhrcode/\nsources/\nprivate/\n"),
        ("mine\r\nsources/\r\n", "mine\nsources/\nexports/\nprivate/\n.dhrcode/\n"),
        ("#sources/\n", "#sources/\nsources/\nexports/\nprivate/\n.dhrcode/\n"),
        (None, GITIGNORE),
    ],
)
def test_of_gitignore_only_what_is_lacking_is_put_in(project, text, after):
    path = project.root / ".gitignore"
    path.unlink()
    if text is not None:
        path.write_bytes(text.encode())
    assert updated(project) == ["wrote .gitignore"]
    assert path.read_bytes() == after.encode()
    assert updated(project) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('{"a": 1}', {"a": 1}),
        ('{"a": "é", "yaml.schemas": {"x": "y"}}', {"a": "é"}),
        ("{}", {}),
    ],
)
def test_of_the_editor_s_settings_too(project, text, kept):
    path = project.root / ".vscode" / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert updated(project) == ["wrote .vscode/settings.json"]
    made = json.loads(path.read_text(encoding="utf-8"))
    named = made.pop("yaml.schemas")
    assert made == kept
    assert json.loads(EDITOR_SETTINGS)["yaml.schemas"].items() <= named.items()
    assert updated(project) == []
    assert "\\u" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "{ // a comment\n}", "[]", '{"yaml.schemas": []}', "1"])
def test_settings_that_cannot_be_read_stay_and_it_is_said(project, text):
    path = project.root / ".vscode" / "settings.json"
    path.write_text(text)
    (said,) = updated(project)
    assert said.startswith(".vscode/settings.json is not plain JSON and stays as it is: docs/")
    assert path.read_text() == text
