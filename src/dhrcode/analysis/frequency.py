"""In how many reviews each subtheme and each area is present, with denominators and intervals."""

from collections.abc import Mapping
from typing import NamedTuple

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.incomplete import NOTHING_OPEN, Open, at_least, undefined
from dhrcode.analysis.ledger import CountKey, Figure, Hidden, Undefined
from dhrcode.analysis.statistics import ConfidenceInterval, Proportion, ranks, share, total, wilson
from dhrcode.analysis.variables import NOT_CODED
from dhrcode.model.codebook import Area, Codebook, Subtheme


class Frequency(NamedTuple):
    """One subtheme: numbers of reviews by finding, and what proportion `present` is of them.

    Attributes:
        stated: reviews in which it was found present or absent.
        of_reviews: present as a proportion of all reviews, with its interval.
        of_stated: present as a proportion of those stated, with its interval.
        rank: its place by `present`; ties share the better one. Undefined for all where one
            subtheme is not coded in partial records, since its place, and theirs, cannot be told.
        open: reviews whose partial record does not code it, `SOME` in a publication: `present` is
            then "at least", and what is made of it undefined.
    """

    area: Area
    subtheme: Subtheme
    present: Figure
    absent: Figure
    not_stated: Figure
    unclear: Figure
    not_coded: Figure
    reviews: Figure
    stated: Figure
    of_reviews: Proportion
    reviews_interval: ConfidenceInterval
    of_stated: Proportion
    stated_interval: ConfidenceInterval
    rank: Figure | Undefined
    open: int = 0


class Together(NamedTuple):
    """Several subthemes: reviews in which at least one is present, and what is made of that.

    Attributes:
        ticks: findings `present` of all of them, over all reviews.
        average: ticks by reviews: how many of them a review has; None if there is no review.
    """

    present: Figure
    reviews: Figure
    of_reviews: Proportion
    interval: ConfidenceInterval
    ticks: Figure
    average: Proportion


class AreaFrequency(NamedTuple):
    """One area, and its subthemes together."""

    area: Area
    together: Together


def frequencies(
    codebook: Codebook, figures: Mapping[CountKey, Figure], left_open: Open = NOTHING_OPEN
) -> list[Frequency]:
    """Every subtheme's frequency, in the codebook's order; those never found stay in."""
    places = ranks([figures["finding", s, "present"] for s in codebook.subthemes])
    return [
        _as_far_as_coded(
            _frequency(area, subtheme, figures, rank),
            left_open.of(subtheme.id),
            left_open.of(*codebook.subthemes),
        )
        for (area, subtheme), rank in zip(codebook.rows(), places, strict=True)
    ]


def _frequency(
    area: Area, subtheme: Subtheme, figures: Mapping[CountKey, Figure], rank: Figure
) -> Frequency:
    def found(finding: str) -> Figure:
        return figures["finding", subtheme.id, finding]

    present, reviews = found("present"), figures[ALL]
    stated = total(present, found("absent"))
    return Frequency(
        area,
        subtheme,
        present,
        found("absent"),
        found("not-stated"),
        found("unclear"),
        found(NOT_CODED),
        reviews,
        stated,
        share(present, reviews),
        wilson(present, reviews),
        share(present, stated),
        wilson(present, stated),
        rank,
    )


def _as_far_as_coded(row: Frequency, open_reviews: int, open_anywhere: int) -> Frequency:
    """The frequency, with what cannot be told of it marked so."""
    if (unknown := undefined(open_anywhere)) is not None:
        row = row._replace(rank=unknown)
    if (unknown := undefined(open_reviews)) is None:
        return row
    return row._replace(
        present=at_least(row.present, open_reviews),
        of_reviews=unknown,
        reviews_interval=ConfidenceInterval(unknown, unknown),
        of_stated=unknown,
        stated_interval=ConfidenceInterval(unknown, unknown),
        rank=unknown,
        open=open_reviews,
    )


def area_frequencies(
    codebook: Codebook, figures: Mapping[CountKey, Figure], left_open: Open = NOTHING_OPEN
) -> list[AreaFrequency]:
    """Every area's frequency, in the codebook's order."""
    found = []
    for area in codebook.coded_areas:
        open_reviews = left_open.of(*(subtheme.id for subtheme in area.subthemes))
        counts = figures["area", area.id], figures["ticks", area.id]
        found.append(AreaFrequency(area, together(*counts, figures[ALL], open_reviews)))
    return found


def together(present: Figure, ticks: Figure, reviews: Figure, open_reviews: int) -> Together:
    """What the counts of several subthemes tell.

    Args:
        present: reviews in which at least one of them is present.
        ticks: findings `present` of all of them.
        reviews: all reviews.
        open_reviews: reviews whose partial record leaves one of them open, or `SOME`.
    """
    unknown = undefined(open_reviews)
    return Together(
        at_least(present, open_reviews),
        reviews,
        unknown or share(present, reviews),
        ConfidenceInterval(unknown, unknown) if unknown else wilson(present, reviews),
        at_least(ticks, open_reviews),
        unknown or share(ticks, reviews),
    )


def most_frequent(rows: list[Frequency], few: int = 5) -> list[Frequency]:
    """The subthemes present in most reviews, the first few with their ties, hidden ones left out.

    If the ties would make the list more than twice as long, those in the last place are left out;
    that may leave none.
    """
    known = sorted(
        (row for row in rows if _number(row.present)), key=lambda row: -_number(row.present)
    )
    if len(known) <= few:
        return known
    last = _number(known[few - 1].present)
    tied = [row for row in known if _number(row.present) >= last]
    if len(tied) <= 2 * few:
        return tied
    return [row for row in known if _number(row.present) > last]


def largest(rows: list[Frequency]) -> tuple[int, int]:
    """The largest count of present that is shown, and how many subthemes have it."""
    known = [_number(row.present) for row in rows if not isinstance(row.present, Hidden)]
    most = max(known, default=0)
    return most, known.count(most)


def never_present(rows: list[Frequency]) -> list[Frequency]:
    """The subthemes that are coded in every review and present in none."""
    return [row for row in rows if row.present == 0 and not row.open and not row.not_coded]


def _number(figure: Figure) -> int:
    return 0 if isinstance(figure, Hidden) else figure
