"""What a codebook says of how a pack of tables is made safe to publish."""

from typing import Annotated

from pydantic import Field, model_validator

from dhrcode.model.base import Model, WholeNumber


class Disclosure(Model):
    """How a pack of tables is made safe to publish.

    Attributes:
        threshold: counts of reviews from 1 to just below it are hidden, and so is every count that
            would reveal them; with 0 or 1 nothing is hidden.
        round_to: every figure that is shown is rounded to the nearest multiple of it, halves up;
            with 1 nothing is rounded.
    """

    threshold: Annotated[WholeNumber, Field(le=100)] = 5
    round_to: Annotated[WholeNumber, Field(ge=1, le=100)] = 1

    @model_validator(mode="after")
    def _keeps_zero(self) -> "Disclosure":
        """A count that is shown must not be rounded to 0, since readers are told that 0 means 0."""
        least = (self.round_to + 1) // 2
        if self.round_to > 1 and max(self.threshold, 1) < least:
            raise ValueError(
                f"rounds small counts to 0: with a round_to of {self.round_to} the "
                f"threshold must be at least {least}"
            )
        return self
