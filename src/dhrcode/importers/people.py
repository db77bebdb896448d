"""What files say of a review and its people, as the fields of a record."""

from collections.abc import Mapping

from dhrcode.importers import RecordData
from dhrcode.model.form import COUNTS


def attribute_fields(
    given: Mapping[tuple[str, int], RecordData], counts: Mapping[str, int]
) -> RecordData:
    """`attributes`, `victims` and `perpetrators`, also those of whom nothing is known.

    Args:
        given: the attributes of the review, `("review", 0)`, and of each victim and perpetrator by
            its number, `("victim", 1)`.
        counts: how many victims and perpetrators there are at least, by the names of the fields.
    """
    result: RecordData = {"attributes": given.get(("review", 0), {})}
    for of, field in COUNTS.items():
        described = (number for whose, number in given if whose == of)
        people = max([counts.get(field, 0), *described])
        result[field] = [given.get((of, number), {}) for number in range(1, people + 1)]
    return result
