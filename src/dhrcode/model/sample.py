"""A sample: which reviews are to be coded twice, and how they were drawn."""

from typing import Annotated

from pydantic import Field

from dhrcode.model.base import Model, OneLine, ReviewId, Several, WholeNumber


class Sample(Model):
    """Reviews drawn at random for double coding.

    Attributes:
        seed: the seed of the draw; with it the same reviews are drawn again.
        share: the number that was asked for, as typed: `20%`.
        by: the attribute by whose values they were drawn in proportion, if any.
        of: how many reviews there were to draw from.
        reviews: those drawn.
    """

    seed: WholeNumber
    share: OneLine
    by: OneLine | None = None
    of: Annotated[WholeNumber, Field(ge=1)]
    reviews: Annotated[Several[ReviewId], Field(min_length=1)]
