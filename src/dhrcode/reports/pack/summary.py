"""The summary in words: what was read, and what was found most often."""

from collections.abc import Iterator

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.frequency import Frequency, largest, most_frequent, never_present
from dhrcode.analysis.ledger import Hidden
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.provenance import Provenance
from dhrcode.reports.blocks import Chart, Column, Line, Paragraph, Section, Table
from dhrcode.reports.counts import listed, of_reviews
from dhrcode.reports.pack.frequency import PRESENT, frequency_table
from dhrcode.text import plural

NONE_SHOWN = "No subtheme can be named as present: none is, or the counts are hidden."
NAMED = 8
"""The most subthemes never found that are named; the table has them all."""


def summary(pack: Pack, origin: Provenance, *, publication: bool) -> Section:
    """The part that a chair would read out."""
    top = _top(pack)
    return Section(
        "Summary",
        (
            *paragraphs(pack, origin, publication=publication),
            *([top] if top.lines else []),
            _bars(pack),
        ),
    )


def paragraphs(pack: Pack, origin: Provenance, *, publication: bool) -> Iterator[Paragraph]:
    """The findings in words, then what they are based on."""
    yield Paragraph(_most(pack), lead=True)
    never = never_present(pack.frequencies)
    if never:
        yield Paragraph(_never(never))
    yield Paragraph(_reviews(pack))
    yield Paragraph(_coding(pack, origin, named=not publication))
    yield Paragraph(_completeness(pack))


def _most(pack: Pack) -> str:
    rows = most_frequent(pack.frequencies)
    if not rows:
        most, subthemes = largest(pack.frequencies)
        if not most:
            hidden = any(isinstance(row.present, Hidden) for row in pack.frequencies)
            return NONE_SHOWN if hidden else "No subtheme is present in any review."
        return (
            f"No subtheme stands out: {subthemes} are present in {most} of {pack.figures[ALL]} "
            "reviews each, and none in more."
        )
    said = [f"{r.subtheme.label}, {of_reviews(r.present, r.reviews, r.of_reviews)}" for r in rows]
    return f"Present in most reviews: {'; '.join(said)}."


def _never(rows: list[Frequency]) -> str:
    if len(rows) > NAMED:
        return f"{len(rows)} subthemes were found present in no review."
    return f"Found present in no review: {'; '.join(row.subtheme.label for row in rows)}."


def _reviews(pack: Pack) -> str:
    labels = {kind.id: kind.label for kind in pack.codebook.kinds}
    kinds = list(dict.fromkeys(case.review.kind for case in pack.cases))
    reviews = pack.figures[ALL]
    said = f"{reviews} review{'' if reviews == 1 else 's'}"
    if len(kinds) == 1:
        said += f", kind: {labels.get(kinds[0], kinds[0])}"
    else:
        parts = [f"{labels.get(k, k)} {pack.figures['kind', k]}" for k in kinds]
        said += f", by kind: {listed(parts)}"
    return f"{said}.{_years(pack)}"


def _years(pack: Pack) -> str:
    if pack.years is None or not pack.years.variable.stated:
        return f" {pack.years.variable.label}: not known." if pack.years else ""
    years = [c.id for c in pack.years.variable.stated]
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    unknown = [
        n
        for c, n in zip(pack.years.categories, pack.years.reviews, strict=True)
        if c not in pack.years.variable.stated
    ]
    rest = f", not known of {listed([str(n) for n in unknown])}" if unknown else ""
    return f" {pack.years.variable.label}: {span}{rest}."


def _coding(pack: Pack, origin: Provenance, *, named: bool) -> str:
    coders = sorted({c for case in pack.cases for c in case.consensus or (case.review.coder,)})
    who = plural(len(coders), "coder")
    if named and len(coders) <= NAMED:
        who += f" ({', '.join(coders)})"
    said = f"Coded by {who} with the codebook {origin.codebook} {origin.version}: {origin.title}."
    joined = sum(bool(case.consensus) for case in pack.cases)
    if named and joined:
        agreed = plural(joined, "record is", "records are")
        said += f" {agreed} the consensus of coders who worked apart."
    others = [version for version in origin.versions if version != origin.version]
    if others:
        said += f" Some records were coded with version {listed(others)}."
    return said


def _completeness(pack: Pack) -> str:
    counts = [row.not_coded for row in pack.frequencies]
    drafts = plural(pack.drafts_left_out, "draft is", "drafts are")
    left_out = f" {drafts} left out." if pack.drafts_left_out else ""
    if any(isinstance(count, Hidden) for count in counts):
        return f"In some reviews not every subtheme is coded.{left_out}"
    missing = sum(count for count in counts if not isinstance(count, Hidden))
    if not missing:
        return f"Every subtheme is coded in every review.{left_out}"
    return f"{plural(missing, 'finding is', 'findings are')} not coded yet.{left_out}"


def _top(pack: Pack) -> Table:
    columns = (
        Column("Subtheme", "label", 50, "label"),
        Column("Area", "text", 22, "area"),
        Column("Present", "count", key="present"),
        Column("Reviews", "count", key="reviews"),
        Column("% of reviews", "percent", key="share"),
        Column("95% from", "percent", key="share_low"),
        Column("95% to", "percent", key="share_high"),
    )
    lines = tuple(
        Line(
            (
                r.subtheme.label,
                r.area.label,
                r.present,
                r.reviews,
                r.of_reviews,
                *r.reviews_interval,
            ),
            key=r.subtheme.id,
        )
        for r in most_frequent(pack.frequencies)
    )
    return Table("Most frequent subthemes", columns, lines, key="most_frequent")


def _bars(pack: Pack) -> Chart:
    said = [
        f"{r.subtheme.label} {r.present} of {r.reviews}" for r in most_frequent(pack.frequencies)
    ]
    alt = "Horizontal bars, one for each subtheme, grouped by area."
    if said:
        alt += f" The longest: {'; '.join(said)}."
    return Chart(
        "bars",
        "Reviews in which each subtheme is present",
        alt,
        frequency_table(pack),
        (PRESENT,),
        "reviews",
    )
