"""What tests share: a fresh project, and the installed program as a person runs it."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dhrcode.workflows.project.start import start_project

settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")

PROGRAM = Path(sys.executable).with_name("dhrcode.exe" if os.name == "nt" else "dhrcode")
"""The console script that stands beside this Python."""

NEUTRAL = ("DHRCODE_", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "LINES", "PYTHON", "GITHUB_ACTIONS")
"""Beginnings of environment variables of the tester's own that would change what is printed."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def project_dir(tmp_path: Path) -> Path:
    """A fresh project: the shipped codebook and an empty records folder."""
    folder = tmp_path / "project"
    start_project(folder)
    return folder


@pytest.fixture
def run() -> Run:
    """Runs `dhrcode` with arguments; text in and out is UTF-8."""
    return run_dhrcode


def run_dhrcode(
    *arguments: str | Path,
    cwd: Path | None = None,
    input: str | None = "",  # noqa: A002 - subprocess's name
    env: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """The finished process; `env` is added to a neutral environment in a UTF-8 locale."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(NEUTRAL)}
    own |= {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TERM": "dumb"} | dict(env or {})
    return subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=cwd,
        input=input,
        env=own,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
