"""The queue: what a change of the codebook asks to be coded again, and how it comes off."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.base import MAX_TEXT, unusable
from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import is_behind
from dhrcode.model.record import CodedSubtheme, Evidence, Finding, QueueEntry, Record
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.loaded import Loaded
from dhrcode.store.pool import map_folders
from dhrcode.store.project import Project
from dhrcode.text import all_of, plural


class QueueReason(NamedTuple):
    """One reason to code a subtheme or an attribute of a review again.

    Attributes:
        review: the review's id.
        coder: whose independent coding it is; None for a record that tables are made from.
        subtheme: the subtheme's id; None for an attribute.
        attribute: the attribute's name, such as `victim.sex`; None for a subtheme.
        label: its label.
        version: the version of the codebook since which it has to be coded.
        why: the reason.
    """

    review: str
    coder: str | None
    subtheme: str | None
    attribute: str | None
    label: str
    version: str
    why: str


class Queue(NamedTuple):
    """What has to be coded again.

    Attributes:
        waiting: every reason, as the files lie and in the codebook's order.
        behind: how many records are of an older version, and have to be brought forward first.
        problems: what was found in reading.
    """

    waiting: tuple[QueueReason, ...]
    behind: int
    problems: tuple[Problem, ...]

    @property
    def things(self) -> str:
        """How many findings and attributes wait, each once: `2 findings and 1 attribute`."""
        counts = {"finding": 0, "attribute": 0}
        for _, _, subtheme, _ in self._each:
            counts["finding" if subtheme else "attribute"] += 1
        return all_of(plural(count, thing) for thing, count in counts.items() if count)

    @property
    def of_coders(self) -> dict[str | None, int]:
        """How many of them wait in each coder's codings; None for the records of tables."""
        return dict(Counter(coder for coder, *_ in self._each))

    @property
    def _each(self) -> dict[tuple[str | None, str, str | None, str | None], None]:
        return dict.fromkeys((o.coder, o.review, o.subtheme, o.attribute) for o in self.waiting)


def leading_through(coder: str | None) -> str:
    """The command that leads through the queue of a coder's codings, or of the records."""
    return f"'dhrcode edit --queue{f' --as {coder}' if coder else ''}'"


class QueuedRecord(NamedTuple):
    """What the queue needs of one record."""

    waiting: tuple[QueueReason, ...] = ()
    behind: bool = False
    problems: tuple[Problem, ...] = ()


class AgreedError(RefusedError):
    """A finding of an agreed record is to change otherwise than by coders who settle it."""


def _queued(codebook: Codebook, coder: str | None, loaded: Loaded) -> QueuedRecord:
    """What the queue needs of a coder's coding, or of a record."""
    record = loaded.record
    if record is None:
        return QueuedRecord(problems=tuple(loaded.problems))
    waiting = tuple(
        QueueReason(
            record.review,
            coder,
            entry.subtheme,
            entry.attribute,
            _label(entry, codebook),
            entry.version,
            entry.why,
        )
        for entry in on_queue(record, codebook)
    )
    return QueuedRecord(waiting, is_behind(codebook, record.codebook.version))


def on_queue(record: Record, codebook: Codebook) -> list[QueueEntry]:
    """What a record has to code again, in the codebook's order: subthemes, then attributes."""
    entries: dict[str | None, list[QueueEntry]] = {}
    for entry in record.again:
        entries.setdefault(entry.subtheme or entry.attribute, []).append(entry)
    asked = (one.name for one in codebook.attributes if one.retired is None)
    return [e for name in (*codebook.subthemes, *asked) for e in entries.get(name, ())]


def _label(entry: QueueEntry, codebook: Codebook) -> str:
    if entry.subtheme is not None:
        return codebook.subthemes[entry.subtheme].label
    return next(one.label for one in codebook.attributes if one.name == entry.attribute)


def queue(project: Project, progress: Progress = no_progress) -> Queue:
    """What has to be coded again: in all records of a project, or in one coder's codings."""
    found = list(map_folders(project.every(), _reader, progress))
    return Queue(
        tuple(one for each in found for one in each.waiting),
        sum(each.behind for each in found),
        tuple(problem for each in found for problem in each.problems),
    )


def reviews_on_queue(project: Project, progress: Progress = no_progress) -> list[str]:
    """The reviews of one folder that have something on their queue, as their files lie."""
    found = map_folders([project], _reader, progress)
    return list(dict.fromkeys(one.review for each in found for one in each.waiting))


def _reader(project: Project) -> Callable[[Loaded], QueuedRecord]:
    return partial(_queued, project.codebook, project.coder)


def with_part(record: Record, subtheme: str, **parts: Any) -> Record:
    """The record with other evidence, or another summary, of a subtheme that is coded."""
    coded = record.findings[subtheme].model_copy(update=parts)
    return record.model_copy(update={"findings": {**record.findings, subtheme: coded}})


def with_coded(record: Record, subtheme: str, coded: CodedSubtheme) -> Record:
    """The record with what is coded of a subtheme, which is off its queue by that."""
    again = tuple(entry for entry in record.again if entry.subtheme != subtheme)
    findings = {**record.findings, subtheme: coded}
    return record.model_copy(update={"findings": findings, "again": again})


def coded_anew(
    record: Record,
    subtheme: str,
    finding: Finding,
    evidence: tuple[Evidence, ...],
    summary: str | None = None,
) -> CodedSubtheme:
    """What a subtheme is coded with from now on.

    How it was settled, and the summary unless there is another, stay where the finding does.

    Raises:
        AgreedError: the record is agreed, and the finding another than coders came to.
    """
    before = record.findings.get(subtheme)
    if before is not None and before.finding == finding:
        kept = summary if summary is not None else before.summary
        return before.model_copy(update={"evidence": evidence, "summary": kept or None})
    refuse_agreed(record, subtheme, finding)
    return CodedSubtheme(finding=finding, summary=summary or None, evidence=evidence)


def with_summary(record: Record, subtheme: str, summary: str) -> Record:
    """The record with a summary of what is coded of a subtheme; an empty one takes it out.

    Raises:
        UsageError: the text cannot be kept.
    """
    _refuse_unusable("summary", summary)
    return with_part(record, subtheme, summary=summary or None)


def with_memo(record: Record, memo: str) -> Record:
    """The record with another memo; one that says nothing takes it out.

    Raises:
        UsageError: the text cannot be kept.
    """
    said = memo if memo.strip() else ""
    _refuse_unusable("memo", said)
    return record.model_copy(update={"memo": said or None})


def _refuse_unusable(name: str, text: str) -> None:
    if text and (wrong := unusable(text)):
        raise UsageError(f"the {name} {wrong}: type it again without it")
    if len(text) > MAX_TEXT:
        raise UsageError(f"the {name} is longer than {MAX_TEXT:,} characters")


def refuse_agreed(record: Record, subtheme: str, finding: str) -> None:
    """Refuses to change in an agreed record what coders settle, unless it is on the queue.

    Raises:
        AgreedError: it is not.
    """
    if record.consensus_of and subtheme not in [entry.subtheme for entry in record.again]:
        raise AgreedError(
            f"{record.review} is agreed by {' and '.join(record.consensus_of)}, and does not say "
            f"{finding} of {subtheme}: 'dhrcode adjudicate {record.review} {subtheme} {finding} "
            "--replace --by INITIALS --reason WHY' settles it; what coders agree on they change in "
            "their own codings first; nothing was written"
        )


def refuse_behind(record: Record, codebook: Codebook) -> None:
    """Refuses to code on in a record that the codebook's history brings forward first.

    Otherwise a finding on a subtheme of today would stand in a record of a version that had none.

    Raises:
        RefusedError: it is of an older version.
    """
    if said := behind(record, codebook):
        raise RefusedError(said)


def behind(record: Record, codebook: Codebook) -> str:
    """Why a record is not coded on before it is brought forward; empty where it may be."""
    version = record.codebook.version
    if not is_behind(codebook, version):
        return ""
    return (
        f"{record.review} is coded with version {version}, and the codebook is at "
        f"{codebook.version}: 'dhrcode migrate' brings the records forward first"
    )
