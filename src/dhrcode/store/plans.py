"""The plans of a project, in `actions/`: how they are listed, read and changed."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from dhrcode.errors import DataProblemsError, FileAccessError, NotFoundError, RefusedError
from dhrcode.model.codebook import Codebook
from dhrcode.model.ids import is_review_id
from dhrcode.model.plan import Plan, Recurring
from dhrcode.model.plan_names import plan_faults
from dhrcode.problems import Fault, Problem, has_errors
from dhrcode.store.atomic import read_bytes, read_if_there, sweep
from dhrcode.store.folder import list_records, refuse_taken
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.loaded import LoadedPlan
from dhrcode.store.loader import in_format, load_model
from dhrcode.store.pool import map_files
from dhrcode.store.project import Project
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.reader import read_yaml
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
        return map_files(self.project, names, partial(_of_plan, self.project, reduce))

    def load(self, name: str) -> LoadedPlan:
        """Reads one plan's file, given its name with `.yaml`; a file not readable is a problem."""
        path = self.folder / name
        said = shown(path)
        try:
            data = read_bytes(path, MAX_BYTES)
        except (NotFoundError, FileAccessError) as error:
            return LoadedPlan(said, b"", problems=[Problem.of_file(said, "unreadable", str(error))])
        return load_plan(data, said, path.stem, self.project.codebook, self.project.format)

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
                refuse_taken(self.path_of(name))
                changed = change(plan)
            else:
                plan, before = self.read(name)
                changed = change(plan)
            if before is None or changed != plan:
                self.project.write([*others(), self.changing(changed, before)])
            return changed

    def changing(self, plan: Plan, before: bytes | None) -> FileChange:
        """The change by which a plan is written; `before` is what its file holds, if it is."""
        from dhrcode.store.yaml.plan_writer import plan_yaml  # noqa: PLC0415 - reading does without

        known = (before or b"").decode("utf-8-sig")
        text = plan_yaml(plan, known, self.project.format)
        return self.project.file_change(self.path_of(plan.plan), before, text.encode())

    def recurring(self) -> tuple[Recurring | None, bytes | None, list[Problem]]:
        """The requests that recur, the bytes of their file, and its problems; None if none is."""
        path = self.folder / RECURRING
        data = read_if_there(path, MAX_BYTES)
        if data is None:
            return None, None, []
        result, _, problems = load_model(data, shown(path), Recurring)
        return result, data, problems


def _of_plan(project: Project, reduce: Callable[[LoadedPlan], R], name: str) -> R:
    return reduce(Plans(project).load(name))


def load_plan(data: bytes, shown: str, name: str, codebook: Codebook, number: int) -> LoadedPlan:
    """Reads a plan and checks it against its codebook and the format that its project is in.

    Args:
        data: the file's bytes.
        shown: its name as it is to be printed.
        name: its name without `.yaml`, which is the plan's.
        codebook: the project's.
        number: the project's format.
    """
    mapping, text, problems = read_yaml(data, shown)
    loaded = LoadedPlan(shown, data, text, problems)
    if mapping is None:
        return loaded
    plan, faults = in_format(Plan, mapping, number)
    if plan is not None:
        faults += plan_faults(plan, codebook)
        if plan.plan != name:
            said = f"the plan is of '{plan.plan}' and its file '{name}.yaml'"
            faults.append(Fault(("plan",), "id-and-file-name", said, "rename one of the two"))
    problems.extend(loaded.located(faults))
    if not has_errors(problems):
        loaded.plan = plan
    return loaded
