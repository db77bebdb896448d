"""Counts of a pack: which reviews have what, as sets of bits, and how large the intersections are.

A set of reviews is a whole number whose nth bit stands for the nth review; `&` gives those with
both.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import combinations
from operator import or_
from typing import NamedTuple

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.ledger import CountKey, Ledger
from dhrcode.analysis.variables import NOT_CODED, ReviewVariable
from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import Grouping, ThemeGroup
from dhrcode.model.record import FINDINGS

ALL: CountKey = ("reviews",)
ANSWERS = (*FINDINGS, NOT_CODED)


class PackCounts(NamedTuple):
    """The counts of a pack, and the sets that they count.

    Attributes:
        ledger: every count by name.
        findings: for each subtheme and finding (or `not-coded`) the reviews, as bits.
    """

    ledger: Ledger
    findings: dict[str, dict[str, int]]


def count_cases(  # noqa: PLR0913 - what a pack holds
    codebook: Codebook,
    cases: Sequence[CaseDetails],
    variables: Sequence[ReviewVariable] = (),
    *,
    pairs: bool = True,
    grouping: Grouping | None = None,
    averages: bool = True,
    related: bool = True,
) -> PackCounts:
    """Counts everything that a pack shows.

    The names of the counts: `reviews`; `kind, K`; `finding, S, F`; `area, A` (reviews in which
    one of its subthemes is present or more) and `ticks, A` (present findings), for a group of
    `grouping` `group, G, N` and `group ticks, G, N`, which no publication has; `value, V, C`
    (reviews of category C of variable V) and `cross, V, C, S` (those with S present);
    `several, V` (reviews in more than one category of V); `both, S, T`; where averages of
    categories are shown (`averages`) `ticks of, V, C` (present findings in them). A pack that hides
    nothing needs no relations (`related`): half a million of them for 500 subthemes.
    """
    findings = _findings(codebook, cases)
    ledger = Ledger({ALL: len(cases)}, open={ALL}, related=related)
    _kinds(ledger, cases)
    for subtheme, by in findings.items():
        for answer in ANSWERS:
            ledger.counts["finding", subtheme, answer] = by[answer].bit_count()
        ledger.add_sum(ALL, [("finding", subtheme, answer) for answer in ANSWERS])
    for area in codebook.coded_areas:
        names = [subtheme.id for subtheme in area.subthemes]
        _together(ledger, ("area", area.id), ("ticks", area.id), names, findings)
    for whole, ticks, group in group_counts(grouping):
        _together(ledger, whole, ticks, group.subthemes, findings)
    for variable in variables:
        _cross(ledger, variable, findings)
        if averages:
            _totals(ledger, variable, list(findings))
        _areas_within(ledger, codebook, variable, findings)
    if pairs:
        _pairs(ledger, findings)
    return PackCounts(ledger, findings)


def _findings(codebook: Codebook, cases: Sequence[CaseDetails]) -> dict[str, dict[str, int]]:
    sets = {s: dict.fromkeys(ANSWERS, 0) for s in codebook.subthemes}
    for bit, case in enumerate(cases):
        one = 1 << bit
        found = case.review.findings
        for subtheme, by in sets.items():
            by[found.get(subtheme, NOT_CODED)] |= one
    return sets


def _kinds(ledger: Ledger, cases: Sequence[CaseDetails]) -> None:
    kinds = dict.fromkeys(case.review.kind for case in cases)
    for kind in kinds:
        ledger.counts["kind", kind] = sum(case.review.kind == kind for case in cases)
    ledger.add_sum(ALL, [("kind", kind) for kind in kinds])


def group_counts(grouping: Grouping | None) -> Iterator[tuple[CountKey, CountKey, ThemeGroup]]:
    """The groups that have subthemes, each after the names of its two counts."""
    for number, group in enumerate(grouping.groups if grouping else ()):
        if grouping and group.subthemes:
            names = (grouping.id, str(number))
            yield ("group", *names), ("group ticks", *names), group


def _anyone(findings: dict[str, dict[str, int]], subthemes: Iterable[str]) -> int:
    """The reviews, as bits, in which one of several subthemes is present or more."""
    return reduce(or_, (findings[subtheme]["present"] for subtheme in subthemes), 0)


def _together(
    ledger: Ledger,
    whole: CountKey,
    ticks: CountKey,
    subthemes: Iterable[str],
    findings: dict[str, dict[str, int]],
) -> None:
    """Reviews in which one of several subthemes is present or more, and the present findings."""
    names = list(subthemes)
    presents: list[CountKey] = [("finding", subtheme, "present") for subtheme in names]
    ledger.counts[whole] = _anyone(findings, names).bit_count()
    ledger.add_rest(ALL, whole, (*whole, "none"))
    for present in presents:
        ledger.add_bound([whole], [present])
    ledger.add_bound(presents, [whole])
    ledger.counts[ticks] = sum(ledger.counts[present] for present in presents)
    ledger.totals.add(ticks)
    ledger.add_sum(ticks, presents)


def _cross(ledger: Ledger, variable: ReviewVariable, findings: dict[str, dict[str, int]]) -> None:
    """Every subtheme's findings within each category of a variable."""
    name = variable.name
    for category in variable.categories:
        ledger.counts["value", name, category.id] = category.reviews.bit_count()
    for subtheme, by in findings.items():
        for category in variable.categories:
            _cell(ledger, (name, category.id, subtheme), category.reviews, by)
        for answer in ("present", "other", NOT_CODED):
            _margin(ledger, variable, subtheme, answer)
    wholes: list[CountKey] = [("value", name, category.id) for category in variable.categories]
    if not variable.overlapping:
        ledger.add_sum(ALL, wholes)
        return
    several: CountKey = ("several", name)
    ledger.counts[several] = variable.overlapping.bit_count()
    ledger.add_bound(wholes, [ALL, several])
    ledger.add_bound([ALL], [several])
    for category in variable.categories:
        whole: CountKey = ("value", name, category.id)
        ledger.add_rest(ALL, whole, (*whole, "rest"))


def _areas_within(
    ledger: Ledger,
    codebook: Codebook,
    variable: ReviewVariable,
    findings: dict[str, dict[str, int]],
) -> None:
    """How many reviews of a category have something of an area: implied, since no table shows it.

    From these a reader can work out bounds for the area: in each category it has at least as many
    reviews as its most frequent subtheme there.
    """
    if variable.overlapping:
        return
    for area in codebook.coded_areas:
        parts: list[CountKey] = []
        anyone = _anyone(findings, (subtheme.id for subtheme in area.subthemes))
        for category in variable.categories:
            part: CountKey = ("area", area.id, variable.name, category.id)
            cells: list[CountKey] = [
                ("cross", variable.name, category.id, s.id) for s in area.subthemes
            ]
            ledger.counts[part] = (anyone & category.reviews).bit_count()
            ledger.implied.add(part)
            ledger.add_bound([("value", variable.name, category.id)], [part])
            ledger.add_bound(cells, [part])
            for cell in cells:
                ledger.add_bound([part], [cell])
            parts.append(part)
        ledger.add_sum(("area", area.id), parts)


def _cell(ledger: Ledger, names: tuple[str, str, str], reviews: int, by: dict[str, int]) -> None:
    """One subtheme in one category: present is shown; other findings and not coded are implied."""
    present: CountKey = ("cross", *names)
    not_coded, other = (*present, NOT_CODED), (*present, "other")
    ledger.counts[present] = (reviews & by["present"]).bit_count()
    ledger.counts[not_coded] = (reviews & by[NOT_CODED]).bit_count()
    whole: CountKey = ("value", names[0], names[1])
    ledger.counts[other] = ledger.counts[whole] - ledger.counts[present] - ledger.counts[not_coded]
    ledger.implied |= {not_coded, other}
    ledger.add_sum(whole, (present, other, not_coded))


def _margin(ledger: Ledger, variable: ReviewVariable, subtheme: str, answer: str) -> None:
    """The categories' counts against the subtheme's own, which they add up to or cover."""
    cells: list[CountKey] = [
        ("cross", variable.name, c.id, subtheme, *(() if answer == "present" else (answer,)))
        for c in variable.categories
    ]
    wholes: list[CountKey] = [("finding", subtheme, answer)]
    if answer == "other":
        wholes = [("finding", subtheme, f) for f in FINDINGS if f != "present"]
    if not variable.overlapping:
        ledger.add_balance(cells, wholes)
        return
    ledger.add_bound(cells, wholes)
    for cell in cells:
        ledger.add_bound(wholes, [cell])


def _totals(ledger: Ledger, variable: ReviewVariable, subthemes: Sequence[str]) -> None:
    """How many present findings a category has, from which its average is computed."""
    for category in variable.categories:
        total: CountKey = ("ticks of", variable.name, category.id)
        cells: list[CountKey] = [("cross", variable.name, category.id, s) for s in subthemes]
        ledger.counts[total] = sum(ledger.counts[cell] for cell in cells)
        ledger.totals.add(total)
        ledger.add_sum(total, cells)


def _pairs(ledger: Ledger, findings: dict[str, dict[str, int]]) -> None:
    """In how many reviews both subthemes are present, only the one, only the other, or neither."""
    for s, t in combinations(findings, 2):
        both: CountKey = ("both", s, t)
        first: CountKey = ("finding", s, "present")
        second: CountKey = ("finding", t, "present")
        ledger.counts[both] = (findings[s]["present"] & findings[t]["present"]).bit_count()
        ledger.add_rest(first, both, (*both, s))
        ledger.add_rest(second, both, (*both, t))
        if not ledger.related:
            continue
        neither: CountKey = (*both, "neither")
        ledger.counts[neither] = (
            ledger.counts[ALL] - ledger.counts[first] - ledger.counts[second] + ledger.counts[both]
        )
        ledger.implied.add(neither)
        ledger.add_sum(ALL, (first, (*both, t), neither))
