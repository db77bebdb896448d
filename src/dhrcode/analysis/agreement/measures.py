"""All measures of one part of the data (a subtheme, an area, everything), or why there are none."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from dhrcode.analysis.agreement import coefficients as c
from dhrcode.analysis.agreement.bootstrap import BootstrapInterval, Resampling, interval, resampled
from dhrcode.analysis.agreement.ratings import MISSING, FloatArray, IntArray, Ratings
from dhrcode.analysis.agreement.sums import Features, Sums, features

SEE_PAIRS = "more than two coders: see pairs"
NO_PRESENT = "no code means present"
NO_VARIATION = "no variation"


class Estimate(NamedTuple):
    """A value and its 95 % interval, or why they are undefined.

    Attributes:
        value: a proportion, or a coefficient of at most 1; None if undefined.
        low: the interval's lower end; None if there is no interval.
        high: its upper end.
        reason: why the value, or else the interval, is None; empty if neither is.
        note: what the value or the interval leaves out, if it does.
    """

    value: float | None
    low: float | None
    high: float | None
    reason: str
    note: str = ""


class AgreementPart(NamedTuple):
    """The agreement on one part of the data.

    Attributes:
        id: a subtheme's or area's; `overall` for everything.
        reviews: in how many reviews (of a table: units) something is compared.
        units: findings that two or more coders made, each a subtheme of a review.
        pairs: pairs of such findings: for two coders as many as units, for three up to thrice.
        measures: by the names in `MEASURES`, in that order.
    """

    id: str
    reviews: int
    units: int
    pairs: int
    measures: Mapping[str, Estimate]


class Measure(NamedTuple):
    """How one measure is computed, and why it is NaN when something was compared."""

    compute: Callable[[Sums], FloatArray]
    undefined: str = NO_VARIATION


TOO_FEW = "too few"
"""What is printed in place of an interval that would be wrong too often."""
LEAST = 8
"""Units in which each coder, on average, has to have found the rarer of two things."""
LEAST_CLUSTERS = 5
"""Reviews (of a table: units) that have to be resampled."""
RESTS_ON_FEW = ("percent", "negative", "pabak", "ac1")
"""Measures whose error is that of the number of disagreements, where a theme is rare."""
FEW_DIFFER = 8
"""What is added to that number for their degrees of freedom; found by the same simulation."""
SHARES = ("prevalence", "percent", "positive", "negative")
"""Measures from 0 to 1."""
PRESENCE = ("prevalence", "positive", "negative")
"""Measures that depend on a code that means present."""
MEASURES: Mapping[str, Measure] = {
    "prevalence": Measure(lambda s: c.ratio(s.prevalent, s.counts.sum(-1))),
    "percent": Measure(lambda s: c.percent_agreement(s.agreeing, s.pairs)),
    "positive": Measure(lambda s: c.positive_agreement(s.both, s.present), "never present"),
    "negative": Measure(
        lambda s: c.negative_agreement(s.both, s.present, s.pairs), "always present"
    ),
    "kappa": Measure(lambda s: c.cohen_kappa(s.agreeing, s.first, s.second)),
    "fleiss_kappa": Measure(lambda s: c.fleiss_kappa(s.even_agreeing, s.even_pairs, s.even)),
    "pabak": Measure(lambda s: c.pabak(s.agreeing, s.pairs, s.categories), "only one code"),
    "alpha": Measure(lambda s: c.krippendorff_alpha(s.coincident, s.counts)),
    "ac1": Measure(
        lambda s: c.gwet_ac1(s.agreement, s.compared, s.shares, s.rated), "only one code"
    ),
}
"""In the order of reports. Prevalence says how rare the theme is on which the others are based."""


def measured(ratings: Ratings, name: str, resampling: Resampling) -> AgreementPart:
    """Every measure of some ratings, with its interval."""
    given = np.count_nonzero(ratings.codes != MISSING, axis=1)
    reviews = len(np.unique(ratings.cluster[given > 1]))
    pairs = int((given * (given - 1) // 2).sum())
    if not pairs:
        return _nothing(ratings, name)
    result = features(ratings)
    values = computed(result.sums(np.asarray(result.rows.sum(axis=0))))
    intervals = _intervals(result, values, ratings, resampling)
    estimates = {
        measure: _estimate(measure, float(value), found, ratings)
        for measure, value, found in zip(MEASURES, values, intervals, strict=True)
    }
    if left := _left_out(given, result.each):
        estimates["fleiss_kappa"] = _noted(estimates["fleiss_kappa"], left)
    return AgreementPart(name, reviews, int(np.count_nonzero(given > 1)), pairs, estimates)


def computed(sums: Sums) -> FloatArray:
    """The values of all measures, `(..., measures)`; NaN where undefined."""
    return np.stack([measure.compute(sums) for measure in MEASURES.values()], axis=-1)


def _nothing(ratings: Ratings, name: str) -> AgreementPart:
    few = {0: "no coder", 1: "one coder"}
    reason = few.get(len(ratings.coders), ratings.nothing)
    return AgreementPart(name, 0, 0, 0, dict.fromkeys(MEASURES, Estimate(None, None, None, reason)))


def _intervals(
    result: Features, values: FloatArray, ratings: Ratings, resampling: Resampling
) -> list[BootstrapInterval]:
    reason, clusters = "", result.rows.shape[0]
    if clusters < 2:
        reason = f"no interval: only one {ratings.noun}"
    elif not resampling.samples:
        reason = "no interval asked for"
    if reason:
        return [BootstrapInterval(reason=reason)] * len(MEASURES)
    basis = bases(result.sums(np.asarray(result.rows.sum(axis=0))), ratings.present is not None)
    samples = resampled(result, computed, resampling).T
    return [
        _interval(name, basis[name], float(value), drawn, clusters)
        for name, value, drawn in zip(MEASURES, values, samples, strict=True)
    ]


def _interval(
    name: str, basis: "Basis", value: float, drawn: FloatArray, clusters: int
) -> BootstrapInterval:
    if clusters < LEAST_CLUSTERS:
        return BootstrapInterval(reason=f"{TOO_FEW}: {clusters} are resampled")
    if np.isnan(value) or basis.too_few:
        return BootstrapInterval(reason=basis.too_few)
    if value >= 1 and basis.differ is not None:
        return BootstrapInterval(reason=f"{TOO_FEW}: no disagreement")
    degrees = degrees_of_freedom(name, clusters, np.array(basis.differ))
    return interval(drawn, value, clusters, degrees=float(degrees), plain=name == "prevalence")


class Basis(NamedTuple):
    """What an interval rests on.

    Attributes:
        rarer: in how many units each coder, on average, found the rarer of two things.
        differ: in how many pairs coders differ; None where that does not matter.
    """

    rarer: float
    differ: float | None

    @property
    def too_few(self) -> str:
        """Why there are too few for an interval that is right about as often as it says, or empty.

        `benchmarks/agreement_cover.py` shows by simulation how often it is.
        """
        if self.rarer < LEAST - 1e-9:  # sums of fractions
            return f"{TOO_FEW}: the rarer finding is in fewer than {LEAST}"
        return f"{TOO_FEW}: no disagreement" if self.differ == 0 else ""


def bases(sums: Sums, present: bool) -> dict[str, Basis]:  # noqa: FBT001 - one of two scales
    """What the interval of each measure rests on: all findings, or present beside the others."""
    everything = float(sums.counts.sum())
    rest = float(sums.compared) * (1 - float(sums.counts.max()) / everything)
    general = Basis(rest, float(sums.pairs - sums.agreeing))
    share = float(sums.prevalent) / everything
    rarer = float(sums.compared) * min(share, 1 - share)
    presence = Basis(rarer, float(sums.present - 2 * sums.both)) if present else general
    named = {name: presence if name in PRESENCE else general for name in MEASURES}
    return named | {"prevalence": presence._replace(differ=None)}


def degrees_of_freedom(name: str, clusters: int, differ: FloatArray) -> FloatArray:
    """Of the t interval of a measure: fewer where its error rests on a few disagreements alone."""
    whole = np.full_like(differ, clusters - 1, dtype=np.float64)
    return np.minimum(whole, differ + FEW_DIFFER) if name in RESTS_ON_FEW else whole


def _estimate(measure: str, value: float, found: BootstrapInterval, ratings: Ratings) -> Estimate:
    reason = ""
    if ratings.present is None and measure in PRESENCE:
        reason = NO_PRESENT
    elif measure == "kappa" and len(ratings.coders) > 2:
        reason = SEE_PAIRS
    elif np.isnan(value):
        reason = MEASURES[measure].undefined
    if reason:
        return Estimate(None, None, None, reason)
    least = 0.0 if measure in SHARES else -1.0
    low, high = (
        end if end is None else max(_within(end), least) for end in (found.low, found.high)
    )
    return Estimate(_within(value), low, high, found.reason, found.note)


def _within(value: float) -> float:
    """The value within -1 and 1, which sums of fractions can exceed by a last digit."""
    return min(max(float(value), -1.0), 1.0)


def _left_out(given: IntArray, each: int) -> str:
    """The note about the units that Fleiss' kappa cannot use."""
    compared, used = np.count_nonzero(given > 1), np.count_nonzero(given == each)
    if used == compared:
        return ""
    return f"from the {used:,} of {compared:,} units that have {each} ratings"


def _noted(estimate: Estimate, note: str) -> Estimate:
    return estimate._replace(note="; ".join(filter(None, (note, estimate.note))))
