"""Evidence: a finding of present should be supported by words on a page."""

from collections.abc import Iterable, Iterator

from dhrcode.analysis.quotes.quoted import pieces_of
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import nearest


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:  # noqa: ARG001 - one signature for all
    """`present` without evidence, and evidence from a document that the record does not name."""
    for subtheme in record.unevidenced():
        yield Fault(
            ("findings", subtheme, "finding"),
            "present-without-evidence",
            f"'{subtheme}' is present without evidence",
            "add a page, section, quote or note",
            severity="warning" if record.status == "draft" else "error",
        )
    known = {source.id for source in record.sources}
    for path, piece in pieces_of(record):
        if piece.source is not None and piece.source not in known:
            yield unknown_source((*path, "source"), piece.source, known)


def without_finding(subtheme: str) -> Fault:
    """The fault of evidence on a subtheme of which nothing says what was found."""
    said = f"there is evidence on '{subtheme}' and no finding"
    return Fault(("findings", subtheme), "evidence-without-finding", said, "fill in the finding")


def unknown_source(path: KeyPath, source: str, known: Iterable[str]) -> Fault:
    """The fault of a document that a record says something of, and does not name."""
    said = f"the record names no source '{source}'"
    return Fault(path, "unknown-source", said, nearest(source, known) or "list it under 'sources'")
