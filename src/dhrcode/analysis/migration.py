"""Bringing a record forward along its codebook's history, by rules that invent no finding.

The rules, one for each kind of change (`docs/codebook.md` has them for coders):

- `rename`: the finding is kept under the new id. `move`: nothing changes.
- `retire`: the finding stays under its id, which is no longer counted.
- Changes of attributes and their values: `attribute_migration.py` has the rules.
- `add`: not coded; a complete record has it to code. An `absent` that was written by hand before
  the subtheme existed becomes `unclear`, and has to be coded. A record that noted it as a
  candidate theme gets `unclear` with that evidence, to code. `redefine`: the finding stays and has
  to be coded again, unless only the wording was improved.
- `split`: the old finding stays under its retired id, and each new subtheme has to be coded.
- `merge`: the joined subtheme is either of them. `present` if one is present and none absent;
  `absent` or `not-stated` if all are; `unclear` if one is and none is present; `not-stated` for
  absent with not stated. `present` beside `absent` is a conflict: `unclear`, and to be coded again.
  Where one is not coded, only `present` is certain; otherwise nothing is joined, and the joined
  subtheme has to be coded. Evidence is joined, each piece once.

A draft that has not reached a subtheme need not code it again: the coder will come to it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dhrcode.analysis.agency_migration import present_agencies, with_present_agencies
from dhrcode.analysis.attribute_migration import (
    attributes_forward,
    attributes_on_queue,
    entries_forward,
    facts,
)
from dhrcode.analysis.plan.migration import themes_since
from dhrcode.model.base import MAX_TEXT
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import (
    Candidate,
    CodedSubtheme,
    Evidence,
    Finding,
    QueueEntry,
    Record,
    joined_texts,
)
from dhrcode.model.revision import Revision
from dhrcode.problems import KeyPath
from dhrcode.text import name_key

_ROOM = MAX_TEXT - 1000
"""Characters of a revision's reason that go onto the queue, beside ids and findings."""


class FoundTwiceError(Exception):
    """A record has a finding under a subtheme's old id, and another under its new one."""

    def __init__(self, old: str, revision: Revision) -> None:
        self.path: KeyPath = ("findings", old)
        super().__init__(
            f"'{old}' is '{revision.becomes[0]}' since version {revision.version}, and both have a "
            "finding"
        )


class MigratedRecord(NamedTuple):
    """A record brought forward.

    Attributes:
        record: as it is now.
        went: each former id of a finding that is gone, and the id under which the finding is now.
        queued: the subthemes that were put onto the queue.
        conflicts: those of them that are unclear, since the joined findings contradict each other.
        facts: how many attributes were set, beside a value that is retired.
        asked: how many attributes were put onto the queue.
    """

    record: Record
    went: dict[str, str]
    queued: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    facts: int = 0
    asked: int = 0


@dataclass
class _RecordMigration:
    """A record on its way through the revisions."""

    findings: dict[str, CodedSubtheme]
    again: list[QueueEntry]
    complete: bool
    order: Mapping[str, int]
    emerging: tuple[Candidate, ...] = ()
    went: dict[str, str] = field(default_factory=dict)
    queued: list[QueueEntry] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    def place(self, subtheme: str) -> int:
        """Where a subtheme stands in the codebook; what is none comes last."""
        return self.order.get(subtheme, len(self.order))

    def concerned(self, subtheme: str) -> bool:
        """Whether a change of a subtheme concerns this record already."""
        queued = any(entry.subtheme == subtheme for entry in self.again)
        return self.complete or subtheme in self.findings or queued

    def queue(self, subtheme: str, revision: Revision, why: str) -> None:
        said = f"{why}: {revision.why[:_ROOM]}"
        entry = QueueEntry(subtheme=subtheme, version=revision.version, why=said)
        self.again.append(entry)
        self.queued.append(entry)

    def requeue(self, olds: Iterable[str], news: Sequence[str]) -> None:
        """Moves queue entries from the old ids to the new ones; removes them if there are none."""
        olds = frozenset(olds)
        self.again = _moved(self.again, olds, news)
        self.queued = _moved(self.queued, olds, news)
        self.conflicts = [c for c in self.conflicts if c not in olds or c in news]

    def went_to(self, old: str, new: str) -> None:
        self.went = {first: new if now == old else now for first, now in self.went.items()}
        self.went.setdefault(old, new)


def _moved(
    entries: Iterable[QueueEntry], olds: frozenset[str], news: Sequence[str]
) -> list[QueueEntry]:
    moved = dict[tuple[str | None, str, str], QueueEntry]()
    for entry in entries:
        for subtheme in news if entry.subtheme in olds else (entry.subtheme,):
            one = entry.model_copy(update={"subtheme": subtheme})
            moved.setdefault((one.subtheme or one.attribute, one.version, one.why), one)
    return list(moved.values())


def migrated(record: Record, revisions: Sequence[Revision], codebook: Codebook) -> MigratedRecord:
    """The record as it is after the revisions.

    Args:
        record: of the version that the first revision changed.
        revisions: the revisions from there to the present codebook, the oldest first.
        codebook: the present codebook.

    Raises:
        FoundTwiceError: two findings would belong to one subtheme, though nothing was merged.
        SaidTwiceError: likewise two values to one attribute.
    """
    every = (subtheme.id for area in codebook.areas for subtheme in area.subthemes)
    forward = _RecordMigration(
        dict(record.findings),
        list(record.again),
        record.status == "complete",
        {subtheme: place for place, subtheme in enumerate(every)},
        record.emerging,
    )
    for revision in revisions:
        if rule := _RULES.get(revision.change):
            rule(forward, revision)
    told = attributes_forward(record, revisions, codebook)
    told = with_present_agencies(told, present_agencies(revisions), codebook)
    asked = tuple(attributes_on_queue(told, revisions, codebook))
    again = sorted(
        entries_forward(forward.again, revisions, codebook),
        key=lambda entry: forward.place(entry.subtheme or ""),
    )
    changed = told.model_copy(
        update={
            "codebook": codebook.named,
            "findings": forward.findings,
            "emerging": forward.emerging,
            "contacts": tuple(
                one.model_copy(update={"themes": themes_since(one.themes, revisions)})
                for one in told.contacts
            ),
            "again": (*again, *(entry for entry in asked if entry not in again)),
        }
    )
    queued = dict.fromkeys(entry.subtheme or "" for entry in forward.queued)
    conflicts = tuple(dict.fromkeys(forward.conflicts))
    set_ = facts(told) - facts(record)
    return MigratedRecord(changed, forward.went, tuple(queued), conflicts, set_, len(asked))


def _retire(forward: _RecordMigration, revision: Revision) -> None:
    forward.requeue(revision.subthemes, ())


def _add(forward: _RecordMigration, revision: Revision) -> None:
    for subtheme in revision.subthemes:
        held = forward.findings.get(subtheme)
        said = f"New in version {revision.version}"
        if held is not None and held.finding == "absent":  # nobody can have looked for it
            unclear = {"finding": "unclear", "settled": None}
            forward.findings[subtheme] = held.model_copy(update=unclear)
            said = f"'absent' was said of it before it existed, in version {revision.version}"
        if noted := _taken_out(forward, revision):
            forward.findings[subtheme] = _noted(noted, forward.findings.get(subtheme))
            said = f"It was noted as the candidate theme '{revision.candidate}'"
        if forward.concerned(subtheme):
            forward.queue(subtheme, revision, said)


def _taken_out(forward: _RecordMigration, revision: Revision) -> list[Candidate]:
    """What a record noted by the name of the candidate theme that is a subtheme now."""
    if revision.candidate is None:
        return []
    names = {name_key(name) for name in (revision.candidate, *revision.subthemes)}
    noted = [one for one in forward.emerging if name_key(one.label) in names]
    forward.emerging = tuple(one for one in forward.emerging if one not in noted)
    return noted


def _noted(candidates: Iterable[Candidate], held: CodedSubtheme | None) -> CodedSubtheme:
    """Unclear, or what somebody found of it before, with all that was noted of the candidate."""
    parts = [held] if held else []
    for one in candidates:
        pieces = (Evidence(note=one.note), *one.evidence) if one.note else one.evidence
        parts.append(CodedSubtheme(finding="unclear", evidence=pieces))
    return _joined(held.finding if held else "unclear", parts)


def _redefine(forward: _RecordMigration, revision: Revision) -> None:
    if revision.findings == "kept":
        return
    for subtheme in revision.subthemes:
        if forward.concerned(subtheme):
            forward.queue(subtheme, revision, "Defined anew")


def _rename(forward: _RecordMigration, revision: Revision) -> None:
    old, new = revision.subthemes[0], revision.becomes[0]
    if old == new:  # only its label changed
        return
    if old in forward.findings:
        if new in forward.findings:
            raise FoundTwiceError(old, revision)
        forward.findings = {new if s == old else s: c for s, c in forward.findings.items()}
        forward.went_to(old, new)
    forward.conflicts = [new if c == old else c for c in forward.conflicts]
    forward.requeue((old,), (new,))


def _split(forward: _RecordMigration, revision: Revision) -> None:
    for old in revision.subthemes:
        if not forward.concerned(old):
            continue
        held = forward.findings.get(old)
        forward.requeue((old,), ())
        for new in revision.becomes:
            forward.queue(new, revision, f"{_named(old, held)} was split")


def _merge(forward: _RecordMigration, revision: Revision) -> None:
    into = revision.becomes[0]
    parts = sorted(revision.subthemes, key=forward.place)
    held = {part: forward.findings[part] for part in parts if part in forward.findings}
    concerned = any(forward.concerned(part) for part in parts)
    forward.requeue(parts, (into,))
    finding = _either([c.finding for c in held.values()], whole=len(held) == len(parts))
    if finding is None:
        if concerned:
            forward.queue(into, revision, _were_joined(parts, held))
        return
    if into in forward.findings and into not in held:
        raise FoundTwiceError(next(iter(held)), revision)
    forward.findings = {s: c for s, c in forward.findings.items() if s not in held}
    forward.findings[into] = _joined(finding, list(held.values()))
    for part in held:
        if part != into:
            forward.went_to(part, into)
    if {"present", "absent"} <= {coded.finding for coded in held.values()}:
        forward.queue(into, revision, _were_joined(parts, held))
        forward.conflicts.append(into)


def _either(findings: Sequence[Finding], *, whole: bool) -> Finding | None:
    """The finding on a theme that covers several; None if it cannot be told.

    `whole` says that each of them has a finding.
    """
    said = set(findings)
    if "present" in said:
        return "unclear" if "absent" in said else "present"
    if not whole or not said:
        return None
    if "unclear" in said:
        return "unclear"
    return "absent" if said == {"absent"} else "not-stated"


def _joined(finding: Finding, parts: Sequence[CodedSubtheme]) -> CodedSubtheme:
    """The evidence of all, each piece once; how coders settled it if only one part has that."""
    evidence: dict[str, Evidence] = {}
    for part in parts:
        for piece in part.evidence:
            evidence.setdefault(piece.model_dump_json(), piece)
    settled = parts[0].settled if len(parts) == 1 else None
    return CodedSubtheme(
        finding=finding,
        summary=joined_texts(part.summary for part in parts),
        evidence=tuple(evidence.values()),
        settled=settled,
    )


def _were_joined(parts: Sequence[str], held: Mapping[str, CodedSubtheme]) -> str:
    return f"{' and '.join(_named(part, held.get(part)) for part in parts)} were joined"


def _named(subtheme: str, coded: CodedSubtheme | None) -> str:
    return f"'{subtheme}' ({coded.finding if coded else 'not coded'})"


_RULES: dict[str, Callable[[_RecordMigration, Revision], None]] = {
    "add": _add,
    "rename": _rename,
    "merge": _merge,
    "split": _split,
    "retire": _retire,
    "redefine": _redefine,
}
"""By the kind of change; a move changes no finding, nor does what happens to attributes."""
