"""The codebook's list of agencies changed, and every plan with it, in one step.

A list has its history in itself: an agency that was renamed, merged or retired stays in it, with
the version since which it is no longer offered and the agency that it became.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dhrcode.errors import DataProblemsError, RefusedError, UsageError
from dhrcode.model.agencies import STANDING_AGENCIES, Agency
from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.codebook import Codebook
from dhrcode.model.plan import Plan
from dhrcode.store.codebooks import CODEBOOK, read_codebook
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.text import nearest, shown
from dhrcode.workflows.codebook.revision import codebook_text, refuse_faulty
from dhrcode.workflows.codebook.wording import checked

NOBODY = "none"
"""The value of an attribute that says that no agency was there."""
AgencyChange = Callable[[Codebook], tuple[Agency, ...]]
"""Gives the new list of a codebook's agencies."""


class AgenciesChanged(NamedTuple):
    """What was done.

    Attributes:
        agencies: the list as it is now.
        plans: the plans in which an agency has another id now.
        notes: what was otherwise before, a sentence each.
        records: the records, and codings, in whose contacts it has.
    """

    agencies: tuple[Agency, ...]
    plans: tuple[str, ...]
    notes: tuple[str, ...]
    records: tuple[str, ...] = ()


def change_agencies(
    project: Project, change: AgencyChange, becomes: Mapping[str, str] | None = None
) -> AgenciesChanged:
    """Changes the list of agencies, and what plans call them.

    Args:
        project: the project; its codebook is read anew under the lock.
        change: gives the new list.
        becomes: the new id of an agency that plans name by its old one.

    Raises:
        UsageError: it cannot be meant.
        RefusedError: an id is taken.
        FormatError: the project's format has no agencies.
        DataProblemsError: a plan has errors; nothing is written.
    """
    path = project.root / CODEBOOK
    with project.writing():
        read = read_codebook(path)
        given = {key: getattr(read.codebook, key) for key in read.codebook.model_fields_set}
        codebook = checked(Codebook, given | {"agencies": change(read.codebook)})
        text, said = codebook_text(codebook, read)
        refuse_faulty(text, codebook, shown(path))
        changes = [*_in_plans(project, becomes or {}), *_in_records(project, becomes or {})]
        themes = project.file_change(path, read.data, text.encode())
        project.write([themes, *changes])
    plans, records = (
        tuple(_review(one) for one in changes if one.file.startswith("actions/") is of_plans)
        for of_plans in (True, False)
    )
    return AgenciesChanged(codebook.agencies, plans, said, records)


def add(name: str, label: str | None) -> AgencyChange:
    """Adds an agency; its label is its id with spaces if none is given."""

    def change(codebook: Codebook) -> tuple[Agency, ...]:
        _refuse_taken(codebook, name)
        one = checked(Agency, {"id": name, "label": label or name.replace("-", " ").capitalize()})
        return (*codebook.agencies, one)

    return change


def add_from(attribute: str) -> AgencyChange:
    """Adds the values that attributes of that id list, of whomever they are."""

    def change(codebook: Codebook) -> tuple[Agency, ...]:
        listed = [one for one in codebook.attributes if one.id == attribute]
        if not any(one.values for one in listed):
            known = dict.fromkeys(one.id for one in codebook.attributes if one.values)
            hint = nearest(attribute, known) or f"one of {', '.join(known)}"
            raise UsageError(f"no attribute '{attribute[:60]}' lists values: {hint}")
        labels = {v.id: one.label_of(v.id) for one in listed for v in one.values}
        new = labels.keys() - codebook.agency_labels.keys() - {NOBODY, NOT_STATED}
        if not new:
            raise RefusedError(f"every value of '{attribute}' is an agency already")
        added = (Agency(id=one, label=label) for one, label in labels.items() if one in new)
        return (*codebook.agencies, *added)

    return change


def rename(old: str, new: str, label: str | None) -> AgencyChange:
    """Gives an agency another id; the old one stays as what it was called before."""

    def change(codebook: Codebook) -> tuple[Agency, ...]:
        before = _offered(codebook, old)
        _refuse_taken(codebook, new)
        renamed = checked(Agency, {"id": new, "label": label or before.label})
        return _replaced(codebook, {old: (renamed, _gone(before, codebook, new))})

    return change


def merge(gone: Iterable[str], into: str) -> AgencyChange:
    """Merges agencies into one that there is."""

    def change(codebook: Codebook) -> tuple[Agency, ...]:
        if into not in STANDING_AGENCIES:
            _offered(codebook, into)
        olds = {name: _offered(codebook, name) for name in gone}
        if not olds or into in olds:
            raise UsageError("name the agencies that go, and with --into the one that stays")
        return _replaced(codebook, {n: (_gone(old, codebook, into),) for n, old in olds.items()})

    return change


def retire(name: str) -> AgencyChange:
    """No longer offers an agency; plans keep it."""

    def change(codebook: Codebook) -> tuple[Agency, ...]:
        return _replaced(codebook, {name: (_gone(_offered(codebook, name), codebook, None),)})

    return change


def _gone(agency: Agency, codebook: Codebook, became: str | None) -> Agency:
    return agency.model_copy(update={"retired": codebook.version, "became": became})


def _replaced(codebook: Codebook, new: Mapping[str, tuple[Agency, ...]]) -> tuple[Agency, ...]:
    return tuple(a for one in codebook.agencies for a in new.get(one.id, (one,)))


def _offered(codebook: Codebook, name: str) -> Agency:
    offered = {one.id: one for one in codebook.agencies if one.retired is None}
    if name in offered:
        return offered[name]
    said = f"the codebook offers no agency '{name[:60]}'"
    if name in STANDING_AGENCIES:
        said = f"'{name}' is there in every codebook"
    hint = nearest(name, offered)
    raise UsageError(f"{said}: {hint}" if hint else said)


def _refuse_taken(codebook: Codebook, name: str) -> None:
    if name in codebook.agency_labels:
        raise RefusedError(f"there is an agency '{name}' already; nothing was written")


def _in_plans(project: Project, becomes: Mapping[str, str]) -> list[FileChange]:
    """The changes of the plans that name an agency by another id now."""
    if not becomes:
        return []
    plans, changes = Plans(project), list[FileChange]()
    for path in plans.listing[0]:
        loaded = plans.load(path.name)
        if loaded.plan is None:
            raise DataProblemsError(loaded.problems, f"{loaded.shown} has to be mended first")
        renamed = Plan.model_validate(_with_ids(loaded.plan.model_dump(by_alias=True), becomes))
        if renamed != loaded.plan:
            changes.append(plans.changing(renamed, loaded.data))
    return changes


def _review(change: FileChange) -> str:
    """What a changed file is called by: `DHR7`, or `LN/DHR7` for a coder's own."""
    name = change.file.removesuffix(".yaml")
    return name.removeprefix("coders/") if "coders/" in name else name.rpartition("/")[2]


def _in_records(project: Project, becomes: Mapping[str, str]) -> Iterator[FileChange]:
    """The changes of the records and codings whose contacts name an agency by another id now."""
    if not becomes:
        return
    for folder in project.every():
        for path in folder.listing[0]:
            loaded = folder.load(path, shown(path))
            if loaded.record is None:
                raise DataProblemsError(loaded.problems, f"{loaded.shown} has to be mended first")
            contacts = tuple(
                one.model_copy(update={"agency": becomes.get(one.agency, one.agency)})
                for one in loaded.record.contacts
            )
            if contacts != loaded.record.contacts:
                renamed = loaded.record.model_copy(update={"contacts": contacts})
                yield folder.changing(renamed, loaded.data)


_NAMING = ("by", "from", "agency")
"""The keys of a plan that hold an agency's id."""


def _with_ids(node: Any, becomes: Mapping[str, str]) -> Any:
    if isinstance(node, Mapping):
        return {
            key: becomes.get(value, value)
            if key in _NAMING and isinstance(value, str)
            else _with_ids(value, becomes)
            for key, value in node.items()
        }
    return [_with_ids(item, becomes) for item in node] if isinstance(node, tuple | list) else node
