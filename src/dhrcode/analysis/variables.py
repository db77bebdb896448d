"""Variables by which reviews are grouped: an attribute's values, or a subtheme's findings."""

from collections.abc import Sequence
from typing import NamedTuple

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.incomplete import left_open
from dhrcode.analysis.selection import find_attribute
from dhrcode.errors import UsageError
from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.record import FINDINGS
from dhrcode.text import nearest

NOT_FILLED_IN = ""
"""The category of reviews whose record gives no value: nobody has looked, or it does not apply."""
NOT_CODED = "not-coded"
MAX_CATEGORIES = 40
"""The most columns of a table that a person can read."""


class Category(NamedTuple):
    """One value, and the reviews that have it as a set of bits: bit n for the nth review."""

    id: str
    label: str
    reviews: int


class ReviewVariable(NamedTuple):
    """Categories of reviews.

    Attributes:
        name: as typed: `victim.relationship`, `gps`.
        label: in words.
        categories: in the codebook's order, including those without reviews.
        overlapping: the reviews that are in more than one category, as bits.
        several: whether more than one value for one person is meant.
        open: of a subtheme, the reviews whose partial record does not code it, as bits.
    """

    name: str
    label: str
    categories: tuple[Category, ...]
    overlapping: int = 0
    several: bool = False
    open: int = 0

    @property
    def stated(self) -> tuple[Category, ...]:
        """The categories with a statement: not `not-stated`, not filled in or not coded."""
        return tuple(
            c for c in self.categories if c.id not in (NOT_STATED, NOT_FILLED_IN, NOT_CODED)
        )


def find_variable(codebook: Codebook, cases: Sequence[CaseDetails], name: str) -> ReviewVariable:
    """The variable of an attribute's or subtheme's name.

    Raises:
        UsageError: there is none (the message names the nearest), or the name is both.
    """
    attributes = {a.id if a.of == "review" else f"{a.of}.{a.id}" for a in codebook.attributes}
    if name in codebook.subthemes and name in attributes:
        raise UsageError(
            f"'{name}' is an attribute and a subtheme: say review.{name} for the one, "
            f"subtheme.{name} for the other"
        )
    subtheme = name.removeprefix("subtheme.")
    if subtheme in codebook.subthemes:
        return subtheme_variable(codebook, cases, subtheme)
    if name.removeprefix("review.") not in attributes:
        known = attributes | set(codebook.subthemes)
        hint = nearest(name, known) or "'dhrcode themes' lists them"
        raise UsageError(f"the codebook has no attribute or subtheme '{name}': {hint}")
    return attribute_variable(codebook, cases, name)


def subtheme_variable(
    codebook: Codebook, cases: Sequence[CaseDetails], subtheme: str
) -> ReviewVariable:
    """A subtheme's findings as categories, with not coded last."""
    found: dict[str, int] = dict.fromkeys((*FINDINGS, NOT_CODED), 0)
    for bit, case in enumerate(cases):
        found[case.review.findings.get(subtheme, NOT_CODED)] |= 1 << bit
    categories = tuple(Category(f, f.replace("-", " "), bits) for f, bits in found.items())
    gaps = left_open(codebook, [case.review for case in cases]).bits.get(subtheme, 0)
    return ReviewVariable(subtheme, codebook.subthemes[subtheme].label, categories, open=gaps)


def attribute_variable(
    codebook: Codebook, cases: Sequence[CaseDetails], name: str
) -> ReviewVariable:
    """An attribute's values as categories; declared values stay in even if no review has them.

    A case with two victims counts once in each of their values.

    Raises:
        UsageError: the codebook has no such attribute, or it has too many values for a table.
    """
    attribute = find_attribute(codebook, name)
    full = attribute.id if attribute.of == "review" else f"{attribute.of}.{attribute.id}"
    data_type = attribute.data_type
    having: dict[str, int] = dict.fromkeys(attribute.allowed, 0)
    seen = overlapping = 0
    for bit, case in enumerate(cases):
        for value in dict.fromkeys(map(data_type.category, case.values(full))):
            having[value] = having.get(value, 0) | 1 << bit
            overlapping |= seen & 1 << bit
            seen |= 1 << bit
    if len(having) > MAX_CATEGORIES:
        raise UsageError(
            f"'{full}' has {len(having)} different values, more than a table can "
            f"show ({MAX_CATEGORIES}): choose an attribute with fewer"
        )
    none = ~seen & ((1 << len(cases)) - 1)
    categories = _ordered(attribute, having)
    if none:
        categories.append(Category(NOT_FILLED_IN, "not filled in", none))
    return ReviewVariable(full, attribute.label, tuple(categories), overlapping, data_type.several)


def _ordered(attribute: Attribute, having: dict[str, int]) -> list[Category]:
    """Declared values in the codebook's order; numbers and texts sorted, not stated last."""
    values = list(having)
    if not attribute.allowed:
        values.sort(key=attribute.data_type.sort_key)
    return [Category(value, attribute.label_of(value), having[value]) for value in values]


def year_name(codebook: Codebook) -> str | None:
    """The attribute that gives a review's year: the first of a review that gives one."""
    years = (a.id for a in codebook.attributes if a.of == "review" and a.data_type.gives_year)
    return next(years, None)
