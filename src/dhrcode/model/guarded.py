"""What a record holds and outputs do not show: left out on the way out, kept on the way back."""

from collections.abc import Callable

from dhrcode.model.attribute_types import AttributeType, AttributeValue
from dhrcode.model.codebook import Bearer, Codebook
from dhrcode.model.record import Record, Values, bearers, with_values
from dhrcode.problems import KeyPath

_Change = Callable[[AttributeType, AttributeValue, AttributeValue | None], AttributeValue]


def shown(record: Record, codebook: Codebook) -> Record:
    """The record as every output shows it; its values have been read by the codebook."""
    if not codebook.guarded:
        return record
    return _changed(record, record, codebook, lambda kind, value, _: kind.shown(value))


def with_guarded(record: Record, held: Record, codebook: Codebook) -> Record:
    """The record with what is left of `held`, where it says of a value what outputs show of it.

    A file that was made from a record, and comes back, takes nothing away that it could not show.

    Args:
        record: as it comes back, its values read by the codebook.
        held: as it is in the project.
        codebook: that of both.
    """
    if not codebook.guarded:
        return record

    def kept(
        kind: AttributeType, value: AttributeValue, before: AttributeValue | None
    ) -> AttributeValue:
        return before if before is not None and kind.shown(before) == value else value

    return _changed(record, held, codebook, kept)


def _changed(record: Record, beside: Record, codebook: Codebook, change: _Change) -> Record:
    """The record with each value changed, given the one in the same place of another record."""

    def changed(given: Values, of: Bearer, path: KeyPath) -> Values:
        known, other = codebook.attributes_of[of], dict(bearers(beside, of)).get(path, {})
        return {
            key: change(known[key].data_type, value, other.get(key)) if key in known else value
            for key, value in given.items()
        }

    return with_values(record, changed)
