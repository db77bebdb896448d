"""Subthemes ordered by a grouping: in how many reviews something of each group is present."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.counts import ALL, group_counts
from dhrcode.analysis.frequency import Together, together
from dhrcode.analysis.incomplete import Open
from dhrcode.analysis.ledger import CountKey, Figure
from dhrcode.analysis.occurrence import (
    GroupedOccurrence,
    GroupOccurrence,
    OccurrenceTable,
    count,
)
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Codebook, Subtheme
from dhrcode.model.codebook_parts import Grouping, ThemeGroup
from dhrcode.model.record import Finding
from dhrcode.text import nearest_or_all


class GroupFrequency(NamedTuple):
    """One group; `together` is None where it has no subtheme: the codebook codes nothing of it."""

    group: ThemeGroup
    subthemes: tuple[Subtheme, ...]
    together: Together | None


class GroupingFrequencies(NamedTuple):
    """Every group of a grouping in its order, and the subthemes that are in none."""

    grouping: Grouping
    groups: tuple[GroupFrequency, ...]
    others: tuple[Subtheme, ...]


def find_grouping(codebook: Codebook, name: str | None) -> Grouping | None:
    """The grouping of that id; None where none is asked for.

    Raises:
        UsageError: the codebook has none; names the nearest.
    """
    if name is None:
        return None
    known = {grouping.id: grouping for grouping in codebook.groupings}
    if name in known:
        return known[name]
    hint = nearest_or_all(name, known) if known else "it has none"
    raise UsageError(f"the codebook has no grouping '{name[:60]}': {hint}")


def grouping_frequencies(
    codebook: Codebook, grouping: Grouping, figures: Mapping[CountKey, Figure], left_open: Open
) -> GroupingFrequencies:
    """The frequency of every group: a review counts once for it, as for an area."""
    known = codebook.subthemes
    counted = {
        group.label: together(
            figures[whole], figures[ticks], figures[ALL], left_open.of(*group.subthemes)
        )
        for whole, ticks, group in group_counts(grouping)
    }
    groups = (
        GroupFrequency(group, tuple(known[s] for s in group.subthemes), counted.get(group.label))
        for group in grouping.groups
    )
    grouped = _grouped(grouping)
    others = (one for name, one in known.items() if name not in grouped)
    return GroupingFrequencies(grouping, tuple(groups), tuple(others))


def _grouped(grouping: Grouping) -> set[str]:
    return {subtheme for group in grouping.groups for subtheme in group.subthemes}


def grouped_occurrence(
    grouping: Grouping, table: OccurrenceTable, left_open: Open
) -> GroupedOccurrence:
    """The rows of a table of all areas in the order of a grouping."""
    rows = {row.subtheme.id: row for row in table.rows}
    groups = []
    for group in grouping.groups:
        own = tuple(rows[subtheme] for subtheme in group.subthemes)
        findings = tuple(map(_one_of, zip(*(row.findings for row in own), strict=True)))
        counts = count(findings, left_open.of(*group.subthemes))
        groups.append(GroupOccurrence(group, own, findings, counts))
    grouped = _grouped(grouping)
    others = (row for name, row in rows.items() if name not in grouped)
    return GroupedOccurrence(grouping, tuple(groups), tuple(others))


_SAID: Sequence[Finding | None] = ("present", None, "unclear", "not-stated", "absent")
"""What one review says of a group: the first of these that it says of a subtheme."""


def _one_of(findings: Iterable[Finding | None]) -> Finding | None:
    found = set(findings)
    return next(said for said in _SAID if said in found)
