"""A term that is looked for in SQLite's full-text language, and how a passage may hold it."""

from typing import NamedTuple

from dhrcode.model.query import Term
from dhrcode.model.stem import beginnings_as_spelt, stem

AS_TYPED, OTHER_FORM, OTHER_SPELLING = range(3)


class TermMatch(NamedTuple):
    """How a passage holds a term.

    Attributes:
        written: as it was typed, in another form, or in another spelling.
        relevance: BM25; the lower, the more relevant.
    """

    written: int
    relevance: float


def expression(term: Term, index: str) -> str:
    """A term in FTS5's syntax; inside quotation marks nothing is syntax except another one.

    Words side by side are sought where words stand in order.
    """
    star = " *" if term.begins else ""
    return " OR ".join(
        f'{"in_order : " * (" " in variant)}"{_said(variant, index)}"{star}'
        for variant in term.variants
    )


def _said(variant: str, index: str) -> str:
    return " ".join(map(stem, variant.split())) if index == "forms" else variant


def as_spelt(term: Term) -> str:
    """Words that begin as the forms of a term's words do in the spelling that was typed."""
    words = {said for variant in term.variants for said in variant.split()}
    begun = sorted({each for word in words for each in beginnings_as_spelt(word)})
    return " OR ".join(f'"{each}" *' for each in begun)
