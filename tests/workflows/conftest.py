"""What the tests of the workflows share: the small project, and a screen that answers itself."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from dhrcode.store.project import Project, open_project

SMALL = Path(__file__).parents[1] / "projects" / "small"


class OutOfAnswersError(Exception):
    """More was asked than the script answers."""


class ScriptedScreen:
    """Answers each question with the next line of a script; an answer may be a callable."""

    def __init__(self, answers: Iterable[object]) -> None:
        self._answers = list(answers)
        self.said: list[str] = []
        self.asked: list[str] = []

    def say(self, text: str = "", style: str = "") -> None:  # noqa: ARG002 - the protocol's
        self.said.append(text)

    def ask(self, prompt: str) -> str:
        self.asked.append(prompt)
        if not self._answers:
            raise OutOfAnswersError(prompt)
        answer = self._answers.pop(0)
        return str(answer() if callable(answer) else answer)

    @property
    def left(self) -> list[object]:
        """Answers that nobody asked for."""
        return self._answers


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """The small project, opened from a copy."""
    return open_project(Path(shutil.copytree(SMALL, tmp_path / "small")))


@pytest.fixture(scope="session")
def fresh_small() -> Callable[[Path], Path]:
    """Copies the small project into a folder, and gives its folder."""
    return lambda folder: Path(shutil.copytree(SMALL, folder / "small"))


@pytest.fixture
def scripted() -> type[ScriptedScreen]:
    """The screen that answers itself."""
    return ScriptedScreen


@pytest.fixture
def out_of_answers() -> type[OutOfAnswersError]:
    """What the screen raises at the end of its script."""
    return OutOfAnswersError


@pytest.fixture
def changed(tmp_path: Path) -> Project:
    """A project whose codebook has changed four times; of its records one alone is up to date."""
    return open_project(Path(shutil.copytree(SMALL.with_name("changed"), tmp_path / "changed")))


@pytest.fixture
def planned(tmp_path: Path) -> Project:
    """DHR1 with a plan of one action, a study's plan that shares it, DHR2 without one: a copy."""
    case = SMALL.parents[1] / "cases" / "good" / "plans"
    return open_project(Path(shutil.copytree(case, tmp_path / "plans")))


@pytest.fixture
def newest(small: Project) -> Project:
    """The small project, raised to the newest format."""
    path = small.root / "themes.yaml"
    path.write_text(f"format: 3\n{path.read_text()}")
    return open_project(small.root)
