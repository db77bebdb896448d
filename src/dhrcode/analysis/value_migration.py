"""What becomes of the attributes of a record where values of them are retired.

A retired value stays: only a person can choose another. What it said besides is set as the
revision says (`sets`), where nothing is said of that yet: for the person whose value it is, for the
review, or for the one person of that kind. Where a case has several perpetrators, say, nobody can
tell which of them is meant, and nothing is set; where none is listed, there was one.
"""

from collections.abc import Iterable

from dhrcode.model.attribute_types import AttributeValue
from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record, Value
from dhrcode.model.revision import Revision

Bearing = dict[str, list[dict[str, Value]]]
"""What is said of the review, and of each victim and perpetrator."""


def with_facts_set(record: Record, revisions: Iterable[Revision], codebook: Codebook) -> Record:
    """The record with what its retired values say besides.

    Args:
        record: the record.
        revisions: those that it goes through; what they did not retire is passed over.
        codebook: the present one; what it lacks is not set.
    """
    bearing: Bearing = {
        "review": [dict(record.attributes)],
        "victim": [dict(one) for one in record.victims],
        "perpetrator": [dict(one) for one in record.perpetrators],
    }
    for revision in revisions:
        for name in revision.values:
            _set(bearing, name, revision, codebook)
    return record.model_copy(
        update={
            "attributes": bearing["review"][0],
            "victims": tuple(bearing["victim"]),
            "perpetrators": tuple(bearing["perpetrator"]),
        }
    )


def facts(record: Record) -> int:
    """How many attributes have a value."""
    return len(record.attributes) + sum(map(len, (*record.victims, *record.perpetrators)))


def _set(bearing: Bearing, name: str, revision: Revision, codebook: Codebook) -> None:
    of, _, key = name.partition("=")[0].partition(".")
    value = name.partition("=")[2]
    holders = [one for one in bearing[of] if value in _ids(one.get(key, ()))]
    for full, given in revision.sets.items() if holders else ():
        target, _, attribute = full.partition(".")
        declared = codebook.attributes_of[target].get(attribute)  # type: ignore[index] # by its pattern
        if declared is None or given not in declared.allowed:
            continue
        for one in holders if target == of else _the_one(bearing[target]):
            one.setdefault(attribute, given)


def _the_one(people: list[dict[str, Value]]) -> list[dict[str, Value]]:
    """The only one of them, whom nobody may have listed yet; none where there are several."""
    if not people:
        people.append({})
    return people if len(people) == 1 else []


def _ids(value: AttributeValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
