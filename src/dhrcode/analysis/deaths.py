"""The days on which the death of a review can have been."""

from dhrcode.model.codebook import Codebook
from dhrcode.model.death import date_of_death
from dhrcode.model.record import Record
from dhrcode.model.when import Dates, dates_of


def death_dates(record: Record, codebook: Codebook) -> Dates | None:
    """The days on which the death can have been; None if it is not known."""
    written = date_of_death(record, codebook.with_role("date-of-death"))
    return None if written is None else dates_of(written)
