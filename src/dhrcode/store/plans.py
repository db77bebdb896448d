"""The plans of a project, in `actions/`: how they are listed, read and changed."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from dhrcode.errors import DataProblemsError, FileAccessError, NotFoundError, RefusedError
from dhrcode.model.ids import is_review_id
from dhrcode.model.plan import Plan, Recurring
from dhrcode.problems import Problem
from dhrcode.store.atomic import read_bytes, sweep
from dhrcode.store.folder import list_records
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.loaded import LoadedPlan
from dhrcode.store.loader import load_model
from dhrcode.store.plan_file import load_plan
from dhrcode.store.pool import map_files
from dhrcode.store.project import Project
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import nearest, shown

FOLDER = "actions"
RECURRING = "recurring.yaml"
PlanChange = Callable[[Plan], Plan]
R = TypeVar("R")


class Plans:
    """The plans of a project."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.folder = project.root / FOLDER

    @cached_property
    def listing(self) -> tuple[list[Path], list[Problem]]:
        """The plans' files in natural order, and what else is among them.

        Raises:
            BusyError: several files are being changed together, or that was interrupted.
        """
        self.project.journal.refuse_unfinished()
        return self._listed()

    def _listed(self) -> tuple[list[Path], list[Problem]]:
        paths, problems = list_records(self.folder)
        return [path for path in paths if path.name != RECURRING], problems

    def path_of(self, name: str) -> Path:
        """Where a plan is, or would be."""
        return self.folder / f"{name}.yaml"

    def map(self, reduce: Callable[[LoadedPlan], R]) -> Iterator[R]:
        """The result of `reduce` for each plan, in order; it is sent to other processes.

        Raises:
            BusyError: several files are being changed together, or were while they were read.
        """
        names = [path.name for path in self.listing[0]]
        return map_files(self.project, names, _PlanReading(self.project, reduce))

    def load(self, name: str) -> LoadedPlan:
        """Reads one plan's file, given its name with `.yaml`."""
        return read_plan(self.project, name)

    def find(self, name: str) -> Path:
        """The path of a plan's file.

        Raises:
            NotFoundError: there is none; the message names the nearest, or how to begin one.
        """
        self.project.journal.refuse_unfinished()
        paths = {path.stem: path for path in self._listed()[0]}
        if name in paths:
            return paths[name]
        hint = nearest(name, paths) or f"'dhrcode plan recommend {name[:40]}' begins one"
        raise NotFoundError(f"there is no plan '{name[:40]}': {hint}")

    def read(self, name: str) -> tuple[Plan, bytes]:
        """One plan and its bytes.

        Raises:
            NotFoundError: there is none.
            DataProblemsError: it has errors.
        """
        return self.read_listed(self.find(name).stem)

    def read_listed(self, name: str) -> tuple[Plan, bytes]:
        """One plan of `listing` and its bytes.

        Raises:
            DataProblemsError: it has errors.
        """
        loaded = self.load(f"{name}.yaml")
        if loaded.plan is None:
            raise DataProblemsError(loaded.problems, f"{loaded.shown} has to be mended first")
        return loaded.plan, loaded.data

    def change(
        self,
        name: str,
        change: PlanChange,
        fresh: Callable[[], Plan] | None = None,
        others: Callable[[], Iterable[FileChange]] = tuple,
    ) -> Plan:
        """Reads a plan, changes it and writes it back, under the lock and in one step.

        Args:
            name: the plan's.
            change: returns the new plan from the one on disk now; if it raises, nothing is written.
            fresh: makes the plan to change if there is none yet.
            others: gives, after `change`, the other files that change together with it.

        Raises:
            NotFoundError: there is none, and `fresh` is not given.
            RefusedError: there is one of that name in other capitals.
            FormatError: the project's format has no plans.
        """
        if f"{name}.yaml".casefold() == RECURRING:
            raise RefusedError(f"{FOLDER}/{RECURRING} is no plan: name it otherwise")
        with self.project.writing():
            sweep(self.folder)
            before: bytes | None = None
            if fresh is not None and not (is_review_id(name) and self.path_of(name).exists()):
                plan = fresh()
                self.refuse_taken(name)
                changed = change(plan)
            else:
                plan, before = self.read(name)
                changed = change(plan)
            if before is None or changed != plan:
                self.project.write([*others(), self.changing(changed, before)])
            return changed

    def refuse_taken(self, name: str) -> None:
        """Raises RefusedError if there is a plan of that name in other capitals."""
        wanted = f"{name}.yaml".casefold()
        there = [path.name for path in self.folder.iterdir()] if self.folder.is_dir() else []
        taken = next((one for one in there if one.casefold() == wanted), None)
        if taken is not None:
            raise RefusedError(f"{shown(self.folder / taken)} exists already; nothing was written")

    def changing(self, plan: Plan, before: bytes | None) -> FileChange:
        """The change by which a plan is written; `before` is what its file holds, if it is."""
        from dhrcode.store.yaml.plan_writer import plan_yaml  # noqa: PLC0415 - reading does without

        known = "" if before is None else before.decode("utf-8-sig")
        text = plan_yaml(plan, known, self.project.format)
        return self.project.file_change(self.path_of(plan.plan), before, text.encode())

    def recurring(self) -> tuple[Recurring | None, bytes | None, list[Problem]]:
        """The requests that recur, the bytes of their file, and its problems; None if none is."""
        path = self.folder / RECURRING
        try:
            data = read_bytes(path, MAX_BYTES)
        except NotFoundError:
            return None, None, []
        result, _, problems = load_model(data, shown(path), Recurring)
        return result, data, problems


def read_plan(project: Project, name: str) -> LoadedPlan:
    """Reads one plan's file, given its name with `.yaml`; what cannot be read is a problem too."""
    path = project.root / FOLDER / name
    said = shown(path)
    try:
        data = read_bytes(path, MAX_BYTES)
    except (NotFoundError, FileAccessError) as error:
        return LoadedPlan(said, b"", problems=[Problem.of_file(said, "unreadable", str(error))])
    return load_plan(data, said, path.stem, project.codebook, project.format)


class _PlanReading(Generic[R]):
    """What is wanted of a plan, by the name of its file; travels to other processes."""

    def __init__(self, project: Project, reduce: Callable[[LoadedPlan], R]) -> None:
        self.project, self.reduce = project, reduce

    def __call__(self, name: str) -> R:
        return self.reduce(read_plan(self.project, name))
