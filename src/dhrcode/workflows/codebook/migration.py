"""Every record of a project brought forward to its codebook's version, all or none."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import partial
from typing import NamedTuple

from dhrcode.analysis.attribute_migration import SaidTwiceError
from dhrcode.analysis.migration import FoundTwiceError, MigratedRecord, migrated
from dhrcode.errors import BusyError, DataProblemsError, NotFoundError, RefusedError
from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import with_former_ids
from dhrcode.model.history import revisions_since
from dhrcode.model.record import Record
from dhrcode.model.subtheme_names import subtheme_faults
from dhrcode.model.vocabulary import arranged
from dhrcode.problems import Fault, KeyPath, Problem, has_errors
from dhrcode.progress import Progress, no_progress
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.loaded import Loaded
from dhrcode.store.loader import load_record
from dhrcode.store.pool import map_folders
from dhrcode.store.project import Project, open_project
from dhrcode.store.yaml.comments import with_comments
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.text import all_of, plural
from dhrcode.workflows.plan.migration import planned_plans
from dhrcode.workflows.project.undo import StepQuery, kept_steps, turn

_COMMAND = "migrate"
_NOT_IN_HISTORY = "version-not-in-history"


class MigrationStep(NamedTuple):
    """What becomes of one record.

    Attributes:
        shown: its file as it is printed.
        file: its path from the project's folder.
        version: the version that it is coded with.
        old: its bytes.
        new: its bytes once it is brought forward; None if it is there already or cannot be.
        queued: how many subthemes come onto its queue.
        conflicts: how many of them are unclear, since what was merged contradicts itself.
        facts: how many attributes are set, beside a value that is retired.
        asked: how many attributes come onto its queue.
        problems: what was found in reading it.
    """

    shown: str
    file: str
    version: str = ""
    old: bytes = b""
    new: bytes | None = None
    queued: int = 0
    conflicts: int = 0
    facts: int = 0
    asked: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def reachable(self) -> bool:
        """Whether the codebook's history leads from its version to the codebook's."""
        return all(problem.code != _NOT_IN_HISTORY for problem in self.problems)


@dataclass(frozen=True)
class MigrationPlan:
    """What a migration does, or would do.

    Attributes:
        version: the version to which records are brought.
        steps: the records that change, as their files lie.
        there: how many records are of that version already.
        plans: the changes by which plans are brought along.
    """

    version: str
    steps: tuple[MigrationStep, ...] = ()
    there: int = 0
    plans: tuple[FileChange, ...] = ()

    def counted(self) -> str:
        """How many records were brought from where, and what is on the queue now, in a sentence."""
        origins = Counter(step.version for step in self.steps)
        parts = [f"{n} brought from {origin} to {self.version}" for origin, n in origins.items()]
        if self.there:
            parts.append(f"{self.there} already there")
        if queued := self._queued():
            parts.append(f"{all_of(queued)} put on the queue")
        if conflicts := sum(step.conflicts for step in self.steps):
            parts.append(f"{conflicts} of them unclear, for what was merged contradicts itself")
        if facts := sum(step.facts for step in self.steps):
            parts.append(f"{plural(facts, 'attribute')} set beside a retired value")
        if self.plans:
            parts.append(f"{plural(len(self.plans), 'plan')} brought along")
        return f"{plural(len(self.steps) + self.there, 'record')}: {'; '.join(parts) or 'none'}."

    def _queued(self) -> list[str]:
        counts = {
            "subtheme": sum(step.queued for step in self.steps),
            "attribute": sum(step.asked for step in self.steps),
        }
        return [plural(count, thing) for thing, count in counts.items() if count]


@dataclass(frozen=True)
class RecordMigrator:
    """Brings one record forward; travels to other processes."""

    codebook: Codebook
    format: int
    folder: str

    def __call__(self, loaded: Loaded) -> MigrationStep:
        """What becomes of one record, which was read by a codebook that knows former ids."""
        step = MigrationStep(
            loaded.shown,
            f"{self.folder}/{loaded.shown.rpartition('/')[2]}",
            problems=tuple(loaded.problems),
        )
        record = loaded.record
        if record is None:
            return step
        step = step._replace(version=record.codebook.version)
        revisions = revisions_since(self.codebook, step.version)
        if revisions is None:
            return step._replace(problems=tuple(loaded.located([self._unreachable(step.version)])))
        if not revisions:
            read = load_record(loaded.data, loaded.shown, self.codebook, self.format)
            return step._replace(problems=tuple(read.problems))
        try:
            done = migrated(record, revisions, self.codebook)
        except (FoundTwiceError, SaidTwiceError) as error:
            said = Fault(error.path, "found-twice", str(error), "keep one of the two", at_key=True)
            return step._replace(problems=tuple(loaded.located([said])))
        return self._written(step, loaded, record, done)

    def _unreachable(self, version: str) -> Fault:
        return Fault(
            ("codebook", "version"),
            _NOT_IN_HISTORY,
            _not_led(version, self.codebook.version, 1),
            "'dhrcode codebook diff' says what has changed; bring them forward by hand, "
            "and write the version into them",
        )

    def _written(
        self, step: MigrationStep, loaded: Loaded, before: Record, done: MigratedRecord
    ) -> MigrationStep:
        record = arranged(done.record, self.codebook)
        problems = loaded.located(subtheme_faults(record, self.codebook))
        text = loaded.data.decode("utf-8-sig")
        new = _with_comments(
            record_yaml(record, number=self.format), text, record, before, done.went
        ).encode()
        # What the writer alone makes is known to come back; comments are laid into it afterwards.
        if "#" in text or len(new) > MAX_BYTES:
            problems += self._read_back(new, record, loaded.shown)
        return step._replace(
            old=loaded.data,
            new=new,
            queued=len(done.queued),
            conflicts=len(done.conflicts),
            facts=done.facts,
            asked=done.asked,
            problems=(*loaded.problems, *problems),
        )

    def _read_back(self, new: bytes, record: Record, shown: str) -> list[Problem]:
        read = load_record(new, shown, self.codebook, self.format)
        errors = [problem for problem in read.problems if problem.severity == "error"]
        if read.record != record and not errors:
            raise RefusedError(f"{shown} would not come back as it is written; nothing was written")
        return errors


def _with_comments(
    new: str, text: str, record: Record, before: Record, went: dict[str, str]
) -> str:
    """The record's text, each comment above what it stood above, whatever that is called now."""
    if "#" not in text:
        return new

    def named(path: KeyPath) -> KeyPath:
        if path[:1] != ("findings",) or len(path) < 2:
            return path
        old = str(path[1])
        name = went.get(old, old)
        if path[2:3] != ("evidence",) or len(path) < 4 or name not in record.findings:
            return ("findings", name, *path[2:])
        piece = before.findings[old].evidence[int(path[3])]
        place = record.findings[name].evidence.index(piece)
        return ("findings", name, "evidence", place, *path[4:])

    return with_comments(new, text, stood=named)


def planned(project: Project, progress: Progress = no_progress) -> MigrationPlan:
    """What has to be done to bring all records of a project forward, independent codings too.

    Raises:
        DataProblemsError: a record has an error, or a version that the history does not know.
        BusyError: records are being changed together, or that was interrupted.
    """
    reading = replace(project, codebook=with_former_ids(project.codebook))
    folders = reading.every()
    problems = [*project.coders[1], *(problem for one in folders for problem in one.listing[1])]
    steps = list(map_folders(folders, partial(_migrator, project), progress))
    problems.extend(p for step in steps if step.reachable for p in step.problems)
    problems.extend(_unreachable(steps, project.codebook.version))
    plans, wrong = planned_plans(project)
    problems.extend(wrong)
    if has_errors(problems):
        raise DataProblemsError(
            [p for p in problems if p.severity == "error"],
            "no record was brought forward: mend these first",
        )
    changing = tuple(step for step in steps if step.new is not None)
    return MigrationPlan(
        project.codebook.version, changing, len(steps) - len(changing), tuple(plans)
    )


def _migrator(project: Project, one: Project) -> RecordMigrator:
    folder = one.folder.relative_to(one.root).as_posix()
    return RecordMigrator(project.codebook, project.format, folder)


def _unreachable(steps: Iterable[MigrationStep], version: str) -> Iterator[Problem]:
    """A problem for each version that the history does not know, where its first record has it."""
    origins: dict[str, list[Problem]] = {}
    for step in steps:
        if not step.reachable:
            origins.setdefault(step.version, []).extend(step.problems)
    for origin, found in origins.items():
        yield found[0]._replace(message=_not_led(origin, version, len(found)))


def _not_led(origin: str, version: str, records: int) -> str:
    which = plural(records, "record is", "records are")
    return (
        f"{which} coded with version {origin}, from which the codebook's history does not lead "
        f"to {version}"
    )


def carry_out(project: Project, plan: MigrationPlan) -> None:
    """Writes what was planned, all or none; it can be taken back.

    Raises:
        BusyError: a record or the codebook has changed since it was read; nothing was written.
        FileAccessError: the disk refuses.
    """
    changes = [FileChange(step.file, step.old, step.new) for step in plan.steps]
    changes += plan.plans
    if not changes:
        return
    with project.writing():
        if open_project(project.root).codebook_digest != project.codebook_digest:
            raise BusyError("the codebook has just been changed; nothing was written: try again")
        project.write(changes, command=_COMMAND)


def take_back(project: Project) -> int:
    """Puts the records and plans of the last migration back as they were; how many files they are.

    Raises:
        NotFoundError: there is none.
        ChangedSinceError: one of the records has changed since.
    """
    project.recover()
    last = StepQuery(command=_COMMAND)
    if next(kept_steps(project, last), None) is None:
        raise NotFoundError("there is no migration to take back")
    kept = turn(project, last, lambda _: True, f"{_COMMAND} --undo")
    return kept.step.files if kept else 0


def differences(plan: MigrationPlan) -> Iterator[str]:
    """What would change in each record, as lines of a unified diff."""
    for step in plan.steps:
        old = step.old.decode("utf-8-sig").splitlines()
        new = (step.new or b"").decode().splitlines()
        yield from unified_diff(old, new, step.shown, step.shown, lineterm="")
