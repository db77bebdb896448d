"""A dated entry: on a day, somebody did something; what a plan's log is made of."""

from dhrcode.model.base import Day, Model, Slug, Text
from dhrcode.model.evidence import EvidenceList


class DatedEntry(Model):
    """What somebody did on a day.

    Attributes:
        on: the day.
        by: the agency that did it, by its id.
        says: in words, what it was.
        evidence: what shows it.
    """

    on: Day
    by: Slug
    says: Text | None = None
    evidence: EvidenceList = ()
