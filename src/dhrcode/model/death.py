"""The date of death of a review, by what the codebook says is one."""

from collections.abc import Iterable

from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.codebook import Attribute
from dhrcode.model.record import Record


def date_of_death(record: Record, deaths: Iterable[Attribute]) -> str | None:
    """The day, month or year of the death, ISO; of several victims that of the first to die.

    Args:
        record: the record; one that outputs show has no day.
        deaths: `codebook.with_role("date-of-death")`; the first that states something counts.

    Returns:
        None where nothing is stated.
    """
    return next((min(days) for one in deaths if (days := stated_days(record, one))), None)


def stated_days(record: Record, death: Attribute) -> tuple[str, ...]:
    """What a record states of one attribute that is a date of death, of each who bears it."""
    bearers = record.victims if death.of == "victim" else (record.attributes,)
    given = (str(one[death.id]) for one in bearers if death.id in one)
    return tuple(day for day in given if day != NOT_STATED)
