"""The figures of each subtheme in rows that stay where they are, for links of other workbooks."""

from collections.abc import Mapping, Sequence

from dhrcode.model.codebook import Codebook
from dhrcode.model.history import in_order_of_arrival
from dhrcode.reports.blocks import Cell, Column, Line, Table
from dhrcode.reports.counts import OF_REVIEWS, OTHER_FINDINGS, PRESENT

_COLUMNS = (
    Column("Id", "label", 34, "id"),
    PRESENT,
    *OF_REVIEWS[:2],
    *OTHER_FINDINGS,
    Column("Subtheme", "text", 44, "subtheme"),
    Column("Area", "text", 30, "area"),
)
_NOTE = (
    "For cells of other workbooks that point here. A subtheme keeps its row: one that the codebook "
    "gets later stands below the others, and one that is retired keeps an empty row."
)


def figures_table(codebook: Codebook, counted: Mapping[str, Sequence[Cell]]) -> Table:
    """A row for each subtheme that the codebook has, or had.

    Args:
        codebook: for labels, and the order in which its subthemes came.
        counted: by subtheme: present, reviews, their proportion, absent, not stated, unclear and
            not coded.
    """
    lines = []
    for area, subtheme in in_order_of_arrival(codebook):
        nothing: Sequence[Cell] = (None,) * (len(_COLUMNS) - 3)
        gone = f" (retired since version {subtheme.retired})" if subtheme.retired else ""
        numbers = counted.get(subtheme.id, nothing)
        cells = (subtheme.id, *numbers, f"{subtheme.label}{gone}", area.label)
        lines.append(Line(cells, key=subtheme.id))
    return Table("Figures", _COLUMNS, lines, (), (_NOTE,), key="figures")
