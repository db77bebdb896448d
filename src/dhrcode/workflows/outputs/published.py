"""A published table: read from a file, or found beside the records."""

from pathlib import Path

from dhrcode.analysis.selection import Selection
from dhrcode.checks.published import published_faults
from dhrcode.errors import DataProblemsError
from dhrcode.model.codebook import Codebook
from dhrcode.model.published import Published
from dhrcode.problems import Problem
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loaded import located
from dhrcode.store.loader import load_model
from dhrcode.store.project import Project
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown

PUBLISHED = "published.yaml"
"""The name of a published table that stands beside the records."""


def read_published(path: Path, codebook: Codebook) -> Published:
    """A published table's counts.

    Raises:
        DataProblemsError: the file has errors, or counts what the codebook does not have.
    """
    published, problems = _read(path, codebook)
    if published is None or any(problem.severity == "error" for problem in problems):
        raise DataProblemsError(problems, f"{shown(path)} has to be mended first")
    return published


def published_problems(project: Project) -> list[Problem]:
    """What is wrong with the published table beside a project's records, if there is one."""
    path = project.root / PUBLISHED
    return _read(path, project.codebook)[1] if path.is_file() else []


def _read(path: Path, codebook: Codebook) -> tuple[Published | None, list[Problem]]:
    name = shown(path)
    published, text, problems = load_model(read_bytes(path, MAX_BYTES), name, Published)
    faults = published_faults(published, codebook) if published is not None else ()
    return published, [*problems, *located(name, text or "", faults)]


def published_of(project: Project, selection: Selection, reviews: int) -> Published | None:
    """The published table beside a project's records, where it is of the reviews counted.

    Args:
        project: the project.
        selection: what was counted; a part of the reviews has no published count.
        reviews: how many reviews were counted.

    Raises:
        DataProblemsError: the file has errors.
    """
    path = project.root / PUBLISHED
    if project.coder is not None or not selection.is_whole or not path.is_file():
        return None
    published = read_published(path, project.codebook)
    return published if published.reviews == reviews else None
