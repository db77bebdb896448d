"""A published table's counts, to compare coded counts with."""

from typing import Annotated

from pydantic import Field

from dhrcode.model.base import Model, Slug, Text, WholeNumber


class Published(Model):
    """In how many of `reviews` reviews a publication finds each subtheme present."""

    source: Text
    reviews: Annotated[WholeNumber, Field(ge=1)]
    counts: dict[Slug, WholeNumber]
