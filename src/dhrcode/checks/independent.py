"""Independent codings: one coder codes a review once."""

from collections.abc import Collection, Iterator, Mapping

from dhrcode.model.ids import respelt
from dhrcode.model.record import Record
from dhrcode.problems import Fault


def coded_twice(record: Record, codings: Mapping[str, str]) -> Iterator[Fault]:
    """A record that tables are made from, of a coder who has coded the review independently too.

    Args:
        record: the record.
        codings: `CODER/REVIEW` of every independent coding, by the same in small letters.
    """
    own = codings.get(f"{record.coder}/{record.review}".casefold())
    if not record.consensus_of and own is not None:
        said = f"{record.coder} has another coding of it in coders/{own}.yaml"
        hint = "'dhrcode agree' takes that one; keep one"
        yield Fault(("coder",), "coded-twice-by-one", said, hint)


def respelt_coder(record: Record, coders: Collection[str]) -> Iterator[Fault]:
    """A record whose coder differs from one of `coders`, who have a folder, only in capitals."""
    if same := respelt(record.coder, coders):
        said = f"the coder '{record.coder}' differs from coders/{same} only in capitals"
        hint = f"'dhrcode agree' counts it as {same}: write {same}"
        yield Fault(("coder",), "coder-capitals", said, hint)
