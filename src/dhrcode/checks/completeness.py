"""Completeness: a draft is said to be one, and what is complete lacks nothing."""

from collections.abc import Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record
from dhrcode.problems import Fault, plural


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """A draft, with how much is not coded yet; a complete record with something not coded."""
    uncoded = record.uncoded(codebook.subthemes)
    if record.status == "draft":
        todo = f", {plural(len(uncoded), 'subtheme')} not coded yet" if uncoded else ""
        yield Fault(("status",), "draft", f"{record.review} is a draft{todo}",
                    f"'dhrcode edit {record.review}' goes on, "
                    f"'dhrcode complete {record.review}' ends it", "warning")  # fmt: skip
    elif uncoded:
        yield Fault(("findings",), "incomplete",
                    f"the record is complete and does not code {', '.join(uncoded)}",
                    "code it, or set the status to draft")  # fmt: skip
