"""What the tests of the commands share."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
EXAMPLES = TESTS.parent / "examples"


SMALL = TESTS / "projects" / "small"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small project: DHR2, DHR10 and INT3 complete, DHR7 a draft."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture(scope="module")
def small_of_module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One more copy, for what all tests of a module begin with."""
    return Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("module") / "small"))


@pytest.fixture
def example() -> Path:
    """Thirteen reviews of which every subtheme has a finding: nothing here writes to them."""
    return SMALL.parent / "west-midlands-complete"


@pytest.fixture
def fictional(tmp_path: Path) -> Path:
    """A copy of the fictional example, which uses the shipped codebook."""
    return Path(shutil.copytree(EXAMPLES / "fictional", tmp_path / "fictional"))


@pytest.fixture
def west_midlands(tmp_path: Path) -> Path:
    """A copy of the example of the study of 2014."""
    name = "west-midlands-2014"
    return Path(shutil.copytree(EXAMPLES / name, tmp_path / name))


@pytest.fixture(scope="session")
def said(run: Callable[..., "subprocess.CompletedProcess[str]"]) -> Callable[..., tuple]:
    """Runs `dhrcode`; gives exit status, standard output and standard error."""

    def call(*arguments: str | Path, **options: object) -> tuple[int, str, str]:
        done = run(*arguments, **options)
        return done.returncode, done.stdout, done.stderr

    return call


@pytest.fixture
def said_after() -> Callable[..., tuple]:
    """Like `said`, but some Python runs first in the same process, to make something fail."""

    def call(first: str, *arguments: str | Path, cwd: Path) -> tuple[int, str, str]:
        program = f"{first}\nfrom dhrcode.cli.main import main\nmain()"
        done = subprocess.run(
            [sys.executable, "-c", program, *map(str, arguments)],
            cwd=cwd,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        return done.returncode, done.stdout, done.stderr

    return call


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key that opens at once, on a machine that has never seen it: DHR8 and DHR9."""
    path = Path(shutil.copy(TESTS / "keys" / "two-cases.age", tmp_path / "key.age"))
    path.chmod(0o600)
    return path


@pytest.fixture
def program() -> str:
    """The console script that stands beside this Python."""
    return str(Path(sys.executable).with_name("dhrcode.exe" if os.name == "nt" else "dhrcode"))


@pytest.fixture
def neutral() -> dict[str, str]:
    """An environment in UTF-8 without what the tester's own would change."""
    drop = ("DHRCODE_", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "LINES", "PYTHON")
    own = {key: value for key, value in os.environ.items() if not key.startswith(drop)}
    return own | {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TERM": "xterm-256color"}


@pytest.fixture(scope="session")
def in_process() -> Callable[..., None]:
    """Runs `dhrcode` in this process, which it ends: for a child that may be killed. Says nothing.

    A status other than 0 is an exception; 1, which says that the data has errors, is none.
    """
    from dhrcode.cli.main import main  # noqa: PLC0415 - of these tests alone

    gc.enable()  # the program's own business, not that of the other tests

    def call(cwd: Path, *arguments: str | Path) -> None:
        os.chdir(cwd)
        with Path(os.devnull).open("r+") as nothing:
            for handle in (0, 1, 2):
                os.dup2(nothing.fileno(), handle)
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(os.dup(n), m) for n, m in enumerate("rww"))
        sys.argv = ["dhrcode", *map(str, arguments)]
        try:
            main()
        except SystemExit as ended:
            if ended.code not in (None, 0, 1):
                raise

    return call


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A project whose codebook has changed four times; of its records one alone is up to date."""
    return Path(shutil.copytree(TESTS / "projects" / "changed", tmp_path / "changed"))


@pytest.fixture
def newest(small: Path) -> Path:
    """The small project, raised to the newest format."""
    path = small / "themes.yaml"
    path.write_text(f"format: 3\n{path.read_text()}")
    return small
