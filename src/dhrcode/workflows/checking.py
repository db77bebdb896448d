"""Every problem of a project, all together."""

from collections.abc import Callable, Iterable, Iterator

from dhrcode.checks import check_record
from dhrcode.model.codebook import Codebook
from dhrcode.problems import Problem
from dhrcode.store.loading import Loaded
from dhrcode.store.pool import map_records
from dhrcode.store.project import Project

Found = list[Problem]
Progress = Callable[[Iterable[Found], int], Iterable[Found]]


class Inspection:
    """Finds one record's problems; travels to other processes."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook

    def __call__(self, loaded: Loaded) -> Found:
        """What reading and checking found in one record."""
        if loaded.record is None:
            return loaded.problems
        return loaded.problems + loaded.located(check_record(loaded.record, self.codebook))


def _plainly(found: Iterable[Found], total: int) -> Iterator[Found]:  # noqa: ARG001
    yield from found


def check_project(project: Project, progress: Progress = _plainly) -> list[Problem]:
    """Every problem of the codebook, the folder and the records, in the order of the files."""
    paths, problems = project.listing
    problems = [*project.problems, *problems]
    for found in progress(map_records(project, Inspection(project.codebook)), len(paths)):
        problems.extend(sorted(found, key=lambda p: (p.line, p.column, p.code)))
    return problems
