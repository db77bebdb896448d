"""What tests of the commands of plans share."""

import shutil
from pathlib import Path

import pytest

PLANS = Path(__file__).parents[2] / "cases" / "good" / "plans"


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A copy: DHR1 with a plan of one action, a study's plan that shares it, DHR2 without one."""
    return Path(shutil.copytree(PLANS, tmp_path / "plans"))
