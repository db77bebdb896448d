"""The independent codings of one review, and the record that joins them."""

from dhrcode.errors import RefusedError
from dhrcode.model.ids import respelt
from dhrcode.model.record import Record
from dhrcode.store.project import Project
from dhrcode.text import natural


def independent_codings(project: Project, review: str) -> dict[str, Record]:
    """Every independent coding of a review; a record that is one coder's own is one too."""
    found: dict[str, Record] = {}
    for coder in project.coders[0]:
        own = project.of_coder(coder)
        if own.path_of(review).exists():
            found[coder] = own.read(review)[0]
    if project.path_of(review).exists():
        record = project.read(review)[0]
        if not record.consensus_of and record.status != "partial":
            found.setdefault(respelt(record.coder, found) or record.coder, record)
    return dict(sorted(found.items(), key=lambda item: natural(item[0])))


def joined_codings(project: Project, record: Record) -> dict[str, Record]:
    """The independent codings that a record joins, as far as they are there.

    Raises:
        DataProblemsError: one has an error.
    """
    apart = {coder: project.of_coder(coder) for coder in record.consensus_of}
    there = {c: own for c, own in apart.items() if own.path_of(record.review).exists()}
    return {coder: own.read(record.review)[0] for coder, own in there.items()}


def refuse_drafts(codings: dict[str, Record]) -> None:
    """Refuses to join codings of which one is not at its end.

    Raises:
        RefusedError: one is a draft.
    """
    for coder, record in codings.items():
        if record.status == "draft":
            raise RefusedError(
                f"{coder}'s coding of {record.review} is a draft: 'dhrcode complete "
                f"{record.review} --as {coder}' ends it"
            )


def agreed_record(project: Project, review: str) -> Record | None:
    """The agreed record of a review, if it has one.

    Raises:
        RefusedError: the record there is partial, and neither agreed nor one coder's whole coding.
    """
    record = project.read(review)[0] if project.path_of(review).exists() else None
    if record is not None and record.status == "partial":
        raise RefusedError(
            f"records/{review}.yaml is partial, made from what a source tells: put it elsewhere "
            "before the coders' codings become the agreed record"
        )
    return record if record is not None and record.consensus_of else None
