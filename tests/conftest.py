"""What tests share: a fresh project, and the installed program as a person runs it."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pytest
from browsers import ARGUMENTS, chromium
from forked import ROOM, Forks
from hypothesis import HealthCheck, settings

from dhrcode.workflows.project.start import start_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")

PROGRAM = Path(sys.executable).with_name("dhrcode.exe" if os.name == "nt" else "dhrcode")
"""The console script that stands beside this Python."""

NEUTRAL = ("DHRCODE_", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "LINES", "PYTHON", "GITHUB_ACTIONS")
"""Beginnings of environment variables of the tester's own that would change what is printed."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs a browser or an office program, so that `make unit` leaves it out."""
    for item in items:
        for program in {"browser", "office"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(program)


class Started(subprocess.Popen):
    """A process that is killed, and not waited for, where its `with` is left by a failure."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None:
            self.kill()
        super().__exit__(kind, value, traceback)


@pytest.fixture
def project_dir(tmp_path: Path) -> Path:
    """A fresh project: the shipped codebook and an empty records folder."""
    folder = tmp_path / "project"
    start_project(folder)
    return folder


@pytest.fixture(scope="session")
def run(forks: Forks | None) -> Run:
    """Runs `dhrcode` with arguments; text in and out is UTF-8."""

    def call(
        *arguments: str | Path,
        cwd: Path | None = None,
        input: str = "",  # noqa: A002 - subprocess's name
        env: Mapping[str, str] | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        given, own = [str(argument) for argument in arguments], neutral() | dict(env or {})
        # A setting of Python's is read when it starts.
        settings_of_python = any(name.startswith("PYTHON") for name in own)
        if forks is None or settings_of_python or len(input.encode()) > ROOM:
            return new_python(given, cwd, input, own)
        return forks.run(given, cwd or Path.cwd(), input, own)

    return call


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks | None]:
    """What runs commands quickly; None on systems where they are run as a person runs them."""
    if sys.platform != "linux":
        yield None
        return
    with contextlib.closing(Forks(neutral())) as made:
        yield made


def neutral() -> dict[str, str]:
    """An environment in a UTF-8 locale without what the tester's own would change."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(NEUTRAL)}
    return own | {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TERM": "dumb"}


def new_python(
    arguments: list[str], cwd: Path | None, given: str, env: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """The finished process of the console script."""
    return subprocess.run(
        [PROGRAM, *arguments],
        cwd=cwd,
        input=given,
        env=env,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.fixture
def start() -> Iterator[Callable[..., Started]]:
    """Starts a process as `subprocess.Popen` does; what still runs after the test is killed."""
    every: list[Started] = []

    def begin(*arguments, **options) -> Started:
        every.append(Started(*arguments, **options))
        return every[-1]

    yield begin
    for process in every:
        if process.poll() is None:
            process.kill()
            process.wait(20)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - most tests need none

    path = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bytes, str], Path]:
    """Converts a file with LibreOffice, in a profile of its own; gives the folder of the result."""
    program = shutil.which("soffice")
    if program is None:
        # On a build server these tests are part of what is promised: there they may not be missing.
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("office").as_uri()
    common = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to"]

    def convert(name: str, data: bytes, form: str) -> Path:
        source = tmp_path_factory.mktemp("source") / name
        source.write_bytes(data)
        folder = tmp_path_factory.mktemp("converted")
        # A group of its own: the program starts another, which does the work.
        work = Started(
            [*common, form, "--outdir", folder, source],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        try:
            said, _ = work.communicate(timeout=170)
        finally:
            end_group(work)
        assert (work.returncode, "Error" in said) == (0, False), said
        return folder

    return convert


def end_group(process: Started) -> None:
    """Kills what a process has left running; it was started in a group of its own."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(20)


@pytest.fixture(scope="session")
def pseudo_terminal() -> None:
    """Skips, but never in CI, where the system has none to give (a bare container, Windows)."""
    missing = pytest.fail if os.environ.get("CI") else pytest.skip
    try:
        controller, terminal = os.openpty()
    except (AttributeError, OSError):
        missing("this system has no pseudo-terminals")
    os.close(controller)
    os.close(terminal)


@pytest.fixture
def terminal_signals() -> Iterator[None]:
    """Ctrl-C and a closed terminal end a process, as they do where nobody has said otherwise.

    A run under `nohup` or in the background of a shell ignores them, and hands that on to every
    process that it starts.
    """
    ours = {signal.SIGINT: signal.default_int_handler}
    if sys.platform != "win32":
        ours[signal.SIGHUP] = signal.SIG_DFL
    before = {number: signal.signal(number, handler) for number, handler in ours.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


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
