"""What a step changed in its files: of a record the subthemes, and whatever else it says."""

from typing import Any

from dhrcode.errors import FileAccessError, NotFoundError
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.project import CODERS, Project
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.workflows.project.undo import KeptStep, text_of

_FEW = 3
"""Files, and parts of a file, that are named."""
_UNTOLD = ("findings", "coded")
"""What goes without saying: the heading over subthemes, and the day of every coding."""


def what_changed(project: Project, kept: KeptStep) -> str:
    """The parts of its files that a step changed, for a list; empty where there are many files.

    Of independent codings only those of the coder whose part of the project it is.
    """
    if kept.step.files > _FEW:
        return ""
    try:
        changes = project.journal.step(kept.number).changes
    except (FileAccessError, NotFoundError):
        return ""
    return "; ".join(said for change in changes if (said := _said(project, change)))


def _said(project: Project, change: FileChange) -> str:
    coder = change.file.split("/")[1] if change.file.startswith(f"{CODERS}/") else None
    old, new = text_of(change.old), text_of(change.new)
    if coder not in (None, project.coder) or old is None or new is None:
        return ""
    if change.old is None or change.new is None:
        return "new" if change.old is None else "removed"
    parts = changed_parts(old, new)
    more = len(parts) - _FEW
    return ", ".join(parts[:_FEW]) + (f" and {more} more" if more > 0 else "")


def changed_parts(old: str, new: str) -> list[str]:
    """What differs between two contents of a file of a project, in the file's order.

    A finding goes by its subtheme, everything else by its key: `status`, `victims`. How a file is
    laid out is no difference.
    """
    before, after = _parts(old), _parts(new)
    return [name for name in {**before, **after} if before.get(name) != after.get(name)]


def _parts(text: str) -> dict[str, Any]:
    data, _, _ = read_yaml(text.encode(), "")
    if not isinstance(data, dict):
        return {}
    findings = data.get("findings")
    named = findings if isinstance(findings, dict) else {}
    return {str(key): value for key, value in {**data, **named}.items() if key not in _UNTOLD}
