"""What tests of plans share: a project with the plans of a review and of a study."""

import shutil
from pathlib import Path

import pytest

from dhrcode.store.project import Project, open_project

PLANS = Path(__file__).parents[2] / "cases" / "good" / "plans"


@pytest.fixture
def planned(tmp_path: Path) -> Project:
    """A copy: DHR1 with a plan of one action, a study's plan that shares it, DHR2 without one."""
    return open_project(Path(shutil.copytree(PLANS, tmp_path / "plans")))
