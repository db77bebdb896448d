"""What is kept about quotes that were checked against their documents; none of their words."""

from typing import Annotated, Literal

from pydantic import Field

from dhrcode.model.base import CoderId, Day, Model, OneLine, ReviewId, Several, Sha256

Outcome = Literal["found", "elsewhere", "differs", "turned", "not-found", "too-short"]
"""The result for a quote: found on the page given; on another page; almost; almost, where what
differs may turn what it says; not at all; or it has too few words to tell."""

QuoteKey = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class Acceptance(Model):
    """Who looked at a quote that differs from its document, and let it stand, and when."""

    by: CoderId
    day: Day


class Verified(Model):
    """The results for the quotes of one review, by any coder, when they were last verified.

    Attributes:
        review: the review's id.
        documents: the SHA-256 of each document that was read, by its name under `sources/`.
        quotes: the outcome of each quote, by a key made from document, page and quote.
        two_ways: keys of quotes whose page goes by another number than those before it.
        accepted: of quotes that differ, by the same key, who let them stand.
    """

    review: ReviewId
    documents: dict[OneLine, Sha256] = Field(default_factory=dict)
    quotes: dict[QuoteKey, Outcome] = Field(default_factory=dict)
    two_ways: Several[QuoteKey] = ()
    accepted: dict[QuoteKey, Acceptance] = Field(default_factory=dict)
