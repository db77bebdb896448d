"""Records compared with each other: one case under two ids, one coder in two spellings."""

import json
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from dhrcode.model.ids import respelt
from dhrcode.model.record import Record
from dhrcode.problems import Fault

_OWN = frozenset(("review", "coder", "coded", "status", "sources", "codebook", "again"))
"""What differs between two records of one case, or says nothing of it."""


class RecordTraits(NamedTuple):
    """What is compared of a record.

    Attributes:
        review: its id.
        coder: whose it is.
        digests: the digest of each of its documents, and whether it is said to be shared.
        words: a digest of all that a person wrote in it; empty if there are no words.
    """

    review: str
    coder: str
    digests: tuple[tuple[str, bool], ...]
    words: str

    @classmethod
    def of(cls, record: Record) -> "RecordTraits":
        """The traits of a record."""
        digests = tuple((s.sha256, bool(s.shared)) for s in record.sources if s.sha256)
        return cls(record.review, record.coder, digests, _words(record))


class TwinFault(NamedTuple):
    """A fault of the record that stands at `position` among those that were compared."""

    position: int
    fault: Fault


def twins(compared: Iterable[RecordTraits]) -> Iterator[TwinFault]:
    """Each record of a document, or with the words, that another id has too; said once a pair.

    Two reviews of one document are no fault where both say of it that it is shared.
    """
    of_document: dict[str, dict[str, bool]] = {}
    of_words: dict[str, RecordTraits] = {}
    said = set[frozenset[str]]()
    for position, one in enumerate(compared):
        for digest, shared in one.digests:
            known = of_document.setdefault(digest, {})
            other = next(
                (r for r, s in known.items() if r != one.review and not (s and shared)), ""
            )
            if other and (pair := frozenset((one.review, other))) not in said:
                said.add(pair)
                yield TwinFault(position, _same_document(one, digest, other))
            known[one.review] = known.get(one.review, False) or shared
        first = of_words.setdefault(one.words, one) if one.words else one
        pair = frozenset((one.review, first.review))
        if len(pair) == 2 and pair not in said and not _joint(one, first):
            said.add(pair)
            message = f"all that it says stands in {first.review} too: one case would count twice"
            hint = "delete one, or correct what was copied"
            yield TwinFault(position, Fault(("review",), "same-record", message, hint))


def respelt_coders(
    compared: Iterable[RecordTraits], coders: Collection[str]
) -> Iterator[TwinFault]:
    """The first record of each coder whose initials differ from another's only in capitals.

    Those that differ so from `coders`, who have folders of their own, are said of each record.
    """
    seen: dict[str, None] = {}
    for position, one in enumerate(compared):
        known = respelt(one.coder, coders)
        if not known and one.coder not in seen and (same := respelt(one.coder, seen)):
            said = f"the coder '{one.coder}' differs from {same} of other records only in capitals"
            hint = f"'dhrcode agree' counts it as {same}: write them in one way"
            yield TwinFault(position, Fault(("coder",), "coder-capitals", said, hint))
        seen.setdefault(one.coder)


def _same_document(one: RecordTraits, digest: str, other: str) -> Fault:
    number = [known for known, _ in one.digests].index(digest)
    said = f"{other} is of the same document: one case would count twice"
    hint = "delete one, or write 'shared: true' under the document in both (a joint review)"
    return Fault(("sources", number), "same-document", said, hint)


def _joint(one: RecordTraits, other: RecordTraits) -> bool:
    shared = {digest for digest, said in one.digests if said}
    return bool(shared & {digest for digest, said in other.digests if said})


def _words(record: Record) -> str:
    """A digest of what the record says of its case, if anybody wrote words of their own in it."""
    pieces = [piece for coded in record.findings.values() for piece in coded.evidence]
    if not (record.memo or any(piece.quote or piece.note for piece in pieces)):
        return ""
    said = record.model_dump(exclude=set(_OWN), exclude_defaults=True)
    return sha256(json.dumps(said, default=str).encode()).hexdigest()
