"""Which kinds of death are counted together: homicides by partners, by family, suicides, others."""

from dhrcode.analysis.pack import Pack
from dhrcode.reports.blocks import Table
from dhrcode.reports.occurrence import TOGETHER
from dhrcode.text import all_of, plural


def pooled_words(pack: Pack) -> str:
    """How many reviews are of each kind of death; empty where the codebook knows none."""
    if not pack.has_kinds or pack.kinds is None:
        return TOGETHER if pack.has_kinds else ""
    reviews, label = plural(len(pack.cases), "review"), pack.kinds.label.lower()
    if not pack.kinds.is_stated:
        return f"{reviews}; no record says the {label}. {TOGETHER}"
    parts = [f"{kind.label} {kind.reviews.bit_count()}" for kind in pack.kinds.had]
    said = f"{reviews}, {label}: {all_of(parts)}."
    return f"{said} {TOGETHER}" if len(parts) > 1 else said


def said_of(pack: Pack, table: Table) -> Table:
    """A table that says, where it does so, that it counts several kinds of death together."""
    kinds = pack.kinds
    if not pack.has_kinds or (kinds and kinds.is_stated and len(kinds.had) == 1):
        return table
    return table._replace(notes=(*table.notes, TOGETHER))
