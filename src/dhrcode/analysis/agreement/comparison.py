"""Comparing coders: overall, by area, by subtheme, and by pair of coders."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.measures import AgreementPart, measured
from dhrcode.analysis.agreement.ratings import MISSING, PRESENT, IntArray, Ratings, shared
from dhrcode.analysis.variables import NOT_CODED
from dhrcode.model.record import FINDINGS

CoderFindings = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Coder: review: subtheme: finding. A subtheme that is missing has not been coded."""
OTHER = "other"
OVERALL = "overall"
USUAL = Resampling()


class Treatment(StrEnum):
    """How not stated, unclear and not coded count.

    Each compares what two or more coders found for the same subtheme of the same review.
    """

    FINDINGS = "findings"
    """The four findings, each a category. Not coded means that no finding was made: it is left
    out."""
    PRESENCE = "presence"
    """Present against everything else that was coded. Not coded is left out."""
    STATED = "stated"
    """Present against absent. Not stated, unclear and not coded are left out, which hides that
    coders disagree whether the document says anything: say so where it is reported."""
    CODED = "coded"
    """The four findings and not coded, a fifth category, in reviews that two or more coders took
    up: it shows that one coder skipped what the other coded."""


_SCALES: Mapping[Treatment, Mapping[str, str]] = {
    Treatment.FINDINGS: {finding: finding for finding in FINDINGS},
    Treatment.PRESENCE: {f: PRESENT if f == PRESENT else OTHER for f in FINDINGS},
    Treatment.STATED: {finding: finding for finding in (PRESENT, "absent")},
    Treatment.CODED: {finding: finding for finding in (*FINDINGS, NOT_CODED)},
}
"""The category of each finding; a finding that is not listed is left out."""


class Agreement(NamedTuple):
    """The agreement of some coders.

    Attributes:
        coders: who.
        overall: over all subthemes.
        areas: in the codebook's order; none for a table of ratings.
        subthemes: in the codebook's order; none for a table of ratings.
    """

    coders: tuple[str, ...]
    overall: AgreementPart
    areas: tuple[AgreementPart, ...] = ()
    subthemes: tuple[AgreementPart, ...] = ()

    def parts(self) -> Iterator[tuple[str, AgreementPart]]:
        """Every part after what it is: `overall`, `area` or `subtheme`."""
        yield OVERALL, self.overall
        yield from (("area", part) for part in self.areas)
        yield from (("subtheme", part) for part in self.subthemes)


class Comparison(NamedTuple):
    """The result of comparing coders.

    Attributes:
        treatment: how findings were compared; None for a table of ratings.
        categories: the categories compared, including those that nobody used.
        resampling: how intervals were made.
        together: the agreement of all coders.
        pairs: the agreement of each pair of coders, in order; for two coders the same as
            `together`.
    """

    treatment: Treatment | None
    categories: tuple[str, ...]
    resampling: Resampling
    together: Agreement
    pairs: tuple[Agreement, ...]


def compare(
    codings: CoderFindings,
    areas: Mapping[str, Sequence[str]],
    treatment: Treatment = Treatment.FINDINGS,
    resampling: Resampling = USUAL,
) -> Comparison:
    """Compares coders.

    Args:
        codings: what each coder found; coders in the order of the result, including those who coded
            nothing.
        areas: the subthemes of each area, in the codebook's order. Others are not compared.
        treatment: how not stated, unclear and not coded count.
        resampling: how intervals are made.
    """
    study = _CodedFindings.of(codings, areas, treatment)
    coders = range(len(codings))
    together = study.agreement(coders, resampling)
    pairs = [
        together if len(codings) == 2 else study.agreement(pair, resampling)
        for pair in combinations(coders, 2)
    ]
    return Comparison(treatment, study.categories, resampling, together, tuple(pairs))


def compare_ratings(ratings: Ratings, resampling: Resampling = USUAL) -> Comparison:
    """Compares the coders of a table of ratings."""
    coders = range(len(ratings.coders))
    together = _of_ratings(ratings, resampling)
    pairs = [
        together if len(coders) == 2 else _of_ratings(ratings.among(pair), resampling)
        for pair in combinations(coders, 2)
    ]
    return Comparison(None, ratings.categories, resampling, together, tuple(pairs))


def _of_ratings(ratings: Ratings, resampling: Resampling) -> Agreement:
    return Agreement(ratings.coders, measured(ratings, OVERALL, resampling))


class _CodedFindings(NamedTuple):
    """All findings as numbers.

    Attributes:
        codes: reviews x subthemes x coders; the number of a category, or `MISSING`.
        taken_up: reviews x coders; whether the coder has a record of the review.
        coders: their names.
        categories: of the scale.
        areas: the places of each area's subthemes.
        subthemes: the place of each subtheme.
    """

    codes: IntArray
    taken_up: NDArray[np.bool_]
    coders: tuple[str, ...]
    categories: tuple[str, ...]
    areas: Mapping[str, list[int]]
    subthemes: Mapping[str, list[int]]

    @classmethod
    def of(
        cls, codings: CoderFindings, areas: Mapping[str, Sequence[str]], treatment: Treatment
    ) -> "_CodedFindings":
        """The study of some coders."""
        names = [subtheme for subthemes in areas.values() for subtheme in subthemes]
        place = {subtheme: n for n, subtheme in enumerate(names)}
        # Sorted, so that the interval does not depend on the order in which reviews were read.
        reviews = sorted({review for coded in codings.values() for review in coded})
        taken_up = [[review in coded for coded in codings.values()] for review in reviews]
        return cls(
            _codes(codings, reviews, names, _SCALES[treatment]),
            np.array(taken_up, dtype=np.bool_).reshape(len(reviews), len(codings)),
            tuple(codings),
            tuple(dict.fromkeys(_SCALES[treatment].values())),
            {area: [place[s] for s in subthemes] for area, subthemes in areas.items()},
            {subtheme: [n] for subtheme, n in place.items()},
        )

    def agreement(self, chosen: Sequence[int], resampling: Resampling) -> Agreement:
        """The agreement of some coders, by their numbers, on what two or more of them coded."""
        coders = list(chosen)
        some = self._replace(
            codes=shared(self.codes[:, :, coders]),
            taken_up=self.taken_up[:, coders],
            coders=tuple(self.coders[n] for n in coders),
        )
        return Agreement(
            some.coders,
            some.part(OVERALL, list(range(len(self.subthemes))), resampling),
            tuple(some.part(name, places, resampling) for name, places in self.areas.items()),
            tuple(some.part(name, places, resampling) for name, places in self.subthemes.items()),
        )

    def part(self, name: str, places: list[int], resampling: Resampling) -> AgreementPart:
        """The measures of some subthemes, by their places."""
        reviews = np.repeat(np.arange(len(self.codes)), len(places))
        codes = self.codes[:, places].reshape(len(reviews), len(self.coders))
        met = bool((np.count_nonzero(self.taken_up, axis=1) > 1).any())
        nothing = "no finding in common" if met else "no review in common"
        present = self.categories.index(PRESENT)
        ratings = Ratings(codes, self.coders, self.categories, reviews, present, "review", nothing)
        return measured(ratings, name, resampling)


def _codes(
    codings: CoderFindings, reviews: list[str], subthemes: list[str], scale: Mapping[str, str]
) -> IntArray:
    """Reviews x subthemes x coders; a review that a coder has no record of is missing."""
    categories = {category: n for n, category in enumerate(dict.fromkeys(scale.values()))}
    number = {finding: categories[category] for finding, category in scale.items()}
    unseen = [MISSING] * len(subthemes)

    def codes_of(found: Mapping[str, str]) -> list[int]:
        return [number.get(found.get(s, NOT_CODED), MISSING) for s in subthemes]

    codes = [
        [codes_of(coded[review]) if review in coded else unseen for review in reviews]
        for coded in codings.values()
    ]
    shape = (len(codings), len(reviews), len(subthemes))
    return np.array(codes, dtype=np.int64).reshape(shape).transpose(1, 2, 0)
