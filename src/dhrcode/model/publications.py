"""Publications: which selection of the reviews was published when, and no count of it."""

from datetime import date
from typing import Annotated

from pydantic import Field

from dhrcode.model.base import Model, OneLine


class Publication(Model):
    """One publication.

    Attributes:
        day: the day on which it was made.
        what: the command that made it.
        selection: which reviews were counted, in words.
        by: the attributes by which subthemes were tabulated; of one table, subtheme and attribute.
        as_at: the day as at which numbers of reviews were told by their plans; None if none were.
        format: the format in which it was written.
    """

    day: Annotated[date, Field(strict=False)]
    what: OneLine
    selection: OneLine
    by: Annotated[tuple[OneLine, ...], Field(strict=False)] = ()
    as_at: Annotated[date | None, Field(strict=False)] = None
    format: OneLine


class Publications(Model):
    """The publications of a project, in the order in which they were made."""

    publications: Annotated[tuple[Publication, ...], Field(strict=False)] = ()
