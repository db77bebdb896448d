"""Variables by which reviews, or people, are grouped: an attribute's values, or findings."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Literal, NamedTuple

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


CountedUnit = Literal["review", "victim", "perpetrator"]
"""What is counted: reviews, or each person of them."""


class Category(NamedTuple):
    """One value, and the reviews that have it as a set of bits: bit n for the nth review.

    Of a variable of people, bit n stands for the nth victim or perpetrator of all reviews.
    """

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
        unit: what is counted.
        findings: whether the categories are a subtheme's findings.
    """

    name: str
    label: str
    categories: tuple[Category, ...]
    overlapping: int = 0
    several: bool = False
    open: int = 0
    unit: CountedUnit = "review"
    findings: bool = False

    @property
    def compared(self) -> tuple[int, ...]:
        """The units, as bits, of each category that a test compares.

        Of an attribute these are the stated values. Of a subtheme they are present, and every
        other finding.
        """
        if not self.findings:
            return tuple(c.reviews for c in self.stated)
        found = {c.id: c.reviews for c in self.categories}
        others = (bits for name, bits in found.items() if name not in ("present", NOT_CODED))
        return found["present"], reduce(or_, others, 0)

    @property
    def had(self) -> tuple[Category, ...]:
        """The categories that a unit has."""
        return tuple(c for c in self.categories if c.reviews)

    @property
    def is_stated(self) -> bool:
        """Whether anything is stated of any unit."""
        return any(c.reviews for c in self.stated)

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
    attributes = {one.full_name for one in codebook.attributes}
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
    label = codebook.subthemes[subtheme].label
    return ReviewVariable(subtheme, label, categories, open=gaps, findings=True)


def attribute_variable(
    codebook: Codebook, cases: Sequence[CaseDetails], name: str
) -> ReviewVariable:
    """An attribute's values as categories; declared values stay in even if no review has them.

    A retired one is there only if one has.

    A case with two victims counts once in each of their values.

    Raises:
        UsageError: the codebook has no such attribute, or it has too many values for a table.
    """
    attribute = find_attribute(codebook, name)
    full = attribute.full_name
    return _grouped(attribute, full, [case.values(full) for case in cases])


def find_variables(
    codebook: Codebook, cases: Sequence[CaseDetails], row: str, column: str
) -> tuple[ReviewVariable, ReviewVariable]:
    """Two variables to compare.

    Two attributes of a victim (or perpetrator) are paired within each person, so that the units are
    people. All else is told of reviews.

    Raises:
        UsageError: one of the names is no variable.
    """
    by_review = tuple(find_variable(codebook, cases, name) for name in (row, column))
    of = {_bearer(variable) for variable in by_review}
    if of not in ({"victim"}, {"perpetrator"}):
        return by_review[0], by_review[1]
    rows, columns = (_of_people(codebook, cases, variable.name) for variable in by_review)
    return rows, columns


def _bearer(variable: ReviewVariable) -> str:
    return "" if variable.findings else variable.name.rpartition(".")[0]


def _of_people(codebook: Codebook, cases: Sequence[CaseDetails], name: str) -> ReviewVariable:
    attribute = find_attribute(codebook, name)
    people = [values for case in cases for values in case.values_of_each(attribute.of, name)]
    unit: CountedUnit = attribute.of
    return _grouped(attribute, name, people)._replace(unit=unit)


def _grouped(attribute: Attribute, full: str, units: Sequence[Sequence[str]]) -> ReviewVariable:
    """Units by the values that each has of an attribute."""
    data_type = attribute.data_type
    held = {value for values in units for value in values}
    declared = [
        one for one in attribute.allowed if one in held or one not in attribute.retired_values
    ]
    having: dict[str, int] = dict.fromkeys(declared, 0)
    seen = overlapping = 0
    for bit, values in enumerate(units):
        for value in dict.fromkeys(map(data_type.category, values)):
            having[value] = having.get(value, 0) | 1 << bit
            overlapping |= seen & 1 << bit
            seen |= 1 << bit
    if len(having) > MAX_CATEGORIES:
        raise UsageError(
            f"'{full}' has {len(having)} different values, more than a table can "
            f"show ({MAX_CATEGORIES}): choose an attribute with fewer"
        )
    none = ~seen & ((1 << len(units)) - 1)
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


def kind_of_death(codebook: Codebook, cases: Sequence[CaseDetails]) -> ReviewVariable | None:
    """The kinds of death by the attribute of that role; None where no such one lists its values."""
    listed = (one for one in codebook.with_role("kind-of-death") if one.allowed)
    return next((attribute_variable(codebook, cases, one.full_name) for one in listed), None)
