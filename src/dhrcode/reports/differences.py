"""Where coders differ, side by side: the sheet for the meeting at which they are discussed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dhrcode.analysis.case_evidence import CaseEvidence
from dhrcode.model.codebook import Area, Subtheme
from dhrcode.reports.blocks import Cell, Column, Line, Report, Table, tables_alone
from dhrcode.reports.cell_text import evidence_text
from dhrcode.text import plural


class CodingDifference(NamedTuple):
    """One subtheme of one review on which coders differ.

    Attributes:
        found: coder to finding, None where that coder has not coded it.
        evidence: coder to the pieces.
    """

    area: Area
    subtheme: Subtheme
    review: str
    found: dict[str, str | None]
    evidence: dict[str, tuple[CaseEvidence, ...]]

    def said(self, coder: str) -> str | None:
        """A coder's finding in words; None of a coder who has not coded the review."""
        if coder not in self.found:
            return None
        return (self.found[coder] or "not coded").replace("-", " ")


def differences_report(
    result: Sequence[CodingDifference],
    coders: Sequence[str],
    reviews: int,
    origin: Sequence[tuple[str, str]],
) -> Report:
    """Each difference with each coder's finding and evidence, the worst subtheme first."""
    table = _table(result, coders)
    return Report(
        title="Where coders differ",
        subtitle=(
            f"{plural(len(result), 'difference')} in {plural(reviews, 'review')} coded by two "
            f"or more of {', '.join(coders)}"
        ),
        sections=tables_alone(table, _counts(result)),
        brief=(_counts(result)._replace(title=""), _brief(result, coders)),
        flat=lambda: _flat(result, coders),
        data=lambda: _data(result, coders),
        origin=origin,
    )


def _table(result: Sequence[CodingDifference], coders: Sequence[str]) -> Table:
    columns = [Column("Subtheme", "label", 34, "label"), Column("Review", "text", 10, "review")]
    for coder in coders:
        columns += [
            Column(coder, "text", 12, coder),
            Column(f"{coder}: evidence", "text", 44, f"{coder}_evidence"),
        ]
    columns += [Column("Agreed finding", "text", 14, "agreed"), Column("Why", "text", 30, "why")]
    lines = []
    for one in result:
        cells: list[Cell] = [one.subtheme.label, one.review]
        for coder in coders:
            cells += [one.said(coder), _pieces(one, coder)]
        lines.append(Line((*cells, None, None), key=one.subtheme.id))
    note = "The last two columns are for what is agreed; 'dhrcode adjudicate' writes it down."
    return Table("Differences", columns, lines, (), (note,), key="differences")


def _pieces(one: CodingDifference, coder: str) -> str | None:
    return "\n".join(evidence_text(piece) for piece in one.evidence.get(coder, ())) or None


def _counts(result: Sequence[CodingDifference]) -> Table:
    columns = (
        Column("Subtheme", "label", 44, "label"),
        Column("Reviews that differ", "count", key="reviews"),
    )
    counted = Counter((one.subtheme.id, one.subtheme.label) for one in result)
    lines = [Line((label, number), key=name) for (name, label), number in counted.items()]
    return Table("By subtheme", columns, lines, key="by_subtheme")


def _brief(result: Sequence[CodingDifference], coders: Sequence[str]) -> Table:
    columns = [
        Column("Subtheme", "label"),
        Column("Review", "text"),
        *(Column(coder, "text") for coder in coders),
    ]
    lines = [
        Line((one.subtheme.label, one.review, *(one.said(coder) or "" for coder in coders)))
        for one in result
    ]
    return Table("", columns, lines)


def _flat(result: Sequence[CodingDifference], coders: Sequence[str]) -> Iterable[Sequence[Cell]]:
    yield ("area_id", "subtheme_id", "subtheme", "review", *coders)
    for one in result:
        found = ((one.found[c] or "not-coded") if c in one.found else None for c in coders)
        yield (one.area.id, one.subtheme.id, one.subtheme.label, one.review, *found)


def _data(result: Sequence[CodingDifference], coders: Sequence[str]) -> dict[str, Any]:
    return {
        "coders": list(coders),
        "differences": [
            {
                "area_id": one.area.id,
                "subtheme_id": one.subtheme.id,
                "subtheme": one.subtheme.label,
                "review": one.review,
                "found": {coder: found or "not-coded" for coder, found in one.found.items()},
                "evidence": {
                    coder: [piece._asdict() for piece in pieces]
                    for coder, pieces in one.evidence.items()
                },
            }
            for one in result
        ],
    }
