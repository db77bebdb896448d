"""Every plan of a project brought forward to its codebook's version, with the records."""

from dataclasses import replace

from dhrcode.analysis.plan.migration import plan_migrated
from dhrcode.model.former_names import with_former_ids
from dhrcode.problems import Fault, Problem
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project


def planned_plans(project: Project) -> tuple[list[FileChange], list[Problem]]:
    """The changes by which plans are brought forward, and what keeps a plan from it."""
    reading = Plans(replace(project, codebook=with_former_ids(project.codebook)))
    changes, problems = list[FileChange](), list[Problem]()
    for path in reading.listing[0]:
        loaded = reading.load(path.name)
        problems += loaded.problems
        if loaded.plan is None or loaded.plan.codebook.version == project.codebook.version:
            continue
        done = plan_migrated(loaded.plan, project.codebook)
        if done is None:
            problems += loaded.located([_not_led(loaded.plan.codebook.version, project)])
        else:
            changes.append(Plans(project).changing(done, loaded.data))
    return changes, problems


def _not_led(version: str, project: Project) -> Fault:
    said = (
        f"the plan is of version {version}, from which the codebook's history does not lead to "
        f"{project.codebook.version}"
    )
    hint = "see whether its themes are still meant, and write the version into it"
    return Fault(("codebook", "version"), "version-not-in-history", said, hint, "warning")
