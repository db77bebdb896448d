"""In how many reviews something of each group of a grouping is present."""

from dhrcode.analysis.groupings import GroupFrequency, GroupingFrequencies
from dhrcode.analysis.ledger import AtLeast, Undefined
from dhrcode.model.groupings import NOT_IN_CODEBOOK
from dhrcode.reports.blocks import Cell, Column, Line, Paragraph, Section, Table
from dhrcode.reports.counts import TOGETHER, of_reviews, together_cells
from dhrcode.reports.grouping import COUNTS_ONCE, OTHERS

LEFT_OPEN = (
    "Where a partial record does not code a subtheme of a group, the group's counts are at least "
    "what is given, and its percentage, interval and average are undefined."
)


def groups(found: GroupingFrequencies) -> Section:
    """Every group as an area is counted, and the subthemes that are in none."""
    title = found.grouping.label
    said = [Paragraph(found.grouping.note)] if found.grouping.note else []
    columns = (
        Column("Group", "label", 34, "label"),
        *TOGETHER,
        Column("Subthemes in it", "text", 60, "subthemes"),
    )
    lines = tuple(Line(_cells(row)) for row in found.groups)
    notes = (COUNTS_ONCE, *_left_open(found), *_others(found))
    table = Table(title, columns, lines, (), notes, key="groups", bands="group")
    return Section(title, (*said, table))


def _cells(row: GroupFrequency) -> tuple[Cell, ...]:
    found = row.together
    if found is None:
        nothing = Undefined(NOT_IN_CODEBOOK)
        return (row.group.label, nothing, None, None, None, None, None, None, NOT_IN_CODEBOOK)
    subthemes = "; ".join(subtheme.label for subtheme in row.subthemes)
    return (row.group.label, *together_cells(found), subthemes)


def _left_open(found: GroupingFrequencies) -> tuple[str, ...]:
    """What is said where a count may be larger."""
    larger = any(g.together and isinstance(g.together.present, AtLeast) for g in found.groups)
    return (LEFT_OPEN,) if larger else ()


def _others(found: GroupingFrequencies) -> tuple[str, ...]:
    labels = [subtheme.label for subtheme in found.others]
    return (f"{OTHERS}: {'; '.join(labels)}.",) if labels else ()


def groups_brief(found: GroupingFrequencies) -> Table:
    """The groups on a terminal."""
    columns = (Column("Group", "label"), Column("One or more subthemes present", "text"))
    lines = tuple(Line((row.group.label, _said(row))) for row in found.groups)
    return Table(found.grouping.label, columns, lines, notes=_others(found))


def _said(row: GroupFrequency) -> str:
    found = row.together
    if found is None:
        return NOT_IN_CODEBOOK
    return of_reviews(*found[:3])
