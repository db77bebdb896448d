"""What a kept step changed, in words: `DHR1 use-of-maracs: present`."""

from collections.abc import Iterator, Mapping
from typing import Any

from dhrcode.errors import DhrcodeError
from dhrcode.model.project_files import review_of
from dhrcode.store.journal.file_change import Content
from dhrcode.store.project import CODERS, Project
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.workflows.project.undo import KeptStep

_FEW = 3
"""Things that are named, of many."""
_LONGEST = 40
"""Characters of a value that are shown."""
_PLAIN = ("coded", "status", "kind")
"""What holds one word, and is shown with it."""

_WORDS = {"emerging": "candidate themes", "consensus_of": "coders who agreed"}

_Contents = dict[bytes, Mapping[str, Any] | None]


def what_changed(project: Project, kept: list[KeptStep]) -> list[str]:
    """What each of some steps changed.

    Of a step on one record that is its review, and what in it is another than before. Of any other
    it is the files' names; so it is of another coder's coding, and of what cannot be read.
    """
    contents: _Contents = {}  # a step begins with what the one before it left
    return [_said(project, one, contents) or one.files for one in kept]


def _said(project: Project, kept: KeptStep, contents: _Contents) -> str | None:
    if kept.step.files > len(kept.step.named):
        return None
    others = [file for file in kept.step.named if not file.startswith("verified/")]
    if len(others) != 1 or not _is_shown(project, others[0]):
        return None
    try:
        changes = project.journal.step(kept.number).changes
        change = next(one for one in changes if one.file == others[0])
        old, new = (_held(project, one, contents) for one in (change.old, change.new))
    except (DhrcodeError, _UnreadableError):
        return None
    parts = list(_parts(old, new))
    if len(parts) > 1:  # the day goes with any other change
        parts = [part for part in parts if not part.startswith("coded: ")]
    more = len(parts) - _FEW
    said = ", ".join(parts[:_FEW]) + (f" and {more} more" if more > 0 else "")
    return f"{review_of(others[0])} {said}" if said else None


def _is_shown(project: Project, file: str) -> bool:
    """Whether a file is a record, and not an independent coding of another coder."""
    folder, *below = file.split("/")
    own = folder == CODERS and below[0] == project.coder
    return (folder == "records" or own) and review_of(file) is not None


class _UnreadableError(Exception):
    """A content is no mapping."""


def _held(project: Project, content: Content, contents: _Contents) -> Mapping[str, Any] | None:
    """What a record's file held; None where there was none."""
    if content is None:
        return None
    data = project.journal.content(content)
    if data not in contents:
        contents[data] = read_yaml(data, "")[0]
    found = contents[data]
    if found is None or not isinstance(found.get("findings", {}), dict):
        raise _UnreadableError
    return found


def _parts(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Iterator[str]:
    if new is None:
        yield "removed"
        return
    if old is None:
        yield "new record"
    before = old or {}
    yield from _findings(before.get("findings", {}), new.get("findings", {}))
    yield from _values(_mapping(before, "attributes"), _mapping(new, "attributes"))
    if old is None:
        return
    rest = [key for key in {**old, **new} if key not in ("findings", "attributes")]
    for key in rest:
        if old.get(key) != new.get(key):
            named = _WORDS.get(key, key)
            yield f"{named}: {_shown(new.get(key))}" if key in _PLAIN else named


def _findings(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for subtheme in {**new, **old}:
        before, now = _mapping(old, subtheme), _mapping(new, subtheme)
        if subtheme not in new:
            yield f"{subtheme}: not coded"
        elif before.get("finding") != now.get("finding"):
            yield f"{subtheme}: {_shown(now.get('finding'))}"
        elif before.get("evidence") != now.get("evidence"):
            had, has = (len(one.get("evidence") or ()) for one in (before, now))
            did = "added" if has > had else "taken out" if has < had else "changed"
            yield f"{subtheme}: evidence {did}"
        elif old.get(subtheme) != new.get(subtheme):
            yield f"{subtheme}: changed"


def _values(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for key in {**new, **old}:
        if old.get(key) != new.get(key):
            yield f"{key}: {_shown(new.get(key))}"


def _mapping(of: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = of.get(key)
    return found if isinstance(found, dict) else {}


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return " ".join(said.split())[:_LONGEST]
