"""A project with agencies, a date of death and one review."""

import runpy
from pathlib import Path

import pytest

_SHARED = runpy.run_path(str(Path(__file__).parents[2] / "workflows" / "contacts" / "conftest.py"))


@pytest.fixture
def dated(tmp_path) -> Path:
    """DHR58, a draft, of a death on a day."""
    (tmp_path / "records").mkdir()
    (tmp_path / "themes.yaml").write_text(_SHARED["THEMES"])
    (tmp_path / "records" / "DHR58.yaml").write_text(_SHARED["RECORD"])
    return tmp_path
