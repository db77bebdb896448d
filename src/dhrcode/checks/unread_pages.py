"""Pages that nobody says they have read, in a record that keeps which pages were."""

from collections.abc import Iterator

from dhrcode.checks.evidence import unknown_source
from dhrcode.model.codebook import Codebook
from dhrcode.model.read_pages import page_ranges
from dhrcode.model.record import Record, Source
from dhrcode.problems import Fault


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:  # noqa: ARG001 - one signature for all
    """A document under `read` that the record does not name; and, once, pages that are not read.

    A record without `read` says nothing of it, and neither does this.
    """
    known = {source.id for source in record.sources}
    for source in record.read:
        if source not in known:
            yield unknown_source(("read", source), source, known)
    if record.read and (
        said := [_left(record, one) for one in record.sources if record.unread(one)]
    ):
        yield Fault(
            ("read",),
            "unread-pages",
            f"not said to be read: {'; '.join(said)}",
            f"'dhrcode read {record.review} --mark PAGES' says so when they are",
        )


def _left(record: Record, source: Source) -> str:
    pages = f"{source.id}, pages {page_ranges(record.unread(source))} of {source.pages}"
    before = record.read.get(source.id)
    changed = before is not None and source.sha256 not in (None, before.sha256)
    return f"{pages} (the document has changed since)" if changed else pages
