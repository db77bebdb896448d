"""The fictional project and its codebook through each format, out and in again."""

import shutil
from pathlib import Path

import pytest

from dhrcode.store.loader import load_codebook
from dhrcode.store.project import open_project


@pytest.fixture
def documented(fictional: Path) -> Path:
    """The fictional project with its documents where documents belong."""
    shutil.copytree(fictional / "documents", fictional / "sources")
    return fictional


def records(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "records").glob("*.yaml"))}


def findings(folder: Path) -> dict[str, dict[str, str]]:
    loaded = [one.record for one in open_project(folder).load_all()]
    assert None not in loaded
    return {r.review: {s: c.finding for s, c in r.findings.items()} for r in loaded if r}


def test_forms(said, documented, project_dir):
    status, _, err = said("form", "--all-uncoded", project_dir / "forms", cwd=documented)
    assert status == 0, err
    assert said("form", "DHR41", "-o", project_dir / "forms" / "DHR41.xlsx", cwd=documented)[0] == 0
    for form, coder in (("DHR41", "LN"), ("DHR58", "EM")):
        arguments = ("import", f"forms/{form}.xlsx", "--coder", coder)
        status, _, err = said(*arguments, cwd=project_dir)
        assert (status, "--replace" in err) == (
            4,
            True,
        )  # the record that it was made of is not here
        done = said(*arguments, "--replace", cwd=project_dir)
        assert done[0] == 0, done
    assert len(records(project_dir)) == 2
    assert records(project_dir) == records(documented)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_table_and_the_map_that_is_proposed_for_it(said, documented, project_dir, suffix):
    table = project_dir / f"table.{suffix}"
    assert said("table", "--include-drafts", "-o", table, cwd=documented)[0] == 0
    assert said("import", "--sketch", table.name, "-o", "map.yaml", cwd=project_dir)[0] == 0
    done = said("import", table.name, "--map", "map.yaml", "--coder", "LN", cwd=project_dir)
    assert done[0] == 0, done
    assert findings(project_dir) == findings(documented)
    assert {len(found) for found in findings(project_dir).values()} == {21, 11}


def test_refi_qda_project(said, documented, project_dir):
    package = project_dir / "project.qdpx"
    done = said("export", package, "--include-drafts", cwd=documented)
    assert done[0] == 0, done
    done = said("import", "project.qdpx", cwd=project_dir)
    assert done[0] == 0, done
    assert records(project_dir) == records(documented)


def test_codebook(said, documented, tmp_path):
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    assert said("export", fresh / "codebook.qdc", cwd=documented)[0] == 0
    done = said("import", "codebook.qdc", cwd=fresh)
    assert done[0] == 0, done
    went = open_project(documented).codebook
    came, problems = load_codebook((fresh / "themes.yaml").read_bytes(), "themes.yaml")
    assert came is not None
    assert problems == []
    assert (came.id, came.version, came.title, came.source, came.areas) == (
        went.id,
        went.version,
        went.title,
        went.source,
        went.areas,
    )
    assert came.attributes == ()  # what a .qdc has no place for
