"""What tests share: a fresh project, and the installed program as a person runs it."""

import os
import signal
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
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


CALLS = ("open", "fdopen", "fsync", "sync", "replace", "link", "unlink", "mkdir", "rmdir", "chmod")
"""The system's own calls that change what a disk holds."""
Kill = Callable[..., bool]


@pytest.fixture(scope="session")
def killed_at() -> Kill:
    """Does some work in a process that is killed before its call of the system number so much.

    Gives False if the work ends before that. Nothing waits for the disk, which a kill is not about.
    """
    if sys.platform == "win32":
        pytest.skip("SIGKILL and fork are POSIX's")
    return _killed_at


def _killed_at(number: int, work: Callable[[], object], calls: Sequence[str] = CALLS) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child starts no thread
        child = os.fork()
    if child == 0:
        try:
            _count_down(number, calls)
            work()
        except SystemExit as ended:
            os._exit(ended.code if isinstance(ended.code, int) else 1)
        except BaseException:
            traceback.print_exc()
            os._exit(70)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL), f"the work ended with status {status}"
    return status != 0


def _count_down(left: int, calls: Sequence[str]) -> None:
    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **more: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **more)

        return call

    for name in ("fsync", "sync"):
        setattr(os, name, lambda *_: None)
    for name in calls:
        setattr(os, name, counted(getattr(os, name)))


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the disk: for tests of many writes that no loss of power is part of."""
    for name in ("fsync", "sync"):
        monkeypatch.setattr(os, name, lambda *_: None, raising=False)
