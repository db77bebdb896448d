"""A published table's counts, to hold coded counts against."""

from typing import Annotated

from pydantic import Field

from dhrcode.model.base import Count, Model, Slug, Text


class Published(Model):
    """In how many of `reviews` reviews a publication finds each subtheme present."""

    source: Text
    reviews: Annotated[Count, Field(ge=1)]
    counts: dict[Slug, Count]
