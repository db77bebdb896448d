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
FEW = 5
"""Subthemes that are named as published in most reviews, with their ties."""
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
    """The findings in words, then what they rest on; first, how far the records go."""
    if pack.is_partial:
        yield Paragraph(_extent(pack, publication=publication), lead=True)
        yield from _published(pack)
    else:
        yield Paragraph(_most(pack), lead=True)
    never = never_present(pack.frequencies)
    if never:
        yield Paragraph(_never(never))
    yield Paragraph(_reviews(pack))
    yield Paragraph(_coding(pack, origin, named=not publication))
    yield Paragraph(_completeness(pack))


def _extent(pack: Pack, *, publication: bool) -> str:
    """How far partial records go. A publication gives no number that is not a count of its own."""
    cannot = "Which subthemes are present in most reviews cannot be told from them."
    if publication:
        return (
            "Some records are partial: coded as far as their source tells. Counts that are at "
            f"least what is given are said to be so. {cannot}"
        )
    partial = pack.table.partial
    cells = len(pack.cases) * len(pack.frequencies)
    coded = cells - sum(row.counts.not_coded for row in pack.table.rows)
    are = "is" if partial == 1 else "are"
    return (
        f"{partial} of {plural(len(pack.cases), 'record')} {are} partial: coded as far as the "
        f"source tells. {coded} of {plural(cells, 'finding')} {'is' if coded == 1 else 'are'} "
        f"there; the rest is not coded, and may be present. {cannot}"
    )


def _published(pack: Pack) -> Iterator[Paragraph]:
    """What a published table of the same reviews says, and how much of it has a review."""
    if pack.published is None:
        return
    counts = pack.published.subthemes
    named = [row for row in pack.table.rows if counts.get(row.subtheme.id)]
    named.sort(key=lambda row: -counts[row.subtheme.id])
    least = counts[named[min(FEW, len(named)) - 1].subtheme.id] if named else 0
    top = [row.subtheme for row in named if counts[row.subtheme.id] >= least][: 2 * FEW]
    said = "; ".join(f"{s.label}, {counts[s.id]} of {pack.published.reviews}" for s in top)
    if said:
        yield Paragraph(f"Published as present in most reviews: {said}.", lead=True)
    coded = sum(row.counts.present for row in pack.table.rows)
    whole = sum(counts.values())
    yield Paragraph(
        f"{coded} of the {whole} published findings of present can be attributed to a review. "
        f"Published: {' '.join(pack.published.source.split())}."
    )


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
    whole = sum(case.read_to_the_end for case in pack.cases)
    if named and whole:
        reviews = plural(len(pack.cases), "review")
        said += f" {whole} of {reviews} {'was' if whole == 1 else 'were'} read to the end."
    others = [version for version in origin.versions if version != origin.version]
    if others:
        said += f" Some records were coded with version {listed(others)}."
    return said


def _completeness(pack: Pack) -> str:
    counts = [row.not_coded for row in pack.frequencies]
    drafts = plural(pack.drafts_left_out, "draft is", "drafts are")
    left_out = f" {drafts} left out." if pack.drafts_left_out else ""
    if pack.is_partial:
        return f"What partial records do not name is not coded.{left_out}"
    if any(isinstance(count, Hidden) for count in counts):
        return f"In some reviews not every subtheme is coded.{left_out}"
    missing = sum(count for count in counts if not isinstance(count, Hidden))
    if not missing:
        return f"Every subtheme is coded in every review.{left_out}"
    return f"{plural(missing, 'finding is', 'findings are')} not coded yet.{left_out}"


def _named(pack: Pack) -> list[Frequency]:
    """The subthemes present in most reviews; none where partial records leave that open."""
    return [] if pack.is_partial else most_frequent(pack.frequencies)


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
        for r in _named(pack)
    )
    return Table("Most frequent subthemes", columns, lines, key="most_frequent")


def _bars(pack: Pack) -> Chart:
    said = [f"{r.subtheme.label} {r.present} of {r.reviews}" for r in _named(pack)]
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
