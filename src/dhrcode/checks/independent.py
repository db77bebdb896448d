"""Independent codings: one coder codes a review once."""

from collections.abc import Collection, Iterator

from dhrcode.model.record import Record
from dhrcode.problems import Fault


def coded_twice(record: Record, codings: Collection[str]) -> Iterator[Fault]:
    """A record that tables are made from, of a coder who has coded the review independently too.

    Args:
        record: the record.
        codings: `CODER/REVIEW` of every independent coding.
    """
    own = f"{record.coder}/{record.review}"
    if not record.consensus_of and own in codings:
        said = f"{record.coder} has another coding of it in coders/{own}.yaml"
        hint = "'dhrcode agree' takes that one; keep one"
        yield Fault(("coder",), "coded-twice-by-one", said, hint)
