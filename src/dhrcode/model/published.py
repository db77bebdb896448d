"""A published table's counts, to compare coded counts with."""

from typing import Annotated

from pydantic import Field

from dhrcode.model.base import Model, Text, WholeNumber

_CountName = Annotated[
    str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*|[^\s=<>]+[<>]?=[^\r\n]+)$", max_length=300)
]
"""The id of a subtheme, or a condition."""


class Published(Model):
    """In how many of `reviews` reviews a publication finds each subtheme, or a fact of the case.

    Attributes:
        source: what was published.
        basis: how the counts were read.
        reviews: how many reviews it has.
        counts: by the id of a subtheme; or, for facts of the case, by a condition as `--where` has
            them, such as `victim.relationship=partner,ex-partner`.
    """

    source: Text
    basis: Text | None = None
    reviews: Annotated[WholeNumber, Field(ge=1)]
    counts: dict[_CountName, WholeNumber]

    @property
    def subthemes(self) -> dict[str, int]:
        """The counts of subthemes."""
        return {name: n for name, n in self.counts.items() if "=" not in name}

    @property
    def conditions(self) -> dict[str, int]:
        """The counts of reviews that fulfil a condition."""
        return {name: n for name, n in self.counts.items() if "=" in name}
