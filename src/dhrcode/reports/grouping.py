"""The occurrence table in the order of a grouping: its lines, its notes, and the same as data."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dhrcode.analysis.occurrence import GroupedOccurrence, GroupOccurrence, OccurrenceRow
from dhrcode.model.codebook_parts import Grouping, ThemeGroup
from dhrcode.model.groupings import NOT_IN_CODEBOOK
from dhrcode.reports.blocks import Cell, Line

CountedRow = OccurrenceRow | GroupOccurrence
WHOLE, OTHERS = "One or more of these", "In no group"
"""The name of the row of a group itself, and the heading of what is in none."""
COUNTS_ONCE = (
    "A review counts once for a group, however many of its subthemes are present; a subtheme may "
    "be in several groups."
)


def row_label(row: CountedRow) -> str:
    """What a row of the table is called."""
    return WHOLE if isinstance(row, GroupOccurrence) else row.subtheme.label


def group_heading(group: ThemeGroup) -> str:
    """What stands over a group: that nothing of it is coded, where it has no subtheme."""
    return group.label if group.subthemes else f"{group.label}: {NOT_IN_CODEBOOK}"


def grouped_lines(
    grouped: GroupedOccurrence, cells: Callable[[CountedRow], Sequence[Cell]]
) -> Iterator[Line]:
    """A band for each group, over its own row and those of its subthemes."""
    for group in grouped.groups:
        yield Line((group_heading(group.group),), band=True)
        if group.rows:
            yield Line(cells(group))
        yield from (Line(cells(row), key=row.subtheme.id) for row in group.rows)
    if grouped.others:
        yield Line((OTHERS,), band=True)
    yield from (Line(cells(row), key=row.subtheme.id) for row in grouped.others)


def grouping_notes(grouping: Grouping) -> tuple[str, ...]:
    """What the grouping is, and how a review counts in it."""
    named = f"Grouped by: {grouping.label}."
    return (named, *([grouping.note] if grouping.note else []), COUNTS_ONCE)


def headed_rows(grouped: GroupedOccurrence) -> Iterator[tuple[Sequence[Cell], CountedRow | None]]:
    """For CSV each row after its group, id and label; None for a group without subthemes."""
    for group in grouped.groups:
        label = group.group.label
        if not group.rows:
            yield (label, None, NOT_IN_CODEBOOK), None
            continue
        yield (label, None, WHOLE), group
        for row in group.rows:
            yield (label, row.subtheme.id, row.subtheme.label), row
    for row in grouped.others:
        yield (None, row.subtheme.id, row.subtheme.label), row


def grouping_data(
    grouped: GroupedOccurrence, counted: Callable[[CountedRow], dict[str, Any]]
) -> dict[str, Any]:
    """The grouping for JSON; a group without subthemes has no count."""
    grouping = grouped.grouping
    return {
        "id": grouping.id,
        "label": grouping.label,
        "groups": [
            {
                "label": group.group.label,
                "subthemes": list(group.group.subthemes),
                **(counted(group) if group.rows else {"said": NOT_IN_CODEBOOK}),
            }
            for group in grouped.groups
        ],
        "in_no_group": [row.subtheme.id for row in grouped.others],
    }
