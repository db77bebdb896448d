"""Where a project is: the nearest folder that holds a codebook."""

import sys
from pathlib import Path

import pytest

from dhrcode.errors import NotFoundError
from dhrcode.store.root import find_root, here


@pytest.fixture
def nested(tmp_path):
    """A project in a project."""
    inner = tmp_path / "outer" / "inner"
    (inner / "records").mkdir(parents=True)
    (tmp_path / "outer" / "themes.yaml").write_text("x")
    return inner


def test_the_nearest_folder_upwards(nested, monkeypatch):
    assert find_root(nested / "records") == nested.parent
    (nested / "themes.yaml").write_text("x")
    assert find_root(nested / "records") == find_root(nested) == nested
    monkeypatch.chdir(nested)
    assert find_root(Path("records")) == nested


def test_a_folder_of_that_name_is_no_codebook(nested):
    (nested / "themes.yaml").mkdir()
    assert find_root(nested) == nested.parent


def test_where_there_is_none_it_is_said_how_to_begin(tmp_path):
    with pytest.raises(NotFoundError) as caught:
        find_root(tmp_path)
    assert str(caught.value) == (
        f"no themes.yaml in {tmp_path} or above it: 'dhrcode init DIR' starts a project, "
        "'--project DIR' names one"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no folder that is in use")
def test_a_folder_that_is_gone_is_nowhere(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    assert here() == gone
    gone.rmdir()
    with pytest.raises(NotFoundError, match="the folder that this terminal stands in is gone"):
        here()
    monkeypatch.chdir(tmp_path)
