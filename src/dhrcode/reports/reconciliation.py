"""Coded counts against published ones, as a report."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.reconciliation import CountComparison, FactComparison, Reconciliation
from dhrcode.reports.blocks import Cell, Column, Line, Report, Table, tables_alone
from dhrcode.text import plural

_COLUMNS = (
    Column("Subtheme", "label", 44),
    Column("Coded", "count"),
    Column("Published", "count"),
    Column("Difference", "count"),
    Column("Remark", "text", 40),
)


def reconciliation_report(result: Reconciliation, origin: Provenance) -> Report:
    """The comparison, subtheme by subtheme."""
    table = Table("Coded and published counts", _COLUMNS, tuple(_lines(result)), (), _notes(result))
    facts = _facts(result)
    return Report(
        title="Coded counts against published ones",
        subtitle=" ".join(result.published.source.split()),
        sections=tables_alone(table, *facts),
        brief=(table._replace(title=""), *facts),
        flat=lambda: _flat(result),
        data=lambda: _data(result, origin),
        origin=origin.lines(),
    )


def _lines(result: Reconciliation) -> Iterator[Line]:
    area = ""
    for row in result.rows:
        if row.area.id != area:
            area = row.area.id
            yield Line((row.area.label,), band=True)
        yield Line((row.subtheme.label, row.coded, row.published, row.difference, remark(row)))


def _facts(result: Reconciliation) -> tuple[Table, ...]:
    """Facts of the case beside published ones; nothing where the publication gives none."""
    if not result.facts:
        return ()
    lines = tuple(
        Line((f.condition, f.coded, f.published, f.difference, remark(f))) for f in result.facts
    )
    columns = (_COLUMNS[0]._replace(heading="Fact of the case"), *_COLUMNS[1:])
    note = "A fact is counted in reviews, by the condition that --where would take."
    return (Table("Facts of the case", columns, lines, (), (note,), key="facts"),)


def remark(row: CountComparison | FactComparison) -> str:
    """What a difference means, in words."""
    match row.difference:
        case None:
            return "no published count"
        case 0:
            return "agrees"
        case short if short < 0:
            return f"{-short} not attributable to a review"
        case _:
            return "ERROR: above the published count"


def _notes(result: Reconciliation) -> tuple[str, ...]:
    t = result.totals
    agree, rows = plural(t["agree"], "subtheme"), len(result.rows)
    ticks = f"{t['coded']} of {t['published']} published ticks are coded."
    notes = [f"{agree} of {rows} agree in full; {ticks}"]
    if t["not_attributable"]:
        ticks = plural(t["not_attributable"], "tick")
        notes.append(
            f"{ticks} cannot be attributed to a review: the publication does not say "
            "which, and none was filled in."
        )
    if t["above"]:
        notes.append(
            f"{plural(t['above'], 'count is', 'counts are')} above the published one: "
            "something is coded that the publication does not have."
        )
    if result.published.basis:
        notes.append(f"How the counts were read: {' '.join(result.published.basis.split())}")
    if result.reviews_coded != result.published.reviews:
        notes.append(
            f"The table has {plural(result.reviews_coded, 'review')} and the publication "
            f"{result.published.reviews}."
        )
    return tuple(notes)


def _flat(result: Reconciliation) -> Iterable[Sequence[Cell]]:
    yield ("area_id", "area", "subtheme_id", "subtheme", "coded", "published", "difference")
    for r in result.rows:
        yield (
            r.area.id,
            r.area.label,
            r.subtheme.id,
            r.subtheme.label,
            r.coded,
            r.published,
            r.difference,
        )


def _data(result: Reconciliation, origin: Provenance) -> dict[str, Any]:
    header, *rows = _flat(result)
    return {
        "provenance": origin._asdict(),
        "source": result.published.source,
        "basis": result.published.basis,
        "reviews": {"coded": result.reviews_coded, "published": result.published.reviews},
        "agrees": result.agrees,
        "totals": result.totals,
        "rows": [dict(zip(map(str, header), row, strict=True)) for row in rows],
        "facts": [one._asdict() | {"difference": one.difference} for one in result.facts],
    }
