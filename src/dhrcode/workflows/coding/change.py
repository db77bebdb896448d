"""A record changed by what somebody typed: dated, and a draft again where it lacks something."""

from collections.abc import Callable
from typing import NamedTuple

from dhrcode.errors import RefusedError
from dhrcode.model.base import today
from dhrcode.model.record import Record
from dhrcode.store.project import Project
from dhrcode.workflows.queue import refuse_behind


class ChangedRecord(NamedTuple):
    """A record before and after a change."""

    before: Record
    after: Record

    @property
    def reopened(self) -> bool:
        """Whether it was complete, and is a draft now."""
        return self.before.status == "complete" and self.after.status == "draft"


def change_record(
    project: Project, review: str, change: Callable[[Record], Record]
) -> ChangedRecord:
    """Changes a record and dates it, in one step; what changes nothing leaves its date.

    Raises:
        NotFoundError: the review has no record.
        RefusedError: it is behind the codebook.
    """
    seen: list[Record] = []

    def changed(record: Record) -> Record:
        refuse_behind(record, project.codebook)
        seen.append(record)
        after = change(record)
        return record if after == record else dated(lacking(after, record))

    after = project.change(review, changed)
    return ChangedRecord(seen[0], after)


def dated(record: Record) -> Record:
    """The record with today as the day of its coding."""
    return record.model_copy(update={"coded": today()})


def lacking(record: Record, before: Record) -> Record:
    """The record as a draft, if it was complete and lacks something that it had."""
    fewer = before.findings.keys() - record.findings.keys()
    bare = set(record.unevidenced()) - set(before.unevidenced())
    bare |= set(record.unevidenced_contacts()) - set(before.unevidenced_contacts())
    bare |= set(record.unjudged_contacts()) - set(before.unjudged_contacts())
    if record.status != "complete" or not (fewer or bare):
        return record
    return record.model_copy(update={"status": "draft"})


def refuse_joined(record: Record, subtheme: str = "") -> None:
    """Raises RefusedError if the record joins several codings: what was agreed is not one's own."""
    if record.consensus_of:
        of = f" {subtheme} FINDING" if subtheme else ""
        raise RefusedError(
            f"{record.review} joins the codings of {', '.join(record.consensus_of)}: 'dhrcode "
            f"adjudicate {record.review}{of}' changes what was agreed"
        )
