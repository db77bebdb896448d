"""The date of death of a review, as far as the record says it."""

from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.record import Record
from dhrcode.model.when import Dates, dates_of


def date_of_death(record: Record, role: Attribute | None) -> str | None:
    """The day, month or year of the death, ISO; of several the first; None if it is not known.

    Args:
        record: the record.
        role: the attribute that is the date of death; None where the codebook has none.
    """
    if role is None:
        return None
    bearers = record.victims if role.of == "victim" else (record.attributes,)
    given = [str(one[role.id]) for one in bearers if role.id in one]
    return min((day for day in given if day != NOT_STATED), default=None)


def death_dates(record: Record, codebook: Codebook) -> Dates | None:
    """The days on which the death can have been; None if it is not known."""
    written = date_of_death(record, codebook.with_role("date-of-death"))
    return None if written is None else dates_of(written)
