"""A date of death that is said more than once: the year must be that of the first to die."""

from collections.abc import Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.death import stated_days
from dhrcode.model.record import Record
from dhrcode.problems import Fault


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """An error where the review's year of death is not the year of its victims' first death.

    A victim of whom nothing is stated may have died first: then an earlier year agrees too.
    """
    deaths = codebook.with_role("date-of-death")
    dated = [(one, stated_days(record, one)) for one in deaths]
    of_victims = sorted(day for one, days in dated if one.of == "victim" for day in days)
    if not of_victims:
        return
    first, whole = of_victims[0][:4], len(of_victims) >= len(record.victims)
    for one, days in dated:
        year = days[0][:4] if one.of == "review" and days else first
        if year > first or (whole and year != first):
            said = f"'{one.id}' is {year}, and the first death of the victims was in {first}"
            hint = "correct one of the two; of several victims the first to die counts"
            yield Fault(("attributes", one.id), "other-year-of-death", said, hint)
