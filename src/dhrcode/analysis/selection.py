"""Which reviews are counted: by attribute, kind and status."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dhrcode.analysis.contact_conditions import (
    ContactConditions,
    contact_conditions,
    of_contacts,
)
from dhrcode.errors import UsageError
from dhrcode.model.attribute_types import TYPES
from dhrcode.model.base import unusable
from dhrcode.model.codebook import BEARERS, Attribute, Bearer, Codebook
from dhrcode.model.record import Record, Value, bearers
from dhrcode.text import nearest, nearest_or_all

_CONDITION = re.compile(r"(?:(\w+)\.)?([a-z0-9-]+)(>=|<=|=)(.+)")


class Condition(NamedTuple):
    """One `attribute=value`; several values, separated by commas, are alternatives.

    Attributes:
        of: whose attribute it is.
        attribute: its id.
        type: the name of its type.
        sign: `=`, `>=` or `<=`.
        values: what is asked for.
        words: the condition as it was typed.
        unpublishable: why a publication cannot say it; empty where it can.
    """

    of: Bearer
    attribute: str
    type: str
    sign: str
    values: tuple[Value, ...]
    words: str
    unpublishable: str = ""

    def holds(self, given: Mapping[str, Value]) -> bool:
        """Whether a review's, victim's or perpetrator's attributes fulfil it."""
        value = given.get(self.attribute)
        return value is not None and TYPES[self.type].fulfils(value, self.sign, self.values)


@dataclass(frozen=True)
class Selection:
    """What is counted; the default is every review that is complete or partial.

    Attributes:
        conditions: all must be true; those on a victim (or perpetrator) for one and the same
            person.
        kinds: ids of kinds of review; empty for all.
        include_drafts: whether drafts count.
        areas: ids of areas whose subthemes are shown; empty for all.
        contacts: what some contact of a review must be; all of one for one and the same contact.
    """

    conditions: tuple[Condition, ...] = ()
    kinds: tuple[str, ...] = ()
    include_drafts: bool = False
    areas: tuple[str, ...] = ()
    contacts: tuple[ContactConditions, ...] = ()
    _by: dict[Bearer, list[Condition]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by = {of: [c for c in self.conditions if c.of == of] for of in BEARERS}
        object.__setattr__(self, "_by", by)

    def matches(self, record: Record) -> bool:
        """Whether a record is of the kinds and fulfils the conditions, draft or not."""
        if self.kinds and record.kind not in self.kinds:
            return False
        if not all(one.holds(record.contacts) for one in self.contacts):
            return False
        return all(
            any(all(c.holds(one) for c in self._by[of]) for _, one in bearers(record, of))
            for of in BEARERS
            if self._by[of]
        )

    def pools_deaths(self, codebook: Codebook) -> bool:
        """Whether deaths of several kinds may be counted together: one alone is not asked for."""
        kinds = {(one.of, one.id) for one in codebook.with_role("kind-of-death")}
        alone = (c for c in self.conditions if c.sign == "=" and len(c.values) == 1)
        return bool(kinds) and not any((c.of, c.attribute) in kinds for c in alone)

    @property
    def chooses(self) -> bool:
        """Whether some reviews are asked for, by conditions or their kind."""
        return bool(self.conditions or self.contacts or self.kinds)

    @property
    def is_whole(self) -> bool:
        """Whether every review is counted, and no draft."""
        return not (self.chooses or self.include_drafts)

    def words(self) -> str:
        """The selection in words, for readers of a table."""
        said = [c.words for c in self.conditions] + [c.words for c in self.contacts]
        said += [f"kind {' or '.join(self.kinds)}"] if self.kinds else []
        said += [f"area {' or '.join(self.areas)}"] if self.areas else []
        said += ["drafts included"] if self.include_drafts else []
        return "; ".join(said) or "all complete and partial reviews"


def find_attribute(codebook: Codebook, name: str) -> Attribute:
    """The attribute of a name such as `year` or `victim.relationship`.

    Raises:
        UsageError: the codebook has none; the message names the nearest.
    """
    of, _, attribute = name.rpartition(".")
    known = {one.full_name: one for one in codebook.attributes}
    full = attribute if of == "review" else name
    if full in known:
        return known[full]
    hint = nearest(full, known) or f"one of {', '.join(sorted(known))}"
    raise UsageError(f"the codebook has no attribute '{name}': {hint}")


def condition(codebook: Codebook, text: str) -> Condition:
    """A condition such as `victim.relationship=partner,ex-partner` or `year>=2012`.

    Raises:
        UsageError: it is not of that form, or the codebook has no such attribute or value.
    """
    if wrong := unusable(text):
        raise UsageError(f"a condition {wrong}")
    found = _CONDITION.fullmatch(text.strip())
    if not found:
        raise UsageError(f"'{text}' is not a condition such as year=2012 or victim.sex=female")
    name = f"{found[1]}.{found[2]}" if found[1] else found[2]
    attribute = find_attribute(codebook, name)
    data_type = attribute.data_type
    if found[3] != "=" and not data_type.ordered:
        raise UsageError(f"'{name}' is not a number: only = can be asked of it")
    try:
        parts = [data_type.asked_for(part.strip()) for part in found[4].split(",")]
    except ValueError as error:
        raise UsageError(str(error)) from None
    values = tuple(value for part in parts for value in part)
    return Condition(
        attribute.of,
        attribute.id,
        attribute.type,
        found[3],
        values,
        text.strip(),
        data_type.unpublishable(values),
    )


def selection(
    codebook: Codebook,
    *,
    where: Iterable[str] = (),
    kinds: Iterable[str] = (),
    areas: Iterable[str] = (),
    include_drafts: bool = False,
) -> Selection:
    """The selection that a person typed.

    Raises:
        UsageError: a condition, kind or area is not in the codebook.
    """
    typed = tuple(where)
    conditions = tuple(condition(codebook, text) for text in typed if not of_contacts(text))
    contacts = tuple(contact_conditions(codebook, text) for text in typed if of_contacts(text))
    kinds = tuple(_known("kind", codebook.kind_named(kind), codebook.kind_ids) for kind in kinds)
    areas = tuple(_known("area", area, [a.id for a in codebook.areas]) for area in areas)
    return Selection(conditions, kinds, include_drafts, areas, contacts)


def _known(what: str, name: str, known: Iterable[str]) -> str:
    if name in known:
        return name
    raise UsageError(f"the codebook has no {what} '{name}': {nearest_or_all(name, known)}")
