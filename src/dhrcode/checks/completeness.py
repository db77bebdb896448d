"""Completeness: a draft is said to be one; what is complete lacks nothing but what is queued.

A partial record lacks nothing: what its source does not name is not coded.
"""

from collections.abc import Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import newcomers
from dhrcode.model.record import Record
from dhrcode.problems import Fault
from dhrcode.text import plural


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """Faults of a draft (how much is not coded yet), and of a complete record that lacks something.

    What a change of the codebook put on the queue is a warning of its own; a subtheme that was
    added after the record was coded is not a fault of the record.
    """
    uncoded = record.uncoded(codebook.subthemes)
    if record.status == "draft":
        todo = f", {plural(len(uncoded), 'subtheme')} not coded yet" if uncoded else ""
        yield Fault(
            ("status",),
            "draft",
            f"{record.review} is a draft{todo}",
            f"'dhrcode edit {record.review}' goes on, 'dhrcode complete {record.review}' ends it",
        )
    elif record.status == "partial":
        yield from _guessed(record)
    elif lacking := _lacking(record, uncoded, codebook):
        yield Fault(
            ("findings",),
            "incomplete",
            f"the record is complete and does not code {', '.join(lacking)}",
            "code it, or set the status to draft",
        )
    for number, entry in enumerate(record.again):
        name, kind = (
            entry.subtheme or entry.attribute,
            "subtheme" if entry.subtheme else "attribute",
        )
        if entry.subtheme in codebook.subthemes or entry.attribute:
            again = " again" if entry.subtheme in record.findings else ""
            yield Fault(
                ("again", number, kind),
                "to-code-again",
                f"'{name}' has to be coded{again} since version {entry.version} of the codebook",
                f"'dhrcode edit --queue {record.review}' asks about it",
            )


def _guessed(record: Record) -> Iterator[Fault]:
    """What a partial record says to be not stated: its source is no document of the review."""
    for subtheme, coded in record.findings.items():
        if coded.finding == "not-stated":
            yield Fault(
                ("findings", subtheme, "finding"),
                "not-stated-in-partial",
                f"the record is partial and says that '{subtheme}' is not stated",
                "leave it out where the source alone is silent: it is then not coded",
                "warning",
            )


def _lacking(record: Record, uncoded: list[str], codebook: Codebook) -> list[str]:
    if not uncoded:
        return []
    excused = {entry.subtheme for entry in record.again}
    excused |= newcomers(codebook, record.codebook.version).keys()
    return [subtheme for subtheme in uncoded if subtheme not in excused]


def unfinished(record: Record, codebook: Codebook) -> list[str]:
    """What keeps a record from being complete, a sentence each; empty if nothing does."""
    uncoded = record.uncoded(codebook.subthemes)
    said = [f"not coded yet: {', '.join(uncoded)}"] if uncoded else []
    return said + _unsettled(record)


def unsupported(record: Record) -> list[str]:
    """What keeps a record from being partial, a sentence each; empty if nothing does."""
    return ([] if record.findings else ["nothing is coded"]) + _unsettled(record)


def _unsettled(record: Record) -> list[str]:
    """What has to be coded again, or is present without evidence."""
    bare = record.unevidenced()
    again = dict.fromkeys(
        e.subtheme for e in record.again if e.subtheme and e.subtheme in record.findings
    )
    said = [f"to be coded again: {', '.join(again)}"] if again else []
    for what, ids in (
        ("present without evidence", bare),
        ("contacts without evidence", record.unevidenced_contacts()),
        ("contacts that nobody has judged", record.unjudged_contacts()),
    ):
        said += [f"{what}: {', '.join(ids)}"] if ids else []
    return said
