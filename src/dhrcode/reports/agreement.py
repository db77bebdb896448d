"""The agreement of coders as a report, and as a sentence for a methods section."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from dhrcode.analysis.agreement.comparison import OVERALL, Agreement, Comparison, Treatment
from dhrcode.analysis.agreement.measures import MEASURES, SHARES, TOO_FEW, AgreementPart, Estimate
from dhrcode.analysis.contact_matches import ContactAgreement
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Codebook
from dhrcode.reports import contact_agreement
from dhrcode.reports.blocks import (
    Cell,
    Column,
    ColumnKind,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
    percent,
)
from dhrcode.reports.cell_text import cell_text
from dhrcode.text import plural

LABELS = {
    "prevalence": "Prevalence",
    "percent": "Agreement",
    "positive": "Positive agreement",
    "negative": "Negative agreement",
    "kappa": "Cohen's kappa",
    "fleiss_kappa": "Fleiss' kappa",
    "pabak": "PABAK",
    "alpha": "Krippendorff's alpha",
    "ac1": "Gwet's AC1",
}
"""The name of each measure."""
_SHORT = LABELS | {"kappa": "Kappa", "fleiss_kappa": "Fleiss", "alpha": "Alpha", "ac1": "AC1"}
_FIRST = "Area or subtheme"
_BRIEF = ("prevalence", "percent", "kappa", "fleiss_kappa", "pabak", "alpha", "ac1")
_TREATED = {
    Treatment.FINDINGS: "the four findings compared; not coded is left out",
    Treatment.PRESENCE: "present compared with every other finding; not coded is left out",
    Treatment.STATED: "present compared with absent; not stated, unclear and not coded left out",
    Treatment.CODED: "the four findings and not coded compared, as five categories",
    None: "the codes of a table of ratings compared",
}
_UNDEFINED = "undefined"


class ComparisonDetails(NamedTuple):
    """The details of a comparison.

    Attributes:
        labels: the labels of areas and subthemes, by id.
        coders: the coders who coded a review that another coder also coded.
        twice: how many reviews two or more have coded.
        reviews: how many reviews anybody has coded.
        drafts: how many codings were left out because they are drafts.
        origin: where it came from; None for a table of ratings.
        contacts: how far each two of them agree on contacts, where one has any.
    """

    labels: Mapping[str, str]
    coders: tuple[str, ...]
    twice: int
    reviews: int
    drafts: int
    origin: Provenance | None
    contacts: tuple[ContactAgreement, ...] = ()


def ratings_setting(result: Comparison) -> ComparisonDetails:
    """The details for a table of ratings, which has neither reviews nor labels of its own."""
    units = result.together.overall.reviews
    return ComparisonDetails({}, result.together.coders, units, units, 0, None)


def labels_of(codebook: Codebook) -> dict[str, str]:
    """The labels of areas and subthemes by id, for `ComparisonDetails`."""
    areas = {area.id: area.label for area in codebook.areas}
    return areas | {s.id: s.label for s in codebook.subthemes.values()}


def agreement_report(result: Comparison, setting: ComparisonDetails) -> Report:
    """The agreement overall, by area, by subtheme, and by pair of coders."""
    coders = ", ".join(result.together.coders) or "no coder"
    notes = tuple(_notes(result, setting))
    lines = [
        Line((label, *_cells(part, MEASURES)), key=part.id)
        for part, label in _parts(result.together, setting)
    ]
    whole = Table("Agreement", _columns(_FIRST, MEASURES), lines, (), notes, key="agreement")
    sections = [Section("Agreement", (Paragraph(_said(result)), whole))]
    if len(result.pairs) > 1:
        sections.append(Section("Coder by coder", (_pairs(result),)))
    if setting.contacts:
        sections.append(Section("Contacts", (contact_agreement.contact_table(setting.contacts),)))
    sections.append(Section("Intervals", (_intervals(result, setting),)))
    brief: list[Paragraph | Table] = [Paragraph(_said(result)), _brief(result, setting, notes)]
    if len(result.pairs) > 1:
        brief.append(_pairs(result, _BRIEF[:3] + _BRIEF[4:]))
    brief += [Paragraph(contact_agreement.contact_sentence(one)) for one in setting.contacts]
    return Report(
        title="Agreement of coders",
        subtitle=f"{coders}: {_TREATED[result.treatment]}",
        sections=tuple(sections),
        brief=tuple(brief),
        flat=lambda: chain(_flat(result), contact_agreement.contact_rows(setting.contacts)),
        data=lambda: _data(result, setting),
        origin=setting.origin.lines() if setting.origin else (),
    )


def _said(result: Comparison) -> str:
    part = result.together.overall
    noun, rating = ("review", "finding") if result.treatment else ("unit", "rating")
    return (
        f"Compared: {plural(part.units, rating)} that two or more coders made, in "
        f"{plural(part.reviews, noun)}."
    )


def _notes(result: Comparison, setting: ComparisonDetails) -> Iterator[str]:
    every = [e for _, part in result.together.parts() for e in part.measures.values()]
    reasons = {e.reason for e in every if e.value is None}
    if reasons:
        yield f"Undefined where it says so: {'; '.join(sorted(reasons))}."
    if any(e.note for e in every):
        yield (
            "Fleiss' kappa or an interval is of a part of the data where ratings are missing or "
            "a sample has no variation; the JSON says of which."
        )
    if setting.origin and len(setting.origin.versions) > 1:
        versions = ", ".join(setting.origin.versions)
        yield f"Coded with different versions of the codebook: {versions}."
    if setting.drafts:
        yield f"{plural(setting.drafts, 'draft is', 'drafts are')} left out."
    yield (
        "Where a theme is rare, kappa and alpha are low though coders agree: read them beside "
        "prevalence, positive and negative agreement."
    )


def _parts(result: Agreement, setting: ComparisonDetails) -> Iterator[tuple[AgreementPart, str]]:
    for level, part in result.parts():
        label = setting.labels.get(part.id, part.id)
        yield part, {OVERALL: "Over all", "area": f"Area: {label}"}.get(level, label)


def _kind(measure: str) -> ColumnKind:
    return "percent" if measure in SHARES else "number"


def _columns(
    first: str, measures: Iterable[str], labels: Mapping[str, str] = LABELS
) -> list[Column]:
    return [
        Column(first, "label", 44, "label"),
        Column("Reviews", "count", key="reviews"),
        Column("Compared", "count", key="units"),
        *(Column(labels[m], _kind(m), 13, m) for m in measures),
    ]


def _cells(part: AgreementPart, measures: Iterable[str]) -> list[Cell]:
    found = (part.measures[measure] for measure in measures)
    return [part.reviews, part.units, *(_UNDEFINED if e.value is None else e.value for e in found)]


def _brief(result: Comparison, setting: ComparisonDetails, notes: tuple[str, ...]) -> Table:
    several = len(result.together.coders) > 2
    measures = [m for m in _BRIEF if m != ("kappa" if several else "fleiss_kappa")]
    lines = [
        Line((label, *_cells(part, measures), _interval(part.measures["alpha"])), key=part.id)
        for part, label in _parts(result.together, setting)
    ]
    columns = [*_columns(_FIRST, measures, _SHORT), Column("95% of alpha", "text")]
    return Table("", columns, lines, (), notes)


def _interval(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return TOO_FEW if estimate.reason.startswith(TOO_FEW) else ""
    return f"{cell_text('number', estimate.low)} to {cell_text('number', estimate.high)}"


def _pairs(result: Comparison, measures: Sequence[str] = tuple(MEASURES)) -> Table:
    measures = [m for m in measures if m != "fleiss_kappa"]
    lines = [
        Line(
            (" and ".join(pair.coders), *_cells(pair.overall, measures)), key="+".join(pair.coders)
        )
        for pair in result.pairs
    ]
    return Table("Coder by coder", _columns("Coders", measures), lines, key="pairs")


def _ends(estimate: Estimate) -> tuple[Cell, Cell]:
    if estimate.value is not None and estimate.reason.startswith(TOO_FEW):
        return TOO_FEW, TOO_FEW
    return estimate.low, estimate.high


def _intervals(result: Comparison, setting: ComparisonDetails) -> Table:
    columns = [Column(_FIRST, "label", 44, "label")]
    for measure in MEASURES:
        columns += [
            Column(f"{LABELS[measure]} from", _kind(measure), 13, f"{measure}_low"),
            Column("to", _kind(measure), 10, f"{measure}_high"),
        ]
    lines = [
        Line((label, *(end for e in part.measures.values() for end in _ends(e))), key=part.id)
        for part, label in _parts(result.together, setting)
    ]
    how = result.resampling
    note = (
        f"95% t intervals, with the standard error of {how.samples:,} samples of the reviews, "
        f"drawn with replacement from seed {how.seed}. Too few: an interval would be wrong too "
        "often. Blank where there is none for another reason."
    )
    return Table("95% intervals", columns, lines, (), (note,), key="intervals")


def _flat(result: Comparison) -> Iterable[Sequence[Cell]]:
    head = ("level", "id", "coders", "reviews", "units")
    yield (*head, "measure", "value", "low", "high", "undefined")
    several = result.pairs if len(result.pairs) > 1 else ()
    for agreement in (result.together, *several):
        for level, part in agreement.parts():
            of = (level, part.id, "+".join(agreement.coders), part.reviews, part.units)
            for measure, e in part.measures.items():
                reason = "" if e.value is not None else e.reason
                yield (*of, measure, e.value, e.low, e.high, reason)


def _data(result: Comparison, setting: ComparisonDetails) -> dict[str, Any]:
    return {
        "provenance": setting.origin._asdict() if setting.origin else None,
        "treatment": result.treatment.value if result.treatment else None,
        "categories": list(result.categories),
        "bootstrap": result.resampling._asdict(),
        "coders": list(result.together.coders),
        "reviews": {"coded": setting.reviews, "coded_twice": setting.twice},
        **_agreement_data(result.together),
        "pairs": [{"coders": list(pair.coders)} | _agreement_data(pair) for pair in result.pairs],
        "contacts": [contact_agreement.contact_data(one) for one in setting.contacts],
    }


def _agreement_data(result: Agreement) -> dict[str, Any]:
    return {
        "overall": _part_data(result.overall),
        "areas": [_part_data(part) for part in result.areas],
        "subthemes": [_part_data(part) for part in result.subthemes],
    }


def _part_data(part: AgreementPart) -> dict[str, Any]:
    head = {"id": part.id, "reviews": part.reviews, "units": part.units, "pairs": part.pairs}
    return head | {name: _estimate_data(e) for name, e in part.measures.items()}


def _estimate_data(e: Estimate) -> dict[str, Any]:
    if e.value is None:
        return {"value": None, "undefined": e.reason}
    said = {"value": e.value, "low": e.low, "high": e.high}
    return said | {key: text for key, text in (("interval", e.reason), ("note", e.note)) if text}


def sentence(result: Comparison, setting: ComparisonDetails) -> str:
    """The sentence on double coding for a methods section."""
    coders = setting.coders
    part = _of(result, coders).overall
    if not part.units:
        reason = part.measures["percent"].reason
        return f"No agreement can be stated: {reason}."
    number = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}.get(len(coders), str(len(coders)))
    said = (
        f"{number} coders independently coded {setting.twice} of "
        f"{plural(setting.reviews, 'review')}; they agreed on {_told(part, 'percent')} of "
        f"{part.pairs:,} pairs of findings"
    )
    kappa = "kappa" if len(coders) == 2 else "fleiss_kappa"
    measures = [_coefficient(part, name) for name in (kappa, "alpha", "ac1")]
    return f"{said} ({'; '.join(measures)}; {_TREATED[result.treatment]})."


def _of(result: Comparison, coders: Sequence[str]) -> Agreement:
    """The agreement of the coders who took part: for two among several, that pair's."""
    return next((pair for pair in result.pairs if pair.coders == tuple(coders)), result.together)


def _told(part: AgreementPart, measure: str) -> str:
    value = part.measures[measure].value
    return percent(value) if value is not None else _UNDEFINED


def _coefficient(part: AgreementPart, name: str) -> str:
    e = part.measures[name]
    if e.value is None:
        return f"{LABELS[name]} undefined, {e.reason}"
    span = f", 95% interval {_interval(e)}" if e.low is not None else ""
    if e.reason.startswith(TOO_FEW):
        span = ", too few for an interval"
    return f"{LABELS[name]} {cell_text('number', e.value)}{span}"
