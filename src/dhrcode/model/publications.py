"""Publications: which selection of the reviews was published when, and no count of it."""

from dhrcode.model.base import Day, Model, OneLine, Several


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

    day: Day
    what: OneLine
    selection: OneLine
    by: Several[OneLine] = ()
    as_at: Day | None = None
    format: OneLine


class Publications(Model):
    """The publications of a project, in the order in which they were made."""

    publications: Several[Publication] = ()
