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


def agreed_by_nobody(record: Record, codings: Mapping[str, Record]) -> Iterator[Fault]:
    """A finding of an agreed record that none of its coders made and that nobody settled.

    Args:
        record: any record; only an agreed one is looked at.
        codings: the independent codings that it joins, as far as they are there, by coder. One of
            another version of the codebook, or with the subtheme on its queue, tells nothing.
    """
    for subtheme, coded in record.findings.items() if record.consensus_of and codings else ():
        told = [
            one
            for one in codings.values()
            if one.codebook == record.codebook
            and subtheme not in [entry.subtheme for entry in one.again]
        ]
        found = {one.findings[subtheme].finding for one in told if subtheme in one.findings}
        if coded.settled is None and told and coded.finding not in found:
            said = f"'{coded.finding}' is agreed, and {_what(found)} by the coders it joins"
            hint = f"'dhrcode adjudicate {record.review} {subtheme} FINDING --replace' settles it"
            yield Fault(("findings", subtheme, "finding"), "agreed-by-nobody", said, hint)


def _what(found: Collection[str]) -> str:
    return f"{' and '.join(sorted(found))} was found" if found else "nothing was found"
